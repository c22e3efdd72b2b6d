"""The methods that lesson 12 compares: by pytorch-grad-cam and captum, and two that never look at the network."""

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from captum.attr import IntegratedGradients, NoiseTunnel, Saliency
from pytorch_grad_cam import GradCAM, GradCAMPlusPlus, LayerCAM
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection
from torch import nn

CAMS = {"Grad-CAM": GradCAM, "Grad-CAM++": GradCAMPlusPlus, "LayerCAM": LayerCAM}
METHODS = ["Grad-CAM", "Grad-CAM++", "LayerCAM", "Eigen-CAM", "saliency", "SmoothGrad", "Integrated Gradients", "Sobel", "random"]
#: How many noisy pictures SmoothGrad averages, and how many steps Integrated Gradients takes.
SAMPLES, STEPS = 8, 8


@dataclass
class Question:
    """A network, the layer whose maps are explained, one input `[1, 3, H, W]`, its picture, and the class."""

    module: nn.Module
    layer: nn.Module
    input: torch.Tensor
    picture: np.ndarray
    target: int


def all_maps(question: Question, seed: int, names: list[str] = METHODS) -> dict[str, np.ndarray]:
    """Each method's map as it is, not scaled: the CAMs by cells, the others by pixels."""
    maps, slope = activation_and_slope(question)
    return {name: one_map(name, question, maps, slope, seed) for name in names}


def one_map(name: str, question: Question, maps: np.ndarray, slope: np.ndarray, seed: int) -> np.ndarray:
    x, target = question.input, question.target
    match name:
        case "Grad-CAM" | "Grad-CAM++" | "LayerCAM":
            with CAMS[name](model=question.module, target_layers=[question.layer]) as cam:
                targets = [ClassifierOutputTarget(target)]
                return np.maximum(cam.get_cam_image(x, question.layer, targets, maps, slope, False)[0], 0)
        case "Eigen-CAM":
            return np.maximum(turned(get_2d_projection(maps)[0], maps[0]), 0)
        case "saliency":
            return strongest(Saliency(question.module).attribute(x.clone().requires_grad_(), target=target))
        case "SmoothGrad":
            torch.manual_seed(seed)
            tunnel = NoiseTunnel(Saliency(question.module))
            options = dict(nt_type="smoothgrad", nt_samples=SAMPLES, nt_samples_batch_size=4)
            return strongest(tunnel.attribute(x, stdevs=0.15 * float(x.max() - x.min()), target=target, **options))
        case "Integrated Gradients":
            integrated = IntegratedGradients(question.module)
            found = integrated.attribute(x, target=target, n_steps=STEPS, internal_batch_size=4)
            return found.detach()[0].sum(0).numpy()
        case "Sobel":
            gray = cv2.cvtColor(question.picture, cv2.COLOR_RGB2GRAY).astype(np.float64)
            return np.hypot(cv2.Sobel(gray, cv2.CV_64F, 1, 0), cv2.Sobel(gray, cv2.CV_64F, 0, 1))
        case "random":
            return np.random.default_rng(seed).random(x.shape[2:])
    raise ValueError(f"There is no method {name}.")


def strongest(found: torch.Tensor) -> np.ndarray:
    """The strongest of a pixel's colors, as lesson 6 takes it."""
    return found.detach()[0].amax(0).numpy()


def activation_and_slope(question: Question) -> tuple[np.ndarray, np.ndarray]:
    """The layer's activation and the class's slope there, both `[1, C, h, w]`."""
    kept = {}
    handle = question.layer.register_forward_hook(lambda _module, _input, output: kept.update(value=output))
    logits = question.module(question.input.clone().requires_grad_())
    handle.remove()
    (slope,) = torch.autograd.grad(logits[0, question.target], kept["value"])
    return kept["value"].detach().numpy(), slope.numpy()


def turned(component: np.ndarray, maps: np.ndarray) -> np.ndarray:
    """A principal component, turned so that it is positive where the layer answers, as in lesson 9."""
    total = maps.sum(0, dtype=float)
    return component if (component * (total - total.mean())).sum() >= 0 else -component


def enlarged(values: np.ndarray, size: int) -> np.ndarray:
    """A map over the whole picture, enlarged as pytorch-grad-cam does it."""
    return values if values.shape[0] == size else cv2.resize(np.float32(values), (size, size))


def by_cells(values: np.ndarray, cells: int) -> np.ndarray:
    """The means of a map's cells, `[cells, cells]`."""
    side = values.shape[0] // cells
    return values.reshape(cells, side, cells, side).mean((1, 3), dtype=float)


class Grid(nn.Module):
    """Four pictures in a square, of which one alone has a say (after Rao, Böhle and Schiele's DiFull).

    Each picture runs through the network by itself. Their last maps are joined to one map of twice the size, and the
    classifier takes the mean of one quarter: nothing outside of it can change any score.
    """

    def __init__(self, network: nn.Module, quarter: int):
        super().__init__()
        self.body = nn.Sequential(*list(network.children())[:-2])
        self.joined = nn.Identity()
        self.classify = network.fc
        self.quarter = quarter

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        rows = [torch.cat([self.body(part) for part in half.chunk(2, 3)], 3) for half in x.chunk(2, 2)]
        maps = self.joined(torch.cat(rows, 2))
        own = maps.chunk(2, 2)[self.quarter // 2].chunk(2, 3)[self.quarter % 2]
        return self.classify(own.mean((2, 3)))
