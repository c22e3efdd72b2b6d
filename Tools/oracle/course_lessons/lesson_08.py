"""08-grad-cam: pytorch-grad-cam's maps and overlay."""

import cv2
import numpy as np
import torch
from pytorch_grad_cam.utils.image import scale_cam_image, show_cam_on_image

from . import grad_cam
from .lesson import Lesson
from .network import Network

#: Each case, its picture and the class that is explained.
CASES = {
    "teapot": ("teapot", "teapot"),
    "teapot-as-mug": ("teapot", "mug"),
    "pair-duck": ("pair", "rubber duck"),
    "pair-teapot": ("pair", "teapot"),
    "another-class": ("pair", "bowl"),
}
LAYERS = ["layer4", "layer3", "layer2"]
#: Each case of the overlay, its picture, class and layer.
OVERLAYS = {"teapot": ("teapot", "teapot", "layer4"), "pair": ("pair", "rubber duck", "layer3")}


def make(lesson: Lesson, network: Network) -> None:
    for case, (picture, label) in CASES.items():
        heatmaps(lesson, network, case, lesson.pixels(picture), network.id(label))
    for case, (picture, label, layer) in OVERLAYS.items():
        overlays(lesson, network, case, lesson.pixels(picture), layer, network.id(label))


def heatmaps(lesson: Lesson, network: Network, case: str, picture: np.ndarray, target: int) -> None:
    for layer in LAYERS:
        found = grad_cam.explain(network, picture, layer, target)
        lesson.reference("grad-cam-map", case, f"weights-{layer}", found.weights)
        lesson.reference("grad-cam-map", case, f"heatmap-{layer}", found.coarse)

        lesson.mistake("no-relu", case, f"heatmap-{layer}", scaled(found.sum))
        lesson.mistake("absolute", case, f"heatmap-{layer}", scaled(np.abs(found.sum)))
        maps, slope = grad_cam.slope(network, picture, layer, lambda logits: logits[target])
        lesson.mistake("sum-for-mean", case, f"weights-{layer}", slope.sum((1, 2)).reshape(1, -1, 1, 1))
        maps, slope = grad_cam.slope(network, picture, layer, lambda logits: logits.softmax(0)[target])
        lesson.mistake("probability", case, f"weights-{layer}", slope.mean((1, 2)).reshape(1, -1, 1, 1))
        if layer != "layer4":  # At the last block the gradient is the same everywhere: its mean is its maximum.
            _, slope = grad_cam.slope(network, picture, layer, lambda logits: logits[target])
            lesson.mistake("peak-for-mean", case, f"weights-{layer}", slope.amax((1, 2)).reshape(1, -1, 1, 1))


def scaled(values: np.ndarray) -> np.ndarray:
    """From the minimum to the maximum, as pytorch-grad-cam scales."""
    return scale_cam_image(values[None])[0].astype(np.float32)


def overlays(lesson: Lesson, network: Network, case: str, picture: np.ndarray, layer: str, target: int) -> None:
    found = grad_cam.explain(network, picture, layer, target)
    height, width = picture.shape[:2]
    once = cv2.resize(found.coarse, (width, height))
    assert np.allclose(scaled(once), found.full, atol=1e-6), "pytorch-grad-cam no longer scales twice"
    lesson.given("overlay", f"{case}/coarse", found.coarse)
    lesson.given("overlay", f"{case}/heatmap", found.full)
    lesson.reference("overlay", case, "full", found.full)
    image = np.float32(picture) / 255
    lesson.reference("overlay", case, "overlay", show_cam_on_image(image, found.full, use_rgb=True))

    lesson.mistake("scaled-once", case, "full", once)
    aligned = torch.nn.functional.interpolate(
        torch.from_numpy(found.coarse)[None, None], (height, width), mode="bilinear", align_corners=True)[0, 0].numpy()
    lesson.mistake("corners-aligned", case, "full", scaled(aligned))
    lesson.mistake("blocks", case, "full", scaled(cv2.resize(found.coarse, (width, height), interpolation=cv2.INTER_NEAREST)))
    lesson.mistake("blue-for-red", case, "overlay", show_cam_on_image(image, found.full, use_rgb=False))
    jet = cv2.applyColorMap(np.uint8(255 * found.full), cv2.COLORMAP_JET)[:, :, ::-1]
    plain = np.float32(0.5) * image + np.float32(0.5) * (np.float32(jet) / 255)
    lesson.mistake("not-brightened", case, "overlay", np.uint8(255 * plain))
