"""13-sanity-checks: rank correlations by SciPy, restarted networks by PyTorch, guided backpropagation by captum."""

import copy

import numpy as np
import torch
from scipy import ndimage
from scipy.stats import rankdata, spearmanr

from .cascade import (
    STAGES, agreement, cascade, coarse, drawn, edges, grad_cam, guided, restarted, saliency,
)
from .lesson import Lesson
from .network import Network
from .studio import Studio

#: Scenes of the test set.
SCENES = {"duck": 58, "mug": 44}
#: The class that the duck is explained as, and the seed of the random numbers: in none of these networks does rounding
#: decide about a ReLU.
NETWORKS = {"duck": ("rubber duck", 5), "duck-as-mug": ("mug", 4), "another": ("teapot", 7)}
#: The picture and the class of guided backpropagation.
CONTROLS = {"duck": ("duck", "rubber duck"), "mug": ("mug", "mug"), "another": ("duck", "teapot")}
#: Eight whole numbers, with equals among them.
VALUES = {"duck": [3, 1, 4, 1, 5, 9, 2, 6], "mug": [0, 7, 0, 0, 7, 2, 0, 5], "another": [8, 2, 8, 4, 8, 5, 2, 3]}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for case, index in SCENES.items():
        lesson.save_picture(case, studio.toybox.scene("test", index).pixels)


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    random = np.random.default_rng(13)
    for case in VALUES:
        rank_correlation(lesson, case, random)
    for case in NETWORKS:
        networks(lesson, case, network)
    for case in CONTROLS:
        control(lesson, case, network, random)


def rank_correlation(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    values = np.array(VALUES[case])
    lesson.reference("rank-correlation", case, "ranks", np.float32(rankdata(values)))
    lesson.mistake("in-order", case, "ranks", np.float32(rankdata(values, "ordinal")))
    lesson.mistake("lowest", case, "ranks", np.float32(rankdata(values, "min")))
    lesson.mistake("highest", case, "ranks", np.float32(rankdata(values, "max")))
    lesson.mistake("from-zero", case, "ranks", np.float32(rankdata(values) - 1))

    # Halves, so that there are equals; the second is like the first, more or less.
    first = np.round(2 * random.normal(0, 0.8, (4, 6))) / 2
    second = np.round(2 * (0.6 * first + random.normal(0, 0.6, (4, 6)))) / 2
    lesson.given("rank-correlation", f"{case}/first", np.float32(first))
    lesson.given("rank-correlation", f"{case}/second", np.float32(second))
    pairs = {
        "correlation": (first, second), "rectified": (first.clip(0), second.clip(0)),
        "curved": (first, np.exp(3 * first)), "backwards": (first, -first),
    }
    for name, (one, other) in pairs.items():
        one, other = one.flatten(), other.flatten()
        lesson.reference("rank-correlation", case, name, np.float32(spearmanr(one, other).statistic))
        lesson.mistake("pearson", case, name, np.float32(np.corrcoef(one, other)[0, 1]))
        lesson.mistake("shortcut", case, name, np.float32(shortcut(rankdata(one), rankdata(other))))
        for slip, method in {"in-order": "ordinal", "lowest": "min", "highest": "max"}.items():
            lesson.mistake(slip, case, name, np.float32(np.corrcoef(rankdata(one, method), rankdata(other, method))[0, 1]))
    lesson.reference("rank-correlation", case, "flat", np.float32(0))
    lesson.mistake("shortcut", case, "flat", np.float32(shortcut(rankdata(first), np.full(24, 12.5))))
    lesson.mistake("zero-over-zero", case, "flat", np.float32(np.nan))


def shortcut(first: np.ndarray, second: np.ndarray) -> float:
    """The textbook's formula, which holds where no two numbers are equal."""
    n = first.size
    return 1 - 6 * ((first.flatten() - second.flatten()) ** 2).sum() / (n * (n * n - 1))


def networks(lesson: Lesson, case: str, network: Network) -> None:
    label, seed = NETWORKS[case]
    target = network.id(label)
    x = network.input(lesson.pixels("duck"))
    trained = network.module
    right = cascade(trained, seed)
    lesson.reference("cascade", case, "sizes", sizes(restarted(trained, ["layer4", "fc"], seed)))
    lesson.reference("cascade", case, "changed", changes(trained, right))
    lesson.reference("cascade", case, "logits", logits(right, x))
    strip = maps([trained, *right], x, target)
    exact = maps([copy.deepcopy(m).double() for m in (trained, *right)], x.double(), target)
    spread = (strip - exact).abs().max()
    assert spread < 1e-5, f"{case}: rounding decides, {spread:.1e}; take another seed"
    lesson.reference("cascade", case, "strip", strip)
    curves = {"saliency": lambda m: coarse(saliency(m, x, target), 8), "grad-cam": lambda m: grad_cam(m, x, target)}
    for name, explain in curves.items():
        original, explained = explain(trained), [explain(module) for module in right]
        curve = np.float32([agreement(original, map) for map in explained])
        lesson.reference("cascade", case, f"{name}-curve", curve)
        print(f"  {case}, {name}: {', '.join(f'{value:.2f}' for value in curve)}")
        lesson.mistake("no-copy", case, f"{name}-curve", np.ones(len(curve), np.float32))
        before = [agreement(*pair) for pair in zip([original, *explained], explained)]
        lesson.mistake("with-the-one-before", case, f"{name}-curve", np.float32(before))

    kept = {name: value for name, value in trained.state_dict().items() if ".running_" in name}
    slips = {
        "bottom-up": [restarted(trained, sum(STAGES[: n + 1], []), seed) for n in range(len(STAGES))],
        "one-at-a-time": [restarted(trained, layers, seed) for layers in reversed(STAGES)],
    }
    for name, wrong in slips.items():
        lesson.mistake(name, case, "changed", changes(trained, wrong))
        lesson.mistake(name, case, "logits", logits(wrong, x))
    top = restarted(trained, ["layer4", "fc"], seed)
    top.load_state_dict(kept, strict=False)
    lesson.mistake("statistics-kept", case, "sizes", sizes(top))
    half = restarted(trained, ["layer4", "fc"], seed)
    for name, value in half.named_buffers():
        if name.startswith("layer4.") and name.endswith("running_var"):
            value.zero_()
    lesson.mistake("variance-zero", case, "sizes", sizes(half))
    large = sizes(restarted(trained, ["layer4", "fc"], seed))
    for place, name in enumerate(NAMES):
        if network.module.state_dict()[name].dim() > 1:
            large[place] = drawn(name, tuple(network.module.state_dict()[name].shape), seed).abs().mean()
    lesson.mistake("not-scaled", case, "sizes", large)


#: Tensors whose mean magnitudes are looked at.
NAMES = [
    *(f"layer4.1.{name}" for name in ("conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var")),
    "fc.weight", "fc.bias",
]


def sizes(module: torch.nn.Module) -> torch.Tensor:
    state = module.state_dict()
    return torch.stack([state[name].abs().mean() for name in NAMES])


def changes(trained: torch.nn.Module, others: list[torch.nn.Module]) -> np.ndarray:
    """How many tensors of each network are not the trained one's."""
    state = {name: value for name, value in trained.state_dict().items() if not name.endswith("num_batches_tracked")}
    return np.array([sum(not m.state_dict()[n].equal(v) for n, v in state.items()) for m in others], np.int64)


def logits(modules: list[torch.nn.Module], x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return torch.cat([module(x) for module in modules])


def maps(modules: list[torch.nn.Module], x: torch.Tensor, target: int) -> torch.Tensor:
    """The saliency map of each network, `[28, 28]`, its largest number 1."""
    small = [coarse(saliency(module, x, target), 8) for module in modules]
    return torch.stack([map / map.max() for map in small])


def control(lesson: Lesson, case: str, network: Network, random: np.random.Generator) -> None:
    picture, source, upstream = (random.normal(0, 1, shape) for shape in ((1, 3, 5, 7), (2, 3, 5), (2, 3, 5)))
    for name, value in {"picture": picture, "input": source, "upstream": upstream}.items():
        lesson.given("control", f"{case}/{name}", np.float32(value))
    dy, dx = (ndimage.sobel(picture[0].mean(0), axis, mode="constant") for axis in (0, 1))
    lesson.reference("control", case, "small", np.hypot(dx, dy))
    lesson.mistake("only-across", case, "small", np.abs(dx))
    lesson.mistake("added", case, "small", np.abs(dx) + np.abs(dy))
    lesson.mistake("cancelling", case, "small", np.abs(dx + dy))

    lesson.reference("control", case, "rectified", source.clip(0))
    lesson.reference("control", case, "pullback", upstream.clip(0) * (source > 0))
    lesson.mistake("plain", case, "pullback", upstream * (source > 0))
    lesson.mistake("upstream-alone", case, "pullback", upstream.clip(0))
    lesson.mistake("magnitudes", case, "pullback", np.abs(upstream) * (source > 0))

    picture, label = CONTROLS[case]
    target = network.id(label)
    x = network.input(lesson.pixels(picture))
    lesson.reference("control", case, "edges", coarse(edges(x), 4))
    map = guided(network.module, x, target)
    exact = guided(copy.deepcopy(network.module).double(), x.double(), target)
    right = coarse(map / map.max(), 4)
    spread = (right - coarse(exact / exact.max(), 4)).abs().max() / right.max()
    assert spread < 1e-4, f"{case}: rounding decides, {spread:.1e}; take another scene"
    lesson.reference("control", case, "guided", right)
    plain = saliency(network.module, x, target)
    lesson.mistake("not-guided", case, "guided", coarse(plain / plain.max(), 4))
