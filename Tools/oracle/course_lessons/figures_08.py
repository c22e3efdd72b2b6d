"""08-grad-cam: the figures in its text, drawn from its own pictures and the network's own numbers."""

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from . import grad_cam
from .layout import FONT, INK, PAPER, column, gray, overlaid, row, tile
from .lesson import Lesson
from .studio import Studio


def pair_overlay(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network()
    picture = lesson.pixels("pair")
    maps = [grad_cam.explain(network, picture, "layer4", network.id(label)).full for label in ("rubber duck", "teapot")]
    tiles = [tile(p, 300, 300, smooth=True) for p in (picture, *(overlaid(picture, heat) for heat in maps))]
    return column([row(tiles, ["the picture", "Grad-CAM for rubber duck", "Grad-CAM for teapot"])])


def recipe(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network()
    picture, size = lesson.pixels("teapot"), 130
    found = grad_cam.explain(network, picture, "layer4", network.id("teapot"))
    weights = found.weights.ravel()
    share = weights * found.maps.mean((1, 2))
    picked = [*np.argsort(-share)[:2], *np.argsort(share)[:2]]
    cells = []
    for index, k in enumerate(picked):
        cell = Image.new("RGB", (size + 92, size), PAPER)
        sign = "" if index == 0 and weights[k] >= 0 else "+" if weights[k] >= 0 else "\N{MINUS SIGN}"
        words = f"{sign} {abs(weights[k]):.3f} \N{MULTIPLICATION SIGN}"
        ImageDraw.Draw(cell).text((84, size / 2), words.strip(), INK, ImageFont.truetype(FONT, 16), anchor="rm")
        cell.paste(tile(gray(found.maps[k]), size, size), (92, 0))
        cells.append(cell)
    rest = Image.new("RGB", (110, size), PAPER)
    ImageDraw.Draw(rest).text((55, size / 2), "+ ...  =", INK, ImageFont.truetype(FONT, 18), anchor="mm")
    heat = tile(np.uint8(255 * matplotlib.colormaps["viridis"](found.coarse)[:, :, :3]), size, size)
    channels = [f"channel {k}" for k in picked]
    return column([row([*cells, rest, heat], [" " * 14 + c for c in channels] + ["", "sum, above 0"], gap=4)])


FIGURES = {"pair-overlay": pair_overlay, "recipe": recipe}
