"""Trains a shipped network on rendered scenes, growing the pictures from small to 224 pixels.

Checkpoints are written after every epoch; run the same command again to resume. Two CPU cores suffice.
The generator's commands and each network's recipe are in docs/models.md; what is not said there is as here.

    python Tools/training/train.py --train DIR [DIR ...] --validation DIR --run DIR
"""

import argparse
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from network import ARCHITECTURES
from scenes import AUGMENTATIONS, Scenes, augmented, normalized

# Picture size and epochs: most of the learning happens where an epoch is cheap.
STAGES = "96:10,128:4,176:3,224:4"
BATCH = 64
WEIGHT_DECAY = 5e-4
SMOOTHING = 0.05
# Arguments that say where things lie, and so are no part of the recipe.
PLACES = {"train", "validation", "run"}


def learning_rate(progress: float, peak: float) -> float:
    """Linear warm-up over the first 8 %, then a cosine down to nearly zero."""
    warmup = 0.08
    if progress < warmup:
        return peak * max(progress / warmup, 0.02)
    return peak * (0.002 + 0.998 * 0.5 * (1 + math.cos(math.pi * (progress - warmup) / (1 - warmup))))


@torch.inference_mode()
def accuracy(model: nn.Module, scenes: Scenes, size: int) -> float:
    """The share of scenes whose largest logit is their class's."""
    model.eval()
    right = 0
    for start in range(0, len(scenes), 100):
        images, labels = scenes.batch(np.arange(start, min(start + 100, len(scenes))))
        if images.shape[-1] != size:
            images = nn.functional.interpolate(
                images, size=size, mode="bilinear", antialias=True, align_corners=False)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(normalized(images))
        right += (logits.argmax(1) == labels).sum().item()
    return right / len(scenes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", nargs="+", required=True, help="folders of training scenes")
    parser.add_argument("--validation", required=True, help="folder of validation scenes")
    parser.add_argument("--run", required=True, help="folder for checkpoints and the log")
    parser.add_argument("--architecture", choices=sorted(ARCHITECTURES), default="resnet18")
    parser.add_argument("--width", type=int, default=32, help="channels of the first stage")
    parser.add_argument("--stages", default=STAGES, help="picture sizes with their epochs")
    parser.add_argument("--augmentation", choices=sorted(AUGMENTATIONS), default="free")
    parser.add_argument("--rate", type=float, default=0.1, help="the highest learning rate")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the averaged weights")
    parser.add_argument("--until", type=int, help="stop after this epoch; the learning rate falls as if all were run")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    folders = [Scenes(folder) for folder in arguments.train]
    validation = Scenes(arguments.validation)
    classes = validation.classes
    run = Path(arguments.run)
    run.mkdir(parents=True, exist_ok=True)

    model = ARCHITECTURES[arguments.architecture](len(classes), arguments.width).to(memory_format=torch.channels_last)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(arguments.average), use_buffers=True)
    decayed = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    optimizer = torch.optim.SGD(
        [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0}],
        lr=arguments.rate, momentum=0.9, nesterov=True)

    stages = [map(int, stage.split(":")) for stage in arguments.stages.split(",")]
    sizes = [size for size, epochs in stages for _ in range(epochs)]
    augmentation = AUGMENTATIONS[arguments.augmentation]
    # Every index is (folder, scene), so that folders of different picture sizes mix.
    index = np.concatenate([
        np.stack([np.full(len(f), k), np.arange(len(f))], axis=1) for k, f in enumerate(folders)])
    first = 0
    checkpoint = run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epoch"]
        print(f"resuming after epoch {first}", flush=True)

    for epoch in range(first, min(arguments.until or len(sizes), len(sizes))):
        size = sizes[epoch]
        began = time.time()
        generator = torch.Generator().manual_seed(arguments.seed * 1000 + epoch)
        order = torch.randperm(len(index), generator=generator).numpy()
        # A scene rendered much smaller than the training size would only teach blur.
        usable = np.array([f.size >= 0.75 * size for f in folders])
        order = order[usable[index[order, 0]]]
        batches = len(order) // BATCH
        model.train()
        total = 0.0
        for batch in range(batches):
            chosen = index[order[batch * BATCH:(batch + 1) * BATCH]]
            parts = [folders[k].batch(chosen[chosen[:, 0] == k, 1]) for k in np.unique(chosen[:, 0])]
            images = torch.cat([augmented(part[0], size, augmentation, generator) for part in parts])
            labels = torch.cat([part[1] for part in parts])
            rate = learning_rate((epoch + batch / batches) / len(sizes), arguments.rate)
            for group in optimizer.param_groups:
                group["lr"] = rate
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(normalized(images))
            loss = nn.functional.cross_entropy(logits.float(), labels, label_smoothing=SMOOTHING)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            average.update_parameters(model)
            total += loss.item()
            if batch % 50 == 0:
                done = (batch + 1) * BATCH / (time.time() - began)
                print(f"\repoch {epoch + 1}/{len(sizes)} at {size}: {batch}/{batches}, {done:.0f} scenes/s", end="",
                      flush=True)
        share = accuracy(average.module, validation, size)
        line = {"epoch": epoch + 1, "size": size, "loss": round(total / batches, 4),
                "validation": round(share, 4), "seconds": round(time.time() - began, 1)}
        print("\r" + json.dumps(line), flush=True)
        with open(run / "log.jsonl", "a") as log:
            log.write(json.dumps(line) + "\n")
        partial = checkpoint.with_suffix(".partial")
        torch.save({"epoch": epoch + 1, "model": model.state_dict(), "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(), "classes": classes, "scenes": len(index),
                    "recipe": {name: value for name, value in vars(arguments).items() if name not in PLACES}}, partial)
        os.replace(partial, checkpoint)


if __name__ == "__main__":
    main()
