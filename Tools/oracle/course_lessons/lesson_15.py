"""15-dreams-and-style: pictures optimized by PyTorch's autograd, in double precision."""

import copy

import numpy as np
import torch
from PIL import Image

from . import paintings
from .lesson import Lesson
from .network import Network
from .studio import Studio

SIDE, STEPS, SIZE, SMOOTHNESS = 96, 24, 0.04, 5.0
#: Each case of the dream: the layer, the channel, and the seed of its start.
DREAMS = {"arcades": ("layer2", 25, 1), "drapes": ("layer2", 54, 2), "another": ("layer2", 8, 3)}
#: Each case of the styles: the scene of the test set, and the painting.
STYLES = {"boat": (18, "strokes"), "teapot": (77, "mosaic"), "another": (1, "strokes")}
STYLE_LAYERS = ["conv1", "layer1", "layer2"]
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the photographs, and draws the paintings."""
    for case, (index, _) in STYLES.items():
        scene = Image.fromarray(studio.toybox.scene("test", index).pixels)
        lesson.save_picture(case, scene.resize((112, 112), Image.Resampling.LANCZOS))
    for name, drawn, corner in (("strokes", paintings.strokes(), (10, 20)), ("mosaic", paintings.mosaic(), (30, 30))):
        part = drawn.crop((*corner, corner[0] + 160, corner[1] + 160))
        lesson.save_picture(name, part.resize((112, 112), Image.Resampling.LANCZOS))


def make(lesson: Lesson, studio: Studio) -> None:
    network = Precise(studio.network())
    for number, (case, (layer, channel, seed)) in enumerate(DREAMS.items()):
        dreams(lesson, case, network, layer, channel, seed)
        random = np.random.default_rng(150 + number)
        losses(lesson, case=list(STYLES)[number], network=network, random=random)
        descents(lesson, case=list(STYLES)[number], network=network, random=random)


class Precise:
    """A network that takes pictures in 0...1, in double precision, or single for figures; it runs no farther than it has to."""

    def __init__(self, network: Network, dtype: torch.dtype = torch.float64):
        self.module = copy.deepcopy(network.module).to(dtype).requires_grad_(False)
        self.mean, self.deviation = (torch.tensor(v, dtype=dtype).view(1, 3, 1, 1) for v in (MEAN, DEVIATION))

    def maps(self, picture: torch.Tensor, *layers: str) -> list[torch.Tensor]:
        """What some layers make of a picture `[1, 3, H, W]`."""
        kept, value = {}, (picture - self.mean) / self.deviation
        for name, module in self.module.named_children():
            value = module(value)
            kept[name] = value
            if all(layer in kept for layer in layers):
                return [kept[layer] for layer in layers]
        raise KeyError(layers)


def draws(seed: int):
    """The numbers in 0 ..< 1 that the check draws from a seed, in single precision."""
    state = seed
    while True:
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield np.float32((state >> 40) / 2**24)


def total_variation(picture: torch.Tensor) -> torch.Tensor:
    """The mean squares of the differences of neighbors, across and down."""
    return (picture.diff(dim=3) ** 2).mean() + (picture.diff(dim=2) ** 2).mean()


class Dreamer:
    """Gradient ascent with jitter, and the slips that one makes in it."""

    def __init__(self, network: Precise, layer: str, channel: int):
        self.network, self.layer, self.channel = network, layer, channel

    def objective(self, picture: torch.Tensor, weight: float = -SMOOTHNESS, peak: bool = False) -> torch.Tensor:
        """What a picture is to have much of."""
        map = self.network.maps(picture, self.layer)[0][0, self.channel]
        return (map.max() if peak else map.mean()) + weight * total_variation(picture)

    def step(self, picture: torch.Tensor, offset: tuple[int, int], back: int = -1, sign: int = 1, divide: bool = True):
        """One step, and the objective before it; `back` times the offset is how the gradient is moved."""
        moved = torch.roll(picture, offset, (2, 3)).requires_grad_()
        value = self.objective(moved)
        (gradient,) = torch.autograd.grad(value, moved)
        gradient = torch.roll(gradient, (back * offset[0], back * offset[1]), (2, 3))
        scale = SIZE / (gradient.pow(2).mean().sqrt() + 1e-8) if divide else SIZE
        return (picture + sign * scale * gradient).clamp(0, 1), value.item()

    def dream(self, start: torch.Tensor, offsets: list[tuple[int, int]]) -> tuple[torch.Tensor, list[float]]:
        """One step for each offset; the picture, and the objectives before each step."""
        picture, values = start, []
        for offset in offsets:
            picture, value = self.step(picture, offset)
            values.append(value)
        return picture, values


def beginning(seed: int) -> tuple[torch.Tensor, list[tuple[int, int]], np.ndarray]:
    """What the check draws: the start, the offsets, and a small picture."""
    drawn = draws(seed)
    start = np.array([np.float32(0.46) + np.float32(0.08) * next(drawn) for _ in range(3 * SIDE * SIDE)], np.float32)
    offsets = [tuple(int(next(drawn) * np.float32(9)) - 4 for _ in range(2)) for _ in range(STEPS)]
    small = np.array([next(drawn) for _ in range(3 * 4 * 6)], np.float32).reshape(1, 3, 4, 6)
    return torch.from_numpy(start.reshape(1, 3, SIDE, SIDE)).double(), offsets, small


def dreams(lesson: Lesson, case: str, network: Precise, layer: str, channel: int, seed: int) -> None:
    start, offsets, small = beginning(seed)
    tiny = torch.from_numpy(small).double()
    across, down = tiny.diff(dim=3), tiny.diff(dim=2)
    lesson.reference("dream", case, "variation", np.array([total_variation(tiny), 0]))
    for name, slip in {
        "one-way": (across ** 2).mean(), "unsquared": across.abs().mean() + down.abs().mean(),
        "summed": (across ** 2).sum() + (down ** 2).sum(),
    }.items():
        lesson.mistake(name, case, "variation", np.array([slip, 0]))

    dreamer = Dreamer(network, layer, channel)
    with torch.no_grad():
        lesson.reference("dream", case, "objective", dreamer.objective(start))
        lesson.mistake("rewarded", case, "objective", dreamer.objective(start, weight=SMOOTHNESS))
        lesson.mistake("peak", case, "objective", dreamer.objective(start, peak=True))
    first = (3, -2)
    lesson.reference("dream", case, "first-step", dreamer.step(start, first)[0][0, :, :24])
    if case == "arcades":
        slips = {"jitter-kept": {"back": 0}, "moved-twice": {"back": 1}, "descent": {"sign": -1}, "not-divided": {"divide": False}}
        for name, slip in slips.items():
            lesson.mistake(name, case, "first-step", dreamer.step(start, first, **slip)[0][0, :, :24])

    picture, values = dreamer.dream(start, offsets)
    print(f"  {case}: {layer} {channel}, objective from {values[0]:.4f} to {values[-1]:.3f}")
    assert values[-1] > 10 * abs(values[0])
    lesson.reference("dream", case, "objectives", np.array(values[:4]))
    lesson.reference("dream", case, "rises", np.array(1, np.int64))
    lesson.reference("dream", case, "dream", as_bytes(picture))
    from_start = [dreamer.step(start, offset)[1] for offset in offsets[:4]]
    lesson.mistake("same-start", case, "objectives", np.array(from_start))
    lesson.mistake("one-offset", case, "objectives", np.array(dreamer.dream(start, offsets[:1] * 4)[1]))
    steady(lambda s: dreamer.dream(s, offsets)[0], start, picture, least=0.99)


def steady(run, start: torch.Tensor, picture: torch.Tensor, least: float) -> None:
    """Fails where rounding in the start would lead to a picture of another order."""
    torch.manual_seed(15)
    again = run(start * (1 + 3e-7 * torch.randn(start.shape)))
    ranks = [np.argsort(np.argsort(p.numpy().ravel())).astype(float) for p in (picture, again)]
    likeness = np.corrcoef(*ranks)[0, 1]
    print(f"  after rounding otherwise, rank correlation {likeness:.5f}")
    assert likeness > least, "rounding decides what comes out"


def as_bytes(picture: torch.Tensor) -> np.ndarray:
    """A picture `[1, 3, H, W]` in 0...1 as bytes `[H, W, 3]`."""
    return np.uint8(np.rint(picture[0].permute(1, 2, 0).numpy() * 255))


def picture_of(lesson: Lesson, name: str) -> torch.Tensor:
    """A picture of the lesson as `[1, 3, H, W]` in 0...1."""
    return torch.from_numpy(lesson.pixels(name).copy()).permute(2, 0, 1)[None].double() / 255


def gram(maps: torch.Tensor) -> torch.Tensor:
    """How much each two channels answer together, divided by the number of all elements."""
    rows = maps[0].flatten(1)
    return rows @ rows.T / maps.numel()


def relative(values: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """The squared distance, in units of what is wanted."""
    return ((values - wanted) ** 2).sum() / (wanted ** 2).sum()


def losses(lesson: Lesson, case: str, network: Precise, random: np.random.Generator) -> None:
    for output, shape in (("small", (1, 4, 3, 5)), ("square", (1, 4, 2, 2))):
        maps = random.normal(0.3, 1, shape).astype(np.float32)
        lesson.given("style", f"{case}/{'maps' if output == 'small' else output}", maps)
        maps = torch.from_numpy(maps).double()
        rows, torn = maps[0].flatten(1), maps.reshape(-1, 4).T
        lesson.reference("style", case, output, gram(maps)[:3])
        for name, slip in {
            "by-place": rows.T @ rows / maps.numel(), "torn": torn @ torn.T / maps.numel(), "not-divided": rows @ rows.T,
            "by-area": rows @ rows.T / rows.shape[1],
        }.items():
            lesson.mistake(name, case, output, slip[:3] if len(slip) == 4 else slip)

    _, painting = STYLES[case]
    with torch.no_grad():
        mine, my_content = network.maps(picture_of(lesson, case), "layer1", "layer3")
        theirs, content = network.maps(picture_of(lesson, painting), "layer1", "layer3")
    wanted = gram(theirs)
    lesson.reference("style", case, "gram", wanted[:16])
    lesson.reference("style", case, "style", relative(gram(mine), wanted))
    lesson.mistake("by-own-size", case, "style", ((gram(mine) - wanted) ** 2).sum() / (gram(mine) ** 2).sum())
    lesson.mistake("not-relative", case, "style", ((gram(mine) - wanted) ** 2).sum())
    lesson.reference("style", case, "content", relative(my_content, content))
    lesson.mistake("by-gram", case, "content", relative(gram(my_content), gram(content)))
    lesson.mistake("unsquared", case, "content", (my_content - content).abs().sum() / content.abs().sum())

    other = random.normal(0.3, 1, (1, 4, 2, 2)).astype(np.float32)
    matrix = gram(torch.from_numpy(random.normal(0.3, 1, (1, 4, 3, 3))).double()).numpy().astype(np.float32)
    lesson.given("style", f"{case}/other", other)
    lesson.given("style", f"{case}/painting", matrix)
    start = maps.clone().requires_grad_()
    other, matrix = torch.from_numpy(other).double(), torch.from_numpy(matrix).double()
    value = relative(gram(start), matrix) + relative(start, other)
    lesson.reference("style", case, "gradient", torch.autograd.grad(value, start)[0])


def descend(start: torch.Tensor, steps: int, size: float, loss, slip: str = "") -> tuple[torch.Tensor, list[float]]:
    """Descent with momentum, rightly or with a slip."""
    picture, speed, values = start, torch.zeros_like(start), []
    for _ in range(steps):
        current = picture.clone().requires_grad_()
        value = loss(current)
        (slope,) = torch.autograd.grad(value, current)
        unit = slope if slip == "not-divided" else slope / (slope.pow(2).mean().sqrt() + 1e-8)
        kept = {"no-momentum": 0, "never-slower": 1}.get(slip, 0.9)
        speed = kept * speed + (0.1 * unit if slip == "averaged" else unit)
        picture = picture + (size if slip == "ascent" else -size) * speed
        if slip != "not-clamped":
            picture = picture.clamp(0, 1)
        values.append((loss(picture).detach() if slip == "too-late" else value).item())
    return picture, values


SLIPS = ["not-divided", "no-momentum", "averaged", "never-slower", "ascent", "not-clamped", "too-late"]


def descents(lesson: Lesson, case: str, network: Precise, random: np.random.Generator) -> None:
    parts = random.uniform(0.1, 2, 5).astype(np.float32)
    lesson.given("stylize", f"{case}/parts", parts)
    rest = 0.4 * float(parts[3]) + 5 * float(parts[4])
    lesson.reference("stylize", case, "total", np.array(float(parts[:3].sum()) + rest))
    lesson.mistake("averaged-styles", case, "total", np.array(float(parts[:3].mean()) + rest))
    lesson.mistake("last-style", case, "total", np.array(float(parts[2]) + rest))

    valley = random.uniform(0.2, 0.8, (1, 3, 2, 4)).astype(np.float32)
    bottom = random.uniform(-0.6, 1.6, (1, 3, 2, 4)).astype(np.float32)
    lesson.given("stylize", f"{case}/valley", valley)
    lesson.given("stylize", f"{case}/bottom", bottom)
    start, wanted = torch.from_numpy(valley).double(), torch.from_numpy(bottom).double()
    for slip in ["", *SLIPS]:
        picture, values = descend(start, 4, 0.1, lambda p: ((p - wanted) ** 2).sum(), slip)
        keep = (lambda o, v: lesson.mistake(slip, case, o, v)) if slip else (lambda o, v: lesson.reference("stylize", case, o, v))
        keep("valley-losses", np.array(values))
        if slip != "too-late":
            keep("valley", picture)

    transfer = style_transfer(lesson, network, case)
    stylized, values = descend(picture_of(lesson, case), STEPS, 0.01, transfer)
    print(f"  {case}: loss from {values[0]:.4f} to {values[-1]:.4f}")
    assert values[-1] < 0.4 * values[0]
    lesson.reference("stylize", case, "losses", np.array(values[:2]))
    lesson.reference("stylize", case, "falls", np.array(1, np.int64))
    lesson.reference("stylize", case, "stylized", as_bytes(stylized))
    steady(lambda s: descend(s, STEPS, 0.01, transfer)[0], picture_of(lesson, case), stylized, least=0.93)


def style_transfer(lesson: Lesson, network: Precise, case: str):
    """The loss of a picture that is to show a case's photograph in the manner of its painting."""
    with torch.no_grad():
        wanted = [gram(maps) for maps in network.maps(picture_of(lesson, STYLES[case][1]), *STYLE_LAYERS)]
        (content,) = network.maps(picture_of(lesson, case), "layer2")

    def loss(picture: torch.Tensor) -> torch.Tensor:
        maps = network.maps(picture, *STYLE_LAYERS)
        styles = sum(relative(gram(m), w) for m, w in zip(maps, wanted))
        return styles + 0.4 * relative(maps[-1], content) + 5 * total_variation(picture)

    return loss
