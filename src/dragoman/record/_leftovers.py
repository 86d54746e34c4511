"""What a killed process leaves behind. Nobody reads it; it only takes room."""

from collections.abc import Sequence

from dragoman.record._durable import refused
from dragoman.record._manifest import Entry
from dragoman.record._place import Place


def remove_leftovers(place: Place, entries: Sequence[Entry]) -> None:
    """Remove unfinished files, and files of batches whose number another batch has taken since.

    The caller holds the writer's lock. Files after the last entry stay: were that entry lost to a damaged
    disk, they would be all that is left of it.
    """
    named = names(entries)
    files = [path for path in place.batches.glob("*.parquet") if path.name not in named]
    overtaken = [path for path in files if path.name[:8].isdecimal() and int(path.name[:8]) <= len(entries)]
    for path in (*place.temporaries(), *overtaken):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise refused(error, path) from error


def names(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the names of the files that committed batches consist of."""
    return frozenset(file.name for entry in entries for file in entry.files)
