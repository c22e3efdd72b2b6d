"""How a lesson's pictures are chosen where a gradient is graded.

Candidates were chosen by eye from `toybox sheet --set test`, scenes that the network never saw in training; of several, the
one that keeps farthest from the network's kinks is taken (see `kinks`).
"""

import numpy as np

from .kinks import clearance
from .studio import Studio


def farthest(studio: Studio, indices: list[int], label: str, above: str | None, model: str = "toybox-resnet18") -> np.ndarray:
    """Of the candidates that the network gets right, the picture that keeps farthest from the kinks."""
    network = studio.network(model)
    pictures = {index: studio.toybox.scene("test", index).pixels for index in indices}
    right = {i: p for i, p in pictures.items() if network.logits(p).argmax() == network.id(label)}
    clear = {index: clearance(network, picture, above) for index, picture in right.items()}
    best = max(clear, key=clear.get)
    print(f"  {label}: scene {best} of {len(right)} candidates, clearance {clear[best]:.1f}")
    return pictures[best]
