"""16-scans-and-streets: what regions are worth to a network, by covering them, and the report of an audit."""

import numpy as np
import torch
from torch.nn import functional as F

from . import grad_cam
from .lesson import Lesson
from .network import Network
from .scenes import Truth
from .studio import Studio

#: The network and the regions of each family, by their bytes in the mask.
FAMILIES = {
    "scans": ("scans-resnet18", {"lesion": 255, "marker": 128}),
    "streets": ("streets-resnet18", {"sign": 255, "pedestrian": 170, "crossing": 85}),
}
#: The regions that the classes are about. What is neither, "control", is the marker's place in a mirror: nothing is there.
BELONGS = ["lesion", "sign", "pedestrian"]
#: The cases of the first exercise: the scene, and the two regions that are covered.
CASES = {
    "scan": ("scans-own", 1, ("lesion", "marker")),
    "wrong-marker": ("scans-other", 8, ("lesion", "marker")),
    "street": ("streets-own", 10, ("pedestrian", "crossing")),
    "empty-crossing": ("streets-other", 7, ("pedestrian", "crossing")),
    "another-scan": ("scans-other", 0, ("lesion", "marker")),
    "another-street": ("streets-other", 1, ("sign", "crossing")),
}
#: Pictures of each audit: so many with their own companion, and as many with another's.
AUDITED = 18
#: Maps on the page of the report.
SHOWN, COLUMNS = 10, 4
WIDTH, SMALL_WIDTH, THRESHOLD = 4, 2, 0.05


def make(lesson: Lesson, studio: Studio) -> None:
    random = np.random.default_rng(16)
    for case, (set, index, regions) in CASES.items():
        cover(lesson, studio, case, set, index, regions, random)
    for family in FAMILIES:
        audit(lesson, studio, family)
    made_up(lesson, "another", random)
    on_the_edge(lesson, "made-up")


# Covering


def ring(area: torch.Tensor, width: int) -> torch.Tensor:
    return F.max_pool2d(area, 2 * width + 1, stride=1, padding=width) - area


def covered(picture: torch.Tensor, area: torch.Tensor, width: int) -> torch.Tensor:
    around = ring(area, width)
    if around.sum() == 0:
        return picture
    color = (picture * around).sum((2, 3), keepdim=True) / around.sum()
    return picture * (1 - area) + color * area


def where(mask: np.ndarray, byte: int) -> torch.Tensor:
    return torch.from_numpy(np.float32(mask == byte))[None, None]


def regions_of(family: str, mask: np.ndarray) -> dict[str, np.ndarray]:
    """Each region's pixels `[H, W]`."""
    found = {name: mask == byte for name, byte in FAMILIES[family][1].items()}
    if family == "scans":
        found["control"] = found["marker"][:, ::-1]
    return found


def scaled(picture: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255


def margin(network: Network, picture: torch.Tensor, target: int) -> float:
    with torch.no_grad():
        logits = network.module((picture - network.mean) / network.deviation)[0]
    return float(logits[target] - max(logits[k] for k in range(len(logits)) if k != target))


def effect(network: Network, picture: torch.Tensor, area: torch.Tensor, target: int, before: float) -> float:
    return before - margin(network, covered(picture, area, WIDTH), target)


def cover(
    lesson: Lesson, studio: Studio, case: str, set: str, index: int, names: tuple[str, str], random: np.random.Generator
) -> None:
    model, regions = FAMILIES[set.split("-")[0]]
    network = studio.network(model)
    scene = studio.toybox.scene(set, index)
    lesson.save_picture(case, scene.pixels)
    lesson.save_picture(f"{case}-mask", np.repeat(scene.mask[:, :, None], 3, axis=2))
    target = network.id(scene.label)
    picture = scaled(scene.pixels)
    areas = [where(scene.mask, regions[name]) for name in names]
    before = margin(network, picture, target)
    effects = [effect(network, picture, area, target, before) for area in areas]
    print(f"  {case}: {set} {index}, {scene.label} with {scene.companion}: margin {before:.2f}, effects "
          + ", ".join(f"{name} {e:.2f}" for name, e in zip(names, effects)))

    small = torch.from_numpy(random.uniform(0, 1, (1, 3, 5, 7)).astype(np.float32))
    mask = np.zeros((5, 7), np.float32)
    mask[random.integers(0, 2), 5:] = 1  # One region at the edge, one of a single pixel.
    mask[4, random.integers(0, 2)] = 1
    lesson.given("cover", f"{case}/small", small)
    lesson.given("cover", f"{case}/small-mask", mask)
    area = where(mask, 1)
    lesson.reference("cover", case, "ring", ring(area, SMALL_WIDTH)[0, 0])
    lesson.reference("cover", case, "small", covered(small, area, SMALL_WIDTH)[0])
    lesson.reference("cover", case, "absent", small[0])
    lesson.reference("cover", case, "seen", F.avg_pool2d(covered(picture, areas[1], WIDTH), 4)[0])
    lesson.reference("cover", case, "margin", np.float32(before))
    lesson.reference("cover", case, "effects", np.float32(effects))

    wide = F.max_pool2d(area, 2 * SMALL_WIDTH + 1, stride=1, padding=SMALL_WIDTH)
    lesson.mistake("filled", case, "ring", wide[0, 0])
    lesson.mistake("narrow", case, "ring", ring(area, 1)[0, 0])
    around = ring(area, SMALL_WIDTH)
    mean = (small * around).sum() / (3 * around.sum())
    for name, color in (("of-everything", small.mean((2, 3), keepdim=True)), ("gray", mean), ("black", torch.zeros(()))):
        lesson.mistake(name, case, "small", (small * (1 - area) + color * area)[0])
    lesson.mistake("zero-over-zero", case, "absent", torch.full((3, 5, 7), torch.nan))
    lesson.mistake("largest-of-all", case, "margin", np.float32(min(before, 0)))
    lesson.mistake("backwards", case, "effects", np.float32([-e for e in effects]))
    lesson.mistake("after-alone", case, "effects", np.float32([before - e for e in effects]))


# The audit


def times_even(network: Network, scene: Truth, target: int, region: np.ndarray) -> float:
    heat = grad_cam.explain(network, scene.pixels, "layer4", target).evidence
    large = F.interpolate(torch.from_numpy(heat)[None, None], (224, 224), mode="bilinear", align_corners=False)[0, 0].numpy()
    if not region.any() or large.sum() == 0:
        return 0.0
    return float(large[region].sum() / large.sum() / region.mean())


def audit(lesson: Lesson, studio: Studio, family: str) -> None:
    network = studio.network(FAMILIES[family][0])
    scenes = [s for kind in ("own", "other") for s in studio.toybox.render(f"{family}-{kind}", 0, AUDITED)]
    margins, effects, present, even, maps = [], [], [], [], []
    for scene in scenes:
        target = network.id(scene.label)
        picture = scaled(scene.pixels)
        margins.append(margin(network, picture, target))
        regions = regions_of(family, scene.mask)
        areas = [where(region, True) for region in regions.values()]
        present.append([float(area.any()) for area in areas])
        effects.append([effect(network, picture, area, target, margins[-1]) if area.any() else 0.0 for area in areas])
        even.append([times_even(network, scene, target, region) for region in regions.values()])
        maps.append(grad_cam.explain(network, scene.pixels, "layer4", target).evidence)
    chosen = np.linspace(0, len(maps) - 1, SHOWN).round().astype(int)
    belongs = [name in BELONGS for name in regions]
    tables = [np.float32(t) for t in (margins, effects, present, even)]
    lines = reported(lesson, family, *tables, np.stack(maps)[chosen], belongs)
    for name, (count, bright, turned) in zip(regions, lines):
        print(f"  {family}: {name} in {count} pictures, bright in {bright:.0%}, turns {turned:.0%}")


def made_up(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """A table that no network gave: two regions beside the class, one dark that turns the answer, one bright that does not."""
    count = 17
    present = np.float32(random.uniform(0, 1, (count, 3)) < [0.9, 0.6, 0.7])
    margins = np.float32(random.normal(1, 2, count))
    effects = np.float32(random.normal([2, 3, 0.02], [2, 2, 0.01], (count, 3))) * present
    even = np.float32(random.uniform([0, 0, 1.1], [3, 1, 4], (count, 3))) * present
    maps = np.float32(np.maximum(random.normal(0, 1, (26, 3, 7)), 0) * random.uniform(0.2, 2, (26, 1, 1)))
    reported(lesson, case, margins, effects, present, even, maps, [True, False, False])


def on_the_edge(lesson: Lesson, case: str) -> None:
    """A table in which *above* and *at least* differ: margins of 0, maps as bright as even ones, and 1 answer in 20 turned.

    All is in quarters, so that every program finds exactly the same.
    """
    count, random = 24, np.random.default_rng(161)
    margins, effects = random.integers(-4, 9, count) / 4, random.integers(-3, 10, (count, 3)) / 4
    margins[[4, 9, 15]] = 0
    present = np.ones((count, 3))
    present[[2, 11], 0] = present[20:, 1] = 0
    for n, r in np.ndindex(count, 2):  # Of the last two regions none turns an answer ...
        while (margins[n] > 0) != (margins[n] - effects[n, r + 1] > 0):
            effects[n, r + 1] = random.integers(-3, 10) / 4
    right, wrong = np.flatnonzero(margins > 0)[1], np.flatnonzero(margins < 0)[1]
    effects[right, 1], effects[wrong, 2] = margins[right], margins[wrong] - 0.5  # ... but for one in 20, and one in 24.
    even = random.integers(0, 8, (count, 3)) / 4
    tables = [np.float32(t) for t in (margins, effects * present, present, even * present)]
    reported(lesson, case, *tables, np.zeros((10, 7, 7), np.float32), [True, False, False], exact=True)


def reported(
    lesson: Lesson, case: str, margins: np.ndarray, effects: np.ndarray, present: np.ndarray, even: np.ndarray,
    maps: np.ndarray, belongs: list[bool], exact: bool = False,
) -> list[tuple[int, float, float]]:
    """One case of the second exercise; returns for each region: pictures, share that is bright, share that is turned."""
    # An answer that hangs on the last digit would be told differently by another program.
    assert exact or np.abs(margins).min() > 1e-3 and np.abs(margins[:, None] - effects).min() > 1e-3
    tables = {"margins": margins, "effects": effects, "present": present, "times-even": even, "maps": maps}
    for name, value in tables.items():
        lesson.given("audit", f"{case}/{name}", value)
    before, after = margins[:, None] > 0, margins[:, None] - effects > 0

    def share(event: np.ndarray, of: np.ndarray) -> np.ndarray:
        return np.float32((event & of).sum(0) / np.maximum(of.sum(0), 1))

    has, hit, belongs = present == 1, even > 1, np.array(belongs)
    turned, bright = share(before != after, has), share(hit, has)

    def keep(name: str | None, output: str, value: np.ndarray) -> None:
        if name is None:
            lesson.reference("audit", case, output, value)
        elif not np.array_equal(value, lesson.files["references/audit"][f"{case}/{output}"]):
            lesson.mistake(name, case, output, value)

    keep(None, "pictures", has.sum(0))
    keep(None, "bright", bright)
    keep(None, "turned", turned)
    def confounders(shares: np.ndarray) -> np.ndarray:
        return np.int64(~belongs & (shares >= np.float32(THRESHOLD)))

    keep(None, "confounders", confounders(turned))
    keep(None, "page", page(maps, maps.max() or 1))
    for name, rows in (("only-hits", hit), ("of-all", np.ones_like(has))):
        keep(name, "pictures", rows.sum(0))
        keep(name, "bright", share(hit, rows))
        keep(name, "turned", share(before != after, rows))
        keep(name, "confounders", confounders(share(before != after, rows)))
    zero_is_right = (margins[:, None] >= 0) != (margins[:, None] - effects >= 0)
    for name, event in (("only-broken", before & ~after), ("zero-is-right", zero_is_right)):
        keep(name, "turned", share(event, has))
        keep(name, "confounders", confounders(share(event, has)))
    keep("even-is-bright", "bright", share(even >= 1, has))
    keep("map-alone", "confounders", confounders(bright))
    keep("everything", "confounders", np.int64(turned >= np.float32(THRESHOLD)))
    keep("above-the-threshold", "confounders", np.int64(~belongs & (turned > np.float32(THRESHOLD))))
    keep("own-scales", "page", page(maps / np.maximum(maps.max((1, 2), keepdims=True), 1e-30), 1))
    keep("column-first", "page", page(maps, maps.max() or 1, column_first=True))
    if maps.max() == 0:
        keep("zero-over-zero", "page", page(np.full_like(maps, np.nan), 1))
    return list(zip(has.sum(0).tolist(), bright.tolist(), turned.tolist()))


def page(maps: np.ndarray, largest: float, column_first: bool = False) -> np.ndarray:
    count, height, width = maps.shape
    rows = -(-count // COLUMNS)
    sheet = np.zeros((rows * height, COLUMNS * width), np.float32)
    for n, map in enumerate(maps):
        row, column = (n % rows, n // rows) if column_first else divmod(n, COLUMNS)
        sheet[row * height : (row + 1) * height, column * width : (column + 1) * width] = map / largest
    return sheet
