"""The figures in the lessons' texts, drawn from the lessons' own pictures and the network's own numbers."""

from pathlib import Path

import cv2
import matplotlib
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from pytorch_grad_cam.utils.image import show_cam_on_image

from . import grad_cam, resample
from .lesson import Lesson
from .network import Network

FONT = str(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf")
INK, PAPER, FAINT, ACCENT = (38, 42, 51), (255, 255, 255), (203, 208, 216), (214, 84, 49)
GAP = 14


def draw(lesson: Lesson, network: Network) -> None:
    """Draws a lesson's figures into its folder."""
    figures = {
        "01-pixels-to-tensor": {"steps": steps, "aliasing": aliasing, "triangle": triangle},
        "03-feature-maps": {"hierarchy": hierarchy},
        "06-saliency": {"duck-saliency": duck_saliency},
        "08-grad-cam": {"pair-overlay": pair_overlay, "recipe": recipe},
        "11-right-and-wrong": {"gallery": gallery},
    }
    for name, figure in figures[lesson.folder.name].items():
        lesson.save_picture(name, figure(lesson, network))


# Laying out


def tile(picture, width: int, height: int, smooth: bool = False) -> Image.Image:
    """A picture at a size; its pixels stay visible unless `smooth`."""
    if isinstance(picture, np.ndarray):
        picture = Image.fromarray(picture)
    return picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS if smooth else Image.Resampling.NEAREST)


def row(tiles: list[Image.Image], captions: list[str] | None = None, gap: int = GAP) -> Image.Image:
    """Tiles side by side with captions below."""
    height = max(t.height for t in tiles) + (26 if captions else 0)
    out = Image.new("RGB", (sum(t.width for t in tiles) + gap * (len(tiles) - 1), height), PAPER)
    pen, x = ImageDraw.Draw(out), 0
    for index, t in enumerate(tiles):
        out.paste(t, (x, 0))
        if captions:
            pen.text((x + t.width / 2, t.height + 15), captions[index], INK, ImageFont.truetype(FONT, 14), anchor="mm")
        x += t.width + gap
    return out


def column(rows: list[Image.Image], gap: int = GAP) -> Image.Image:
    """Rows below each other, with a margin around."""
    width = max(r.width for r in rows)
    out = Image.new("RGB", (width + 2 * GAP, sum(r.height for r in rows) + gap * (len(rows) - 1) + 2 * GAP), PAPER)
    y = GAP
    for r in rows:
        out.paste(r, (GAP, y))
        y += r.height + gap
    return out


def gray(values: np.ndarray) -> np.ndarray:
    """A map from its minimum to its maximum as gray bytes."""
    low, high = values.min(), values.max()
    return np.uint8(255 * (values - low) / max(high - low, 1e-12))


# 01


def steps(lesson: Lesson, network: Network) -> Image.Image:
    photo, crop = lesson.picture("table-256"), lesson.picture("table-224")
    framed = photo.copy()
    ImageDraw.Draw(framed).rectangle((80, 16, 80 + 223, 16 + 223), outline=ACCENT, width=3)
    channels = [tile(np.asarray(crop)[:, :, c], 200, 200, smooth=True) for c in range(3)]
    first = row([tile(framed, 300, 200, smooth=True), tile(crop, 200, 200, smooth=True)], ["the photograph, made smaller", "its middle"])
    return column([row([first, row(channels, ["red", "green", "blue"])])])


def aliasing(lesson: Lesson, network: Network) -> Image.Image:
    photo = lesson.pixels("table")
    small = [resample.resize(photo, 128, 85, antialias=flag) for flag in (True, False)]
    return column([row([tile(s, 512, 340) for s in small], ["every pixel takes part", "only the nearest pixels"])])


def triangle(lesson: Lesson, network: Network) -> Image.Image:
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


# 03


def hierarchy(lesson: Lesson, network: Network) -> Image.Image:
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


# 06


def duck_saliency(lesson: Lesson, network: Network) -> Image.Image:
    picture = lesson.pixels("duck")
    x = network.input(picture).requires_grad_()
    (slope,) = torch.autograd.grad(network.module(x)[0, network.id("rubber duck")], x)
    values = slope.abs().amax(1)[0].numpy()
    hot = matplotlib.colormaps["hot"](np.clip(values / np.quantile(values, 0.998), 0, 1))[:, :, :3]
    return column([row([tile(picture, 336, 336, smooth=True), tile(np.uint8(255 * hot), 336, 336)], ["the picture", "how much each pixel matters"])])


# 08


def overlaid(picture: np.ndarray, heat: np.ndarray) -> np.ndarray:
    return show_cam_on_image(np.float32(picture) / 255, heat, use_rgb=True)


def pair_overlay(lesson: Lesson, network: Network) -> Image.Image:
    picture = lesson.pixels("pair")
    maps = [grad_cam.explain(network, picture, "layer4", network.id(label)).full for label in ("rubber duck", "teapot")]
    tiles = [tile(p, 300, 300, smooth=True) for p in (picture, *(overlaid(picture, heat) for heat in maps))]
    return column([row(tiles, ["the picture", "Grad-CAM for rubber duck", "Grad-CAM for teapot"])])


def recipe(lesson: Lesson, network: Network) -> Image.Image:
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


# 11


def gallery(lesson: Lesson, network: Network) -> Image.Image:
    rows = []
    for case, word in (("right", "second"), ("wrong", "truth")):
        picture = lesson.pixels(case)
        probabilities = network.probabilities(picture)
        predicted, rival = np.argsort(-probabilities)[:2]
        maps = [grad_cam.explain(network, picture, "layer4", int(c)).evidence for c in (predicted, rival)]
        scale = max(m.max() for m in maps) + 1e-7
        tiles = [picture, *(overlaid(picture, cv2.resize(np.float32(m / scale), (224, 224))) for m in maps)]
        said = f"it said {network.labels[predicted]}, {probabilities[predicted]:.0%}"
        other = f"{word}: {network.labels[rival]}, {probabilities[rival]:.1%}"
        rows.append(row([tile(t, 260, 260, smooth=True) for t in tiles], [case, said, other]))
    return column(rows)
