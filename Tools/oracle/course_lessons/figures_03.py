"""03-feature-maps: the figures in its text, drawn from its own pictures and the network's own numbers."""

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

from .layout import FONT, INK, PAPER, column, gray, row, tile
from .lesson import Lesson
from .studio import Studio


def hierarchy(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network()
    picture, size, count = lesson.pixels("car"), 100, 8
    rows = []
    for layer, title in (("conv1", "conv1"), ("layer2", "layer2"), ("layer4", "layer4")):
        with torch.no_grad():
            maps = network.activation(layer, network.input(picture))[0][0].numpy()
        # The maps with the most contrast, in units of the layer's own spread.
        strongest = np.argsort(-maps.reshape(len(maps), -1).std(1))[:count]
        label = Image.new("RGB", (70, size), PAPER)
        ImageDraw.Draw(label).text((0, size / 2), title, INK, ImageFont.truetype(FONT, 16), anchor="lm")
        rows.append(row([label, *(tile(gray(maps[k]), size, size, smooth=layer == "conv1") for k in strongest)], gap=8))
    top = Image.new("RGB", (rows[0].width, 224), PAPER)
    top.paste(Image.fromarray(picture), (78, 0))
    return column([top, *rows])


FIGURES = {"hierarchy": hierarchy}
