"""03-feature-maps: activations by PyTorch's forward hooks."""

import numpy as np
import torch

from .lesson import Lesson
from .network import Network

CASES = ["mug", "car"]
COLUMNS = 4


def make(lesson: Lesson, network: Network) -> None:
    for case in CASES:
        x = network.input(lesson.pixels(case))
        with torch.no_grad():
            maps = {layer: network.activation(layer, x)[0][0] for layer in ("conv1", "layer2", "layer4")}
        feature_maps(lesson, case, maps)
        montage(lesson, case, maps["layer2"])


def feature_maps(lesson: Lesson, case: str, maps: dict[str, torch.Tensor]) -> None:
    lesson.reference("capture-and-stretch", case, "conv1", maps["conv1"][:4])
    lesson.reference("capture-and-stretch", case, "layer2", maps["layer2"])
    lesson.reference("capture-and-stretch", case, "layer4", maps["layer4"])
    if case == CASES[0]:
        lesson.mistake("after-relu", case, "conv1", maps["conv1"][:4].relu())

    # Twelve of conv1's maps at a quarter of their size; the sixth is flat, as a dead channel's would be.
    small = torch.nn.functional.avg_pool2d(maps["conv1"][None, :12], 4)[0]
    small[5] = small[5].mean()
    lesson.given("capture-and-stretch", f"{case}/maps", small)
    lesson.reference("capture-and-stretch", case, "tiles", on_own_scales(small))
    low, high = small.amin(), small.amax()
    lesson.mistake("one-scale", case, "tiles", (small - low) / (high - low))
    lesson.mistake("from-zero", case, "tiles", small / small.amax((1, 2), keepdim=True))


def on_own_scales(maps: torch.Tensor) -> torch.Tensor:
    """Each map from its minimum to its maximum; a flat map becomes 0."""
    low = maps.amin((1, 2), keepdim=True)
    span = maps.amax((1, 2), keepdim=True) - low
    return torch.where(span > 0, (maps - low) / torch.where(span > 0, span, 1), torch.zeros(()))


def montage(lesson: Lesson, case: str, maps: torch.Tensor) -> None:
    means = maps.mean((1, 2))
    values, channels = means.topk(17)
    assert ((values[:-1] - values[1:]) > 2e-5 * values[:-1]).all(), "two channels are too close to be ranked"
    channels = channels[:16]
    lesson.reference("montage", case, "channels", channels)
    lesson.mistake("by-peak", case, "channels", maps.amax((1, 2)).topk(16).indices)
    lesson.mistake("weakest-first", case, "channels", means.sort().indices[:16])

    tiles = on_own_scales(maps[channels])
    lesson.given("montage", f"{case}/tiles", tiles)
    lesson.reference("montage", case, "sheet", sheet(tiles))
    lesson.mistake("columns-first", case, "sheet", sheet(tiles.reshape(4, 4, 28, 28).transpose(0, 1).reshape(16, 28, 28)))
    lesson.mistake("tiles-turned", case, "sheet", sheet(tiles.transpose(1, 2)))


def sheet(tiles: torch.Tensor) -> np.ndarray:
    """Tiles in reading order, by NumPy's stacking."""
    rows = [np.hstack(list(tiles[start : start + COLUMNS].numpy())) for start in range(0, len(tiles), COLUMNS)]
    return np.vstack(rows)
