"""04-hundreds-of-layers: receptive fields by autograd, ways through torchvision's networks, the strongest cells by argmax."""

from itertools import product

import numpy as np
import torch
from torch import nn
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet

from . import channels
from .lesson import Lesson
from .studio import Studio

Step = tuple[int, int, int]

CONV3, POOL2 = (3, 1, 1), (2, 2, 0)
RESNET18 = [(7, 2, 3), (3, 2, 1), *[CONV3] * 4] + 3 * [(3, 2, 1), *[CONV3] * 3]
VGG11 = [CONV3, POOL2, CONV3, POOL2] + 3 * [CONV3, CONV3, POOL2]
#: Uneven on purpose: even kernels, a stride of 3, padding that does not fit the kernel.
UNEVEN = [(4, 3, 0), (5, 1, 1), (1, 2, 0), (2, 2, 1), (6, 1, 2), (3, 3, 2)]
#: Each case's chain of steps, and after how many of them the field is asked for.
CHAINS = {
    "resnet18": (RESNET18, [1, 2, 6, 10, 14, 18]),
    "vgg11": (VGG11, [1, 2, 4, 7, 10, 13]),
    "another": (UNEVEN, [1, 2, 3, 4, 5, 6]),  # hidden
}
#: Each case's side, and cells by index, size, jump and start of their layer's field: inside, at either edge, beyond both.
CELLS = {
    "resnet18": (224, [(0, 7, 2, -3), (20, 43, 4, -21), (55, 43, 4, -21), (3, 435, 32, -217)]),
    "vgg11": (160, [(0, 3, 1, -1), (6, 24, 8, -6), (9, 36, 16, -10), (4, 150, 32, -59)]),
    "another": (101, [(2, 16, 3, 0), (0, 34, 12, -9), (7, 40, 12, -21), (1, 300, 24, -33)]),
}

#: Each case's network, by torchvision's own classes, with blocks per layer.
NETWORKS = {
    "resnet18": (BasicBlock, [2, 2, 2, 2]),
    "resnet152": (Bottleneck, [3, 8, 36, 3]),
    "another": (BasicBlock, [3, 1, 2, 4]),  # hidden
}
#: Each case's way that no ResNet has, with more poolings than one or with none; the first is a VGG-11's.
MADE_UP = {
    "resnet18": [CONV3, POOL2, CONV3, POOL2] + 3 * [CONV3, CONV3, POOL2],
    "resnet152": 4 * [CONV3],
    "another": [CONV3, CONV3, POOL2, POOL2, CONV3, POOL2],
}

#: Scenes of the test set, in the order in which the lesson has them: duck, mushroom, die, cone, life ring, car.
SCENES = [1, 20, 55, 42, 57, 34]
#: Each case's order of the pictures and its channels of layer1 and layer2.
SHEETS = {
    "first": ([1, 2, 3, 4, 5, 6], [9, 13, 27, 19], [7, 41, 59, 55]),
    "second": ([6, 5, 4, 3, 2, 1], [12, 20, 24, 30], [2, 28, 20, 48]),
    "another": ([3, 6, 1, 5, 2, 4], [22, 3, 26, 8], [27, 31, 58, 43]),  # hidden
}
#: What cells of the four layers see, along each side: size, jump, start.
FIELDS = {"layer1": (43, 4, -21), "layer2": (99, 8, -49), "layer3": (211, 16, -105), "layer4": (435, 32, -217)}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    for number, index in enumerate(SCENES, 1):
        lesson.save_picture(f"scene-{number}", studio.toybox.scene("test", index).pixels)


def make(lesson: Lesson, studio: Studio) -> list[str]:
    network_agrees(studio)
    for case in CHAINS:
        fields(lesson, case)
        seen(lesson, case)
    for case in NETWORKS:
        through(lesson, case)
    for case in SHEETS:
        atlas(lesson, studio, case)
    text = " ".join((lesson.folder / "lesson.md").read_text().split())
    return [line for line in [*quoted(), *channels.quoted(studio)] if line not in text]


# What cells see


def field_by_autograd(steps: list[Step]) -> tuple[int, int, int]:
    """Size, jump and start of what cells see, by the pixels that get a gradient from two neighboring cells.

    Every step is a convolution with weights of 1, which has the same windows as a pooling. A picture is long enough that
    the cells in its middle see nothing of its edges.
    """
    line = nn.Sequential(*(nn.Conv1d(1, 1, k, s, p, bias=False) for k, s, p in steps)).double()
    for layer in line:
        nn.init.ones_(layer.weight)
    x = torch.ones(1, 1, 2400, dtype=torch.float64, requires_grad=True)
    y = line(x)
    middle = y.shape[-1] // 2
    spans = []
    for cell in (middle, middle + 1):
        (gradient,) = torch.autograd.grad(y[0, 0, cell], x, retain_graph=True)
        reached = gradient[0, 0].nonzero().flatten()
        assert len(reached) > 0
        spans.append((int(reached[0]), int(reached[-1]) + 1))
    (low, high), (next_low, _) = spans
    assert 0 < low and high < x.shape[-1]
    return high - low, next_low - low, low - middle * (next_low - low)


def network_agrees(studio: Studio) -> None:
    """The shipped network's own cells see what the chain says: its pixels' gradients, with all weights positive.

    Where a max-pooling chooses one pixel, an average over the same window reaches all of them.
    """
    network = studio.network().module
    copy = type(network)(2, 1).double().eval()
    for parameter in copy.parameters():
        nn.init.ones_(parameter)
    copy.maxpool = nn.AvgPool2d(3, 2, 1)
    x = torch.ones(1, 3, 736, 736, dtype=torch.float64, requires_grad=True)
    kept = {}
    for name in ("conv1", "maxpool", "layer1", "layer2", "layer3", "layer4"):
        getattr(copy, name).register_forward_hook(lambda _m, _i, output, name=name: kept.update({name: output}))
    copy(x)
    sizes = []
    for name in kept:
        maps = kept[name]
        middle = maps.shape[2] // 2
        (gradient,) = torch.autograd.grad(maps[0, :, middle, middle].sum(), x, retain_graph=True)
        rows = gradient[0].abs().sum((0, 2)).nonzero().flatten()
        sizes.append(int(rows[-1] - rows[0]) + 1)
    assert sizes == [7, 11, 43, 99, 211, 435], sizes
    chain = [(m.kernel_size[0], m.stride[0], m.padding[0]) for m in long_modules(network, 4)]
    assert chain == RESNET18[:1] + RESNET18[2:], chain  # All but the pooling.
    assert list(FIELDS.values()) == [field_by_autograd(RESNET18[:length]) for length in (6, 10, 14, 18)]


def recursion(steps: list[Step], slip: str = "") -> tuple[int, int, int]:
    """Size, jump and start by following them through the steps, with a slip; without one, only to check the others."""
    size, jump, start = 1, 1, 0
    for kernel, stride, padding in steps:
        if slip == "jump-first":
            jump *= stride
        size += {"jump-left-out": kernel - 1, "whole-kernel": kernel * jump}.get(slip, (kernel - 1) * jump)
        start -= {"padding-left-out": 0, "padding-in-pixels": padding}.get(slip, padding * jump)
        if slip == "strides-added":
            jump += stride - 1
        elif slip != "jump-first":
            jump *= stride
    return size, jump, start


def fields(lesson: Lesson, case: str) -> None:
    steps, lengths = CHAINS[case]
    found = [field_by_autograd(steps[:length]) for length in lengths]
    assert found == [recursion(steps[:length]) for length in lengths], "the recursion is not what autograd says"
    print(f"  {case}: {found}")
    lesson.reference("what-a-cell-sees", case, "fields", whole(found))
    for slip in ("jump-first", "jump-left-out", "whole-kernel", "padding-left-out", "padding-in-pixels", "strides-added"):
        wrong = [recursion(steps[:length], slip) for length in lengths]
        if wrong != found:
            lesson.mistake(slip, case, "fields", whole(wrong))


def seen(lesson: Lesson, case: str) -> None:
    """The pixels that cells see, by marking them on a line of pixels."""
    side, cells = CELLS[case]
    right, centers, uncut, from_edge = [], [], [], []
    for index, size, jump, start in cells:
        first = start + index * jump
        line = np.arange(first, first + size)
        inside = line[(line >= 0) & (line < side)]
        right.append((inside[0], inside[-1] + 1))
        centers.append((line + 0.5).mean())
        uncut.append((first, inside[-1] + 1))
        from_edge.append((inside[0], min(inside[0] + size, side)))
    lesson.reference("what-a-cell-sees", case, "seen", whole(right))
    lesson.reference("what-a-cell-sees", case, "centers", np.array(centers, np.float32))
    lesson.mistake("cut-on-one-side", case, "seen", whole(uncut))
    lesson.mistake("counted-from-the-edge", case, "seen", whole(from_edge))
    lesson.mistake("whole-half", case, "centers", np.floor(np.array(centers, np.float32)))
    blocks = [(index + 0.5) * jump for index, _, jump, _ in cells]
    lesson.mistake("middle-of-block", case, "centers", np.array(blocks, np.float32))


def whole(rows) -> np.ndarray:
    return np.array(rows, np.int64)


# Ways through a network


def long_modules(network: ResNet, layer: int) -> list[nn.Conv2d]:
    """The convolutions of the stem and of the blocks' main ways, up to a layer."""
    names = ["conv1", *(f"layer{n}." for n in range(1, layer + 1))]
    return [
        module for name, module in network.named_modules()
        if isinstance(module, nn.Conv2d) and name.startswith(tuple(names)) and "downsample" not in name
    ]


def through(lesson: Lesson, case: str) -> None:
    block, blocks = NETWORKS[case]
    network = ResNet(block, blocks, num_classes=2)
    pool = (network.maxpool.kernel_size, network.maxpool.stride, network.maxpool.padding)

    def chain(layer: int, short: bool = False, slip: str = "") -> list[Step]:
        steps = [network.conv1, *([] if slip == "pool-left-out" else [network.maxpool])]
        for number in range(1, layer + 1):
            for unit in getattr(network, f"layer{number}"):
                main = [unit.conv1, unit.conv2, *([unit.conv3] if block is Bottleneck else [])]
                around = [unit.downsample[0]] if unit.downsample is not None else []
                if short:
                    steps += [] if slip == "shortcuts-empty" else around
                    steps += main if slip == "around-or-through" and not around else []
                else:
                    steps += around if slip == "shortcut-as-depth" else []
                    steps += main[:2] if slip == "two-a-block" else main
        return [pool if s is network.maxpool else (s.kernel_size[0], s.stride[0], s.padding[0]) for s in steps]

    def totals(short: bool = False, slip: str = "") -> np.ndarray:
        rows = []
        for layer in range(1, 5):
            steps = chain(layer, short, slip)
            strides = int(np.prod([s for _, s, _ in steps]))
            rows.append((len(steps), sum(k - 1 for k, _, _ in steps), sum(p for _, _, p in steps), strides))
        return whole(rows)

    long, short = totals(), totals(short=True)
    assert [row[0] - 1 for row in long] == [len(long_modules(network, layer)) for layer in range(1, 5)]
    lesson.reference("ways-through", case, "long", long)
    lesson.reference("ways-through", case, "short", short)
    weighted = sum(isinstance(module, nn.Conv2d | nn.Linear) for module in network.modules())
    # On the short way: conv1, the shortcuts that have a convolution, and the classifier.
    depth = [weighted - len(around(network)), len(around(network)) + 2]
    if case != "another":
        assert case == f"resnet{depth[0]}", "a ResNet is named after its depth"
    print(f"  {case}: {depth[0]} layers on the long way, {depth[1]} on the short one, {2 ** sum(blocks)} ways")
    lesson.reference("ways-through", case, "depth", whole(depth))
    made = nn.Sequential(
        *(nn.MaxPool2d(*step) if step == POOL2 else nn.Conv2d(1, 1, *step) for step in MADE_UP[case]), nn.Linear(1, 1))
    made_up = sum(any(True for _ in layer.parameters()) for layer in made)
    lesson.reference("ways-through", case, "made-up-depth", whole(made_up))
    lesson.reference("ways-through", case, "ways", whole(2 ** sum(blocks)))
    for slip in ("pool-left-out", "shortcut-as-depth", "two-a-block", "shortcuts-empty", "around-or-through"):
        for output, right, is_short in (("long", long, False), ("short", short, True)):
            wrong = totals(is_short, slip)
            if (wrong != right).any():
                lesson.mistake(slip, case, output, wrong)
    lesson.mistake("classifier-left-out", case, "depth", whole(depth) - 1)
    lesson.mistake("pool-counted", case, "depth", whole(depth) + 1)
    lesson.mistake("classifier-left-out", case, "made-up-depth", whole(made_up - 1))
    lesson.mistake("steps-counted", case, "made-up-depth", whole(len(MADE_UP[case])))
    if len(made) > made_up:
        lesson.mistake("pool-counted", case, "made-up-depth", whole(len(made)))
    lesson.mistake("two-each", case, "ways", whole(2 * sum(blocks)))


def around(network: ResNet) -> list[nn.Conv2d]:
    """The convolutions on shortcuts."""
    return [m for name, m in network.named_modules() if name.endswith("downsample.0")]


def quoted() -> list[str]:
    """What the text says of the 256 ways through ResNet-18: the field of layer4 on each of them."""
    sizes = []
    for choice in product([False, True], repeat=8):
        steps = [(7, 2, 3), (3, 2, 1)]
        for block, is_through in enumerate(choice):
            is_first = block in (2, 4, 6)  # The first block of layer2, layer3 and layer4 halves the map.
            if is_through:
                steps += [(3, 2, 1) if is_first else CONV3, CONV3]
            elif is_first:
                steps.append((1, 2, 0))
        sizes.append(recursion(steps)[0])
    assert min(sizes) == 11 and max(sizes) == 435 and sizes.count(435) == 1
    mean, wide = np.mean(sizes), sum(size > 224 for size in sizes)
    print(f"  256 ways: mean {mean:.1f} pixels, median {np.median(sizes)}, {wide} see more than 224")
    return [f"{mean:.0f} pixels on the average", f"half of the ways, {wide}, see farther"]


# The atlas


def atlas(lesson: Lesson, studio: Studio, case: str) -> None:
    network = studio.network()
    order, first, second = SHEETS[case]
    shown = [lesson.pixels(f"scene-{number}") for number in order]
    found, slips = [], {"any-channel": [], "by-mean": [], "column-first": []}
    for layer, numbers in (("layer1", first), ("layer2", second)):
        with torch.no_grad():
            maps = torch.cat([network.activation(layer, network.input(picture))[0] for picture in shown])
        for channel in numbers:
            found.append(strongest(maps[:, channel]))
            assert leads(maps[:, channel]), f"{layer} {channel}: two cells are too close to be told apart"
            slips["any-channel"].append(strongest(maps.amax(1)))
            assert leads(maps.amax(1))
            slips["by-mean"].append(strongest_by_mean(maps[:, channel]))
    slips["column-first"] = [(picture, x, y) for picture, y, x in found]
    print(f"  {case}: {found}")
    lesson.reference("atlas", case, "cells", whole(found))
    for slip, cells in slips.items():
        if cells != found:
            lesson.mistake(slip, case, "cells", whole(cells))
    made_up(lesson, case)

    layers = ["layer1"] * 4 + ["layer2"] * 4
    tiles = [cut(shown[picture], FIELDS[layer], y, x) for (picture, y, x), layer in zip(found, layers)]
    lesson.reference("atlas", case, "layer1", np.stack(tiles[:4]))
    lesson.reference("atlas", case, "layer2", np.stack(tiles[4:]))
    corners = [(0, 54), (55, 1)]
    lesson.reference("atlas", case, "corners", np.stack([cut(shown[0], FIELDS["layer1"], y, x) for y, x in corners]))
    for slip in ("padding-left-out", "moved-inside", "black-outside", "edge-repeated", "to-the-corner"):
        wrong = np.stack([cut(shown[0], FIELDS["layer1"], y, x, slip) for y, x in corners])
        lesson.mistake(slip, case, "corners", wrong)


def strongest(maps: torch.Tensor) -> tuple[int, int, int]:
    """Picture, row and column of the first of the largest numbers in `[pictures, h, w]`."""
    place = int((maps == maps.max()).flatten().nonzero()[0])
    return tuple(int(i) for i in np.unravel_index(place, maps.shape))


def strongest_by_mean(maps: torch.Tensor) -> tuple[int, int, int]:
    """The strongest cell, looked for only in the picture whose map has the largest mean."""
    totals = maps.double().sum((1, 2))
    return strongest(torch.where((totals == totals.max()).view(-1, 1, 1), maps, -torch.inf))


def leads(maps: torch.Tensor) -> bool:
    """Whether the largest number is clearly larger than all others."""
    one, other = maps.flatten().topk(2).values
    return bool(one - other > 1e-4 * one)


def made_up(lesson: Lesson, case: str) -> None:
    """Maps of whole numbers: three pictures, four channels, 3 by 5 cells, with equals and a dead channel."""
    random = np.random.default_rng(sum(map(ord, case)))
    maps = random.integers(0, 6, (3, 4, 3, 5)).astype(np.float32)
    maps[:, 1] = 0  # Dead: everything is equal.
    maps[:, 2] -= 9  # Nothing is positive.
    maps[1, 3, 2, 1] = maps[1, 3, 1, 4] = maps[2, 3, 0, 0] = 8
    lesson.given("atlas", f"{case}/maps", maps)
    tensor = torch.from_numpy(maps)
    right = [strongest(tensor[:, channel]) for channel in range(4)]
    lesson.reference("atlas", case, "made-up", whole(right))
    from_zero = [cell if tensor[:, channel].max() > 0 else (0, 0, 0) for channel, cell in enumerate(right)]
    if from_zero != right:
        lesson.mistake("begun-at-zero", case, "made-up", whole(from_zero))
    last = []
    for channel in range(4):
        values = tensor[:, channel]
        place = int((values == values.max()).flatten().nonzero()[-1])
        last.append(tuple(int(i) for i in np.unravel_index(place, values.shape)))
    lesson.mistake("last-of-equals", case, "made-up", whole(last))
    lesson.mistake("any-channel", case, "made-up", whole([strongest(tensor.amax(1))] * 4))
    lesson.mistake("by-mean", case, "made-up", whole([strongest_by_mean(tensor[:, channel]) for channel in range(4)]))
    lesson.mistake("column-first", case, "made-up", whole([(picture, x, y) for picture, y, x in right]))


def cut(picture: np.ndarray, field: tuple[int, int, int], y: int, x: int, slip: str = "") -> np.ndarray:
    """What a cell sees of a picture, with gray where the picture ends, by NumPy's padding."""
    size, jump, start = field
    top, left = (0 if slip == "padding-left-out" else start) + y * jump, (0 if slip == "padding-left-out" else start) + x * jump
    height, width, _ = picture.shape
    if slip == "moved-inside":
        top, left = min(max(top, 0), height - size), min(max(left, 0), width - size)
    room = ((size, size), (size, size), (0, 0))
    if slip == "edge-repeated":
        padded = np.pad(picture, room, mode="edge")
    else:
        padded = np.pad(picture, room, constant_values=0 if slip == "black-outside" else 128)
    found = padded[top + size : top + 2 * size, left + size : left + 2 * size].copy()
    if slip == "to-the-corner":
        dy, dx = max(-top, 0), max(-left, 0)
        moved = np.full_like(found, 128)
        moved[: size - dy, : size - dx] = found[dy:, dx:]
        return moved
    return found
