"""Which scenes of the test set each channel of a network answers to most: what lesson 4's atlas and its figures are about."""

from functools import cache

import numpy as np
import torch

from .network import Network
from .studio import Studio

#: As many scenes of each class as of every other.
SCENES = 480
LAYERS = ["layer1", "layer2", "layer3", "layer4"]
#: How many of a channel's best scenes are looked at, and how many of one class make it that class's channel.
BEST, SAME = 9, 8


@cache
def answers(studio: Studio) -> tuple[np.ndarray, np.ndarray, dict[str, tuple[np.ndarray, np.ndarray]]]:
    """Pictures and classes of the scenes, and for each layer every channel's largest number and its cell, `[scene, channel]`."""
    network = studio.network()
    scenes = studio.toybox.render("test", 0, SCENES)
    classes = np.array([network.id(scene.label) for scene in scenes])
    assert (np.bincount(classes) == SCENES // len(network.labels)).all()
    found = {layer: ([], []) for layer in LAYERS}
    for scene in scenes:
        for layer, maps in activations(network, scene.pixels).items():
            largest, cell = maps.flatten(1).max(1)
            found[layer][0].append(largest.numpy())
            found[layer][1].append(cell.numpy())
    return (
        np.stack([scene.pixels for scene in scenes]), classes,
        {layer: (np.stack(values), np.stack(cells)) for layer, (values, cells) in found.items()},
    )


def activations(network: Network, picture: np.ndarray) -> dict[str, torch.Tensor]:
    """What each of the four layers makes of a picture, `[C, h, w]`, in one pass."""
    kept = {}
    handles = [
        network.layer(name).register_forward_hook(lambda _m, _i, output, name=name: kept.update({name: output[0]}))
        for name in LAYERS
    ]
    with torch.no_grad():
        network.module(network.input(picture))
    for handle in handles:
        handle.remove()
    return kept


def quoted(studio: Studio) -> list[str]:
    """What lesson 4 says of channels: of each layer how many answer to one class and to mixed ones, and of one channel."""
    _, classes, found = answers(studio)
    rows = []
    for layer, (largest, _) in found.items():
        best = np.argsort(-largest, axis=0, kind="stable")[:BEST]
        same = np.array([np.bincount(classes[best[:, channel]]).max() for channel in range(best.shape[1])])
        rows.append(f"| `{layer}` | {len(same)} | {(same >= SAME).sum()} | {(same <= BEST // 2).sum()} |")
        print(f"  {rows[-1]}")
    best = np.argsort(-found["layer2"][0][:, 41], kind="stable")[:BEST]
    mushrooms = (classes[best] == studio.network().id("mushroom")).sum()
    return [*rows, f"its nine best are {mushrooms} times a mushroom"]
