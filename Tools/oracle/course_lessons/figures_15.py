"""15-dreams-and-style: the figures in its text, optimized as in its exercises, only longer."""

import torch
from PIL import Image, ImageDraw, ImageFont

from .layout import FONT, INK, PAPER, column, row, tile
from .lesson import Lesson
from .lesson_15 import STYLES, Dreamer, Precise, as_bytes, beginning
from .studio import Studio

#: Layers from early to late, and of each some channels whose dreams differ.
GALLERY = {"layer1": [9, 0, 20, 1, 27], "layer2": [25, 54, 8, 63, 1], "layer3": [60, 110, 117, 55, 101]}


def gallery(_lesson: Lesson, studio: Studio) -> Image.Image:
    """What excites some channels of three layers."""
    network, rows = Precise(studio.network(), torch.float32), []
    start, offsets, _ = beginning(4)
    for layer, channels in GALLERY.items():
        dreams = [Dreamer(network, layer, k).dream(start.float(), offsets * 2)[0] for k in channels]
        label = Image.new("RGB", (70, 150), PAPER)
        ImageDraw.Draw(label).text((0, 75), layer, INK, ImageFont.truetype(FONT, 16), anchor="lm")
        rows.append(row([label, *(tile(as_bytes(d), 150, 150, smooth=True) for d in dreams)], gap=8))
    return column(rows, gap=8).quantize(128)


def stylized(lesson: Lesson, _studio: Studio) -> Image.Image:
    """Two photographs, two paintings, and what became of them."""
    rows = []
    for case in ("boat", "teapot"):
        found = lesson.files["references/stylize"][f"{case}/stylized"]
        parts = [lesson.pixels(case), lesson.pixels(STYLES[case][1]), found]
        last = case == "teapot"
        captions = ["the photograph", "the painting", "the one in the other's manner"] if last else None
        rows.append(row([tile(p, 250, 250, smooth=True) for p in parts], captions))
    return column(rows).quantize(256)


FIGURES = {"gallery": gallery, "stylized": stylized}
