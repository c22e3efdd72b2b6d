"""12-score-a-heat-map: scores of heat maps in NumPy, and deletion and insertion by PyTorch and NumPy."""

import numpy as np
import torch

from . import scores, scoreboard
from .heat_maps import all_maps, by_cells, enlarged
from .lesson import Lesson
from .network import Network
from .scenes import Truth
from .studio import Studio

#: Scenes of the test set, chosen by eye.
SCENES = {"car": 34, "boat": 3, "another": 19}
#: The methods whose maps are given to be scored, in this order.
GIVEN = ["random", "Sobel", "saliency", "Integrated Gradients", "Grad-CAM", "Eigen-CAM"]
#: Given maps are multiples of 1 / 4096, so that a sum of them is exact in single precision, in any order.
FINENESS, SIDE = 4096, 28
STEPS, SMALL_STEPS = 8, 4
SCORE_SLIPS = {
    "swapped": ["peaks", "pointing"], "last-of-equals": ["peaks", "pointing"],
    "not-clipped": ["mass"], "absolute": ["mass"], "zero-over-zero": ["mass"], "threshold": ["rank"], "clipped-first": ["rank"],
}
CURVE_SLIPS = [
    "ascending", "starts-late", "rest-left", "only-this-step", "swapped-cells", "not-divided", "mean-of-values",
    "left-ends",
]


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for name, index in SCENES.items():
        lesson.save_picture(name, studio.toybox.scene("test", index).pixels)


def make(lesson: Lesson, studio: Studio) -> None:
    random = np.random.default_rng(12)
    network = studio.network()
    for case, index in SCENES.items():
        scene = studio.toybox.scene("test", index)
        maps = all_maps(scoreboard.question(network, scene, index), GIVEN)
        score_a_map(lesson, case, scene, maps, random)
        if case != "boat":
            deletion_insertion(lesson, network, case, scene, maps["Grad-CAM"], random)


def rounded(values: np.ndarray, fineness: int = FINENESS) -> np.ndarray:
    """A map whose strongest value is 1 or -1, and whose values are multiples of `1 / fineness`."""
    return np.float32(np.round(values / np.abs(values).max() * fineness) / fineness)


def score_a_map(lesson: Lesson, case: str, scene: Truth, maps: dict[str, np.ndarray], random: np.random.Generator) -> None:
    given = np.stack([rounded(by_cells(enlarged(maps[name], 224), SIDE)) for name in GIVEN])
    mask = np.float32(by_cells((scene.mask > 0).astype(float), SIDE) >= 0.5)
    small, masks = made_up(random)
    for key, value in {"maps": given, "mask": mask, "wide": small, "wide-masks": masks}.items():
        lesson.given("score-a-map", f"{case}/{key}", value)
    pairs = {"": [(values, mask) for values in given], "wide-": list(zip(small, masks))}
    for prefix, several in pairs.items():
        right = {name: scored(name, several) for name in ("peaks", "pointing", "mass", "rank")}
        for name, value in right.items():
            lesson.reference("score-a-map", case, prefix + name, value)
        if case == "another":
            continue
        for slip, names in SCORE_SLIPS.items():
            for name in names:
                wrong = scored(name, several, slip)
                if not np.array_equal(wrong, right[name]):
                    lesson.mistake(slip, case, prefix + name, wrong)


def scored(name: str, pairs: list[tuple[np.ndarray, np.ndarray]], slip: str = "") -> np.ndarray:
    if name == "peaks":
        return np.array([scores.peak(values, slip) for values, _ in pairs], np.int64)
    score = {"pointing": scores.pointing, "mass": scores.mass, "rank": scores.rank}[name]
    return np.array([score(values, mask, slip) for values, mask in pairs])


def made_up(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Six maps of 3 by 5 cells, with a mask each: positive and negative, with equals, negative, flat, 0, and without a thing.

    Every peak lies in the first three columns, where row and column may be swapped and still be a place.
    """
    maps = np.float32(random.integers(-40, 50, (6, 3, 5)) / 64)
    masks = np.float32(random.random((6, 3, 5)) < 0.45)
    maps[0, 0, 2], masks[0, 0, 2], masks[0, 2, 0] = 1, 1, 0
    maps[1] = np.float32(random.integers(0, 4, (3, 5)) / 4)
    maps[1, 1, 2] = maps[1, 2, 4] = 1.5
    masks[1, 1, 2], masks[1, 2, 1], masks[1, 2, 4] = 1, 0, 0
    maps[2] = -np.abs(maps[2]) - 0.25
    maps[2, 1, 0] = -0.125
    maps[3], masks[3, 0, 0], masks[3, 2, 4] = 0.5, 1, 0
    maps[4] = 0
    maps[5, 2, 1], masks[5] = 1.25, 0
    assert all(scores.peak(values)[1] < 3 for values in maps)
    return maps, masks


def area(curve: np.ndarray, slip: str) -> float:
    """The area below a curve, by rectangles as high as their left ends when that is the slip."""
    return float(curve[:-1].mean()) if slip == "left-ends" else scores.area(curve, slip)


def deletion_insertion(
    lesson: Lesson, network: Network, case: str, scene: Truth, values: np.ndarray, random: np.random.Generator
) -> None:
    target, image = network.id(scene.label), network.input(scene.pixels).numpy()
    values = rounded(by_cells(enlarged(values, 224), scoreboard.CELLS))
    small = random.normal(0, 1, (1, 3, 10, 9)).astype(np.float32)
    small_map = np.float32(random.integers(0, 8, (5, 3)) / 8)
    filters = np.float32(random.normal(0, 0.8, (270, 3)) * (random.random((270, 3)) < 0.3))
    curve = np.float32(random.integers(0, 65, 6) / 64)
    tensors = {"map": values, "small": small, "small-map": small_map, "filters": filters, "curve": curve}
    for key, value in tensors.items():
        lesson.given("deletion-insertion", f"{case}/{key}", value)

    known: dict[bytes, float] = {}  # Most slips ask the network the same things once more.

    @torch.no_grad()
    def real(x: np.ndarray) -> float:
        key = x.tobytes()
        if key not in known:
            known[key] = float(network.module(torch.from_numpy(x))[0].softmax(0)[target])
        return known[key]

    def few(x: np.ndarray) -> float:
        return float((torch.from_numpy(x.reshape(1, -1)) @ torch.from_numpy(filters)).softmax(1)[0, 1])

    def outputs(slip: str = "") -> dict[str, np.ndarray]:
        found = {"small-order": scores.order(small_map, slip), "small-area": np.array(area(curve, slip))}
        for prefix, picture, heat, steps, score in (("small-", small, small_map, SMALL_STEPS, few), ("", image, values, STEPS, real)):
            places, nothing, change = scores.order(heat, slip), np.zeros_like(picture), slip.replace("-cells", "")
            found[f"{prefix}deletion"] = scores.curve(picture, nothing, places, heat.shape, steps, score, change)
            found[f"{prefix}insertion"] = scores.curve(nothing, picture, places, heat.shape, steps, score, change)
        found["areas"] = np.array([area(found["deletion"], slip), area(found["insertion"], slip)])
        return found

    right = outputs()
    print(f"  {case}: deletion {np.round(right['deletion'], 3)}, insertion {np.round(right['insertion'], 3)}")
    for name, value in right.items():
        lesson.reference("deletion-insertion", case, name, value)
    for slip in CURVE_SLIPS if case != "another" else []:
        for name, value in outputs(slip).items():
            if not np.array_equal(value, right[name]):
                lesson.mistake(slip, case, name, value)
