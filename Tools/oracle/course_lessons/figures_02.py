"""02-filters: the figures in its text, drawn from its own pictures and the network's own weights."""

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch.nn import functional as F

from .layout import FONT, GAP, INK, PAPER, column, row, tile
from .lesson import Lesson
from .studio import Studio

#: The filter that is light on the left, and the one that is dark there.
LIGHT_LEFT, DARK_LEFT = 9, 5


def around_gray(values: np.ndarray, largest: float | None = None) -> np.ndarray:
    """Numbers as gray bytes: 0 is the middle gray, what is farthest from it black or white."""
    largest = largest or np.abs(values).max()
    return np.uint8(np.clip(255 * (0.5 + values / (2 * largest)), 0, 255).round())


def answers(lesson: Lesson, studio: Studio) -> Image.Image:
    """The ball, and beside it two filters with the maps that they make of it."""
    network = studio.network()
    picture, weights = lesson.pixels("ball"), network.module.conv1.weight.detach()
    maps = F.conv2d(network.input(picture), weights, stride=2, padding=3)[0].numpy()
    side = 200
    pairs = [
        row([tile(around_gray(weights[k].numpy()).transpose(1, 2, 0), side, side), tile(around_gray(maps[k]), side, side)])
        for k in (LIGHT_LEFT, DARK_LEFT)
    ]
    height = 2 * side + GAP
    right = Image.new("RGB", (pairs[0].width, height), PAPER)
    right.paste(pairs[0], (0, 0))
    right.paste(pairs[1], (0, side + GAP))
    return column([row([tile(picture, height, height, smooth=True), right])])


def products(lesson: Lesson, studio: Studio) -> Image.Image:
    """Three patches of the ball: the filter's pattern, its opposite, and nothing; with their products and the sum."""
    network = studio.network()
    picture, weights = lesson.pixels("ball"), network.module.conv1.weight.detach()[LIGHT_LEFT]
    x = network.input(picture)
    map_ = F.conv2d(x, weights[None], stride=2, padding=3)[0, 0]
    flat = map_.abs()[40:70, 70:76]  # On the ball's white panel, away from its edges.
    places = [divmod(int(map_.argmax()), 112), divmod(int(map_.argmin()), 112)]
    y, column_ = divmod(int(flat.argmin()), 6)
    places.append((40 + y, 70 + column_))
    patches = [torch.nn.functional.pad(x, (3,) * 4)[0, :, 2 * y : 2 * y + 7, 2 * c : 2 * c + 7] for y, c in places]
    found = [(patch * weights).sum(0).numpy() for patch in patches]
    largest = max(np.abs(one).max() for one in found)
    side, rows = 120, []
    filter_ = tile(around_gray(weights.numpy()).transpose(1, 2, 0), side, side)
    for (y, c), one in zip(places, found):
        assert abs(one.sum() - map_[y, c]) < 1e-3
        # The patches are inside of the picture, which has 224 pixels: padding is 3.
        crop = tile(picture[2 * y - 3 : 2 * y + 4, 2 * c - 3 : 2 * c + 4], side, side)
        parts = [crop, sign("×", 30, side), filter_, sign("=", 30, side), tile(around_gray(one, largest), side, side)]
        rows.append(row([*parts, sign(f"sum {one.sum():.1f}".replace("-", "−"), 130, side)], gap=6))
    return column(rows)


def sign(text: str, width: int, height: int) -> Image.Image:
    """Words between tiles."""
    out = Image.new("RGB", (width, height), PAPER)
    ImageDraw.Draw(out).text((width / 2, height / 2), text, INK, ImageFont.truetype(FONT, 22), anchor="mm")
    return out


FIGURES = {"answers": answers, "products": products}
