"""ICEWS: names of states in words, CAMEO with Goldstein scores.

A file that dragoman wrote in these columns tells the PLOVER type and mode behind the text of the code, as
``Consult [CONSULT multilateral]``, because many modes have no CAMEO code of their own.
"""

from typing import Final

from dragoman.exchange.importers._importer import Importer

_PLACE = "coalesce(r.City, r.District, r.Province, r.Country)"
# A state's centre is not where anything happened.
_PLACED = "coalesce(r.City, r.District, r.Province) IS NOT NULL"

ICEWS: Final = Importer(
    source="icews",
    columns={
        "type": "coalesce(told.type, p.type)",
        "mode": "CASE WHEN told.type IS NULL THEN p.mode ELSE told.mode END",
        "contexts": "ifnull(p.contexts, []::VARCHAR[])",
        "quad": "coalesce(told.quad, p.quad)",
        "intensity": "coalesce(told.intensity, p.intensity)",
        "cameo": 'r."CAMEO Code"',
        "goldstein": "try_cast(r.Intensity AS DOUBLE)",
        "actors": "listed(coalesce(body.code, state.code))",
        "recipients": "listed(coalesce(other_body.code, other_state.code))",
        "actor_names": 'listed(r."Source Name")',
        "recipient_names": 'listed(r."Target Name")',
        "actor_sectors": """sectors_of(words(r."Source Sectors", ','))""",
        "recipient_sectors": """sectors_of(words(r."Target Sectors", ','))""",
        "date_start": """r."Event Date"::DATE""",
        "date_end": """r."Event Date"::DATE""",
        "place": _PLACE,
        "place_country": "place_state.code",
        "latitude": f"CASE WHEN {_PLACED} THEN try_cast(r.Latitude AS DOUBLE) END",
        "longitude": f"CASE WHEN {_PLACED} THEN try_cast(r.Longitude AS DOUBLE) END",
        "precision": """CASE WHEN r.City IS NOT NULL THEN 'city' WHEN r.District IS NOT NULL THEN 'district'
            WHEN r.Province IS NOT NULL THEN 'province' WHEN r.Country IS NOT NULL THEN 'country' END""",
        "publisher": "r.Publisher",
    },
    joins="""
        LEFT JOIN act_in_words told ON told.name = regexp_extract(r."Event Text", '\\[([A-Za-z -]+)\\]$', 1)
        LEFT JOIN plover_by_cameo p ON p.name = r."CAMEO Code"
        LEFT JOIN body_by_name body ON body.name = lower(r."Source Name")
        LEFT JOIN body_by_name other_body ON other_body.name = lower(r."Target Name")
        LEFT JOIN state_by_name state ON state.name = lower(r."Source Country")
        LEFT JOIN state_by_name other_state ON other_state.name = lower(r."Target Country")
        LEFT JOIN state_by_name place_state ON place_state.name = lower(r.Country)
    """,
)
