"""04-hundreds-of-layers: the figures in its text, drawn from the network's own answers to scenes of the test set."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from . import channels
from .layout import ACCENT, FAINT, FONT, GAP, INK, PAPER, column, row, tile
from .lesson import Lesson
from .lesson_04 import FIELDS, cut
from .studio import Studio

#: Of each layer a channel whose crops are of one kind, and one whose crops are not; chosen by eye.
SHOWN = {"layer1": (19, 11), "layer2": (22, 54), "layer3": (1, 42), "layer4": (28, 104)}
SOFT = (247, 214, 201)


def atlas(lesson: Lesson, studio: Studio) -> Image.Image:
    """For two channels of each layer, what the strongest cell of the four best scenes sees."""
    pixels, _, found = channels.answers(studio)
    side, rows = 96, []
    for layer, pair in SHOWN.items():
        label = Image.new("RGB", (84, side), PAPER)
        pen = ImageDraw.Draw(label)
        pen.text((0, side / 2 - 12), layer, INK, ImageFont.truetype(FONT, 20), anchor="lm")
        pen.text((0, side / 2 + 14), f"{FIELDS[layer][0]} wide", INK, ImageFont.truetype(FONT, 16), anchor="lm")
        largest, cells = found[layer]
        groups = []
        for channel in pair:
            best = np.argsort(-largest[:, channel], kind="stable")[:4]
            across = 224 // FIELDS[layer][1]
            crops = [cut(pixels[i], FIELDS[layer], *divmod(int(cells[i, channel]), across)) for i in best]
            groups.append(row([tile(crop, side, side, smooth=True) for crop in crops], gap=3))
        rows.append(row([label, groups[0], groups[1]], gap=2 * GAP))
    return column(rows, gap=8)


def chain(lesson: Lesson, studio: Studio) -> Image.Image:
    """A line of pixels and two maps above it: one cell of the upper one, and all that it was made from."""
    cell, gap, left = 46, 54, 150
    out = Image.new("RGB", (left + 13 * cell + 2 * GAP, 3 * cell + 2 * gap + 2 * GAP), PAPER)
    pen = ImageDraw.Draw(out)
    # Every row: its words, where its cells begin in pixels, how far apart they are, how many, and which are marked.
    rows = [
        ("second map", "3, stride 1", 3, 2, 4, range(1, 2)), ("first map", "3, stride 2", 1, 2, 6, range(1, 4)),
        ("pixels", "", 0, 1, 13, range(2, 9)),
    ]
    middle = {}
    for number, (words, _, start, jump, count, marked) in enumerate(rows):
        top = GAP + number * (cell + gap)
        pen.text((GAP, top + cell / 2), words, INK, ImageFont.truetype(FONT, 20), anchor="lm")
        for index in range(count):
            x = left + (start + index * jump) * cell
            middle[number, index] = x + cell / 2
            fill = (ACCENT if number == 0 else SOFT) if index in marked else PAPER
            pen.rectangle((x + 2, top, x + cell - 2, top + cell), fill, FAINT if index not in marked else ACCENT, 2)
    for number, (_, words, _, _, _, marked) in enumerate(rows[:2]):
        above = GAP + number * (cell + gap) + cell
        for index in marked:
            first = index if number == 0 else 2 * index
            for below in range(first, first + 3):
                pen.line((middle[number, index], above, middle[number + 1, below], above + gap), ACCENT, 1)
        pen.text((GAP, above + gap / 2), f"window {words}", INK, ImageFont.truetype(FONT, 15), anchor="lm")
    return out


FIGURES = {"atlas": atlas, "chain": chain}
