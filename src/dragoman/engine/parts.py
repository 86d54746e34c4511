"""What is done: one immutable file for each batch that was coded, beside the output until it is whole."""

from pathlib import Path
from typing import Final

import pyarrow as pa

from dragoman.engine._files import write_whole
from dragoman.engine.arrow import pack, result_schema, unpack
from dragoman.engine.cut import Batch

_ENDING: Final = ".arrow"


class Parts:
    """The folder of finished batches, each under the key of what was coded and by which coder.

    A part is named only when it is whole and on disk. So the folder is its own journal: a batch whose
    part is there is done, and any other is not.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, batch: Batch) -> pa.RecordBatch | None:
        """Return the results of a batch that was done before; none where it is still to do."""
        try:
            results = unpack(self._path(batch).read_bytes())
        except FileNotFoundError:
            return None
        except (pa.ArrowException, OSError):
            return None  # the disk lost it: it is coded again
        fits = results.schema.equals(result_schema()) and results.num_rows == len(batch.rows)
        return results if fits else None

    def keep(self, batch: Batch, results: pa.RecordBatch) -> None:
        """Write the results of a batch; when this returns, they outlast a crash of the machine."""
        write_whole(self._path(batch), pack(results))

    def _path(self, batch: Batch) -> Path:
        return self.folder / f"{batch.key}{_ENDING}"
