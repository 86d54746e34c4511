"""Every command, in the order of the help.

A new one is a file `cli/NAME.py` (`cli/NAME_.py` for a word of Python's) with `command`, and a line here.
"""

from typing import Final

COMMANDS: Final = (
    "read",
    "code",
    "collect",
    "import",
    "quarantine",
    "export",
    "event",
    "search",
    "explain",
    "actors",
    "forecast",
    "evaluate",
    "record",
)
