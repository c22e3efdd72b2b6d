"""08-grad-cam: how far the slopes of a VGG's channel differ from cell to cell, as the text says it."""

import numpy as np

from . import grad_cam
from .lesson import Lesson
from .lesson_08 import VGG, VGG_LAYER
from .measuring import Figures
from .studio import Studio

PROGRAMS = ["grad_cam.py", "lesson_08.py"]


def measure(lesson: Lesson, studio: Studio, figures: Figures) -> None:
    network = studio.network(VGG)
    teapot = network.id("teapot")
    _, slope = grad_cam.slope(network, lesson.pixels("teapot"), VGG_LAYER, lambda logits: logits[teapot])
    slope = slope.numpy()
    both = (slope > 0).any((1, 2)) & (slope < 0).any((1, 2))
    figures.phrase("channels of both signs", both.sum(), "this lesson's teapot # of the 128 do both", digits=0)
    opposite = np.sign(slope.max((1, 2))) != np.sign(slope.mean((1, 2)))
    figures.phrase("peak of another sign", opposite.sum(), "and in # the largest slope", digits=0)
