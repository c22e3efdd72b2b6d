"""05-gradients-by-hand: the figures in its text, drawn with the tiny network's own numbers."""

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont

from .layout import ACCENT, FONT, INK, PAPER, column, gray, row, tile
from .lesson import Lesson
from .lesson_05 import LABELS, SCENES, TinyNetwork, network_input
from .studio import Studio

WIDE, TALL = 168, 120


def signed(values: np.ndarray) -> np.ndarray:
    """A gradient as colors: blue below 0, white at 0, orange above."""
    strength = np.clip(np.abs(values) / np.quantile(np.abs(values), 0.995), 0, 1)[..., None] ** 0.7
    color = np.where(values[..., None] > 0, np.array([214, 84, 20]), np.array([34, 90, 170]))
    return np.uint8(255 * (1 - strength) + color * strength)


def there_and_back(lesson: Lesson, _studio: Studio) -> Image.Image:
    """One channel forward through the layers, and the gradient of the score on its way back."""
    case = "duck"
    weights = {key: value for key, value in lesson.files["inputs/backward"].items() if "/" not in key}
    x = network_input(lesson.pixels(case)).double().requires_grad_()
    layers = TinyNetwork(weights).layers(x)
    label = SCENES[case][1]
    names = ["convolved", "rectified", "pooled"]
    gradients = torch.autograd.grad(layers["scores"][0, LABELS.index(label)], [x, *(layers[n] for n in names)])
    channel = int((gradients[3] * layers["pooled"]).sum((2, 3)).abs().argmax())
    values = [layers[n][0, channel].detach().numpy() for n in names]
    forward = [tile(lesson.pixels(case), WIDE, TALL, smooth=True), *(tile(gray(v), WIDE, TALL) for v in values)]
    back = [signed(gradients[0][0].numpy().transpose(1, 2, 0)[..., np.abs(gradients[0][0].numpy()).sum((1, 2)).argmax()])]
    back += [signed(g[0, channel].numpy()) for g in gradients[1:]]
    score = float(layers["scores"][0, LABELS.index(label)].detach())
    there = row([*forward, words(f"{label}\n{score:.2f}")], ["the picture", "convolved", "after ReLU", "pooled", "score"])
    home = row([*(tile(b, WIDE, TALL) for b in back), words("1")], ["gradient here", "here", "here", "here", "begin with"])
    return column([arrow("forward", there.width, False), there, arrow("backward", there.width, True), home])


def words(text: str) -> Image.Image:
    """A few words in the place of a tile."""
    out = Image.new("RGB", (110, TALL), PAPER)
    ImageDraw.Draw(out).multiline_text((55, TALL / 2), text, INK, ImageFont.truetype(FONT, 17), anchor="mm", align="center")
    return out


def arrow(text: str, width: int, to_the_left: bool) -> Image.Image:
    """A long arrow with a word above it."""
    out = Image.new("RGB", (width, 22), PAPER)
    pen = ImageDraw.Draw(out)
    middle, tip, tail = 12, (4 if to_the_left else width - 4), (width - 4 if to_the_left else 4)
    pen.line([(tail, middle), (tip, middle)], ACCENT, 2)
    step = 10 if to_the_left else -10
    pen.polygon([(tip, middle), (tip + step, middle - 5), (tip + step, middle + 5)], ACCENT)
    font = ImageFont.truetype(FONT, 15)
    half = pen.textlength(text, font) / 2 + 8
    pen.rectangle([width / 2 - half, 0, width / 2 + half, 22], PAPER)
    pen.text((width / 2, middle), text, ACCENT, font, anchor="mm")
    return out


FIGURES = {"there-and-back": there_and_back}
