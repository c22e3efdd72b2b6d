"""06-saliency: input gradients by PyTorch's autograd, checked against captum's saliency."""

import numpy as np
import torch
from captum.attr import Saliency

from .lesson import Lesson
from .pictures import farthest
from .studio import Studio

#: Each case and the class whose score is differentiated; the second is not what the network says first.
CASES = {"duck": "rubber duck", "duck-as-teapot": "teapot", "another-class": "sail boat"}
DUCKS = [1, 58, 95, 115, 129, 152, 165, 206, 224, 255, 298, 346, 359, 409, 425, 444, 483, 589, 605, 610, 629]
PICTURES = {"duck": "duck", "duck-as-teapot": "duck", "another-class": "duck"}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's picture."""
    lesson.save_picture("duck", farthest(studio, DUCKS, "rubber duck", above=None))


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    random = np.random.default_rng(6)
    for case, label in CASES.items():
        target = network.id(label)
        x = network.input(lesson.pixels(PICTURES[case])).requires_grad_()
        logits = network.module(x)
        (slope,) = torch.autograd.grad(logits[0, target], x)
        captum = Saliency(network.module).attribute(x.detach(), target=target)
        assert torch.allclose(slope.abs(), captum, rtol=1e-5, atol=1e-7)

        lesson.reference("saliency-map", case, "slope", slope)
        lesson.reference("saliency-map", case, "saliency", slope.abs().amax(1)[0])
        lesson.reference("saliency-map", case, "strength", slope.abs().amax(1).mean())
        wide = torch.from_numpy(random.normal(0, 1, (1, 3, 3, 5)).astype(np.float32))  # Not square.
        lesson.given("saliency-map", f"{case}/wide", wide)
        lesson.reference("saliency-map", case, "wide", wide.abs().amax(1)[0])
        lesson.mistake("signed", case, "wide", wide.amax(1)[0])
        lesson.mistake("summed", case, "wide", wide.abs().sum(1)[0])
        (softmax_slope,) = torch.autograd.grad(network.module(x).softmax(1)[0, target], x)
        for name, slip in {
            "summed": slope.abs().sum(1)[0],
            "signed": slope.amax(1)[0],
            "probability": softmax_slope.abs().amax(1)[0],
        }.items():
            lesson.mistake(name, case, "strength", slip.mean())
            if case == "duck-as-teapot":
                lesson.mistake(name, case, "saliency", slip)
        if case == "duck-as-teapot":
            lesson.mistake("probability", case, "slope", softmax_slope)
