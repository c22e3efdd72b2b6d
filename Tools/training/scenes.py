"""Reads the folders that `toybox render --format raw` writes, and turns scenes into batches."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)


class Scenes:
    """The scenes of one folder, mapped from disk: pictures `[N, H, W, 3]` and labels `[N]`."""

    def __init__(self, folder: str):
        root = Path(folder)
        description = json.loads((root / "scenes.json").read_text())
        self.description = description
        self.classes = description["classes"]
        self.size = description["size"]
        self.labels = np.fromfile(root / "labels.u8", dtype=np.uint8)
        self.images = np.memmap(root / "images.u8", dtype=np.uint8, mode="r").reshape(
            len(self.labels), self.size, self.size, 3
        )

    def __len__(self) -> int:
        return len(self.labels)

    def batch(self, indices) -> tuple[torch.Tensor, torch.Tensor]:
        """Scenes as float `[N, 3, H, W]` in 0...1 with their labels."""
        pixels = torch.from_numpy(self.images[np.sort(indices)])
        labels = torch.from_numpy(self.labels[np.sort(indices)].astype(np.int64))
        return pixels.permute(0, 3, 1, 2).float().div_(255), labels


def normalized(images: torch.Tensor) -> torch.Tensor:
    """Subtracts ImageNet's mean and divides by its deviation, per channel."""
    mean = torch.tensor(MEAN).view(1, 3, 1, 1)
    deviation = torch.tensor(DEVIATION).view(1, 3, 1, 1)
    return images.sub(mean).div_(deviation).contiguous(memory_format=torch.channels_last)


@dataclass(frozen=True)
class Augmentation:
    """How far a picture is varied each time that it is shown."""

    scale: tuple[float, float]
    """The side of the window, as a share of the picture's."""
    aspect: float
    turn: float
    """In radians, either way."""
    mirror: bool
    gain: tuple[float, float]
    tint: float
    saturation: tuple[float, float]


AUGMENTATIONS = {
    "free": Augmentation((0.62, 1.06), 0.12, 0.14, True, (0.75, 1.25), 0.12, (0.6, 1.25)),
    # What stands at the edge of a picture stays in it, and what can be read stays readable.
    "gentle": Augmentation((0.94, 1.04), 0.03, 0.04, False, (0.85, 1.15), 0.04, (0.9, 1.1)),
}


def augmented(images: torch.Tensor, size: int, how: Augmentation, generator: torch.Generator) -> torch.Tensor:
    """A random window of each scene at `size`, with light and color varied, half of them mirrored where that may be.

    One grid per picture does crop, scale, mirror and a slight turn in a single resampling.
    """
    count = images.shape[0]
    if images.shape[-1] > 1.5 * size:
        images = F.interpolate(images, size=round(1.15 * size), mode="bilinear", antialias=True, align_corners=False)

    def uniform(low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(count, generator=generator)

    scale = uniform(*how.scale)
    aspect = torch.exp(uniform(-how.aspect, how.aspect))
    turn = uniform(-how.turn, how.turn)
    mirror = torch.where(torch.rand(count, generator=generator) < (0.5 if how.mirror else 0), -1.0, 1.0)
    room = (1 - scale).clamp(min=0)
    theta = torch.zeros(count, 2, 3)
    theta[:, 0, 0] = mirror * scale * aspect * torch.cos(turn)
    theta[:, 0, 1] = -scale * torch.sin(turn)
    theta[:, 1, 0] = mirror * scale * torch.sin(turn)
    theta[:, 1, 1] = scale / aspect * torch.cos(turn)
    theta[:, 0, 2] = room * uniform(-1, 1)
    theta[:, 1, 2] = room * uniform(-1, 1)
    grid = F.affine_grid(theta, (count, 3, size, size), align_corners=False)
    images = F.grid_sample(images, grid, mode="bilinear", padding_mode="reflection", align_corners=False)

    gain = uniform(*how.gain).view(-1, 1, 1, 1)
    tint = 1 + how.tint * (2 * torch.rand(count, 3, 1, 1, generator=generator) - 1)
    gray = images.mean(dim=1, keepdim=True)
    saturation = uniform(*how.saturation).view(-1, 1, 1, 1)
    return (gray + (images - gray) * saturation).mul_(gain * tint).clamp_(0, 1)
