"""The methods of lesson 12 that go to the pixels, by captum; RISE by its formula; and two that never ask the network."""

import warnings

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from captum.attr import GuidedBackprop, IntegratedGradients, NoiseTunnel, Occlusion, Saliency

from .question import Question

#: How many noisy pictures SmoothGrad averages, and how many steps Integrated Gradients takes.
SAMPLES, STEPS = 8, 8
#: Occlusion's square and how far it moves, as in lesson 10.
SIZE, STRIDE = 48, 16
#: RISE's masks, and the pixels of a cell, as in lesson 10, but for the number of masks.
MASKS, CELL = 500, 32
BATCH = 16


def strongest(found: torch.Tensor) -> np.ndarray:
    """The strongest of a pixel's colors, as lesson 6 takes it."""
    return found.detach()[0].abs().amax(0).numpy()


def saliency(question: Question) -> np.ndarray:
    return strongest(Saliency(question.module).attribute(question.input.clone().requires_grad_(), target=question.target))


def smooth_grad(question: Question) -> np.ndarray:
    torch.manual_seed(question.seed)
    x, tunnel = question.input, NoiseTunnel(Saliency(question.module))
    options = dict(nt_type="smoothgrad", nt_samples=SAMPLES, nt_samples_batch_size=4)
    return strongest(tunnel.attribute(x, stdevs=0.15 * float(x.max() - x.min()), target=question.target, **options))


def integrated_gradients(question: Question) -> np.ndarray:
    integrated = IntegratedGradients(question.module)
    found = integrated.attribute(question.input, target=question.target, n_steps=STEPS, internal_batch_size=4)
    return found.detach()[0].sum(0).numpy()


def guided_backprop(question: Question) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        guided = GuidedBackprop(question.module)
        return strongest(guided.attribute(question.input.clone().requires_grad_(), target=question.target))


@torch.no_grad()
def occlusion(question: Question) -> np.ndarray:
    """How far the probability falls; each pixel has the mean of the squares that cover it."""
    window = dict(sliding_window_shapes=(3, SIZE, SIZE), strides=(3, STRIDE, STRIDE), baselines=0)
    found = Occlusion(question.probability).attribute(question.input, perturbations_per_eval=BATCH, **window)
    return found[0, 0].numpy()


@torch.no_grad()
def rise(question: Question) -> np.ndarray:
    """The mean of random masks, weighted by the probability that each leaves."""
    random = np.random.default_rng(question.seed)
    height, width = question.input.shape[2:]
    grids = random.random((MASKS, 1, height // CELL + 1, width // CELL + 1)) < 0.5
    shifts = random.integers(0, CELL, (MASKS, 2))
    total = torch.zeros(height, width, dtype=torch.float64)
    for first in range(0, MASKS, BATCH):
        some = torch.from_numpy(np.float32(grids[first : first + BATCH]))
        large = F.interpolate(some, scale_factor=CELL, mode="bilinear", align_corners=False)
        places = shifts[first : first + BATCH]
        masks = torch.stack([g[:, down : down + height, right : right + width] for g, (down, right) in zip(large, places)])
        weights = question.probability(question.input * masks).double()
        total += (weights[:, None, None] * masks[:, 0]).sum(0)
    return (total / (MASKS * 0.5)).numpy()


def sobel(question: Question) -> np.ndarray:
    gray = cv2.cvtColor(question.picture, cv2.COLOR_RGB2GRAY).astype(np.float64)
    return np.hypot(cv2.Sobel(gray, cv2.CV_64F, 1, 0), cv2.Sobel(gray, cv2.CV_64F, 0, 1))


def chance(question: Question) -> np.ndarray:
    return np.random.default_rng(question.seed).random(question.input.shape[2:])


METHODS = {
    "saliency": saliency, "SmoothGrad": smooth_grad, "Integrated Gradients": integrated_gradients,
    "guided backpropagation": guided_backprop, "occlusion": occlusion, "RISE": rise, "Sobel": sobel, "random": chance,
}
