"""Every command, in the order of the help.

A new one is a file `cli/NAME.py` with `command`, and a line here.
"""

from typing import Final

COMMANDS: Final = (
    "read",
    "code",
    "record",
)
