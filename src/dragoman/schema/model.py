"""The base of every value in the contract, and its two smallest parts."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _ordered(span: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= span[0] < span[1]:
        raise ValueError(f"a span runs from its start to a later end, not {span}")
    return span


Span = Annotated[tuple[int, int], AfterValidator(_ordered)]
"""Character offsets into the document's text, end exclusive."""

Code = str
"""ISO 3166-1 alpha-3 of a state (XKX, PSE, TWN, HKG included) or the acronym of an international body."""


class Model(BaseModel):
    """A frozen value of the contract; an unknown field is an error, not a silent loss."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        json_schema_serialization_defaults_required=True,  # what is written leaves no field out
    )
