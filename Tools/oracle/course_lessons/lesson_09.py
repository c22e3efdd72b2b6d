"""09-cam-family: Grad-CAM++, LayerCAM and Eigen-CAM by pytorch-grad-cam."""

import numpy as np
import torch
from pytorch_grad_cam import GradCAMPlusPlus, LayerCAM
from pytorch_grad_cam.utils.image import scale_cam_image
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection

from .grad_cam import slope as slope_at
from .kinks import clearance
from .lesson import Lesson
from .network import Network
from .studio import Studio

#: Halves of scenes of the test set, with the first column that is cut out: two ducks in one picture.
DUCKS = ((346, 49), (206, 58))
SCENES = {"car": 668, "another": 649}
#: Each case, its picture and the class that is explained.
CASES = {
    "ducks": ("ducks", "rubber duck"),
    "car": ("car", "toy car"),
    "car-as-brick": ("car", "toy brick"),
    "another": ("another", "cup"),  # hidden
}
LAYERS = ["layer4", "layer3"]
#: The last maps of the VGG, behind which three fully connected layers stand.
VGG, VGG_LAYER = "toybox-vgg11", "features.28"


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    halves = [studio.toybox.scene("test", index).pixels[:, x : x + 112] for index, x in DUCKS]
    lesson.save_picture("ducks", np.concatenate(halves, axis=1))
    for name, index in SCENES.items():
        lesson.save_picture(name, studio.toybox.scene("test", index).pixels)
    for case, (picture, _) in CASES.items():
        lesson.save_picture(case, lesson.picture(picture))  # A view finds a case's picture by the case's name.


def make(lesson: Lesson, studio: Studio) -> None:
    random = np.random.default_rng(9)
    network = studio.network()
    for case, (picture, label) in CASES.items():
        pixels = lesson.pixels(picture)
        print(f"  {case}: clearance {clearance(network, pixels, 'layer3'):.1f}; {network.labels[int(network.logits(pixels).argmax())]}")
        for layer in LAYERS:
            plus_and_layer(lesson, network, case, pixels, layer, layer, network.id(label))
        vgg = studio.network(VGG)
        plus_and_layer(lesson, vgg, case, pixels, VGG_LAYER, "vgg", vgg.id(label))
        made_up(lesson, case, random)
    for case in ("ducks", "car", "another"):
        eigen(lesson, network, case, lesson.pixels(case), random)


def scaled(values: np.ndarray) -> np.ndarray:
    """A map from 0 to 1."""
    return scale_cam_image(np.maximum(values, 0)[None])[0]


def plus_weights(slope: np.ndarray, maps: np.ndarray, slip: str = "") -> np.ndarray:
    """Grad-CAM++'s weights `[C]` in double precision; `slip` leaves a part out."""
    slope, maps = slope.astype(float), maps.astype(float)
    total = (maps.mean((1, 2)) if slip == "mean-of-maps" else maps.sum((1, 2)))[:, None, None]
    with np.errstate(invalid="ignore"):
        alpha = slope**2 / (2 * slope**2 + total * slope**3 + (0 if slip == "zero-over-zero" else 1e-6))
    terms = alpha * (slope if slip == "negative-too" else np.maximum(slope, 0))
    return terms.mean((1, 2)) if slip == "averaged" else terms.sum((1, 2))


def layer_evidence(slope: np.ndarray, maps: np.ndarray, slip: str = "") -> np.ndarray:
    """LayerCAM's evidence `[h, w]`; `slip` does something else."""
    match slip:
        case "cut-after":
            return np.maximum((slope * maps).sum(0), 0)
        case "mean-slope":
            return np.maximum((slope.mean((1, 2), keepdims=True) * maps).sum(0), 0)
        case "not-weighted":
            return np.maximum(slope, 0).sum(0)
    return (np.maximum(slope, 0) * maps).sum(0)


def plus_and_layer(
    lesson: Lesson, network: Network, case: str, picture: np.ndarray, layer: str, name: str, target: int
) -> None:
    """Both methods at one layer, whose outputs are called by `name`."""
    x, targets = network.input(picture), [ClassifierOutputTarget(target)]
    place = network.layer(layer)
    maps, slope = (t.numpy() for t in slope_at(network, picture, layer, lambda logits: logits[target]))
    with GradCAMPlusPlus(model=network.module, target_layers=[place]) as cam:
        weights = cam.get_cam_weights(x, place, targets, maps[None], slope[None])[0]
        evidence = cam.get_cam_image(x, place, targets, maps[None], slope[None])[0]
    assert np.allclose(plus_weights(slope, maps), weights, rtol=1e-3, atol=1e-6)
    lesson.reference("plus-and-layer", case, f"weights-{name}", np.float32(weights).reshape(1, -1, 1, 1))
    lesson.reference("plus-and-layer", case, f"plus-{name}", scaled(evidence))
    with LayerCAM(model=network.module, target_layers=[place]) as cam:
        found = cam.get_cam_image(x, place, targets, maps[None], slope[None], False)[0]
    lesson.reference("plus-and-layer", case, f"layer-cam-{name}", scaled(found))
    if case != "another":
        slips(lesson, case, name, slope, maps)


def slips(lesson: Lesson, case: str, layer: str, slope: np.ndarray, maps: np.ndarray) -> None:
    for slip in ("mean-of-maps", "negative-too", "averaged"):
        weights = plus_weights(slope, maps, slip)
        lesson.mistake(slip, case, f"weights-{layer}", weights.reshape(1, -1, 1, 1))
        lesson.mistake(slip, case, f"plus-{layer}", scaled((weights[:, None, None] * maps).sum(0)))
    for slip in ("cut-after", "mean-slope", "not-weighted"):
        lesson.mistake(slip, case, f"layer-cam-{layer}", scaled(layer_evidence(slope, maps, slip)))


def made_up(lesson: Lesson, case: str, random: np.random.Generator) -> None:
    """Four channels of 3 by 5 cells: not square, with a gradient of 0 in places, and with a channel that is 0 everywhere."""
    slope = random.normal(0, 1, (4, 3, 5)).astype(np.float32)
    maps = np.maximum(random.normal(0.5, 1, (4, 3, 5)), 0).astype(np.float32)
    slope[1, 0, 2:4] = 0
    maps[2] = 0
    # The denominator must not come near 0 for negative gradients, where no two programs would agree.
    total = maps.sum((1, 2), keepdims=True)
    near = np.abs(2 + total * slope)
    slope[near < 0.2] += 0.5
    lesson.given("plus-and-layer", f"{case}/slope", slope[None])
    lesson.given("plus-and-layer", f"{case}/maps", maps[None])
    lesson.reference("plus-and-layer", case, "wide-weights", plus_weights(slope, maps).reshape(1, -1, 1, 1))
    lesson.reference("plus-and-layer", case, "wide", layer_evidence(slope, maps))
    if case == "another":
        return
    for slip in ("mean-of-maps", "zero-over-zero", "negative-too", "averaged"):
        lesson.mistake(slip, case, "wide-weights", plus_weights(slope, maps, slip).reshape(1, -1, 1, 1))
    for slip in ("cut-after", "mean-slope", "not-weighted"):
        lesson.mistake(slip, case, "wide", layer_evidence(slope, maps, slip))


def principal(maps: np.ndarray, slip: str = "") -> np.ndarray:
    """The first principal component of maps `[C, h, w]`, by NumPy's singular values; the farthest number is 1 or -1."""
    table = maps.reshape(len(maps), -1).T.astype(float)
    if slip == "cells-centered":
        table = table - table.mean(1, keepdims=True)
    elif slip != "not-centered":
        table = table - table.mean(0)
    if slip == "one-step":
        direction = table.T @ (table @ np.ones(len(maps)))
    else:
        _, values, vectors = np.linalg.svd(table, full_matrices=False)
        assert (values[1] / values[0]) ** 800 < 1e-7, "400 steps do not suffice"
        direction = vectors[0]
    found = (table @ direction).reshape(maps.shape[1:])
    return found / np.abs(found).max()


def agrees(found: np.ndarray, expected: np.ndarray) -> bool:
    return min(np.abs(found - expected).max(), np.abs(found + expected).max()) < 1e-4


def eigen(lesson: Lesson, network: Network, case: str, picture: np.ndarray, random: np.random.Generator) -> None:
    for layer in LAYERS:
        maps = network.activation(layer, network.input(picture))[0][0].detach().numpy()
        theirs = get_2d_projection(maps[None])[0]
        found = principal(maps)
        assert agrees(theirs / np.abs(theirs).max(), found)
        lesson.reference("eigen", case, f"component-{layer}", found)
        if case != "another":
            for slip in ("not-centered", "cells-centered", "one-step"):
                lesson.mistake(slip, case, f"component-{layer}", principal(maps, slip))
    base = random.random((3, 5))
    maps = np.maximum(base + 0.4 * random.normal(0, 1, (6, 3, 5)), 0).astype(np.float32)
    maps[3:] *= 0.3
    lesson.given("eigen", f"{case}/maps", maps[None])
    found = principal(maps)
    lesson.reference("eigen", case, "wide", found)
    # A component whose sum is positive and that falls where the layer answers, so that the two ways to turn it differ.
    total = maps.sum(0, dtype=float)
    total -= total.mean()
    component = np.float32(0.9 - found * np.sign((found * total).sum()))
    assert component.sum() > 0 and (component * total).sum() < 0
    lesson.given("eigen", f"{case}/component", component)
    lesson.reference("eigen", case, "turned", np.stack([-component, -component]))
    if case == "another":
        return
    for slip in ("not-centered", "cells-centered", "one-step"):
        lesson.mistake(slip, case, "wide", principal(maps, slip))
    lesson.mistake("whole-sum", case, "turned", np.stack([component, component]))
    lesson.mistake("as-it-is", case, "turned", np.stack([component, -component]))
    lesson.mistake("absolute", case, "turned", np.abs(np.stack([component, component])))


def full(network: Network, picture: np.ndarray, method, layer: str, target: int) -> np.ndarray:
    """A method's map over the whole picture, by pytorch-grad-cam."""
    torch.manual_seed(0)
    with method(model=network.module, target_layers=[network.layer(layer)]) as cam:
        return cam(input_tensor=network.input(picture), targets=[ClassifierOutputTarget(target)])[0]

