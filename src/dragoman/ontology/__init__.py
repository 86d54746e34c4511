"""The ontology: PLOVER's types, modes, contexts and sectors, and the way to CAMEO and back.

Everything is read from the data files of this room; nothing is read at import.
"""

from dragoman.ontology.cameo import (
    CameoCode,
    Mapped,
    cameo_codes,
    cameo_to_plover,
    goldstein,
    plover_to_cameo,
)
from dragoman.ontology.older import Older, from_older, older_types
from dragoman.ontology.plover import (
    VERSION,
    EventType,
    Mode,
    contexts,
    event_mode,
    event_type,
    event_types,
    intensity_of,
    quad_of,
    quads,
    sectors,
)

__all__ = [
    "VERSION",
    "CameoCode",
    "EventType",
    "Mapped",
    "Mode",
    "Older",
    "cameo_codes",
    "cameo_to_plover",
    "contexts",
    "event_mode",
    "event_type",
    "event_types",
    "from_older",
    "goldstein",
    "intensity_of",
    "older_types",
    "plover_to_cameo",
    "quad_of",
    "quads",
    "sectors",
]
