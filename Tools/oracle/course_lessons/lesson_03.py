"""03-feature-maps: activations by PyTorch's forward hooks."""

import numpy as np
import torch

from .lesson import Lesson
from .studio import Studio

#: Each case's sheet of 112 x 112: rows and columns of tiles, and the part `(y, x)` of layer2's maps that is a tile.
CASES = {
    "mug": (4, 4, (slice(0, 28), slice(0, 28))),
    "car": (8, 4, (slice(7, 21), slice(0, 28))),
    "another": (8, 7, (slice(7, 21), slice(6, 22))),  # hidden
}
#: Five small maps, by number the mean that each has: of the three strongest, two are equal.
TIES = {"mug": [1, 3, 1, 3, 2], "car": [4, 0, 4, 1, 5], "another": [0, 2, 1, 2, 2]}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for picture, index in {"mug": 56, "car": 53, "another": 73}.items():
        lesson.save_picture(picture, studio.toybox.scene("test", index).pixels)


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
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
    if case == "mug":
        lesson.mistake("after-relu", case, "conv1", maps["conv1"][:4].relu())

    # Twelve of conv1's maps at a quarter of their size, without their margins above and below: not square. The sixth is
    # flat, as a dead channel's would be; nothing in the eighth is negative, and nothing in the tenth positive.
    small = torch.nn.functional.avg_pool2d(maps["conv1"][None, :12], 4)[0, :, 4:24]
    small[5] = small[5].mean()
    small[7] = small[7].abs() + 0.5
    small[9] = -small[9].abs() - 0.5
    lesson.given("capture-and-stretch", f"{case}/maps", small)
    lesson.reference("capture-and-stretch", case, "tiles", on_own_scales(small))
    if case == "another":
        return
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

    # Whole numbers, so that equal means are equal in whatever order they are added up.
    tied = torch.stack([torch.tensor([[m, m + k, m - k], [m - 1, m + 1, m]]) for k, m in enumerate(TIES[case])]).float()
    lesson.given("montage", f"{case}/tied", tied)
    best = tied.mean((1, 2)).topk(3)
    lesson.reference("montage", case, "tied", best.indices.sort().values)
    twice = [TIES[case].index(int(mean)) for mean in best.values]
    lesson.mistake("named-twice", case, "tied", np.array(sorted(twice), np.int64))

    rows, columns, (ys, xs) = CASES[case]
    tiles = on_own_scales(maps[means.topk(rows * columns).indices])[:, ys, xs].contiguous()
    count, height, width = tiles.shape
    lesson.given("montage", f"{case}/tiles", tiles)
    lesson.reference("montage", case, "sheet", sheet(tiles, columns))
    turned = tiles.reshape(count, width, height).transpose(1, 2)
    lesson.mistake("tiles-turned", case, "sheet", sheet(turned, columns))
    by_columns = tiles.reshape(columns, rows, height, width).transpose(0, 1).reshape(count, height, width)
    lesson.mistake("columns-first", case, "sheet", sheet(by_columns, columns))
    if rows != columns:
        places = torch.zeros(count, height, width)  # A later tile covers an earlier one, and some places stay black.
        for tile in range(count):
            places[tile // rows * columns + tile % columns] = tiles[tile]
        lesson.mistake("rows-for-columns", case, "sheet", sheet(places, columns))


def sheet(tiles: torch.Tensor, columns: int) -> np.ndarray:
    """Tiles in reading order, by NumPy's stacking."""
    rows = [np.hstack(list(tiles[start : start + columns].numpy())) for start in range(0, len(tiles), columns)]
    return np.vstack(rows)
