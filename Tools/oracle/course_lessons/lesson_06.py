"""06-saliency: input gradients by PyTorch's autograd, SmoothGrad and Integrated Gradients, checked against captum."""

import copy

import numpy as np
import torch
from captum.attr import IntegratedGradients, Saliency
from torch.nn.functional import avg_pool2d

from .chance import normal
from .lesson import Lesson
from .network import Network
from .pictures import farthest
from .studio import Studio

#: Each case and the class whose score is differentiated; the second is not what the network says first.
CASES = {"duck": "rubber duck", "duck-as-teapot": "teapot", "another-class": "sail boat"}
DUCKS = [1, 58, 95, 115, 129, 152, 165, 206, 224, 255, 298, 346, 359, 409, 425, 444, 483, 589, 605, 610, 629]
PICTURES = {"duck": "duck", "duck-as-teapot": "duck", "another-class": "duck"}

#: The noise of SmoothGrad, a seed for each copy; in double precision these copies come out the same to 1e-6.
SEEDS = {"duck": [0, 1, 2, 3, 5, 6], "duck-as-teapot": [0, 1, 2, 3, 5, 6], "another-class": [6, 1, 3, 2]}
SHARE = 0.15
#: Integrated Gradients' way leads to a part of the picture: the gray that it begins at, and its steps. On these ways
#: rounding decides about no ReLU.
PART = (slice(None), slice(None), slice(64, 128), slice(64, 160))
WAYS = {"duck": (0.25, 7), "duck-as-teapot": (0.9, 9), "another-class": (0.6, 5)}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's picture."""
    lesson.save_picture("duck", farthest(studio, DUCKS, "rubber duck", above=None))


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    saliency_maps(lesson, network)
    smooth_grad(lesson, network)
    integrated_gradients(lesson, network)


def saliency_maps(lesson: Lesson, network: Network) -> None:
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


def slopes(network: Network, x: torch.Tensor, target: int, double: bool = False) -> torch.Tensor:
    """The gradient of one logit at an input, checked against captum's saliency."""
    module = copy.deepcopy(network.module).double() if double else network.module
    x = (x.double() if double else x).detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(module(x)[0, target], x)
    return slope


def smooth_grad(lesson: Lesson, network: Network) -> None:
    for case, label in CASES.items():
        target = network.id(label)
        x = network.input(lesson.pixels(PICTURES[case]))
        for output, image in (("map", x), ("wide", x[PART])):
            span = (image.max() - image.min()).item()
            noise = [normal(tuple(image.shape), seed) for seed in SEEDS[case]]
            gradients = [slopes(network, image + SHARE * span * n, target) for n in noise]
            captum = [Saliency(network.module).attribute(image + SHARE * span * n, target=target) for n in noise]
            assert all(torch.allclose(g.abs(), c, rtol=1e-5, atol=1e-7) for g, c in zip(gradients, captum))
            right = quartered(torch.stack([c.amax(1)[0] for c in captum]).mean(0))
            exact = [slopes(network, image + SHARE * span * n, target, double=True).abs().amax(1)[0] for n in noise]
            spread = (right - quartered(torch.stack(exact).mean(0))).abs().max() / right.max()
            assert spread < 1e-5, f"{case}/{output}: rounding decides, {spread:.1e}; take other seeds"
            lesson.reference("smooth-grad", case, output, right)

            walk = torch.stack(noise).cumsum(0)
            slips = {
                "signs-kept": torch.stack(gradients).amax(2).mean(0)[0],
                "channels-added": torch.stack(captum).sum(2).mean(0)[0],
                "signs-cancel": torch.stack(gradients).mean(0).abs().amax(1)[0],
                "added-up": torch.stack(captum).amax(2).sum(0)[0],
                "not-relative": saliency(network, [image + SHARE * n for n in noise], target),
                "of-the-peak": saliency(network, [image + SHARE * image.max() * n for n in noise], target),
                "piled-up": saliency(network, [image + SHARE * span * n for n in walk], target),
            }
            for name, value in slips.items():
                if case != "another-class" and (output == "wide" or case == "duck"):
                    lesson.mistake(name, case, output, quartered(value))
        lesson.reference("smooth-grad", case, "deviation", SHARE * (x.max() - x.min()))
        lesson.mistake("not-relative", case, "deviation", np.float32(SHARE))
        lesson.mistake("of-the-peak", case, "deviation", SHARE * x.max())


def saliency(network: Network, copies: list[torch.Tensor], target: int) -> torch.Tensor:
    """The mean of the saliency maps of several inputs, `[H, W]`."""
    return torch.stack([slopes(network, x, target).abs().amax(1)[0] for x in copies]).mean(0)


def quartered(values: torch.Tensor) -> torch.Tensor:
    """A map at a quarter of its height and width."""
    return avg_pool2d(values[None, None], 4)[0, 0]


def integrated_gradients(lesson: Lesson, network: Network) -> None:
    random = np.random.default_rng(60)
    for case, label in CASES.items():
        target = network.id(label)
        image = network.input(lesson.pixels(PICTURES[case]))[PART]
        gray, steps = WAYS[case]
        baseline = (torch.full_like(image, gray) - network.mean) / network.deviation
        options = {"target": target, "n_steps": steps, "method": "riemann_middle", "internal_batch_size": 1}
        captum = IntegratedGradients(network.module).attribute(image, baseline, **options)
        double = copy.deepcopy(network.module).double()
        exact = coarse(IntegratedGradients(double).attribute(image.double(), baseline.double(), **options))
        spread = (coarse(captum) - exact).abs().max() / exact.abs().max()
        assert spread < 1e-6, f"{case}: rounding decides, {spread:.1e}; take another number of steps"
        with torch.no_grad():
            there, here = network.module(image)[0, target], network.module(baseline)[0, target]
        lesson.reference("integrated-gradients", case, "attribution", coarse(captum))
        lesson.reference("integrated-gradients", case, "account", torch.stack([captum.sum(), there - here]))
        print(f"  {case}: {captum.sum():.3f} of {there - here:.3f} in {steps} steps")

        points = [baseline + (image - baseline) * ((k + 0.5) / steps) for k in range(steps)]
        average = torch.stack([slopes(network, point, target) for point in points]).mean(0)
        assert ((image - baseline) * average - captum).abs().max() < 1e-5 * captum.abs().max()
        for name, value in {
            "not-averaged": captum * steps, "slopes-alone": average, "times-picture": image * average,
        }.items():
            lesson.mistake(name, case, "attribution", coarse(value))
            lesson.mistake(name, case, "account", torch.stack([value.sum(), there - here]))
        lesson.mistake("score-alone", case, "account", torch.stack([captum.sum(), there]))
        places(lesson, case, random)


def places(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """The places on a way in four steps between two made-up pictures of 2 x 3 pixels."""
    first, last = (torch.from_numpy(random.normal(0, 1, (1, 3, 2, 3)).astype(np.float32)) for _ in range(2))
    lesson.given("integrated-gradients", f"{case}/first", first)
    lesson.given("integrated-gradients", f"{case}/last", last)

    def way(offset: float) -> torch.Tensor:
        return torch.stack([first + (last - first) * ((k + offset) / 4) for k in range(4)])

    lesson.reference("integrated-gradients", case, "places", way(0.5))
    lesson.mistake("left", case, "places", way(0))
    lesson.mistake("right", case, "places", way(1))
    lesson.mistake("backwards", case, "places", way(0.5).flip(0))


def coarse(attribution: torch.Tensor) -> torch.Tensor:
    """Attributions added up in squares of 4 x 4 pixels, `[3, H / 4, W / 4]`."""
    return 16 * avg_pool2d(attribution, 4)[0]
