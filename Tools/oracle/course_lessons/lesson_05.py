"""05-gradients-by-hand: pullbacks by PyTorch's autograd, and finite differences, both in double precision."""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.numpy import load_file

from .lesson import Lesson
from .studio import Studio

#: Each case and the seed of what it is given.
SEEDS = {"first": 51, "second": 52, "another": 53}
#: The classes of the tiny network, in the order of its scores.
LABELS = ["rubber duck", "teapot", "sail boat", "donut"]
#: Each case of the tiny network: the scene, and the class whose score is differentiated.
SCENES = {"duck": (1, "rubber duck"), "boat": (18, "sail boat"), "another": (30, "donut")}
HEIGHT, WIDTH = 40, 56


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the tiny network's pictures: a strip of a small scene."""
    lesson.save_picture("duck-224", studio.toybox.scene("test", SCENES["duck"][0]).pixels)
    for picture, (index, _) in SCENES.items():
        lesson.save_picture(picture, strip(studio.toybox.scene("test", index, WIDTH).pixels))


def strip(pixels: np.ndarray) -> np.ndarray:
    """Of a square picture the rows in the middle, so that it is not square."""
    top = (WIDTH - HEIGHT) // 2
    return np.ascontiguousarray(pixels[top : top + HEIGHT])


def make(lesson: Lesson, studio: Studio) -> None:
    for case, seed in SEEDS.items():
        random = np.random.default_rng(seed)
        rectifier_and_pool(lesson, case, random)
        convolution(lesson, case, random)
        normalization(lesson, case, random)
    weights = tiny_network(lesson, studio)
    for key, value in weights.items():
        lesson.given("backward", key, value)
    for number, (case, (_, label)) in enumerate(SCENES.items()):
        backward(lesson, case, TinyNetwork(weights), LABELS.index(label), number)


def pulled(function, x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """The gradient at `x` that autograd finds for an upstream gradient at `function(x)`."""
    start = torch.from_numpy(x).double().requires_grad_()
    (gradient,) = torch.autograd.grad(function(start), start, torch.from_numpy(upstream).double())
    return gradient.numpy()


def rectifier_and_pool(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    x = random.integers(-8, 9, (2, 4, 6)).astype(np.float32) / 4
    x[0, 0, :3] = 0  # On the kink, whatever was drawn.
    upstream = random.normal(0, 1, (2, 4, 6)).astype(np.float32)
    lesson.given("pullbacks", f"{case}/input", x)
    lesson.given("pullbacks", f"{case}/relu-upstream", upstream)
    lesson.reference("pullbacks", case, "relu", pulled(torch.relu, x, upstream))
    for name, mask in {"by-gradient": upstream > 0, "by-both": (x > 0) & (upstream > 0), "at-zero": x >= 0}.items():
        lesson.mistake(name, case, "relu", np.where(mask, upstream, 0).astype(np.float32))
    lesson.mistake("output-for-gradient", case, "relu", np.maximum(x, 0))

    distinct = (random.permutation(48).reshape(2, 4, 6).astype(np.float32) - 24) / 8
    distinct[1, :2, :2] = -np.abs(distinct[1, :2, :2]) - 4 - np.array([[1, 0], [2, 3]])  # Below 0, the second one largest.
    tied = random.integers(0, 3, (2, 4, 6)).astype(np.float32) - 1
    tied[0, :2, :2] = 0  # A flat window.
    tied[0, :2, 2:4] = [[-1, 1], [1, 0]]
    tied[1, 2:, 4:] = [[-1, -1], [0, 0]]
    arrived = random.normal(0, 1, (2, 2, 3)).astype(np.float32)
    arrived += np.sign(arrived) * 0.1
    lesson.given("pullbacks", f"{case}/pool-upstream", arrived)
    for output, key, values in (("pool", "distinct", distinct), ("ties", "tied", tied)):
        lesson.given("pullbacks", f"{case}/{key}", values)
        right = pulled(lambda t: F.max_pool2d(t, 2), values, arrived)
        lesson.reference("pullbacks", case, output, right)
        spread = arrived.repeat(2, 1).repeat(2, 2)
        tallest = values.reshape(2, 2, 2, 3, 2).max((2, 4)).repeat(2, 1).repeat(2, 2)
        slips = {
            "all-maxima": np.where(values == tallest, spread, 0), "shared-out": spread / 4, "whole-window": spread,
            "last-of-equals": winners(values, arrived, lambda new, best: new >= best),
            "from-zero": winners(values, arrived, lambda new, best: new > best, best=0.0),
            "nobody-wins": winners(values, arrived, lambda new, best: new > best, best=0.0, default="nobody"),
            "first-of-all-wins": winners(values, arrived, lambda new, best: new > best, best=0.0, default="first of all"),
        }
        for name, slip in slips.items():
            if not np.allclose(slip, right):
                lesson.mistake(name, case, output, slip.astype(np.float32))


def winners(values: np.ndarray, arrived: np.ndarray, beats, best: float | None = None, default: str = "corner") -> np.ndarray:
    """What a pool's pullback gives when a number wins by another rule, and `default` where none does."""
    out = np.zeros_like(values)
    for c, y, x in np.ndindex(arrived.shape):
        window = values[c, 2 * y : 2 * y + 2, 2 * x : 2 * x + 2].ravel()
        winner, top = {"corner": (c, 2 * y, 2 * x), "first of all": (0, 0, 0), "nobody": None}[default], best
        if top is None:
            top = window[0]
        for place, value in enumerate(window):
            if beats(value, top):
                winner, top = (c, 2 * y + place // 2, 2 * x + place % 2), value
        if winner:
            out[winner] = arrived[c, y, x]
    return out


def convolution(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    weight = random.normal(0, 1, (3, 2, 3, 3)).astype(np.float32)
    shape = (2, 6, 9)
    lesson.given("conv-pullback", f"{case}/weight", weight)
    x = np.zeros(shape, np.float32)  # The pullback does not ask what the input was.
    for output, stride, padding in (("plain", 1, 0), ("padded", 1, 1), ("strided", 2, 1)):
        def forward(t, w=torch.from_numpy(weight).double()):
            return F.conv2d(t[None], w, stride=stride, padding=padding)[0]

        upstream = random.normal(0, 1, tuple(forward(torch.from_numpy(x).double()).shape)).astype(np.float32)
        lesson.given("conv-pullback", f"{case}/upstream-{output}", upstream)
        right = pulled(forward, x, upstream)
        lesson.reference("conv-pullback", case, output, right)
        turned = np.ascontiguousarray(weight[:, :, ::-1, ::-1])
        for name, slip in {
            "turned": scattered(upstream, turned, shape, stride, padding),
            "stride-ignored": scattered(upstream, weight, shape, 1, padding),
            "padding-ignored": scattered(upstream, weight, shape, stride, 0),
            "overwritten": scattered(upstream, weight, shape, stride, padding, overwrite=True),
        }.items():
            if not np.allclose(slip, right, atol=1e-5):
                lesson.mistake(name, case, output, slip)


def scattered(upstream, weight, shape, stride: int, padding: int, overwrite: bool = False) -> np.ndarray:
    """A convolution's pullback as loops, for the slips that one makes in it."""
    out = np.zeros(shape)
    for o, y, x in np.ndindex(upstream.shape):
        for c, i, j in np.ndindex(weight.shape[1:]):
            row, column = stride * y + i - padding, stride * x + j - padding
            if 0 <= row < shape[1] and 0 <= column < shape[2]:
                product = float(weight[o, c, i, j]) * float(upstream[o, y, x])
                out[c, row, column] = product if overwrite else out[c, row, column] + product
    return out.astype(np.float32)


def normalization(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    upstream = random.normal(0, 1, (3, 4, 5)).astype(np.float32)
    scale = random.uniform(0.4, 2, 3).astype(np.float32) * np.array([1, -1, 1], np.float32)
    variance = np.array([random.uniform(0.1, 0.5), random.uniform(2, 5), 2e-5], np.float32)  # The last: nearly dead.
    lesson.given("conv-pullback", f"{case}/upstream-normalized", upstream)
    lesson.given("conv-pullback", f"{case}/scale", scale)
    lesson.given("conv-pullback", f"{case}/variance", variance)

    def forward(t):
        s, v = (torch.from_numpy(a).double() for a in (scale, variance))
        return F.batch_norm(t[None], torch.zeros(3).double(), v, s, torch.zeros(3).double(), eps=1e-5)[0]

    lesson.reference("conv-pullback", case, "normalized", pulled(forward, np.zeros((3, 4, 5), np.float32), upstream))
    w, v = scale.astype(float)[:, None, None], variance.astype(float)[:, None, None]
    for name, factor in {
        "not-rooted": w / (v + 1e-5), "no-weight": 1 / np.sqrt(v + 1e-5), "divided": np.sqrt(v + 1e-5) / w,
        "no-epsilon": w / np.sqrt(v),
    }.items():
        lesson.mistake(name, case, "normalized", upstream * factor)


class TinyNetwork:
    """Convolution, normalization, ReLU, max-pool and a linear layer, in double precision."""

    def __init__(self, weights: dict[str, np.ndarray]):
        self.w = {key: torch.from_numpy(np.array(value)).double() for key, value in weights.items()}

    def layers(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        """What each layer makes of a picture `[1, 3, 40, 56]`, and the scores."""
        w = self.w
        convolved = F.conv2d(x, w["filters"], stride=2, padding=2)
        normalized = F.batch_norm(convolved, w["mean"], w["variance"], w["scale"], w["shift"], eps=1e-5)
        rectified = torch.relu(normalized)
        pooled = F.max_pool2d(rectified, 2)
        scores = pooled.flatten(1) @ w["rows"].T
        return {"convolved": convolved, "normalized": normalized, "rectified": rectified, "pooled": pooled, "scores": scores}


def network_input(pixels: np.ndarray) -> torch.Tensor:
    """A strip as the tiny network takes it, `[1, 3, 40, 56]`, rounded to single precision as Swift has it."""
    mean, deviation = (torch.tensor(v).view(1, 3, 1, 1) for v in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
    return (torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255 - mean) / deviation


def tiny_network(lesson: Lesson, studio: Studio) -> dict[str, np.ndarray]:
    """The tiny network's weights; trained only where the lesson does not have them yet, since training differs by machine."""
    path = Path(lesson.folder) / "inputs/backward.safetensors"
    names = ["filters", "mean", "variance", "scale", "shift", "rows"]
    if path.exists():
        kept = load_file(str(path))
        return {name: kept[name] for name in names}
    torch.manual_seed(5)
    sets = {}
    for name, count in (("train", 3200), ("validation", 800)):
        scenes = [s for s in studio.toybox.render(name, 0, count, WIDTH) if s.label in LABELS]
        sets[name] = (
            torch.cat([network_input(strip(s.pixels)) for s in scenes]),
            torch.tensor([LABELS.index(s.label) for s in scenes]),
        )
    module = torch.nn.Sequential(
        torch.nn.Conv2d(3, 8, 5, 2, 2, bias=False), torch.nn.BatchNorm2d(8), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Flatten(), torch.nn.Dropout(0.3), torch.nn.Linear(8 * 10 * 14, len(LABELS), bias=False))
    optimizer = torch.optim.AdamW(module.parameters(), 3e-3, weight_decay=0.1)
    x, y = sets["train"]
    for _ in range(30):
        for rows in torch.randperm(len(x)).split(32):
            flipped = x[rows].flip(3) if torch.rand(()) < 0.5 else x[rows]
            loss = F.cross_entropy(module(flipped), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    module.eval()
    with torch.no_grad():
        for name, (x, y) in sets.items():
            print(f"  tiny network: right on {(module(x).argmax(1) == y).float().mean():.1%} of {len(y)} scenes, {name}")
    convolution, norm, linear = module[0], module[1], module[6]
    values = [convolution.weight, norm.running_mean, norm.running_var, norm.weight, norm.bias, linear.weight]
    return {name: value.detach().numpy().copy() for name, value in zip(names, values)}


def backward(lesson: Lesson, case: str, network: TinyNetwork, target: int, number: int) -> None:
    x = network_input(lesson.pixels(case)).double().requires_grad_()
    layers = network.layers(x)
    score = layers["scores"][0, target]
    print(f"  {case}: scores {[round(s, 2) for s in layers['scores'][0].tolist()]}, target {target}; {clear(layers)}")
    made = {name: value for name, value in layers.items() if name != "scores"}
    *found, at_picture = torch.autograd.grad(score, [*made.values(), x], retain_graph=True)
    at = dict(zip(made, found))
    lesson.reference("backward", case, "pooled", at["pooled"])
    lesson.reference("backward", case, "convolved", at["convolved"])
    lesson.reference("backward", case, "gradient", at_picture)
    lesson.reference("backward", case, "again", at_picture.reshape(-1)[:560])
    every = torch.autograd.grad(layers["scores"].sum(), layers["pooled"], retain_graph=True)[0]
    lesson.mistake("every-class", case, "pooled", every)
    lesson.mistake("not-normalized", case, "convolved", at["normalized"])
    factor = network.w["scale"] / (network.w["variance"] + 1e-5).sqrt()
    masked = torch.where(layers["convolved"] > 0, at["rectified"], 0) * factor.view(1, -1, 1, 1)
    lesson.mistake("relu-of-convolved", case, "convolved", masked.detach())
    lesson.mistake("not-zeroed", case, "again", 2 * at_picture.reshape(-1)[:560])

    # At these points a step of 0.01 or 0.001 measures well, and one of 0.0001 is too small for the digits of a Float.
    point = np.array([[0.19, 2.41], [-0.11, -2.37], [0.09, -2.11]][number], np.float32)
    lesson.given("backward", f"{case}/point", point)
    t = torch.from_numpy(point).double().requires_grad_()
    (right,) = torch.autograd.grad(t[0] * t[0] + 3 * t[1], t)
    lesson.reference("backward", case, "curve", right)
    for name, slip in curve_slips(point).items():
        lesson.mistake(name, case, "curve", slip)

    places = straight_places(network, x.detach(), at_picture.flatten(), target)
    lesson.given("backward", f"{case}/places", places.astype(np.float32))
    lesson.reference("backward", case, "measured", at_picture.flatten()[torch.from_numpy(places)])
    measured = [central(network, x.detach(), int(p), target, 0.01) for p in places]
    assert np.allclose(measured, at_picture.flatten()[torch.from_numpy(places)], rtol=1e-9), "a kink lies between"


def clear(layers: dict[str, torch.Tensor]) -> str:
    """How far the nearest kinks of a forward run are, in deviations of what the layers are given."""
    relu = layers["normalized"].abs().min() / layers["normalized"].std()
    windows = F.unfold(layers["rectified"].transpose(0, 1), 2, stride=2)
    first, second = windows.topk(2, dim=1).values.unbind(1)
    pool = (first - second)[first > 0].min() / layers["rectified"].std()
    assert min(relu, pool) > 2e-5, "too near a kink to be graded"
    return f"kinks at {relu:.1e} and {pool:.1e}"


def central(network: TinyNetwork, x: torch.Tensor, place: int, target: int, step: float) -> float:
    """The central difference of a score at one number of the picture."""
    scores = []
    for change in (step, -step):
        y = x.clone().flatten()
        y[place] += change
        scores.append(float(network.layers(y.reshape(x.shape))["scores"][0, target]))
    return (scores[0] - scores[1]) / (2 * step)


def straight_places(network: TinyNetwork, x: torch.Tensor, gradient: torch.Tensor, target: int) -> np.ndarray:
    """Eight places of the picture with large gradients, around which the score is a straight line for a good way."""
    found = []
    for place in gradient.abs().argsort(descending=True).tolist():
        value = float(gradient[place])
        steps = (0.1, 0.05, 0.02, 0.01, 0.003)
        if all(abs(central(network, x, place, target, step) - value) < 1e-7 for step in steps):
            found.append(place)
        if len(found) == 8:
            print(f"  slopes from {gradient[found].min():.3f} to {gradient[found].max():.3f}")
            return np.array(found, np.int64)
    raise AssertionError("the score is nowhere a straight line")


def curve_slips(point: np.ndarray) -> dict[str, np.ndarray]:
    """What the slips measure at t[0] * t[0] + 3 * t[1], in single precision as Swift has it."""
    f = np.float32

    def score(t: np.ndarray) -> np.float32:
        return f(f(t[0] * t[0]) + f(f(3) * t[1]))

    def nudged(place: int, change: float) -> np.ndarray:
        t = point.copy()
        t[place] = f(t[place] + f(change))
        return t

    def measured(up: float, down: float, distance: float) -> np.ndarray:
        return np.array([f((score(nudged(p, up)) - score(nudged(p, down))) / f(distance)) for p in (0, 1)], np.float32)

    steps = {"small-step": 1e-4, "smaller-step": 1e-5, "tiny-step": 1e-6}
    return {
        "one-sided": measured(0.01, 0, 0.01), "not-halved": measured(0.01, -0.01, 0.01),
        **{name: measured(step, -step, 2 * step) for name, step in steps.items()},
    }
