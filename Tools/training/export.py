"""Rounds a training run to half precision, measures what is shipped, and writes the model's folder.

Every accuracy in the model card is measured here, on the rounded weights in single precision. The card's text is in
`cards`, by the model's name.

    python Tools/training/export.py --run DIR --test DIR [DIR ...] --out Models/toybox-resnet18
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from network import build
from scenes import DEVIATION, MEAN, Scenes, normalized

CARDS = Path(__file__).parent / "cards"


@torch.inference_mode()
def predictions(model: torch.nn.Module, scenes: Scenes) -> np.ndarray:
    """The class with the largest logit, for every scene."""
    found = []
    for start in range(0, len(scenes), 50):
        images, _ = scenes.batch(np.arange(start, min(start + 50, len(scenes))))
        found.append(model(normalized(images)).argmax(1).numpy())
    return np.concatenate(found)


def confusions(classes: list[str], truth: np.ndarray, said: np.ndarray) -> str:
    """The eight most frequent mistakes, one a line: truth, answer, how often."""
    pairs: dict[tuple[int, int], int] = {}
    for pair in zip(truth[truth != said], said[truth != said]):
        pairs[pair] = pairs.get(pair, 0) + 1
    worst = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:8]
    return "\n".join(f"- {classes[a]}, {classes[b]}: {n}" for (a, b), n in worst)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True)
    parser.add_argument("--test", nargs="+", required=True, help="folders of scenes; the card may list the last's mistakes")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    state = torch.load(Path(arguments.run) / "checkpoint.pt", weights_only=True)
    classes, recipe = state["classes"], state["recipe"]
    rounded = {}
    for name, tensor in state["average"].items():
        if not name.startswith("module.") or name.endswith("num_batches_tracked"):
            continue
        half = tensor.half().contiguous()
        if not torch.isfinite(half).all():
            raise SystemExit(f"{name} does not fit half precision")
        rounded[name.removeprefix("module.")] = half

    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    weights = out / "model.safetensors"
    save_file(rounded, weights)
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    (out / "labels.txt").write_text("\n".join(classes) + "\n")
    (out / "model.json").write_text(json.dumps({
        "name": out.name,
        "architecture": recipe["architecture"],
        "weights": weights.name,
        "sha256": digest,
        "labels": "labels.txt",
        "input": {"resize": None, "crop": 224, "mean": MEAN, "std": DEVIATION},
    }, indent=2) + "\n")

    model = build(recipe["architecture"], {name: tuple(tensor.shape) for name, tensor in rounded.items()})
    model.load_state_dict({name: tensor.float() for name, tensor in rounded.items()}, strict=False)
    model.eval().to(memory_format=torch.channels_last)
    tests = [Scenes(folder) for folder in arguments.test]
    names = [scenes.description["set"] for scenes in tests]
    said = [predictions(model, scenes) for scenes in tests]
    right = [answers == scenes.labels for answers, scenes in zip(said, tests)]

    rows = ["| class | " + " | ".join(names) + " |", "|---" * (1 + len(names)) + "|"]
    for k, label in enumerate(classes):
        shares = [f"{r[scenes.labels == k].mean():.1%}" for r, scenes in zip(right, tests)]
        rows.append(f"| {label} | " + " | ".join(shares) + " |")
    log = [json.loads(line) for line in (Path(arguments.run) / "log.jsonl").read_text().splitlines()]
    share = {name: float(r.mean()) for name, r in zip(names, right)}
    (out / "card.md").write_text((CARDS / f"{out.name}.md").read_text().format(
        count=len(classes),
        parameters=sum(p.numel() for p in model.parameters()),
        megabytes=weights.stat().st_size / 1e6,
        digest=digest,
        share=share,
        scenes={name: len(r) for name, r in zip(names, right)},
        table="\n".join(rows),
        confusions=confusions(classes, tests[-1].labels, said[-1]),
        train_count=state["scenes"],
        epochs=len(log),
        sizes=", ".join(str(size) for size in dict.fromkeys(line["size"] for line in log)),
        minutes=sum(line["seconds"] for line in log) / 60,
        threads=recipe["threads"],
        seed=recipe["seed"],
    ))
    print(share, weights.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
