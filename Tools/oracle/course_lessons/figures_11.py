"""11-right-and-wrong: the figures in its text, drawn from its own pictures and the network's own numbers."""

import cv2
import numpy as np
from PIL import Image

from . import grad_cam
from .layout import column, overlaid, row, tile
from .lesson import Lesson
from .studio import Studio


def gallery(lesson: Lesson, studio: Studio) -> Image.Image:
    network = studio.network()
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


FIGURES = {"gallery": gallery}
