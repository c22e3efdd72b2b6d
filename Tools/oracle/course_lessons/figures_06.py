"""06-saliency: the figures in its text, drawn from its own pictures and the network's own numbers."""

import matplotlib
import numpy as np
import torch
from PIL import Image

from .layout import column, row, tile
from .lesson import Lesson
from .studio import Studio


def duck_saliency(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network()
    picture = lesson.pixels("duck")
    x = network.input(picture).requires_grad_()
    (slope,) = torch.autograd.grad(network.module(x)[0, network.id("rubber duck")], x)
    values = slope.abs().amax(1)[0].numpy()
    hot = matplotlib.colormaps["hot"](np.clip(values / np.quantile(values, 0.998), 0, 1))[:, :, :3]
    return column([row([tile(picture, 336, 336, smooth=True), tile(np.uint8(255 * hot), 336, 336)], ["the picture", "how much each pixel matters"])])


FIGURES = {"duck-saliency": duck_saliency}
