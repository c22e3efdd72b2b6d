"""07-cam: class activation maps by PyTorch and NumPy, and the account of the score that they give."""

import numpy as np
import torch

from .lesson import Lesson
from .network import Network
from .studio import Studio

#: Scenes of the test set, chosen by eye.
SCENES = {"boat": 651, "mushroom": 675, "teapot": 670}
#: Each case of the first exercise: its picture, the class that is explained, and the row of the made-up weights.
CASES = {
    "boat": ("boat", "sail boat", 0),
    "boat-as-hat": ("boat", "hat", 2),
    "mushroom": ("mushroom", "mushroom", 1),
    "another": ("teapot", "mug", 1),  # hidden
}
#: Each case of the second: picture, class, the class that it is set against, and a rectangle of cells.
ACCOUNTS = {
    "boat": ("boat", "sail boat", "hat", (1, 6), (0, 4)),
    "mushroom": ("mushroom", "mushroom", "traffic cone", (2, 5), (2, 6)),
    "another": ("teapot", "mug", "teapot", (0, 7), (5, 7)),  # hidden
}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for name, index in SCENES.items():
        lesson.save_picture(name, studio.toybox.scene("test", index).pixels)
    for case, (picture, _, _) in CASES.items():
        lesson.save_picture(case, lesson.picture(picture))  # A view finds a case's picture by the case's name.


def class_map(network: Network, picture: np.ndarray, label: str) -> tuple[np.ndarray, float, float]:
    """A class's map `[h, w]`, its bias and its logit, in double precision but for the network itself."""
    maps, logits = network.activation("layer4", network.input(picture))
    target, head = network.id(label), network.layer("fc")
    row = head.weight[target].detach().double().numpy()
    found = np.einsum("k,kyx->yx", row, maps[0].detach().double().numpy())
    bias = float(head.bias[target].detach())
    logit = float(logits[0, target].detach())
    assert abs(found.mean() + bias - logit) < 1e-4, (found.mean() + bias, logit)
    return found, bias, logit


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    random = np.random.default_rng(7)
    for case, (picture, label, row) in CASES.items():
        maps(lesson, network, case, lesson.pixels(picture), label)
        made_up(lesson, case, random, row)
    for case, (picture, label, other, rows, columns) in ACCOUNTS.items():
        account(lesson, network, case, lesson.pixels(picture), label, other, rows, columns)
        wide = random.normal(1, 2, (3, 5)).astype(np.float32)
        lesson.given("account", f"{case}/wide", wide)
        shares(lesson, case, "wide-share", wide, (0, 2), (3, 5))


def maps(lesson: Lesson, network: Network, case: str, picture: np.ndarray, label: str) -> None:
    found, bias, logit = class_map(network, picture, label)
    lesson.reference("class-map", case, "map", found)
    lesson.reference("class-map", case, "score", np.float32(logit))
    activation = network.activation("layer4", network.input(picture))[0][0].detach().double().numpy()
    weight = network.layer("fc").weight.detach().double().numpy()
    slips(lesson, case, "map", "score", activation, weight, bias, network.id(label))


def made_up(lesson: Lesson, case: str, random: np.random.Generator, row: int) -> None:
    """Four maps of 3 by 5 cells and three classes: not square, and with more against a class than for it."""
    activation = np.maximum(random.normal(0.5, 1, (4, 3, 5)), 0).astype(np.float32)
    weight = random.normal(-0.2, 1, (3, 4)).astype(np.float32)
    biases = random.normal(0, 1, 3).astype(np.float32)
    lesson.given("class-map", f"{case}/maps", activation[None])
    lesson.given("class-map", f"{case}/weights", weight)
    lesson.given("class-map", f"{case}/biases", biases)
    found = np.einsum("k,kyx->yx", weight[row].astype(float), activation.astype(float))
    lesson.reference("class-map", case, "wide", found)
    lesson.reference("class-map", case, "wide-score", np.float32(found.mean() + biases[row]))
    slips(lesson, case, "wide", "wide-score", activation, weight, biases[row], row)


def slips(lesson: Lesson, case: str, name: str, score: str, activation, weight, bias, target: int) -> None:
    """What the known mistakes make of a map and of its score."""
    if case == "another":
        return
    terms = weight[target][:, None, None] * activation
    found = terms.sum(0)
    wrong = {
        "relu-first": np.maximum(found, 0),
        "next-row": np.einsum("k,kyx->yx", weight[(target + 1) % len(weight)], activation),
        "averaged-channels": terms.mean(0),
        "only-for": np.maximum(terms, 0).sum(0),  # The maps themselves are nowhere negative.
    }
    for slip, values in wrong.items():
        lesson.mistake(slip, case, name, np.float32(values))
        lesson.mistake(slip, case, score, np.float32(values.mean() + bias))
    lesson.mistake("sum-for-mean", case, score, np.float32(found.sum() + bias))
    lesson.mistake("no-bias", case, score, np.float32(found.mean()))


def account(lesson: Lesson, network: Network, case: str, picture: np.ndarray, label: str, other: str, rows, columns) -> None:
    target = network.id(label)
    maps, logits = network.activation("layer4", network.input(picture).requires_grad_())
    (slope,) = torch.autograd.grad(logits[0, target], maps, retain_graph=True)
    row = network.layer("fc").weight[target].detach()
    assert torch.allclose(slope[0].sum((1, 2)), row, rtol=1e-5, atol=1e-7)
    lesson.reference("account", case, "row", row)
    found, _, _ = class_map(network, picture, label)
    rival, _, _ = class_map(network, picture, other)
    found, rival = found.astype(np.float32), rival.astype(np.float32)
    lesson.given("account", f"{case}/map", found)
    lesson.given("account", f"{case}/other", rival)
    lesson.reference("account", case, "contrast", found - rival)
    shares(lesson, case, "share", found, rows, columns)
    if case == "another":
        return
    (of_probability,) = torch.autograd.grad(logits.softmax(1)[0, target], maps)
    lesson.mistake("probability", case, "row", of_probability[0].sum((1, 2)))
    lesson.mistake("mean-for-sum", case, "row", slope[0].mean((1, 2)))
    lesson.mistake("other-way", case, "contrast", rival - found)
    lesson.mistake("cut-before", case, "contrast", np.maximum(found, 0) - np.maximum(rival, 0))


def shares(lesson: Lesson, case: str, output: str, map: np.ndarray, rows, columns) -> None:
    part, whole = map[slice(*rows), slice(*columns)].astype(float), map.astype(float)
    lesson.reference("account", case, output, np.float32(part.sum() / whole.size))
    if case == "another":
        return
    lesson.mistake("mean-of-part", case, output, np.float32(part.mean()))
    lesson.mistake("sum-of-part", case, output, np.float32(part.sum()))
    lesson.mistake("of-the-whole", case, output, np.float32(part.sum() / whole.sum()))
