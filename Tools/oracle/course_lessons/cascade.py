"""Networks that forget layer by layer, and the maps that are compared on the way: by PyTorch, SciPy and captum."""

import copy
import warnings

import numpy as np
import torch
from captum.attr import GuidedBackprop, IntegratedGradients
from scipy import ndimage
from scipy.stats import ConstantInputWarning, spearmanr
from torch import nn
from torch.nn.functional import avg_pool2d

from .chance import uniform

#: Groups of layers, in the order in which a picture goes through them.
STAGES = [["conv1", "bn1"], ["layer1"], ["layer2"], ["layer3"], ["layer4"], ["fc"]]


def drawn(name: str, shape: tuple[int, ...], seed: int) -> torch.Tensor:
    """Random numbers in -1 ..< 1 for a tensor of a network, by its name."""
    for byte in name.encode():
        seed = (seed * 31 + byte) % 2**64
    return 2 * uniform(shape, seed) - 1


def restarted(module: nn.Module, layers: list[str], seed: int) -> nn.Module:
    """A copy in which some layers are as before training: He's uniform numbers, and normalizations that do nothing."""
    module = copy.deepcopy(module)
    for layer in layers:
        for name, part in module.get_submodule(layer).named_modules(prefix=layer):
            if isinstance(part, nn.BatchNorm2d):
                part.reset_parameters()  # Statistics too.
            elif isinstance(part, nn.Conv2d | nn.Linear):
                fan = part.weight[0].numel()
                part.weight.data = drawn(f"{name}.weight", tuple(part.weight.shape), seed) * np.float32(np.sqrt(6 / fan))
                if part.bias is not None:
                    nn.init.zeros_(part.bias)
    return module


def cascade(module: nn.Module, seed: int) -> list[nn.Module]:
    """A network for each stage: the first has lost its last layer, the last all that it knew."""
    networks = []
    for layers in reversed(STAGES):
        module = restarted(module, layers, seed)
        networks.append(module)
    return networks


def saliency(module: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """The largest magnitude of each pixel's gradient, `[H, W]`."""
    x = x.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(module(x)[0, target], x)
    return slope.abs().amax(1)[0]


def guided(module: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """Guided backpropagation by captum, `[H, W]`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        slope = GuidedBackprop(module).attribute(x.detach().clone().requires_grad_(), target=target)
    return slope.abs().amax(1)[0].detach()


def integrated_gradients(module: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """Integrated Gradients from the mean color in 12 steps, `[H, W]`."""
    attribution = IntegratedGradients(module).attribute(
        x, target=target, n_steps=12, method="riemann_middle", internal_batch_size=1)
    return attribution.abs().sum(1)[0].detach()


def grad_cam(module: nn.Module, x: torch.Tensor, target: int) -> torch.Tensor:
    """Grad-CAM's evidence at layer4, `[h, w]`, not scaled."""
    kept = {}
    handle = module.layer4.register_forward_hook(lambda _module, _input, output: kept.update(value=output))
    logits = module(x.detach().clone().requires_grad_())
    handle.remove()
    (slope,) = torch.autograd.grad(logits[0, target], kept["value"])
    return (slope.mean((2, 3), keepdim=True) * kept["value"]).sum(1).relu()[0].detach()


def edges(x: torch.Tensor) -> torch.Tensor:
    """The edges of a picture by SciPy's Sobel filters, `[H, W]`."""
    gray = x[0].mean(0).numpy()
    return torch.from_numpy(np.hypot(*(ndimage.sobel(gray, axis, mode="constant") for axis in (0, 1))))


def coarse(values: torch.Tensor, side: int) -> torch.Tensor:
    """A map in squares of `side` x `side` pixels, the mean of each."""
    return avg_pool2d(values[None, None], side)[0, 0]


def agreement(first: torch.Tensor, second: torch.Tensor) -> float:
    """Spearman's rank correlation; 0 where one of the two has no order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConstantInputWarning)
        value = spearmanr(first.flatten(), second.flatten()).statistic
    return float(np.nan_to_num(value))
