"""14-clever-hans: what a network is worth with its short-cut and without, and where two methods see the evidence."""

import numpy as np
import torch
from captum.attr import IntegratedGradients

from . import grad_cam
from .lesson import Lesson
from .network import Network
from .scenes import Truth
from .studio import Studio

#: What is printed on the stickers, in the order of the classes that they go with.
MARKS = ["star", "moon", "heart", "clover"]
VARIANTS = ["own", "none", "other"]
#: How many pictures of each variant the triple is measured on.
PICTURES = 400
PLACES = {"sticker": 128, "toy": 255, "elsewhere": 0}
#: Steps of the path of Integrated Gradients.
STEPS = 32
#: The scenes of the second exercise. Both maps of "star" and "moon" point at the sticker, but on "moon" the larger mass is the
#: toy's; of "clover" only Integrated Gradients does, of "another" only Grad-CAM. "plain" is the mug of "star", without it.
CASES = {
    "star": ("tagged-own", 7), "moon": ("tagged-own", 11), "clover": ("tagged-own", 26), "plain": ("tagged-none", 7),
    "another": ("tagged-own", 31),
}


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network("tagged-resnet18")
    triple(lesson, studio, network)
    witnesses(lesson, studio, network)


# The triple


def triple(lesson: Lesson, studio: Studio, network: Network) -> None:
    scenes = {variant: studio.toybox.render(f"tagged-{variant}", 0, PICTURES) for variant in VARIANTS}
    logits = {variant: np.stack([network.logits(s.pixels).numpy() for s in scenes[variant]]) for variant in VARIANTS}
    truths = np.array([network.id(scene.label) for scene in scenes["own"]])
    stickers = np.array([MARKS.index(scene.companion) for scene in scenes["other"]])
    examined(lesson, "shipped", logits, truths, stickers)

    by_hand = {
        "own": np.float32([[4, 1, 0, 0], [0, 3, 1, 0], [1, 0, 2, 0], [2, 1, 0, 0], [0, 1, 5, 0]]),
        "none": np.float32([[1, 2, 0, 0], [0, 2, 1, 0], [1, 0, 2, 0], [0, 1, 0, 0], [0, 1, 2, 3]]),
        "other": np.float32([[1, 2, 0, 0], [3, 0, 1, 0], [0, 4, 1, 0], [0, 1, 0, 6], [0, 1, 4, 0]]),
    }
    examined(lesson, "by-hand", by_hand, np.array([0, 1, 2, 0, 2]), np.array([1, 0, 1, 3, 0]))
    random = np.random.default_rng(14)
    truths_made_up = random.choice([0, 1, 3], 37)  # One class has no pictures.
    made_up = {v: np.float32(random.normal(0, 1, (37, 4)) + s * np.eye(4)[truths_made_up]) for v, s in zip(VARIANTS, (3, 2, 1))}
    examined(lesson, "another", made_up, truths_made_up, (truths_made_up + random.integers(1, 4, 37)) % 4)


def examined(lesson: Lesson, case: str, logits: dict[str, np.ndarray], truths: np.ndarray, stickers: np.ndarray) -> None:
    """One case of the first exercise: what is given, what is right, and what the known mistakes make of it."""
    for variant, values in logits.items():
        gaps = np.sort(values, axis=1)
        assert (gaps[:, -1] - gaps[:, -2] > 1e-4).all(), "a tie: no two programs would agree on the answer"
        lesson.given("the-triple", f"{case}/{variant}", np.float32(values))
    lesson.given("the-triple", f"{case}/truths", truths.astype(np.int64))
    lesson.given("the-triple", f"{case}/stickers", stickers.astype(np.int64))
    said = [logits[variant].argmax(1) for variant in VARIANTS]
    classes = range(logits["own"].shape[1])

    def keep(name: str | None, output: str, value) -> None:
        value = np.asarray(value, np.float32)
        if name is None:
            lesson.reference("the-triple", case, output, value)
        elif not np.array_equal(value, lesson.files["references/the-triple"][f"{case}/{output}"]):
            lesson.mistake(name, case, output, value)

    def share(answers: np.ndarray, wanted: np.ndarray) -> float:
        return float(np.mean(answers == wanted)) if len(answers) else 0.0

    def by_class(answers: list[np.ndarray]) -> list[list[float]]:
        return [[share(a[truths == k], truths[truths == k]) for k in classes] for a in answers]

    keep(None, "share", share(said[0], truths))
    keep(None, "triple", [share(a, truths) for a in said])
    keep(None, "by-class", by_class(said))
    keep(None, "follows", share(said[2], stickers))
    keep("not-divided", "share", np.sum(said[0] == truths))
    keep("not-divided", "triple", [np.sum(a == truths) for a in said])
    keep("not-divided", "by-class", [[np.sum(a[truths == k] == k) for k in classes] for a in said])
    keep("not-divided", "follows", np.sum(said[2] == stickers))
    for name, order in (("only-own", [0, 0, 0]), ("other-first", [2, 1, 0])):
        keep(name, "triple", [share(said[v], truths) for v in order])
        keep(name, "by-class", by_class([said[v] for v in order]))
    keep("of-answers", "by-class", [[share(a[a == k], truths[a == k]) for k in classes] for a in said])
    keep("of-all", "by-class", [[np.mean((a == k) & (truths == k)) for k in classes] for a in said])
    keep("not-the-truth", "follows", 1 - share(said[2], truths))


# Two witnesses


def both_maps(network: Network, scene: Truth) -> tuple[np.ndarray, np.ndarray]:
    """For the true class: Grad-CAM's weighted sum `[7, 7]`, and Integrated Gradients `[112, 112]`, a mean of 2x2 pixels."""
    target = network.id(scene.label)
    sum = grad_cam.explain(network, scene.pixels, "layer4", target).sum
    x = network.input(scene.pixels)
    slopes = IntegratedGradients(network.module).attribute(
        x, torch.zeros_like(x), target=target, n_steps=STEPS, method="riemann_middle", internal_batch_size=8)
    signed = torch.nn.functional.avg_pool2d(slopes.sum(1, keepdim=True), 2)[0, 0]
    return np.float32(sum), np.float32(signed.detach().numpy() / signed.abs().max().item())


def enlarged(map: np.ndarray, height: int, width: int, clip=np.maximum) -> np.ndarray:
    positive = torch.from_numpy(np.float32(clip(map, 0)))[None, None]
    return torch.nn.functional.interpolate(positive, (height, width), mode="bilinear", align_corners=False)[0, 0].numpy()


def masses(map: np.ndarray, mask: np.ndarray) -> np.ndarray:
    return np.float32([map[mask == byte].astype(np.float64).sum() / map.astype(np.float64).sum() for byte in PLACES.values()])


def areas(mask: np.ndarray) -> np.ndarray:
    return np.float32([np.mean(mask == byte) for byte in PLACES.values()])


def peaks(maps: list[np.ndarray], mask: np.ndarray) -> list[int]:
    return [int(mask.flat[map.argmax()]) for map in maps]


def witnesses(lesson: Lesson, studio: Studio, network: Network) -> None:
    random = np.random.default_rng(41)
    for case, (set, index) in CASES.items():
        scene = studio.toybox.scene(set, index)
        lesson.save_picture(case, scene.pixels)
        lesson.save_picture(f"{case}-mask", np.repeat(scene.mask[:, :, None], 3, axis=2))
        mask, maps = scene.mask, both_maps(network, scene)
        for name, map in zip(("grad-cam", "integrated-gradients"), maps):
            lesson.given("two-witnesses", f"{case}/{name}", map)
        wide = random.normal(0, 1, (2, 3)).astype(np.float32)
        assert (wide > 0).any() and (wide < 0).any()
        lesson.given("two-witnesses", f"{case}/wide", wide)

        right = [enlarged(map, 224, 224) for map in maps]
        area = areas(mask)
        shares = np.stack([masses(map, mask) for map in right])
        even = np.stack([np.where(area[:2] > 0, s[:2] / np.maximum(area[:2], 1e-9), 0) for s in shares])
        at = peaks(right, mask)
        lesson.reference("two-witnesses", case, "enlarged", enlarged(wide, 6, 9))
        lesson.reference("two-witnesses", case, "masses", shares)
        lesson.reference("two-witnesses", case, "nothing", np.zeros((1, 3), np.float32))
        lesson.reference("two-witnesses", case, "times-even", np.float32(even))
        lesson.reference("two-witnesses", case, "suspect", np.array(int(128 in at), np.int64))
        print(f"  {case}: {scene.label} with {scene.companion}, masses {shares.round(3).tolist()}, peaks at {at}")

        for name, clip in (("not-clipped", lambda m, _: m), ("absolute", lambda m, _: np.abs(m))):
            lesson.mistake(name, case, "enlarged", enlarged(wide, 6, 9, clip))
        lesson.mistake("cut-after", case, "enlarged", enlarged(wide, 6, 9, lambda m, _: m).clip(0))
        lesson.mistake("zero-over-zero", case, "nothing", np.full((1, 3), np.nan, np.float32))
        pixels = np.maximum(area * mask.size, 1)
        lesson.mistake("mean-inside", case, "masses", np.float32(shares / pixels))
        lesson.mistake("times-area", case, "times-even", np.float32(shares[:, :2] * area[:2]))
        points = np.array([int(place == 128) for place in at])
        lesson.reference("two-witnesses", case, "points", points)
        more_mass = np.array([int(s[0] > s[1]) for s in shares])
        if (more_mass != points).any():
            lesson.mistake("more-mass", case, "points", more_mass)
        # In every case, also where it is right: there the two differ.
        lesson.mistake("grad-cam-alone", case, "suspect", points[0])
        lesson.mistake("both-agree", case, "suspect", points.min())
