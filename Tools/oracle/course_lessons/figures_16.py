"""16-scans-and-streets: the figure in its text, drawn from the shipped pictures and the networks' own numbers."""

import cv2
import numpy as np
from PIL import Image

from . import grad_cam
from .layout import column, overlaid, row, tile
from .lesson import Lesson
from .lesson_16 import FAMILIES
from .studio import Studio


def audit(lesson: Lesson, studio: Studio) -> Image.Image:
    rows = []
    for case, family, label in (("scan", "scans", "lesion"), ("street", "streets", "pedestrian")):
        network = studio.network(FAMILIES[family][0])
        picture = lesson.pixels(case)
        probability = network.probabilities(picture)[network.id(label)]
        heat = grad_cam.explain(network, picture, "layer4", network.id(label)).coarse
        shown = overlaid(picture, cv2.resize(np.float32(heat), (224, 224)))
        captions = [f"{label}, says the network: {probability:.0%}", f"its map of {label}"]
        rows.append(row([tile(t, 320, 320, smooth=True) for t in (picture, shown)], captions))
    return column(rows)


FIGURES = {"audit": audit}
