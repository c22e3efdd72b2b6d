"""Lesson 12's measurements: every method's scores over scenes of the test set, beside random numbers and edges."""

from dataclasses import dataclass

import numpy as np
import torch

from . import scores
from .heat_maps import METHODS, Grid, Question, all_maps, by_cells, enlarged
from .network import Network
from .scenes import Truth

#: How many scenes are scored, how many of them by deletion and insertion too, and of how many the scenes are taken.
SCENES, CHANGED, CANDIDATES = 40, 12, 44
#: How many squares of four scenes ask what cannot matter.
GRIDS = 8
#: The methods whose curves are measured, in cells of 16 pixels, in so many steps.
CURVES = ["Grad-CAM", "Eigen-CAM", "saliency", "Integrated Gradients", "Sobel", "random"]
CELLS, STEPS = 14, 8


@dataclass
class Scoreboard:
    """The means over all scenes, by method."""

    pointing: dict[str, float]
    mass: dict[str, float]
    rank: dict[str, float]
    astray: dict[str, float]  # the share of the mass in cells that cannot influence the score
    deletion: dict[str, float]
    insertion: dict[str, float]
    outline: float  # the share of the picture that is the thing


def chosen(network: Network, scenes: list[Truth]) -> list[Truth]:
    """The first scenes that the network gets right: where it is wrong, nobody knows what a map should show."""
    right = [scene for scene in scenes if network.labels[int(network.logits(scene.pixels).argmax())] == scene.label]
    assert len(right) >= SCENES
    return right[:SCENES]


def question(network: Network, scene: Truth) -> Question:
    return Question(network.module, network.layer("layer4"), network.input(scene.pixels), scene.pixels, network.id(scene.label))


def measured(network: Network, scenes: list[Truth]) -> Scoreboard:
    """Scores all methods; the scenes are those that the network gets right."""
    found = {name: {method: [] for method in METHODS} for name in ("pointing", "mass", "rank", "astray")}
    changed = {name: {method: [] for method in CURVES} for name in ("deletion", "insertion")}
    for index, scene in enumerate(scenes):
        maps = {name: enlarged(values, 224) for name, values in all_maps(question(network, scene), index).items()}
        for method, values in maps.items():
            found["pointing"][method].append(scores.pointing(values, scene.mask))
            found["mass"][method].append(scores.mass(values, scene.mask))
            found["rank"][method].append(scores.rank(values, scene.mask))
        if index < CHANGED:
            for method in CURVES:
                for name, value in both_areas(network, scene, maps[method]).items():
                    changed[name][method].append(value)
        print(f"  scene {index + 1} of {len(scenes)}", flush=True)
    for index in range(GRIDS):
        for method, share in astray(network, scenes[4 * index : 4 * index + 4], index % 4, index).items():
            found["astray"][method].append(share)
        print(f"  square {index + 1} of {GRIDS}", flush=True)
    means = {name: {method: float(np.mean(v)) for method, v in row.items()} for name, row in (found | changed).items()}
    return Scoreboard(**means, outline=float(np.mean([(scene.mask > 0).mean() for scene in scenes])))


def curves(network: Network, scene: Truth, values: np.ndarray) -> dict[str, np.ndarray]:
    """How the class's probability changes while cells go, and while they come, the strongest first."""
    target, image = network.id(scene.label), network.input(scene.pixels).numpy()

    @torch.no_grad()
    def probability(x: np.ndarray) -> float:
        return float(network.module(torch.from_numpy(x))[0].softmax(0)[target])

    places, nothing = scores.order(by_cells(values, CELLS)), np.zeros_like(image)
    return {
        "deletion": scores.curve(image, nothing, places, (CELLS, CELLS), STEPS, probability),
        "insertion": scores.curve(nothing, image, places, (CELLS, CELLS), STEPS, probability),
    }


def both_areas(network: Network, scene: Truth, values: np.ndarray) -> dict[str, float]:
    return {name: scores.area(curve) for name, curve in curves(network, scene, values).items()}


def grid_question(network: Network, scenes: list[Truth], quarter: int) -> Question:
    """Four scenes in a square; the class is what the quarter shows."""
    rows = [np.concatenate([scene.pixels for scene in scenes[i : i + 2]], axis=1) for i in (0, 2)]
    picture = np.concatenate(rows)
    grid = Grid(network.module, quarter).eval()
    return Question(grid, grid.joined, network.input(picture), picture, network.id(scenes[quarter].label))


def astray(network: Network, scenes: list[Truth], quarter: int, seed: int) -> dict[str, float]:
    """For each method the share of its mass in the three quarters that cannot influence the score."""
    outside = np.ones((14, 14))
    top, left = 7 * (quarter // 2), 7 * (quarter % 2)
    outside[top : top + 7, left : left + 7] = 0
    maps = all_maps(grid_question(network, scenes, quarter), seed)
    return {name: scores.mass(by_cells(np.maximum(values, 0), 14), outside) for name, values in maps.items()}
