"""What a source yields: a row to be coded, or the reason why there is none."""

import hashlib
import json
from dataclasses import asdict, astuple, dataclass
from typing import Literal

RefusalKind = Literal["file", "line", "field", "document", "date", "language", "duplicate", "coder", "crash"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: its file, and its line, record or row in it, counted from 1."""

    file: str
    number: int | None = None
    unit: Literal["line", "record", "row"] = "line"

    def __str__(self) -> str:
        return self.file if self.number is None else f"{self.file}, {self.unit} {self.number:,}"


@dataclass(frozen=True, slots=True)
class Row:
    """A document as its source holds it: a `text`, or the bytes of a file or page in `data`.

    `suffix` says what `data` is (``.html``, ``.md``, ``.txt``), `charset` what a server declared.
    """

    place: Place
    text: str | None = None
    data: bytes | None = None
    id: str | None = None
    suffix: str | None = None
    charset: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def size(self) -> int:
        """Roughly how much memory its content takes, in bytes."""
        return len(self.text or "") + len(self.data or b"")

    def digest(self) -> bytes:
        """Return a digest of everything but the place: the same row elsewhere is the same work."""
        page = None if self.data is None else hashlib.sha256(self.data).hexdigest()
        fields = [self.id, self.text, page, *astuple(self)[4:]]
        return hashlib.sha256(json.dumps(fields).encode()).digest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not coded: where it stands, the field at fault, why, and what to do."""

    place: Place
    kind: RefusalKind
    reason: str
    remedy: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        where = f"{self.place}, {self.field}" if self.field else str(self.place)
        return f"{where}: {self.reason}. {self.remedy}" if self.remedy else f"{where}: {self.reason}"

    def digest(self) -> bytes:
        """Return a digest of everything but the file."""
        return hashlib.sha256(json.dumps([self.place.number, *astuple(self)[1:]]).encode()).digest()

    def as_object(self) -> dict[str, object]:
        """Return it as one flat object, as the list of refusals holds it."""
        place = asdict(self.place)
        return {
            "file": place["file"],
            place["unit"]: place["number"],
            "field": self.field,
            "kind": self.kind,
            "reason": self.reason,
            "remedy": self.remedy,
        }
