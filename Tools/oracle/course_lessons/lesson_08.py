"""08-grad-cam: pytorch-grad-cam's maps and overlay."""

import cv2
import numpy as np
import torch
from pytorch_grad_cam.utils.image import scale_cam_image, show_cam_on_image

from . import grad_cam
from .kinks import clearance
from .lesson import Lesson
from .network import Network
from .pictures import farthest
from .scenes import Toybox
from .studio import Studio

#: Each case, its picture and the class that is explained.
CASES = {
    "teapot": ("teapot", "teapot"),
    "teapot-as-mug": ("teapot", "mug"),
    "pair-duck": ("pair", "rubber duck"),
    "pair-teapot": ("pair", "teapot"),
    "another-class": ("pair", "bowl"),
}
TEAPOTS = [15, 30, 77, 182, 348, 392, 410, 541, 583, 609]
#: Scenes and the first column of the half that is cut from them.
DUCK_HALVES = {346: 49, 206: 58, 22: 32}
TEAPOT_HALVES = {164: 54, 290: 33, 607: 22, 62: 77}
LAYERS = ["layer4", "layer3", "layer2"]
#: The VGG's last maps, behind its last pool; three fully connected layers follow.
VGG, VGG_LAYER = "toybox-vgg11", "features.28"
#: Each visible case of the overlay, its picture, class and layer.
OVERLAYS = {"teapot": ("teapot", "teapot", "layer4"), "pair": ("pair", "rubber duck", "layer3")}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    lesson.save_picture("teapot", farthest(studio, TEAPOTS, "teapot", above="layer2"))
    lesson.save_picture("pair", pair(studio.network(), studio.toybox))
    for case, (picture, _) in CASES.items():
        lesson.save_picture(case, lesson.picture(picture))  # A view finds a case's picture by the case's name.
    lesson.save_picture("another", lesson.picture("teapot"))


def pair(network: Network, toybox: Toybox) -> np.ndarray:
    """Half a scene with a duck beside half a scene with a teapot, so that one picture shows two toys.

    Pairs of which the network sees both come first; of those, the one that keeps farthest from the kinks.
    """
    wanted = {network.id("rubber duck"), network.id("teapot")}
    ducks = {i: toybox.scene("test", i).pixels[:, x : x + 112] for i, x in DUCK_HALVES.items()}
    teapots = {i: toybox.scene("test", i).pixels[:, x : x + 112] for i, x in TEAPOT_HALVES.items()}
    pictures = {(d, t): np.concatenate([ducks[d], teapots[t]], axis=1) for d in ducks for t in teapots}

    def merit(key: tuple[int, int]) -> tuple[bool, float]:
        seen = set(network.logits(pictures[key]).topk(2).indices.tolist())
        return seen == wanted, clearance(network, pictures[key], "layer2")

    merits = {key: merit(key) for key in pictures}
    best = max(merits, key=merits.get)
    print(f"  pair: scenes {best}, both seen: {merits[best][0]}, clearance {merits[best][1]:.1f}")
    return pictures[best]


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    vgg = studio.network(VGG)
    for picture in sorted({picture for picture, _ in CASES.values()}):
        print(f"  {picture}: the VGG's nearest kink behind {VGG_LAYER} is at {classifier_margin(vgg, lesson.pixels(picture)):.1e}")
    random = np.random.default_rng(8)
    for case, (picture, label) in CASES.items():
        for layer in LAYERS:
            heatmaps(lesson, network, case, lesson.pixels(picture), layer, layer, network.id(label))
        heatmaps(lesson, vgg, case, lesson.pixels(picture), VGG_LAYER, "vgg", vgg.id(label))
        made_up_heatmaps(lesson, case, random)
    found = {
        case: grad_cam.explain(network, lesson.pixels(picture), layer, network.id(label))
        for case, (picture, label, layer) in OVERLAYS.items()
    }
    for case, explanation in found.items():
        lesson.given("overlay", f"{case}/coarse", explanation.coarse)
        lesson.given("overlay", f"heat-of-{case}", explanation.full)  # The hidden case uses one of them too.
        overlays(lesson, case, lesson.pixels(case), explanation)
        made_up_overlays(lesson, case, random)

    # Hidden: the middle of a finer map, not square, and the heat of one picture over another.
    coarse = scaled(found["pair"].coarse[3:12])
    lesson.given("overlay", "another/coarse", coarse)
    lesson.reference("overlay", "another", "full", scaled(cv2.resize(coarse, (224, 224))))
    image = np.float32(lesson.pixels("another")) / 255
    lesson.reference("overlay", "another", "overlay", show_cam_on_image(image, found["pair"].full, use_rgb=True))
    made_up_overlays(lesson, "another", random)


def classifier_margin(network: Network, picture: np.ndarray) -> float:
    """The smallest distance of a ReLU's input from its kink in a VGG's fully connected layers, in standard deviations."""
    inputs = [network.activation(name, network.input(picture))[0] for name in ("classifier.0", "classifier.3")]
    margin = min(float(x.detach().abs().min() / x.detach().std()) for x in inputs)
    assert margin > 1e-5, f"a ReLU is at its kink: {margin}"
    return margin


def heatmaps(
    lesson: Lesson, network: Network, case: str, picture: np.ndarray, layer: str, name: str, target: int
) -> None:
    """A layer's weights and its map, filed under `name`, and what known mistakes make of them."""
    found = grad_cam.explain(network, picture, layer, target)
    lesson.reference("grad-cam-map", case, f"weights-{name}", found.weights)
    lesson.reference("grad-cam-map", case, f"heatmap-{name}", found.coarse)

    lesson.mistake("no-relu", case, f"heatmap-{name}", scaled(found.sum))
    lesson.mistake("absolute", case, f"heatmap-{name}", scaled(np.abs(found.sum)))
    _, slope = grad_cam.slope(network, picture, layer, lambda logits: logits[target])
    lesson.mistake("sum-for-mean", case, f"weights-{name}", slope.sum((1, 2)).reshape(1, -1, 1, 1))
    if layer != "layer4":  # At a ResNet's last block the gradient is the same everywhere: its mean is its maximum.
        lesson.mistake("peak-for-mean", case, f"weights-{name}", slope.amax((1, 2)).reshape(1, -1, 1, 1))
    _, slope = grad_cam.slope(network, picture, layer, lambda logits: logits.softmax(0)[target])
    lesson.mistake("probability", case, f"weights-{name}", slope.mean((1, 2)).reshape(1, -1, 1, 1))


def made_up_heatmaps(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """Maps that are not square, with evidence for a class and with evidence against it alone."""
    maps = random.uniform(0, 2, (1, 6, 3, 5)).astype(np.float32)
    signs = np.array([1, -1, 1, -1, 1, -1]).reshape(1, 6, 1, 1)
    weights = (signs * random.uniform(0.2, 1, (1, 6, 1, 1))).astype(np.float32)
    lesson.given("grad-cam-map", f"{case}/maps", maps)
    lesson.given("grad-cam-map", f"{case}/weights", weights)
    lesson.given("grad-cam-map", f"{case}/weights-against", -np.abs(weights))
    for output, factors in {"wide": weights, "no-evidence": -np.abs(weights)}.items():
        total = (factors * maps).sum(1)[0]
        assert (total.max() > 0.5) == (output == "wide"), "no evidence where there should be some, or the other way round"
        lesson.reference("grad-cam-map", case, output, scaled(np.maximum(total, 0)))
        lesson.mistake("no-relu", case, output, scaled(total))
        lesson.mistake("absolute", case, output, scaled(np.abs(total)))
    lesson.mistake("zero-over-zero", case, "no-evidence", np.full((3, 5), np.nan, np.float32))


def scaled(values: np.ndarray) -> np.ndarray:
    """From the minimum to the maximum, as pytorch-grad-cam scales."""
    return scale_cam_image(values[None])[0].astype(np.float32)


def overlays(lesson: Lesson, case: str, picture: np.ndarray, found: grad_cam.Explanation) -> None:
    height, width = picture.shape[:2]
    once = cv2.resize(found.coarse, (width, height))
    assert np.allclose(scaled(once), found.full, atol=1e-6), "pytorch-grad-cam no longer scales twice"
    lesson.reference("overlay", case, "full", found.full)
    lesson.reference("overlay", case, "overlay", show_cam_on_image(np.float32(picture) / 255, found.full, use_rgb=True))
    enlarged_wrongly(lesson, case, "full", found.coarse, (height, width))
    laid_over_wrongly(lesson, case, "overlay", found.full, picture)


def made_up_overlays(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """A map and a picture that are not square, and a map without evidence beside one with next to none."""
    wide = scaled(random.uniform(0, 1, (2, 5)).astype(np.float32))
    lesson.given("overlay", f"{case}/wide", wide)
    lesson.reference("overlay", case, "wide", scaled(cv2.resize(wide, (16, 16))))
    enlarged_wrongly(lesson, case, "wide", wide, (16, 16))

    faint = np.ascontiguousarray(wide[:, ::-1]) * np.float32(0.05)
    lesson.given("overlay", f"{case}/faint", faint)
    blank = scaled(cv2.resize(np.zeros((2, 5), np.float32), (16, 16)))
    enlarged = scaled(cv2.resize(faint, (16, 16)))
    lesson.reference("overlay", case, "blank", np.stack([blank, enlarged]))
    lesson.mistake("zero-over-zero", case, "blank", np.stack([np.full_like(blank, np.nan), enlarged]))
    for mistake, values in enlargements(faint, (16, 16)).items():
        lesson.mistake(mistake, case, "blank", np.stack([blank, values]))

    heatmap = scaled(random.uniform(0, 1, (4, 6)).astype(np.float32))
    pixels = random.integers(0, 256, (4, 6, 3)).astype(np.uint8)
    lesson.given("overlay", f"{case}/strip-heatmap", heatmap)
    lesson.given("overlay", f"{case}/strip-pixels", pixels.astype(np.float32))
    lesson.reference("overlay", case, "strip", show_cam_on_image(np.float32(pixels) / 255, heatmap, use_rgb=True))
    laid_over_wrongly(lesson, case, "strip", heatmap, pixels)


def enlarged_wrongly(lesson: Lesson, case: str, output: str, coarse: np.ndarray, size: tuple[int, int]) -> None:
    for mistake, values in enlargements(coarse, size).items():
        lesson.mistake(mistake, case, output, values)


def enlargements(coarse: np.ndarray, size: tuple[int, int]) -> dict[str, np.ndarray]:
    """What each mistake in enlarging a map makes of it."""
    aligned = torch.nn.functional.interpolate(
        torch.from_numpy(coarse)[None, None], size, mode="bilinear", align_corners=True)[0, 0].numpy()
    blocks = cv2.resize(coarse, size[::-1], interpolation=cv2.INTER_NEAREST)
    return {
        "scaled-once": cv2.resize(coarse, size[::-1]),
        "corners-aligned": scaled(aligned),
        "blocks": scaled(blocks),
    }


def laid_over_wrongly(lesson: Lesson, case: str, output: str, heatmap: np.ndarray, picture: np.ndarray) -> None:
    image = np.float32(picture) / 255
    lesson.mistake("blue-for-red", case, output, show_cam_on_image(image, heatmap, use_rgb=False))
    jet = cv2.applyColorMap(np.uint8(255 * heatmap), cv2.COLORMAP_JET)[:, :, ::-1]
    plain = np.float32(0.5) * image + np.float32(0.5) * (np.float32(jet) / 255)
    lesson.mistake("not-brightened", case, output, np.uint8(255 * plain))
