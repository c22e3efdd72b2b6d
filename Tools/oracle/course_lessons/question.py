"""What lesson 12 asks every method: a network, a picture, a class; and what the network does at one of its layers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import nn


@dataclass
class Question:
    """A network, the layer whose maps are explained, one input `[1, 3, H, W]`, its picture, and the class.

    The network ends as a ResNet does, with a mean over the maps and a linear layer `fc`. `seed` is the chance of the
    methods that need any.
    """

    module: nn.Module
    layer: nn.Module
    input: torch.Tensor
    picture: np.ndarray
    target: int
    seed: int

    @cached_property
    def maps_and_slope(self) -> tuple[np.ndarray, np.ndarray]:
        """The layer's activation and the class's slope there, both `[1, C, h, w]`."""
        kept = {}
        handle = self.layer.register_forward_hook(lambda _module, _input, output: kept.update(value=output))
        logits = self.module(self.input.clone().requires_grad_())
        handle.remove()
        (slope,) = torch.autograd.grad(logits[0, self.target], kept["value"])
        return kept["value"].detach().numpy(), slope.numpy()

    def probability(self, x: torch.Tensor) -> torch.Tensor:
        """The probability of the class in each picture of `[N, 3, H, W]`."""
        return self.module(x).softmax(1)[:, self.target]
