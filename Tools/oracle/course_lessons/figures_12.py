"""12-score-a-heat-map: the figures in its text, drawn from its own scenes and the methods' own maps."""

import cv2
import numpy as np
from PIL import Image

from . import scores, scoreboard
from .heat_maps import all_maps, by_cells, enlarged
from .layout import column, overlaid, row, tile
from .lesson import Lesson
from .lesson_12 import SCENES
from .squares import outside, square_question
from .studio import Studio

SIZE = 240


def shown(picture: np.ndarray, values: np.ndarray) -> np.ndarray:
    """A map over its picture; the brightest hundredth of its pixels is shown as bright as can be."""
    values = np.maximum(values, 0)
    heat = np.clip(values / np.percentile(values, 99), 0, 1)
    return overlaid(picture, np.float32(heat))


def outlined(picture: np.ndarray, mask: np.ndarray) -> Image.Image:
    """A picture with the outline of the thing, white on a dark line."""
    big = cv2.resize(picture, (2 * SIZE, 2 * SIZE), interpolation=cv2.INTER_CUBIC)
    lines, _ = cv2.findContours(cv2.resize(mask, (2 * SIZE, 2 * SIZE)) // 128, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for color, width in (((38, 42, 51), 7), ((255, 255, 255), 3)):
        cv2.drawContours(big, lines, -1, color, width, cv2.LINE_AA)
    return tile(big, SIZE, SIZE, smooth=True)


def outline(lesson: Lesson, studio: Studio) -> Image.Image:
    """One scene's maps with the outline and their scores."""
    scene = studio.toybox.scene("test", SCENES["car"])
    names = ("Grad-CAM", "Eigen-CAM", "saliency", "Sobel", "random")
    tiles, captions = [outlined(scene.pixels, scene.mask)], ["the outline"]
    for name, values in all_maps(scoreboard.question(studio.network(), scene, SCENES["car"]), names).items():
        values = enlarged(values, 224)
        tiles.append(outlined(shown(scene.pixels, values), scene.mask))
        share, rank = scores.mass(values, scene.mask), scores.rank(values, scene.mask)
        captions.append(f"{name}: mass {share:.0%}, rank {rank:.0%}")
    return column([row(tiles[i : i + 3], captions[i : i + 3]) for i in (0, 3)])


def square(lesson: Lesson, studio: Studio) -> Image.Image:
    """Four scenes of which one has a say, and where five methods look."""
    network = studio.network()
    scenes, quarter = [studio.toybox.scene("test", index) for index in (16, 1, 34, 20)], 1
    asked = square_question(network, scenes, quarter, 0)
    maps = all_maps(asked, ["HiResCAM", "occlusion", "Grad-CAM", "XGrad-CAM", "Eigen-CAM"])
    silent, only = np.kron(outside(quarter), np.ones((32, 32))) > 0, asked.picture.copy()
    only[silent] = only[silent] // 3
    tiles, captions = [tile(only, SIZE, SIZE, smooth=True)], ["only the bright quarter has a say"]
    for name, values in maps.items():
        share = scores.mass(by_cells(np.maximum(values, 0), 14), outside(quarter))
        heat = cv2.resize(np.float32(values), (448, 448), interpolation=cv2.INTER_NEAREST) if len(values) == 14 else values
        tiles.append(tile(shown(asked.picture, heat), SIZE, SIZE, smooth=True))
        captions.append(f"{name}: {share:.0%} astray")
    return column([row(tiles[i : i + 3], captions[i : i + 3]) for i in (0, 3)])


FIGURES = {"outline": outline, "square": square}
