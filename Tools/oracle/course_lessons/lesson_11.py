"""11-right-and-wrong: what the network says, and Grad-CAM for what it says and for what is true."""

import numpy as np
import torch

from . import grad_cam
from .lesson import Lesson
from .network import Network
from .scenes import Truth

LAYERS = ["layer4", "layer3"]


def make(lesson: Lesson, network: Network, cases: dict[str, Truth]) -> list[str]:
    """Makes the references; returns the lines that `lesson.md` lacks, because its cases name what is in the scenes."""
    text = (lesson.folder / "lesson.md").read_text()
    lacking = []
    for case, scene in cases.items():
        picture = lesson.pixels(case)
        logits = network.logits(picture)
        truth = network.id(scene.label)
        predicted, second = logits.topk(2).indices.tolist()
        rival = second if predicted == truth else truth
        answer(lesson, case, logits, truth, predicted, second, rival)
        two_maps(lesson, network, case, picture, predicted, rival)
        said, other = network.labels[predicted], network.labels[rival]
        lines = [
            f"- {{ id: {case}, given: {{ truth: {scene.label} }} }}",
            f"- {{ id: {case}, given: {{ predicted: {said}, rival: {other} }} }}",
        ]
        lacking += [line for line in lines if line not in text]
    return lacking


def answer(
    lesson: Lesson, case: str, logits: torch.Tensor, truth: int, predicted: int, second: int, rival: int
) -> None:
    probabilities = logits.softmax(0)
    lesson.reference("read-the-answer", case, "predicted", np.array(predicted, np.int64))
    lesson.reference("read-the-answer", case, "rival", np.array(rival, np.int64))
    lesson.reference("read-the-answer", case, "probabilities", probabilities[[predicted, rival]])
    if truth != rival:
        lesson.mistake("always-truth", case, "rival", np.array(truth, np.int64))
        lesson.mistake("always-truth", case, "probabilities", probabilities[[predicted, truth]])
    if second != rival:
        lesson.mistake("always-second", case, "rival", np.array(second, np.int64))
        lesson.mistake("always-second", case, "probabilities", probabilities[[predicted, second]])
    lesson.mistake("sigmoid", case, "probabilities", logits.sigmoid()[[predicted, rival]])


def two_maps(
    lesson: Lesson, network: Network, case: str, picture: np.ndarray, predicted: int, rival: int
) -> None:
    for layer in LAYERS:
        first = grad_cam.explain(network, picture, layer, predicted).evidence
        second = grad_cam.explain(network, picture, layer, rival).evidence
        scale = max(first.max(), second.max()) + np.float32(1e-7)
        outputs = {
            "predicted": first, "rival": second, "first": first / scale, "second": second / scale,
            "difference": (first - second) / scale,
        }
        for name, value in outputs.items():
            lesson.reference("two-maps", case, f"{name}-{layer}", value)

        lesson.mistake("argmax-twice", case, f"rival-{layer}", first)
        lesson.mistake("argmax-twice", case, f"difference-{layer}", np.zeros_like(first))
        own = first / (first.max() + np.float32(1e-7)), second / (second.max() + np.float32(1e-7))
        for name, value in (("first", own[0]), ("second", own[1]), ("difference", own[0] - own[1])):
            lesson.mistake("own-scales", case, f"{name}-{layer}", value)
        for name, target in (("predicted", predicted), ("rival", rival)):
            maps, slope = grad_cam.slope(network, picture, layer, lambda logits: -logits.log_softmax(0)[target])
            total = (slope.mean((1, 2), keepdim=True) * maps).sum(0).relu()
            lesson.mistake("surprise", case, f"{name}-{layer}", total)
