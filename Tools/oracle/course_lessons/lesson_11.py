"""11-right-and-wrong: what the network says, and Grad-CAM for what it says and for what is true."""

import numpy as np
import torch

from . import grad_cam
from .lesson import Lesson
from .network import Network
from .scenes import pick_right_and_wrong
from .studio import Studio

LAYERS = ["layer4", "layer3"]
#: The hidden case is about the right scene's picture, and asks as if something else were true.
HIDDEN = {"another": ("right", "hat")}
#: Five scores, of which two are largest, and the class that is true: the first of the two.
SCORES = ([3, 7, 1, 7, 2], 1)
HIDDEN_SCORES = ([-2, -4, -3, -5, -2], 0)


def make(lesson: Lesson, studio: Studio) -> list[str]:
    """Makes the references; returns the lines that `lesson.md` lacks, because its cases name what is in the scenes."""
    network = studio.network()
    cases = pick_right_and_wrong(studio.toybox, network)
    for case, scene in cases.items():
        lesson.save_picture(case, scene.pixels)
    text = (lesson.folder / "lesson.md").read_text()
    lacking = []
    random = np.random.default_rng(11)
    for case in [*cases, *HIDDEN]:
        tied(lesson, case, *(HIDDEN_SCORES if case in HIDDEN else SCORES))
        made_up_maps(lesson, case, random)
    for case, (picture, label) in HIDDEN.items():
        lesson.save_picture(case, lesson.picture(picture))  # A view finds a case's picture by the case's name.
        logits = network.logits(lesson.pixels(case))
        predicted, second = logits.topk(2).indices.tolist()
        asked = network.id(label)
        assert asked not in (predicted, second), "the hidden case has to differ from the right one"
        answer(lesson, case, logits, asked, predicted, second, asked)
        two_maps(lesson, network, case, lesson.pixels(case), predicted, asked)
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
        lesson.mistake("confidence-of-second", case, "probabilities", probabilities[[predicted, second]])
    lesson.mistake("sigmoid", case, "probabilities", logits.sigmoid()[[predicted, rival]])


def tied(lesson: Lesson, case: str, scores: list[int], truth: int) -> None:
    best = torch.tensor(scores).topk(2)
    assert best.values[0] == best.values[1] and scores.index(max(scores)) == truth
    lesson.reference("read-the-answer", case, "tied", best.indices.sort().values)
    lesson.mistake("named-twice", case, "tied", np.array([truth, truth], np.int64))
    lesson.mistake("always-truth", case, "tied", np.array([truth, truth], np.int64))


def made_up_maps(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """Two maps that are not square, the second stronger; and what becomes of maps without evidence."""
    first, second = (random.uniform(0, most, (2, 5)).astype(np.float32) for most in (0.2, 0.6))
    assert second.max() > 1.5 * first.max()
    lesson.given("two-maps", f"{case}/first", first)
    lesson.given("two-maps", f"{case}/second", second)
    small = np.float32(1e-7)

    def stacked(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        return np.stack([one, other, one - other])

    highest = max(first.max(), second.max()) + small
    lesson.reference("two-maps", case, "wide", stacked(first / highest, second / highest))
    lesson.mistake("own-scales", case, "wide", stacked(first / (first.max() + small), second / (second.max() + small)))
    lesson.mistake("scale-of-first", case, "wide", stacked(first / first.max(), second / first.max()))
    lesson.reference("two-maps", case, "no-evidence", np.zeros((3, 2, 5), np.float32))
    lesson.mistake("zero-over-zero", case, "no-evidence", np.full((3, 2, 5), np.nan, np.float32))


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
        if second.max() > first.max():
            by_first = first / first.max(), second / first.max()
            for name, value in (("first", by_first[0]), ("second", by_first[1]), ("difference", by_first[0] - by_first[1])):
                lesson.mistake("scale-of-first", case, f"{name}-{layer}", value)
        for name, target in (("predicted", predicted), ("rival", rival)):
            maps, slope = grad_cam.slope(network, picture, layer, lambda logits: -logits.log_softmax(0)[target])
            total = (slope.mean((1, 2), keepdim=True) * maps).sum(0).relu()
            lesson.mistake("surprise", case, f"{name}-{layer}", total)
