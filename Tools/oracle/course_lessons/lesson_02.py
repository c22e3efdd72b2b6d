"""02-filters: convolutions and cosines by PyTorch, the first layer's filters from its weights."""

import numpy as np
import torch
from torch.nn import functional as F

from .lesson import Lesson
from .studio import Studio

#: Each case's scene of the test set, and the filter of conv1 that is slid over it.
CASES = {"ball": (86, 9), "hat": (17, 20), "another": (42, 21)}
#: Made-up pictures and filters: channels, the picture's sides, the window's, stride and padding. Every map is 4 by 5.
SMALL = {
    "ball": (2, (7, 11), (3, 5), 2, 1),
    "hat": (3, (10, 13), (4, 5), 3, 2),
    "another": (4, (6, 7), (3, 3), 1, 0),
}
BIAS = {"ball": 0.5, "hat": -0.75, "another": 1.25}
#: Side, window, stride and padding of maps whose length is asked for.
SIDES = {
    "ball": [(224, 7, 2, 3), (224, 7, 1, 0), (112, 3, 2, 1), (7, 7, 2, 0)],
    "hat": [(224, 3, 1, 1), (200, 7, 2, 3), (10, 4, 3, 2), (5, 2, 2, 0)],
    "another": [(321, 11, 4, 2), (9, 3, 3, 1), (64, 1, 2, 0), (13, 5, 1, 4)],
}
#: Numbers of which two are largest, and another is farther from 0.
NUMBERS = {
    "ball": [[1, 4, 2, 0, 1], [3, 4, -9, 2, 4], [0, 1, 3, 2, 4]],
    "hat": [[-2, -5, -2], [-8, -1, -3], [-1, -6, -4], [-3, -1, -2]],
    "another": [[0, 2, 1, 2], [-7, 1, 2, 0]],
}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for picture, (index, _) in CASES.items():
        lesson.save_picture(picture, studio.toybox.scene("test", index).pixels)


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    filters = network.module.conv1.weight.detach()
    assert network.module.conv1.bias is None
    random = np.random.default_rng(2)
    for case, (_, number) in CASES.items():
        lengths(lesson, case)
        small_map(lesson, case, random)
        x = network.input(lesson.pixels(case))
        products = F.conv2d(x, filters[number : number + 1], stride=2, padding=3)[0, 0]
        lesson.reference("convolve", case, "conv1", products)
        filter_tiles(lesson, case, filters, random)
        like = cosine(x, filters[number : number + 1], 2, 3)
        lesson.reference("likeness", case, "likeness", like)
        small_likeness(lesson, case, random)
        places(lesson, case, products, like)


def lengths(lesson: Lesson, case: str) -> None:
    """How long the maps are, by the shapes of what PyTorch makes of zeros; and how long mistakes would make them."""

    def length(side: int, window: int, stride: int, padding: int) -> int:
        return F.conv1d(torch.zeros(1, 1, side), torch.zeros(1, 1, window), stride=stride, padding=padding).shape[-1]

    def kept(found: list[int]) -> np.ndarray:
        return np.array(found, np.int64)

    settings = SIDES[case]
    right = [length(*one) for one in settings]
    lesson.reference("convolve", case, "lengths", kept(right))
    lesson.mistake("no-padding", case, "lengths", kept([length(s, w, step, 0) for s, w, step, _ in settings]))
    lesson.mistake("padded-once", case, "lengths", kept([length(s + p, w, step, 0) for s, w, step, p in settings]))
    lesson.mistake("stride-left-out", case, "lengths", kept([length(s, w, 1, p) for s, w, _, p in settings]))
    lesson.mistake("last-place-left-out", case, "lengths", kept([n - 1 for n in right]))


def small_map(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    channels, sides, window, stride, padding = SMALL[case]
    x = torch.from_numpy(random.normal(0, 1, (1, channels, *sides)).astype(np.float32))
    w = torch.from_numpy(random.normal(0, 1, (1, channels, *window)).astype(np.float32))
    bias = torch.tensor([BIAS[case]])
    lesson.given("convolve", f"{case}/picture", x[0])
    lesson.given("convolve", f"{case}/weights", w[0])
    right = F.conv2d(x, w, bias, stride, padding)[0, 0]
    height, width = right.shape
    assert right.shape == (4, 5)
    lesson.reference("convolve", case, "small", right)

    def first(maps: torch.Tensor) -> torch.Tensor:
        return maps[0, 0, :height, :width]

    # Zeros below and to the right, as the ready-made loops would run off the picture without them.
    room = F.pad(x, (0, 2 * padding, 0, 2 * padding))
    lesson.mistake("flipped", case, "small", F.conv2d(x, w.flip(2, 3), bias, stride, padding)[0, 0])
    lesson.mistake("averaged", case, "small", F.conv2d(x, w / channels, bias, stride, padding)[0, 0])
    lesson.mistake("bias-left-out", case, "small", F.conv2d(x, w, None, stride, padding)[0, 0])
    if padding:
        edges = F.pad(x, (padding,) * 4, mode="replicate")
        lesson.mistake("edge-repeated", case, "small", F.conv2d(edges, w, bias, stride)[0, 0])
        lesson.mistake("padding-not-taken-off", case, "small", first(F.conv2d(room, w, bias, stride)))
    if stride > 1:
        lesson.mistake("one-pixel-steps", case, "small", first(F.conv2d(x, w, bias, 1, padding)))


def filter_tiles(lesson: Lesson, case: str, filters: torch.Tensor, random: np.random.Generator) -> None:
    """The tiles of conv1, and of five small filters: not square, one gray, one without a positive number."""
    small = torch.from_numpy(random.normal(0, 1, (5, 3, 2, 4)).astype(np.float32))
    small *= torch.tensor([1.0, 0.2, 3.0, 0.5, 0.0]).view(5, 1, 1, 1)
    small[2] = -small[2].abs() - 0.1
    small[3] += 0.3
    lesson.given("filter-tiles", f"{case}/filters", small)
    for output, w in {"made-up": small, "tiles": filters}.items():
        def colors(low: torch.Tensor, high: torch.Tensor) -> torch.Tensor:
            span = high - low
            return torch.where(span > 0, (w - low) / torch.where(span > 0, span, 1), 0.5).permute(0, 2, 3, 1)

        largest = w.abs().amax((1, 2, 3), keepdim=True)
        right = colors(-largest, largest)
        lesson.reference("filter-tiles", case, output, right)
        if output == "tiles":
            continue
        everywhere, channels = w.abs().amax(), w.abs().amax((2, 3), keepdim=True)
        lesson.mistake("one-scale", case, output, colors(-everywhere, everywhere))
        lesson.mistake("own-channels", case, output, colors(-channels, channels))
        lesson.mistake("stretched", case, output, colors(w.amin((1, 2, 3), keepdim=True), w.amax((1, 2, 3), keepdim=True)))
        # Where nothing is positive, the largest number is the one nearest to 0, and the mistake gives gray.
        highest = w.amax((1, 2, 3), keepdim=True)
        lesson.mistake("highest", case, output, colors(-highest, highest))
        mixed = right.permute(0, 3, 1, 2).reshape(right.shape)
        lesson.mistake("not-interleaved", case, output, mixed)
        lesson.mistake("zero-over-zero", case, output, torch.where(largest.view(-1, 1, 1, 1) > 0, right, torch.nan))


def cosine(x: torch.Tensor, w: torch.Tensor, stride: int, padding: int) -> torch.Tensor:
    """The cosine between the filter and every patch, by `cosine_similarity` over PyTorch's unfolded patches."""
    patches = F.unfold(x, w.shape[2:], stride=stride, padding=padding)[0]
    found = F.cosine_similarity(patches, w.reshape(-1, 1), dim=0, eps=0)
    found = torch.where(patches.abs().amax(0) > 0, found, 0)
    height = (x.shape[2] + 2 * padding - w.shape[2]) // stride + 1
    return found.reshape(height, -1)


def small_likeness(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """A picture of 4 by 7 with an empty corner, so that one patch holds nothing at all."""
    x = torch.from_numpy(random.normal(0, 1, (1, 2, 4, 7)).astype(np.float32))
    x[:, :, :2, :2] = 0
    w = torch.from_numpy(random.normal(0, 1, (1, 2, 3, 3)).astype(np.float32))
    lesson.given("likeness", f"{case}/picture", x[0])
    lesson.given("likeness", f"{case}/weights", w[0])
    right = cosine(x, w, 1, 1)
    assert right[0, 0] == 0
    lesson.reference("likeness", case, "corner", right)
    products = F.conv2d(x, w, padding=1)[0, 0]
    squares = F.conv2d(x * x, torch.ones_like(w), padding=1)[0, 0]
    some = torch.where(squares > 0, squares, 1)
    lesson.mistake("not-rooted", case, "corner", products / (some * w.square().sum()))
    lesson.mistake("filter-left-out", case, "corner", products / some.sqrt())
    lesson.mistake("length-of-picture", case, "corner", products / (x.norm() * w.norm()))
    lesson.mistake("zero-over-zero", case, "corner", torch.where(squares > 0, right, torch.nan))


def places(lesson: Lesson, case: str, products: torch.Tensor, like: torch.Tensor) -> None:
    """Where three maps are largest, as rows and columns; real maps have to be clear about it."""
    numbers = torch.tensor(NUMBERS[case], dtype=torch.float32)
    lesson.given("likeness", f"{case}/numbers", numbers)
    maps = [products, like, numbers]
    for map_ in maps[:2]:
        best = map_.flatten().topk(2).values
        assert best[0] - best[1] > 1e-4 * best[0], "two places are too close to be told apart"

    def where(order: list[int]) -> np.ndarray:
        return np.array([divmod(index, map_.shape[1]) for index, map_ in zip(order, maps)], np.int64)

    first = [int((m == m.max()).flatten().nonzero()[0]) for m in maps]
    last = [int((m == m.max()).flatten().nonzero()[-1]) for m in maps]
    assert first[2] != last[2]
    lesson.reference("likeness", case, "places", where(first))
    lesson.mistake("last-of-equals", case, "places", where(last))
    lesson.mistake("column-first", case, "places", where(first)[:, ::-1].copy())
    lesson.mistake("without-sign", case, "places", where([int(m.abs().argmax()) for m in maps]))
