"""Train the coder.

    python training/train_coder.py --weights DIR [--plan '{"epochs": 16}'] [--out build/coder/run]

`DIR` holds the published encoder (`model.safetensors`). Uses a GPU where there is one.
"""

import argparse
import gzip
import json
import time
from pathlib import Path

import torch

from coder.batches import to_example
from coder.loop import Plan, train
from coder.measure import measure
from coder.net import Net, Shape, start_from
from coder.store import load_net, mix, published_weights, save_net
from coder.taught import read_taught


def main() -> None:
    """Read the examples and the published weights, train, and write the network."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--examples", type=Path, default=here.parent / "build" / "coder" / "examples.json.gz")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--plan", type=json.loads, default={})
    parser.add_argument("--shape", type=json.loads, default={})
    parser.add_argument("--start", type=Path, help="go on from the network of another run")
    parser.add_argument("--keep", type=float, default=0.0, help="share of that network in the result")
    parser.add_argument("--taught", type=Path, help="labels of teachers (annotations/taught.jsonl.gz)")
    parser.add_argument("--everything", action="store_true", help="train on what is kept apart as well")
    parser.add_argument("--out", type=Path, default=here.parent / "build" / "coder" / "run")
    parser.add_argument("--threads", type=int)
    given = parser.parse_args()
    if given.threads:
        torch.set_num_threads(given.threads)
    with gzip.open(given.examples, "rt", encoding="utf-8") as file:
        data = json.load(file)
    published = published_weights(given.weights)
    vocabulary = published["embeddings.word_embeddings.weight"].shape[0]
    plan = Plan(**given.plan)
    torch.manual_seed(plan.seed)
    net = Net(Shape(vocabulary=vocabulary, **{**data["shape"], **given.shape}))
    start_from(net, published)
    if given.start:
        net.load_state_dict(load_net(given.start, given.weights).state_dict())
    tune = [to_example(kinds[0]) for kinds in data["tune"]]
    rows = data["train"] + (data["tune"] if given.everything else [])
    if given.taught:
        rows += [[passage, passage] for passage in read_taught(given.taught, data["unlabelled"])]
    items = [[to_example(kind) for kind in kinds] for kinds in rows]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    started = time.perf_counter()
    train(net, items, tune, plan, given.out, device=device)
    net.to("cpu")
    if given.start and given.keep:
        mix(net, load_net(given.start, given.weights), given.keep)
        with (given.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"keep": given.keep, "tune": measure(net, tune, "cpu")}) + "\n")
    save_net(net, given.out, frozen=plan.freeze_pieces)
    print(f"trained in {time.perf_counter() - started:.0f} s on {device}: {given.out}")


if __name__ == "__main__":
    main()
