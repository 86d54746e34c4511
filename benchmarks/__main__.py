"""Runs the benchmarks and prints a table."""

import importlib
import os
import sys
from typing import Final

from rich.console import Console
from rich.table import Table

BENCHMARKS: Final = ("article", "coder", "bulk", "record", "events", "exchange", "search")


def main() -> int:
    """Run the benchmarks named, or all of them."""
    names = sys.argv[1:] or BENCHMARKS
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; choose from {', '.join(BENCHMARKS)}\n")
        return 2
    table = Table(box=None, pad_edge=False)
    for head in ("benchmark", "figure", "", "ratio", "to"):
        table.add_column(head, justify="right" if head in ("figure", "ratio") else "left")
    for name in names:
        for one in importlib.import_module(f"benchmarks.{name}").measure():
            ratio = "" if one.ratio is None else f"{one.ratio:,.2f}"
            table.add_row(one.what, f"{one.value:,.0f}", one.unit, ratio, one.to)
    console = Console(width=110)
    console.print(table)
    if hasattr(os, "getloadavg"):
        load, cores = os.getloadavg()[0], os.cpu_count()
        console.print(f"Load of the machine at the end: {load:.1f} on {cores} cores.", highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
