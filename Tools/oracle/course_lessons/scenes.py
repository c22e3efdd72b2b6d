"""The scenes that the lessons show, rendered by `toybox`, and the rule that picks what lesson 11 compares."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .kinks import clearance
from .network import Network


@dataclass
class Truth:
    """A rendered scene: where it comes from, its picture `[size, size, 3]`, and what is in it."""

    set: str
    index: int
    pixels: np.ndarray
    label: str
    mask: np.ndarray  # [size, size], the byte of the region that each pixel shows
    companion: str  # what stands beside the class: a sticker, a marker, a crossing, or "none"


class Toybox:
    """The `toybox` tool."""

    def __init__(self, tool: Path):
        self.tool = tool

    def render(self, set: str, first: int, count: int, size: int = 224) -> list[Truth]:
        """Renders scenes `first ..< first + count` of a set."""
        with tempfile.TemporaryDirectory() as temporary:
            root = Path(temporary) / "scenes"
            arguments = ["render", "--set", set, "--first", first, "--count", count, "--size", size]
            arguments += ["--format", "raw", "--out", root]
            subprocess.run([str(self.tool), *map(str, arguments)], check=True, capture_output=True)
            scenes = json.loads((root / "scenes.json").read_text())["scenes"]
            masks = np.fromfile(root / "masks.u8", np.uint8).reshape(count, size, size)
            images = np.fromfile(root / "images.u8", np.uint8).reshape(count, size, size, 3)
        return [
            Truth(set, first + i, images[i], scene["name"], masks[i], scene["companion"]) for i, scene in enumerate(scenes)
        ]

    def scene(self, set: str, index: int, size: int = 224) -> Truth:
        """Renders one scene."""
        return self.render(set, index, 1, size)[0]


#: How many scenes of the hard set lesson 11 picks from.
CANDIDATES = 400


def pick_right_and_wrong(toybox: Toybox, network: Network) -> dict[str, Truth]:
    """One scene that the network gets right and two that it gets wrong, from the first 400 of the hard set.

    - `wrong`: the network names something else, yet the truth comes second; of those, the one it is surest about.
    - `right`: of the scenes that show what `wrong` shows, the one that it gets right with the most confidence.
    - `far-off`: the truth does not even come second; of those, the one it is surest about, of another class.

    Scenes at a kink of `layer4` are passed over: no two programs would agree on their maps.
    """
    scenes = toybox.render("hard", 0, CANDIDATES)
    probabilities = np.stack([network.probabilities(scene.pixels) for scene in scenes])
    truths = np.array([network.id(scene.label) for scene in scenes])
    order = np.argsort(-probabilities, axis=1)
    rank = (order == truths[:, None]).argmax(1)
    confidence = probabilities.max(1)

    def surest(mask: np.ndarray) -> int:
        for index in np.argsort(-np.where(mask, confidence, -1)):
            assert mask[index], "no scene of the hard set fits the rule"
            if clearance(network, scenes[index].pixels, above="layer3") > 1:
                return int(index)
        raise AssertionError("no scene of the hard set fits the rule")

    wrong = surest(rank == 1)
    right = surest((rank == 0) & (truths == truths[wrong]))
    far_off = surest((rank >= 2) & (truths != truths[wrong]))
    picked = {"right": right, "wrong": wrong, "far-off": far_off}
    for case, index in picked.items():
        named = ", ".join(f"{network.labels[i]} {probabilities[index, i]:.3f}" for i in order[index, :3])
        print(f"  {case}: hard scene {index}, a {scenes[index].label}; the network says {named}")
    print(f"  right on {(rank == 0).mean():.1%} of these {CANDIDATES} hard scenes")
    return {case: scenes[index] for case, index in picked.items()}
