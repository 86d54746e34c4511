"""Speed and memory, as ratios measured side by side in one run: ``python -m benchmarks [NAME…]``.

A new benchmark is a module with `measure() -> Iterator[Figure]` and a line in `BENCHMARKS`.
"""
