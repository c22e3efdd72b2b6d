"""Lesson 12's measurements: every method's scores over scenes of the test set, beside random numbers and edges."""

from dataclasses import dataclass

import numpy as np
import torch

from . import scores
from .heat_maps import METHODS, all_maps, by_cells, enlarged
from .network import Network
from .question import Question
from .scenes import Truth
from .squares import astray

#: How many scenes are scored, and of how many they are taken.
SCENES, CANDIDATES = 40, 44
#: How many squares of four scenes ask what cannot matter.
SQUARES = 8
#: Deletion and insertion go by cells of 16 pixels, in so many steps.
CELLS, STEPS = 14, 8
#: At the last maps of a ResNet these are one map, but for its scale: the slope is the same in all cells of a channel.
ONE_MAP = ["CAM", "Grad-CAM", "XGrad-CAM", "HiResCAM"]


@dataclass
class Scoreboard:
    """The means over all scenes, by method."""

    pointing: dict[str, float]
    mass: dict[str, float]
    rank: dict[str, float]
    deletion: dict[str, float]
    insertion: dict[str, float]
    astray: dict[str, float]  # the share of the mass in cells that cannot influence the score
    outline: float  # the share of the picture that is the thing


def chosen(network: Network, scenes: list[Truth]) -> list[Truth]:
    """The first scenes that the network gets right: where it is wrong, nobody knows what a map should show."""
    right = [scene for scene in scenes if network.labels[int(network.logits(scene.pixels).argmax())] == scene.label]
    assert len(right) >= SCENES
    return right[:SCENES]


def question(network: Network, scene: Truth, seed: int) -> Question:
    target = network.id(scene.label)
    return Question(network.module, network.layer("layer4"), network.input(scene.pixels), scene.pixels, target, seed)


def measured(network: Network, scenes: list[Truth]) -> Scoreboard:
    """Scores all methods; the scenes are those that the network gets right."""
    columns = ("pointing", "mass", "rank", "deletion", "insertion", "astray")
    found = {column: {method: [] for method in METHODS} for column in columns}
    for index, scene in enumerate(scenes):
        maps = all_maps(question(network, scene, index))
        for name in ONE_MAP:
            assert np.allclose(maps[name] / maps[name].max(), maps["CAM"] / maps["CAM"].max(), atol=1e-4), name
        for method, values in maps.items():
            values = enlarged(values, 224)
            found["pointing"][method].append(scores.pointing(values, scene.mask))
            found["mass"][method].append(scores.mass(values, scene.mask))
            found["rank"][method].append(scores.rank(values, scene.mask))
            for column, curve in curves(network, scene, values).items():
                found[column][method].append(scores.area(curve))
        print(f"  scene {index + 1} of {len(scenes)}", flush=True)
    for index in range(SQUARES):
        for method, share in astray(network, scenes[4 * index : 4 * index + 4], index % 4, index).items():
            found["astray"][method].append(share)
        print(f"  square {index + 1} of {SQUARES}", flush=True)
    for method in METHODS:
        print(f"  {method}: " + ", ".join(f"{column} {spread(found[column][method])}" for column in columns))
    means = {column: {method: float(np.mean(v)) for method, v in row.items()} for column, row in found.items()}
    return Scoreboard(**means, outline=float(np.mean([(scene.mask > 0).mean() for scene in scenes])))


def spread(values: list[float]) -> str:
    """A mean, and how far chance in the choice of scenes moves it: its standard error."""
    return f"{np.mean(values):.3f} ± {np.std(values, ddof=1) / len(values) ** 0.5:.3f}"


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
