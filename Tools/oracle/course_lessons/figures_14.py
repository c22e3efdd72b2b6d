"""14-clever-hans: the figures in its text, drawn from the shipped pictures and the network's own numbers."""

import numpy as np
from PIL import Image

from .layout import column, overlaid, row, tile
from .lesson import Lesson
from .lesson_14 import VARIANTS, both_maps, enlarged
from .scenes import Truth
from .studio import Studio

#: The scenes of the first figure: a mug, a teapot.
SHOWN = [7, 0]


def triple(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network("tagged-resnet18")
    rows = []
    for index in SHOWN:
        tiles, captions = [], []
        for variant in VARIANTS:
            scene = studio.toybox.scene(f"tagged-{variant}", index)
            probabilities = network.probabilities(scene.pixels)
            tiles.append(tile(scene.pixels, 260, 260, smooth=True))
            captions.append(f"it says {network.labels[probabilities.argmax()]}, {probabilities.max():.0%}")
        rows.append(row(tiles, captions))
    return column(rows)


def witnesses(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network("tagged-resnet18")
    rows = []
    for case, label in (("star", "mug"), ("clover", "bowl")):
        picture = lesson.pixels(case)
        mask = lesson.pixels(f"{case}-mask")[:, :, 0]
        maps = [enlarged(map, 224, 224) for map in both_maps(network, Truth("", 0, picture, label, mask, ""))]
        # The finest spots of Integrated Gradients would vanish beside a single bright one: the top half percent is cut.
        heat = [np.float32(np.clip(map / np.quantile(map, q), 0, 1)) for map, q in zip(maps, (1.0, 0.995))]
        tiles = [picture, *(overlaid(picture, h) for h in heat)]
        rows.append(row([tile(t, 260, 260, smooth=True) for t in tiles], [label, "Grad-CAM", "Integrated Gradients"]))
    return column(rows)


FIGURES = {"triple": triple, "witnesses": witnesses}
