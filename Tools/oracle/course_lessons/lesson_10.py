"""10-occlusion-and-rise: occlusion and RISE by PyTorch and NumPy, on masks that are drawn here and shipped."""

import hashlib

import numpy as np
import torch
import torch.nn.functional as F

from .lesson import Lesson
from .studio import Studio

#: Scenes of the test set, chosen by eye.
SCENES = {"duck": 656, "mug": 672, "another": 686}
#: Each case's class: what is there, but for the hidden case.
CASES = {"duck": "rubber duck", "mug": "mug", "another": "apple"}
SIZE, STRIDE = 48, 16
#: How many masks RISE gets, and the cells of a grid: one more each way than fill the picture.
MASKS, CELLS = 160, 8
SHARE = 0.5


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for name, index in SCENES.items():
        lesson.save_picture(name, studio.toybox.scene("test", index).pixels)


class Remembering:
    """A network that is asked the same thing once only: most slips differ in what is made of its answers."""

    def __init__(self, classify):
        self.classify = classify
        self.answers: dict[bytes, torch.Tensor] = {}

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        key = hashlib.sha256(x.numpy().tobytes()).digest()
        if key not in self.answers:
            self.answers[key] = self.classify(x)
        return self.answers[key]


def cover(rows: range, columns: range, height: int, width: int, slip: str = "") -> torch.Tensor:
    """A mask `[1, 1, height, width]` that is 0 in a rectangle."""
    mask = torch.ones(height * width)
    step = height if slip == "columns-of-height" else width
    for y in rows:
        mask[y * step + columns.start : y * step + columns.stop] = 0
    return mask.reshape(1, 1, height, width)


@torch.no_grad()
def drops(classify, image: torch.Tensor, target: int, size: int, stride: int, slip: str = "") -> torch.Tensor:
    """The fall of a class's probability for each place of the square, `[rows, columns]`."""
    height, width = image.shape[2:]
    tops, lefts = range(0, height - size + 1, stride), range(0, width - size + 1, stride)
    if slip == "last-missing":
        tops, lefts = tops[:-1], lefts[:-1]

    def value(x):
        logits = classify(x)[0]
        return (logits if slip == "logits" else logits.softmax(0))[target]

    whole, found = value(image), []
    for top in tops:
        for left in lefts:
            mask = cover(range(top, top + size), range(left, left + size), height, width, slip)
            hidden = image * mask
            if slip == "black":
                hidden = hidden + (mask - 1) * 2
            if slip == "only-the-square":
                hidden = image * (1 - mask)
            part = value(hidden)
            found.append({"other-sign": part - whole, "what-is-left": part}.get(slip, whole - part))
    return torch.stack(found).reshape(len(tops), len(lefts))


def smooth_mask(grid: torch.Tensor, down: int, right: int, height: int, width: int, slip: str = "") -> torch.Tensor:
    """A grid `[rows, columns]` enlarged and cut out, `[1, 1, height, width]`."""
    rows, columns = grid.shape
    if slip == "stretched":
        return F.interpolate(grid[None, None], size=(height, width), mode="bilinear", align_corners=False)
    cell = -(-height // (rows - 1)), -(-width // (columns - 1))
    enlarged = F.interpolate(grid[None, None], size=(rows * cell[0], columns * cell[1]), mode="bilinear", align_corners=False)
    if slip == "no-shift":
        down = right = 0
    return enlarged[:, :, down : down + height, right : right + width]


@torch.no_grad()
def rise(classify, image: torch.Tensor, target: int, grids, shifts, slip: str = "") -> torch.Tensor:
    """RISE's map, `[H, W]`."""
    height, width = image.shape[2:]
    total = torch.zeros(height, width, dtype=torch.float64)
    for grid, (down, right) in zip(grids, shifts):
        if slip == "shifts-swapped":
            down, right = right, down
        mask = smooth_mask(grid, int(down), int(right), height, width, slip)
        logits = classify(image * mask)[0]
        total += (mask[0, 0] * (logits if slip == "logits" else logits.softmax(0))[target]).double()
    if slip == "not-divided":
        return total
    return total / len(grids) / (1 if slip == "no-share" else SHARE)


def made_up(random: np.random.Generator, height: int, width: int):
    """A picture, and a network of three classes that looks at a few of its pixels only."""
    image = torch.from_numpy(random.normal(0, 1, (1, 3, height, width)).astype(np.float32))
    filters = random.normal(0, 0.8, (3, 3 * height * width)) * (random.random((3, 3 * height * width)) < 0.2)
    filters = torch.from_numpy(filters.astype(np.float32))
    return image, filters, lambda x: x.reshape(1, -1) @ filters.T


def make(lesson: Lesson, studio: Studio) -> None:
    random = np.random.default_rng(10)
    network = studio.network()
    for case, label in CASES.items():
        image, target = network.input(lesson.pixels(case)), network.id(label)
        classify = Remembering(network.module)
        occlusion(lesson, classify, case, image, target, random)
        rises(lesson, classify, case, image, target, random)


def occlusion(lesson: Lesson, classify, case: str, image, target: int, random) -> None:
    lesson.reference("occlusion", case, "cover", cover(range(1, 3), range(2, 6), 4, 7))
    lesson.reference("occlusion", case, "drops", drops(classify, image, target, SIZE, STRIDE))
    wide, filters, few = made_up(random, 6, 10)
    lesson.given("occlusion", f"{case}/wide", wide)
    lesson.given("occlusion", f"{case}/filters", filters)
    lesson.reference("occlusion", case, "small-drops", drops(few, wide, 1, 2, 2))
    if case == "another":
        return
    slip = "columns-of-height"
    lesson.mistake(slip, case, "cover", cover(range(1, 3), range(2, 6), 4, 7, slip))
    lesson.mistake(slip, case, "small-drops", drops(few, wide, 1, 2, 2, slip))
    for slip in ("last-missing", "logits", "black", "only-the-square", "what-is-left", "other-sign"):
        lesson.mistake(slip, case, "small-drops", drops(few, wide, 1, 2, 2, slip))
        if case == "duck":
            lesson.mistake(slip, case, "drops", drops(classify, image, target, SIZE, STRIDE, slip))


def rises(lesson: Lesson, classify, case: str, image, target: int, random) -> None:
    def drawn(count: int, rows: int, columns: int, cell: tuple[int, int]):
        grids = (random.random((count, rows, columns)) < SHARE).astype(np.float32)
        shifts = np.stack([random.integers(0, side, count) for side in cell], axis=1).astype(np.float32)
        return torch.from_numpy(grids), torch.from_numpy(shifts)

    small, shift = drawn(1, 3, 4, (10, 11))
    shift[0] = torch.tensor([random.integers(2, 10), random.integers(2, 11)])
    grids, shifts = drawn(MASKS, CELLS, CELLS, (32, 32))
    wide, filters, few = made_up(random, 6, 10)
    wide_grids, wide_shifts = drawn(12, 3, 3, (3, 3))
    for key, value in {
        "small-grid": small, "small-shift": shift, "grids": grids, "shifts": shifts, "wide": wide, "filters": filters,
        "wide-grids": wide_grids, "wide-shifts": wide_shifts,
    }.items():
        lesson.given("rise", f"{case}/{key}", value)

    def small_mask(slip: str = ""):
        return smooth_mask(small[0], int(shift[0, 0]), int(shift[0, 1]), 20, 33, slip)

    def map(slip: str = ""):
        return F.avg_pool2d(rise(classify, image, target, grids, shifts, slip)[None, None], 4)[0, 0]

    lesson.reference("rise", case, "mask", small_mask())
    lesson.reference("rise", case, "small-map", rise(few, wide, 1, wide_grids, wide_shifts))
    lesson.reference("rise", case, "map", map())
    if case == "another":
        return
    for slip in ("no-shift", "stretched", "shifts-swapped", "logits", "not-divided", "no-share"):
        if slip in ("no-shift", "stretched"):
            lesson.mistake(slip, case, "mask", small_mask(slip))
        lesson.mistake(slip, case, "small-map", rise(few, wide, 1, wide_grids, wide_shifts, slip))
        if case == "duck":
            lesson.mistake(slip, case, "map", map(slip))
