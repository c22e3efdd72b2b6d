"""10-occlusion-and-rise: the figures in its text, drawn from its own pictures and the network's own numbers."""

import matplotlib
import numpy as np
import torch
from PIL import Image

from .layout import column, overlaid, row, tile
from .lesson import Lesson
from .lesson_10 import CELLS, MASKS, SHARE, SIZE, STRIDE, drops, rise, smooth_mask
from .studio import Studio

#: What the figure hides: rows and columns of the square's place.
PLACES = [(0, 0), (9, 8), (7, 7)]


def hidden(lesson: Lesson, studio: Studio) -> Image.Image:
    """The picture with the square at three places, the probability that is left, and the map of all drops."""
    network, picture = studio.network(), lesson.pixels("duck")
    image, target = network.input(picture), network.id("rubber duck")
    found = drops(network.module, image, target, SIZE, STRIDE).numpy()
    whole = float(network.probabilities(picture)[target])
    gray = np.uint8(255 * network.mean.ravel().numpy())
    tiles, captions = [], []
    for y, x in PLACES:
        shown = picture.copy()
        shown[y * STRIDE : y * STRIDE + SIZE, x * STRIDE : x * STRIDE + SIZE] = gray
        tiles.append(tile(shown, 200, 200, smooth=True))
        captions.append(f"duck: {whole - found[y, x]:.0%}")
    peak = np.abs(found).max()
    colors = matplotlib.colormaps["viridis"](np.clip(found / peak, 0, 1))[:, :, :3]
    tiles.append(tile(np.uint8(255 * colors), 200, 200))
    return column([row(tiles, [*captions, "where it falls"])])


def masks(lesson: Lesson, studio: Studio) -> Image.Image:
    """Three masks over the picture, and the map that 160 of them make."""
    network, picture = studio.network(), lesson.pixels("duck")
    image, target = network.input(picture), network.id("rubber duck")
    random = np.random.default_rng(10)
    grids = torch.from_numpy((random.random((MASKS, CELLS, CELLS)) < SHARE).astype(np.float32))
    shifts = random.integers(0, 32, (MASKS, 2))
    gray = 255 * network.mean.ravel().numpy()
    tiles, captions = [], []
    for number in range(3):
        mask = smooth_mask(grids[number], *map(int, shifts[number]), 224, 224)[0, 0].numpy()[:, :, None]
        shown = np.uint8(picture * mask + gray * (1 - mask))
        tiles.append(tile(shown, 200, 200, smooth=True))
        captions.append(f"duck: {network.probabilities(shown)[target]:.0%}")
    found = rise(network.module, image, target, grids, shifts).numpy()
    heat = np.float32((found - found.min()) / (found.max() - found.min()))
    tiles.append(tile(overlaid(picture, heat), 200, 200, smooth=True))
    return column([row(tiles, [*captions, f"{MASKS} masks, weighted"])])


FIGURES = {"hidden": hidden, "masks": masks}
