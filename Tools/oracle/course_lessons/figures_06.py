"""06-saliency: the figures in its text, drawn from its own pictures and the network's own numbers."""

import matplotlib
import numpy as np
import torch
from captum.attr import IntegratedGradients
from PIL import Image

from .chance import normal
from .layout import column, row, tile
from .lesson import Lesson
from .lesson_06 import SHARE, saliency
from .studio import Studio


def duck_saliency(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network()
    picture = lesson.pixels("duck")
    x = network.input(picture).requires_grad_()
    (slope,) = torch.autograd.grad(network.module(x)[0, network.id("rubber duck")], x)
    values = slope.abs().amax(1)[0].numpy()
    return column([row([tile(picture, 336, 336, smooth=True), tile(hot(values), 336, 336)], ["the picture", "how much each pixel matters"])])


def three_maps(lesson: Lesson, studio: Studio) -> Image.Image:
    """Saliency, SmoothGrad of 50 copies, Integrated Gradients in 50 steps (the largest magnitude of a pixel's three numbers)."""
    network = studio.network()
    x = network.input(lesson.pixels("duck"))
    target = network.id("rubber duck")
    span = (x.max() - x.min()).item()
    smooth = saliency(network, [x + SHARE * span * normal(tuple(x.shape), seed) for seed in range(50)], target)
    attribution = IntegratedGradients(network.module).attribute(
        x, target=target, n_steps=50, method="riemann_middle", internal_batch_size=1)
    maps = [saliency(network, [x], target), smooth, attribution.abs().amax(1)[0]]
    tiles = [tile(hot(values.detach().numpy()), 224, 224) for values in maps]
    return column([row(tiles, ["saliency", "SmoothGrad", "Integrated Gradients"])])


def hot(values: np.ndarray) -> np.ndarray:
    """A map in the colors of hot iron; the brightest 0.2 % are white."""
    return np.uint8(255 * matplotlib.colormaps["hot"](np.clip(values / np.quantile(values, 0.998), 0, 1))[:, :, :3])


FIGURES = {"duck-saliency": duck_saliency, "three-maps": three_maps}
