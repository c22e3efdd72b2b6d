"""Rounds a training run to half precision, measures what is shipped, and writes the model's folder.

Everything in the model card that is a number is measured here, on the rounded weights in single precision.

    python Tools/training/export.py --run DIR --test DIR --hard DIR --train-count N --out Models/toybox-resnet18
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from network import NarrowResNet18
from scenes import DEVIATION, MEAN, Scenes, normalized

CARD = """# toybox-resnet18

A ResNet-18 with half of the usual channels (stages of 32, 64, 128 and 256), which tells {count} kinds of rendered
toys apart. It is the network that the course looks into. Its parameters have torchvision's names.

| | |
|---|---|
| parameters | {parameters:,} |
| file | `model.safetensors`, half precision, {megabytes:.1f} MB, SHA-256 `{digest}` |
| input | `[N, 3, 224, 224]`, scaled to 0...1, ImageNet mean and deviation |
| output | {count} logits, labels in `labels.txt` |

## Accuracy

Measured on scenes that training never saw, with the shipped half-precision weights computed in single precision.

| set | scenes | accuracy |
|---|---|---|
| test | {test_count:,} | {test:.2%} |
| hard | {hard_count:,} | {hard:.2%} |

The hard set is meant to be hard: clutter, strong occlusion, odd backgrounds and light. The course uses its mistakes.

{table}

Most frequent confusions on the hard set (truth, then what the network said):
{confusions}

## Data and training

Scenes rendered by `toybox` (`Sources/Toybox`); the training, validation, test and hard sets come from disjoint seeds.
Training used {train_count:,} scenes in {epochs} epochs at {sizes} pixels ({minutes:.0f} minutes of wall clock on {threads} CPU
cores that had other work too), with seed {seed}. `docs/models.md` has the exact commands.

## Limits

It has only ever seen rendered toys. On a photograph it will name a toy with confidence and be wrong. It exists to be
looked into, not to be relied on.
"""


@torch.inference_mode()
def predictions(model: torch.nn.Module, scenes: Scenes) -> np.ndarray:
    """The class with the largest logit, for every scene."""
    found = []
    for start in range(0, len(scenes), 50):
        images, _ = scenes.batch(np.arange(start, min(start + 50, len(scenes))))
        found.append(model(normalized(images)).argmax(1).numpy())
    return np.concatenate(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True)
    parser.add_argument("--test", required=True)
    parser.add_argument("--hard", required=True)
    parser.add_argument("--train-count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    state = torch.load(Path(arguments.run) / "checkpoint.pt", weights_only=True)
    classes = state["classes"]
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
        "architecture": "resnet18",
        "weights": weights.name,
        "sha256": digest,
        "labels": "labels.txt",
        "input": {"resize": None, "crop": 224, "mean": MEAN, "std": DEVIATION},
    }, indent=2) + "\n")

    model = NarrowResNet18(len(classes))
    model.load_state_dict({name: tensor.float() for name, tensor in rounded.items()}, strict=False)
    model.eval().to(memory_format=torch.channels_last)
    test, hard = Scenes(arguments.test), Scenes(arguments.hard)
    said = {"test": predictions(model, test), "hard": predictions(model, hard)}
    right = {"test": said["test"] == test.labels, "hard": said["hard"] == hard.labels}

    rows = ["| class | test | hard |", "|---|---|---|"]
    for k, label in enumerate(classes):
        rows.append(f"| {label} | {right['test'][test.labels == k].mean():.1%} | "
                    f"{right['hard'][hard.labels == k].mean():.1%} |")
    pairs: dict[tuple[int, int], int] = {}
    for truth, answer in zip(hard.labels, said["hard"]):
        if truth != answer:
            pairs[truth, answer] = pairs.get((truth, answer), 0) + 1
    worst = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:8]
    log = [json.loads(line) for line in (Path(arguments.run) / "log.jsonl").read_text().splitlines()]
    (out / "card.md").write_text(CARD.format(
        count=len(classes),
        parameters=sum(p.numel() for p in model.parameters()),
        megabytes=weights.stat().st_size / 1e6,
        digest=digest,
        test=right["test"].mean(), test_count=len(test),
        hard=right["hard"].mean(), hard_count=len(hard),
        table="\n".join(rows),
        confusions="\n".join(f"- {classes[a]}, {classes[b]}: {n}" for (a, b), n in worst),
        train_count=arguments.train_count,
        epochs=len(log),
        sizes=", ".join(str(size) for size in dict.fromkeys(line["size"] for line in log)),
        minutes=sum(line["seconds"] for line in log) / 60,
        threads=arguments.threads,
        seed=arguments.seed,
    ))
    print(f"test {right['test'].mean():.4f}, hard {right['hard'].mean():.4f}, {weights.stat().st_size} bytes")


if __name__ == "__main__":
    main()
