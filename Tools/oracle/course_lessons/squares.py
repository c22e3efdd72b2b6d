"""Four pictures in a square, of which one alone has a say: whatever a map puts elsewhere is wrong."""

import numpy as np
import torch
from torch import nn

from . import scores
from .heat_maps import all_maps, by_cells
from .network import Network
from .question import Question
from .scenes import Truth


class Square(nn.Module):
    """Four pictures, of which one alone has a say (after Rao, Böhle and Schiele's DiFull).

    Each picture runs through the network by itself. Their last maps are joined to one map of twice the size, and the
    classifier takes the mean of one quarter: nothing outside of it can change any score.
    """

    def __init__(self, network: nn.Module, quarter: int):
        super().__init__()
        self.body = nn.Sequential(*list(network.children())[:-2])
        self.joined = nn.Identity()
        self.fc = network.fc
        self.quarter = quarter

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        rows = [torch.cat([self.body(part) for part in half.chunk(2, 3)], 3) for half in x.chunk(2, 2)]
        maps = self.joined(torch.cat(rows, 2))
        own = maps.chunk(2, 2)[self.quarter // 2].chunk(2, 3)[self.quarter % 2]
        return self.fc(own.mean((2, 3)))


def square_question(network: Network, scenes: list[Truth], quarter: int, seed: int) -> Question:
    """Four scenes in a square; the class is what the quarter shows."""
    rows = [np.concatenate([scene.pixels for scene in scenes[i : i + 2]], axis=1) for i in (0, 2)]
    picture = np.concatenate(rows)
    square = Square(network.module, quarter).eval()
    return Question(square, square.joined, network.input(picture), picture, network.id(scenes[quarter].label), seed)


def astray(network: Network, scenes: list[Truth], quarter: int, seed: int) -> dict[str, float]:
    """For each method the share of its mass in the three quarters that cannot influence the score."""
    maps = all_maps(square_question(network, scenes, quarter, seed))
    return {name: scores.mass(by_cells(np.maximum(values, 0), 14), outside(quarter)) for name, values in maps.items()}


def outside(quarter: int) -> np.ndarray:
    """The cells that cannot matter, `[14, 14]`."""
    found = np.ones((14, 14))
    top, left = 7 * (quarter // 2), 7 * (quarter % 2)
    found[top : top + 7, left : left + 7] = 0
    return found
