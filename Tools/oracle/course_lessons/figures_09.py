"""09-cam-family: the figures in its text, drawn from its own pictures by pytorch-grad-cam."""

from PIL import Image
from pytorch_grad_cam import EigenCAM, GradCAM, GradCAMPlusPlus, LayerCAM, ScoreCAM

from .layout import column, overlaid, row, tile
from .lesson import Lesson
from .lesson_09 import full
from .studio import Studio

METHODS = {"Grad-CAM": GradCAM, "Grad-CAM++": GradCAMPlusPlus, "LayerCAM": LayerCAM, "Eigen-CAM": EigenCAM, "Score-CAM": ScoreCAM}


def family(lesson: Lesson, studio: Studio) -> Image.Image:
    """Five methods on one picture, at two layers."""
    network, picture = studio.network(), lesson.pixels("ducks")
    target = network.id("rubber duck")
    rows = []
    for layer in ("layer4", "layer3"):
        # Score-CAM asks once for each channel, and the figure needs it once.
        chosen = [name for name in METHODS if layer == "layer4" or name != "Score-CAM"]
        tiles = [tile(overlaid(picture, full(network, picture, METHODS[name], layer, target)), 168, 168, smooth=True) for name in chosen]
        rows.append(row([tile(picture, 168, 168, smooth=True), *tiles], ["the picture" if layer == "layer4" else layer, *chosen]))
    return column(rows)


FIGURES = {"family": family}
