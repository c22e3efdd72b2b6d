"""How far a picture keeps from the kinks of the network.

A ReLU whose input is almost exactly 0 may come out on either side of its kink, depending on the order in which a
convolution adds its products up; the gradient then jumps, although both programs are right. With a million ReLUs, some
picture's ReLU is always that close. Gradients are graded to 1e-4, so they are graded on pictures whose ReLUs and
max-pools all keep their distance.
"""

import copy

import numpy as np
import torch

from .network import Network

STAGES = ["stem", "layer1", "layer2", "layer3", "layer4"]


def margins(network: Network, picture: np.ndarray) -> dict[str, float]:
    """For each stage, the smallest distance of a ReLU's input (or of a max-pool's two largest) from its kink.

    It is measured in double precision, in units of the inputs' standard deviation.
    """
    module = copy.deepcopy(network.module).double()
    found = dict.fromkeys(STAGES, np.inf)

    def watch(stage: str):
        def hook(_module, inputs):
            found[stage] = min(found[stage], float(inputs[0].abs().min() / inputs[0].std()))

        return hook

    def watch_pool(_module, inputs):
        windows = torch.nn.functional.unfold(
            torch.nn.functional.pad(inputs[0], (1, 1, 1, 1), value=-1.0).transpose(0, 1), 3, stride=2)
        first, second = windows.topk(2, dim=1).values.unbind(1)
        gaps = (first - second)[first > 0]  # Where nothing gets through the ReLU, it does not matter which is largest.
        found["stem"] = min(found["stem"], float(gaps.min() / inputs[0].std()))

    module.relu.register_forward_pre_hook(watch("stem"))
    module.maxpool.register_forward_pre_hook(watch_pool)
    for stage in STAGES[1:]:
        for block in getattr(module, stage):
            block.relu.register_forward_pre_hook(watch(stage))
    with torch.no_grad():
        module(network.input(picture).double())
    return found


#: What two correct programs in single precision may differ by at each stage, in the same units; sums get longer and
#: errors add up on the way.
SPREAD = {"stem": 3e-7, "layer1": 6e-7, "layer2": 1e-6, "layer3": 1.5e-6, "layer4": 2e-6}


def clearance(network: Network, picture: np.ndarray, above: str | None = None) -> float:
    """How many times the spread of correct programs lies between a picture and the nearest kink.

    Only the stages count that a gradient passes on its way from the logits to the layer `above`, or to the input.
    """
    measured = margins(network, picture)
    passed = STAGES[STAGES.index(above) + 1 :] if above else STAGES
    return min((measured[stage] / SPREAD[stage] for stage in passed), default=np.inf)
