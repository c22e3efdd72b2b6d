"""13-sanity-checks: the figures in its text, drawn from its own pictures and the network's own numbers."""

import matplotlib
import numpy as np
import torch
from PIL import Image
from torch.nn.functional import interpolate

from .cascade import cascade, edges, grad_cam, guided, saliency
from .layout import column, row, tile
from .lesson import Lesson
from .lesson_13 import NETWORKS
from .studio import Studio

STEPS = ["fc", "+ layer4", "+ layer3", "+ layer2", "+ layer1", "+ conv1"]
SIDE = 128


def film_strip(lesson: Lesson, studio: Studio) -> Image.Image:
    """The maps of one picture while the network forgets, a row for each method."""
    network = studio.network()
    label, seed = NETWORKS["duck"]
    x = network.input(lesson.pixels("duck"))
    networks = [network.module, *cascade(network.module, seed)]
    methods = {"Grad-CAM": grad_cam, "saliency": saliency, "guided": guided}
    rows = []
    for name, method in methods.items():
        maps = [method(module, x, network.id(label)) for module in networks]
        rows.append(row([tile(hot(values), SIDE, SIDE) for values in maps], [name, *STEPS]))
    picture, drawn = tile(lesson.pixels("duck"), SIDE, SIDE, smooth=True), tile(hot(edges(x)), SIDE, SIDE)
    rows.append(row([picture, drawn], ["the picture", "its edges"]))
    return column(rows)


def hot(values: torch.Tensor) -> np.ndarray:
    """A map at the size of the picture in the colors of hot iron; the brightest 0.5 % are white."""
    large = interpolate(values[None, None].float(), (224, 224), mode="bilinear", align_corners=False)[0, 0].numpy()
    scaled = np.clip(large / max(np.quantile(large, 0.995), 1e-12), 0, 1)
    return np.uint8(255 * matplotlib.colormaps["hot"](scaled)[:, :, :3])


FIGURES = {"film-strip": film_strip}
