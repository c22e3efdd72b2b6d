"""01-pixels-to-tensor: the figures in its text, drawn from its own pictures and the network's own numbers."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from . import resample
from .layout import ACCENT, FAINT, FONT, INK, PAPER, column, row, tile
from .lesson import Lesson
from .studio import Studio


def steps(lesson: Lesson, studio: Studio) -> Image.Image:
    photo, crop = lesson.picture("table-256"), lesson.picture("table-224")
    framed = photo.copy()
    ImageDraw.Draw(framed).rectangle((80, 16, 80 + 223, 16 + 223), outline=ACCENT, width=3)
    channels = [tile(np.asarray(crop)[:, :, c], 200, 200, smooth=True) for c in range(3)]
    first = row([tile(framed, 300, 200, smooth=True), tile(crop, 200, 200, smooth=True)], ["the photograph, made smaller", "its middle"])
    return column([row([first, row(channels, ["red", "green", "blue"])])])


def aliasing(lesson: Lesson, studio: Studio) -> Image.Image:
    photo = lesson.pixels("table")
    small = [resample.resize(photo, 128, 85, antialias=flag) for flag in (True, False)]
    return column([row([tile(s, 512, 340) for s in small], ["every pixel takes part", "only the nearest pixels"])])


def triangle(lesson: Lesson, studio: Studio) -> Image.Image:
    scale, unit, left, top, fine = 2.5, 76, 30, 40, 3
    center, floor = 1.5 * scale, 230  # Output pixel 1 of 10 pixels becoming 4.
    image = Image.new("RGB", ((10 * unit + 2 * left) * fine, 350 * fine), PAPER)
    pen = ImageDraw.Draw(image)

    def at(x: float, y: float) -> tuple[float, float]:
        return (left + x * unit) * fine, y * fine

    def text(x: float, y: float, words: str, size: int = 15, ink=INK):
        pen.text(at(x, y), words, ink, ImageFont.truetype(FONT, size * fine), anchor="mm")

    def height(p: int) -> float:
        return max(0.0, 1 - abs(p + 0.5 - center) / scale)

    for p in range(10):
        shade = round(245 - 150 * height(p))
        pen.rectangle((*at(p, floor), *at(p + 1, floor + unit * 0.7)), (shade, shade, min(255, shade + 12)), INK, fine)
        text(p + 0.5, floor + unit * 0.35, str(p), 17, PAPER if height(p) > 0.6 else INK)
    pen.line((at(center - scale, floor), at(center, top), at(center + scale, floor)), ACCENT, 3 * fine, joint="curve")
    pen.line((at(center, top), at(center, floor)), FAINT, 2 * fine)
    for p in range(10):
        if height(p) > 0:
            x, y = at(p + 0.5, floor - (floor - top) * height(p))
            pen.line((x, y, *at(p + 0.5, floor)), ACCENT, fine)
            pen.ellipse((x - 6 * fine, y - 6 * fine, x + 6 * fine, y + 6 * fine), ACCENT)
            side, anchor = (-12, "rm") if p + 0.5 < center else (12, "lm")
            font = ImageFont.truetype(FONT, 14 * fine)
            pen.text((x + side * fine, y - 8 * fine), f"{height(p):.1f}", INK, font, anchor=anchor)
    text(center, top - 18, "center 3.75")
    for i in range(4):
        ends = at(i * scale, floor + unit * 0.85), at((i + 1) * scale, floor + unit * 0.85)
        y = ends[0][1]
        pen.line((ends[0][0] + 4 * fine, y, ends[1][0] - 4 * fine, y), ACCENT if i == 1 else FAINT, 4 * fine)
        text((i + 0.5) * scale, floor + unit * 0.85 + 18, f"output pixel {i}", 14, ACCENT if i == 1 else INK)
    return image.resize((image.width // fine, image.height // fine), Image.Resampling.LANCZOS)


FIGURES = {"steps": steps, "aliasing": aliasing, "triangle": triangle}
