"""Does the same work as Benchmarks/Sources/NetworkBenchmark, with PyTorch and pytorch-grad-cam, in the same dialogue.

    5 forward resnet18 1 224        five runs, answered with a line of JSON

Weights and pictures are pseudo-random by the same lines (Tools/oracle/nn.py), so that all sides compute the same.
"""

import os
import pathlib
import sys

import torch
import torch.nn.functional as F
import torchvision

from dialogue import serve

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tools" / "oracle"))
import nn  # noqa: E402  pseudo_random, pseudo_random_weight

TARGET = 3


def network(name):
    model = getattr(torchvision.models, name)(weights=None).eval()
    model.load_state_dict({
        key: nn.pseudo_random_weight(key, tuple(value.shape)).float() if value.is_floating_point() else value
        for key, value in model.state_dict().items()
    })
    return model


def picture(batch, side):
    return nn.pseudo_random((int(batch), 3, int(side), int(side)), 7).float()


def some_of(tensor):
    flat = tensor.detach().flatten()
    return [float(flat[k * flat.numel() // 8 + flat.numel() // 16]) for k in range(8)]


def pullback(run, x):
    """The way back alone, from slopes at the output to the input."""
    output = run(x.requires_grad_())
    slope = nn.pseudo_random(tuple(output.shape), 3).float()
    return lambda: torch.autograd.grad(output, x, slope, retain_graph=True)[0]


def part(name, lengths):
    """A part of a network, as the other side has it."""
    def tensor(seed, *shape):
        return nn.pseudo_random(shape, seed).float()

    if name.startswith("convolution"):
        batch, inputs, outputs, side, kernel, stride = lengths
        x, w = tensor(1, batch, inputs, side, side), tensor(2, outputs, inputs, kernel, kernel)
        run = lambda x: F.conv2d(x, w, None, stride, kernel // 2)
        return pullback(run, x) if name.endswith("-pullback") else lambda: run(x)
    if name.startswith("max-pool"):
        batch, channels, side, kernel, stride, padding = lengths
        x = tensor(1, batch, channels, side, side)
        run = lambda x: F.max_pool2d(x, kernel, stride, padding)
        return pullback(run, x) if name.endswith("-pullback") else lambda: run(x)
    batch, inputs, outputs = lengths
    x, w = tensor(1, batch, inputs), tensor(2, outputs, inputs)
    return lambda: F.linear(x, w)


def without_gradient(run):
    with torch.no_grad():
        return some_of(run())


PARTS = ("convolution", "convolution-pullback", "max-pool", "max-pool-pullback", "linear")


def workload(work, name, batch=1, side=224, *more):
    if work in PARTS:
        run = part(work, [int(length) for length in (name, batch, side, *more)])
        return lambda: without_gradient(run)
    model = network(name)
    image = picture(batch, side)

    def forward():
        with torch.no_grad():
            return [float(x) for x in model(image).flatten()[:8]]

    def saliency():
        # As it is usually written: the model's weights get gradients too.
        x = image.clone().requires_grad_()
        model(x)[0, TARGET].backward()
        return some_of(x.grad.abs().amax(1))

    def input_gradient():
        # As captum does it: the gradient of the picture alone.
        x = image.clone().requires_grad_()
        slope, = torch.autograd.grad(model(x)[0, TARGET], x)
        return some_of(slope.abs().amax(1))

    if work == "grad-cam":
        from pytorch_grad_cam import GradCAM
        from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
        cam = GradCAM(model, [model.layer4[-1]])
        return lambda: some_of(torch.from_numpy(cam(image, [ClassifierOutputTarget(TARGET)])))
    return {"forward": forward, "saliency": saliency, "input-gradient": input_gradient}[work]


def main():
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    serve(workload)


if __name__ == "__main__":
    main()
