"""What the record holds already is told from what is new, whatever was added when."""

from collections.abc import Sequence
from hashlib import sha256

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.exchange._seen import Seen


def marks(digests: Sequence[str]) -> pa.Table:
    lines = pa.array(range(1, len(digests) + 1), pa.int64())
    return pa.table({"line": lines, "key": digests, "digest": pa.array(digests, pa.string())})


# Halves that are alike are what the sorted runs have to tell apart; chance would never make them.
half = st.one_of(
    st.sampled_from(["0" * 16, "f" * 16, "80" + "0" * 14]), st.integers(0, 40).map("{:016x}".format)
)
digest = st.tuples(half, half).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(digest, max_size=30), max_size=12))
def test_new_is_what_no_batch_before_held_and_the_first_of_the_same(batches):
    seen, held = Seen("gdelt"), set()
    for number, digests in enumerate(batches, 1):
        expected = [
            line for line, one in enumerate(digests, 1) if one not in held and one not in digests[: line - 1]
        ]
        new = seen.new(marks(digests))
        assert new["line"].to_pylist() == expected
        seen.add(new, number)
        held.update(digests)


def test_many_batches_lie_in_few_runs():
    seen = Seen("gdelt")
    for batch in range(200):
        seen.add(marks([sha256(f"{batch} {n}".encode()).hexdigest()[:32] for n in range(5)]), batch + 1)
    assert len(seen._runs) <= 8
    assert sum(len(run.high) for run in seen._runs) == 1_000
