"""What can go wrong, as a short tree.

DragomanError
├── InputError           an article, file, address or row that cannot be used
│   └── LanguageError    a text in a language that is not coded
├── UsageError           a call that is wrong in itself (a bad date, an unknown option value)
└── RecordError          the record cannot be read or written

Every error says what happened, where, and what to do about it::

    try:
        document = load("notes.pdf")
    except DragomanError as error:
        print(error.what, error.where, error.remedy)
"""


class DragomanError(Exception):
    """Base of every error that dragoman raises on purpose."""

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.remedy}" if self.remedy else text


class InputError(DragomanError, ValueError):
    """An article, file, address or row cannot be used; the rest goes on."""


class LanguageError(InputError):
    """The text is in a language that is not coded; `language` names it (ISO 639-1)."""

    def __init__(
        self, what: str, *, language: str, where: str | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.language = language


class UsageError(DragomanError, ValueError):
    """The call is wrong in itself."""


class RecordError(DragomanError, OSError):
    """The record cannot be read or written."""
