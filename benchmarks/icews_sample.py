"""Imports the real ICEWS sample into a fresh record and prints its counts beside those of the file itself.

python -m benchmarks.icews_sample ../shared/imports/icews_2018_sample.tab
"""

import csv
import sys
import tempfile
from collections import Counter
from pathlib import Path

from dragoman.exchange import import_files
from dragoman.record import Record


def main(sample: Path) -> None:
    """Print the table."""
    with sample.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    codes = Counter(row["CAMEO Code"][:2] for row in rows)
    with tempfile.TemporaryDirectory() as place:
        record = Record.open(Path(place))
        report = import_files(record, "icews", [sample])
        found = record.query(
            "SELECT cameo[:2] AS root, coalesce(type, '-') AS type, count(*) AS number"
            " FROM imported GROUP BY ALL ORDER BY root, number DESC"
        ).to_pylist()
    print(f"in the file {len(rows)}, read {report.total('read')}, kept {report.total('kept')}\n")
    print("| CAMEO root | in the file | in the record, by PLOVER type |\n|---|---|---|")
    for root in sorted(codes):
        ours = [(row["type"], row["number"]) for row in found if row["root"] == root]
        told = " + ".join(f"{name} {number}" for name, number in ours)
        print(f"| {root} | {codes[root]} | {told} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
