"""Grad-CAM by pytorch-grad-cam, with the steps in between made visible."""

from dataclasses import dataclass

import numpy as np
import torch
from pytorch_grad_cam import GradCAM
from pytorch_grad_cam.utils.image import scale_cam_image
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

from .network import Network


@dataclass
class Explanation:
    """What pytorch-grad-cam makes of one picture, layer and class."""

    maps: np.ndarray  # [C, h, w], the layer's activation
    weights: np.ndarray  # [1, C, 1, 1]
    sum: np.ndarray  # [h, w], the weighted sum, positive and negative
    evidence: np.ndarray  # [h, w], the positive part, not scaled
    coarse: np.ndarray  # [h, w], in 0...1
    full: np.ndarray  # [H, W], in 0...1


def explain(network: Network, picture: np.ndarray, layer: str, target) -> Explanation:
    """Runs pytorch-grad-cam; `target` is a class id or a callable that makes a number of the logits."""
    x = network.input(picture)
    targets = [ClassifierOutputTarget(target) if isinstance(target, int) else target]
    with GradCAM(model=network.module, target_layers=[network.layer(layer)]) as cam:
        full = cam(input_tensor=x, targets=targets)[0]
        maps = cam.activations_and_grads.activations[0].detach().numpy()
        slopes = cam.activations_and_grads.gradients[0].detach().numpy()
        weights = cam.get_cam_weights(x, network.layer(layer), targets, maps, slopes)
        total = cam.get_cam_image(x, network.layer(layer), targets, maps, slopes)
    evidence = np.maximum(total, 0)
    return Explanation(
        maps=maps[0],
        weights=np.asarray(weights, np.float32).reshape(1, -1, 1, 1),
        sum=total[0],
        evidence=evidence[0],
        coarse=scale_cam_image(evidence)[0],
        full=full,
    )


def slope(network: Network, picture: np.ndarray, layer: str, score) -> tuple[torch.Tensor, torch.Tensor]:
    """A layer's activation and the gradient of a score of the logits there, both `[C, h, w]`, by autograd alone."""
    maps, logits = network.activation(layer, network.input(picture).requires_grad_())
    (gradient,) = torch.autograd.grad(score(logits[0]), maps)
    return maps.detach()[0], gradient[0]
