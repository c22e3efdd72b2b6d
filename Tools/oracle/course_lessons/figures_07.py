"""07-cam: the figures in its text, drawn from its own pictures and the network's own numbers."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .layout import FONT, INK, PAPER, column, row, tile
from .lesson import Lesson
from .lesson_07 import class_map
from .studio import Studio

#: The end of the scale for evidence, and the end for evidence against.
FOR, AGAINST = np.array((222, 110, 40)), np.array((52, 104, 178))


def numbers(values: np.ndarray, size: int) -> Image.Image:
    """A map as cells with their numbers: orange speaks for the class, blue against it."""
    peak, (rows, columns) = np.abs(values).max(), values.shape
    image = Image.new("RGB", (size, size), PAPER)
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, size // columns * 2 // 5)
    for y in range(rows):
        for x in range(columns):
            value, share = values[y, x], abs(values[y, x]) / peak
            shade = np.array(PAPER) * (1 - share) + (FOR if value > 0 else AGAINST) * share
            box = (x * size // columns, y * size // rows, (x + 1) * size // columns - 1, (y + 1) * size // rows - 1)
            pen.rectangle(box, tuple(int(c) for c in shade))
            center = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            words = f"{value:.0f}".replace("-", "\N{MINUS SIGN}")
            pen.text(center, "0" if words == "\N{MINUS SIGN}0" else words, PAPER if share > 0.55 else INK, font, anchor="mm")
    return image


def words(lines: list[str], width: int, height: int) -> Image.Image:
    """A few lines in the middle of a field."""
    image = Image.new("RGB", (width, height), PAPER)
    ImageDraw.Draw(image).multiline_text(
        (width / 2, height / 2), "\n".join(lines), INK, ImageFont.truetype(FONT, 20), anchor="mm", align="center", spacing=12)
    return image


def score(lesson: Lesson, studio: Studio) -> Image.Image:
    """Picture, map with its numbers, and the sum."""
    picture = lesson.pixels("boat")
    found, bias, logit = class_map(studio.network(), picture, "sail boat")
    sign = "+" if bias >= 0 else "\N{MINUS SIGN}"
    lines = [f"mean  {found.mean():.2f}", f"bias  {sign}{abs(bias):.2f}", f"score {logit:.2f}"]
    tiles = [tile(picture, 322, 322, smooth=True), numbers(found, 322), words(lines, 190, 322)]
    return column([row(tiles, ["the picture", "what each cell adds, for sail boat", "makes the score"])])


FIGURES = {"score": score}
