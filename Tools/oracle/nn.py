"""Makes the fixtures that Tests/NNTests compares the NN module with, by PyTorch in double precision.

    python Tools/oracle/nn.py                                   # Tests/Fixtures/nn/operations, resnet*, vgg*
    python Tools/oracle/nn.py --model Models/toybox-resnet18     # Tests/Fixtures/nn/toybox-resnet18

Inputs and weights are pseudo-random by the same lines as in Tests/NNTests/PseudoRandom.swift, so that only results are
stored: of operations all of them, of networks a sample of each activation and gradient.
"""

import argparse
import pathlib

import numpy as np
import safetensors.numpy
import torch
import torch.nn.functional as F
import torchvision

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Fixtures" / "nn"
SAMPLES = 24


def pseudo_random(shape, seed):
    """Numbers in -1 ..< 1 from the places' indices: the finalizer of MurmurHash3."""
    bits = np.arange(int(np.prod(shape)), dtype=np.uint32) * np.uint32(0x9E3779B9)
    bits ^= np.uint32(seed * 0x85EBCA6B & 0xFFFFFFFF)
    bits = (bits ^ bits >> np.uint32(16)) * np.uint32(0x85EBCA6B)
    bits = (bits ^ bits >> np.uint32(13)) * np.uint32(0xC2B2AE35)
    bits ^= bits >> np.uint32(16)
    values = (bits >> np.uint32(8)).astype(np.float32) / np.float32(1 << 23) - np.float32(1)
    return torch.from_numpy(values.reshape(shape)).double()


def pseudo_random_weight(name, shape):
    """One tensor of a network, made from its name (FNV-1a) and scaled to keep activations at their size."""
    seed = 2166136261
    for byte in name.encode():
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    values = pseudo_random(shape, seed).numpy().astype(np.float32)
    if len(shape) > 1:
        values = values * np.sqrt(np.float32(3) / np.float32(np.prod(shape[1:])))
    elif name.endswith("running_var") or name.endswith("weight"):
        values = values * np.float32(0.25) + np.float32(1)
    else:
        values = values * np.float32(0.1)
    return torch.from_numpy(values.astype(np.float32)).double()


# Operations: name -> (shapes of the inputs, function). Input i is pseudo_random(shape, i + 1).
def batch_norm(x, mean, variance, weight, bias):
    return F.batch_norm(x, mean.detach(), variance.detach() + 1.5, weight, bias)


OPERATIONS = {
    "add": ([(2, 3, 4), (3, 1)], lambda a, b: a + b),
    "subtract": ([(4,), (2, 3, 4)], lambda a, b: a - b),
    "multiply": ([(2, 3, 4, 5), (1, 3, 1, 1)], lambda a, b: a * b),
    "multiply-outer": ([(3, 1), (1, 4)], lambda a, b: a * b),
    "divide": ([(2, 3), (2, 3)], lambda a, b: a / (b + 2)),
    "negate": ([(5,)], lambda x: -x),
    "relu": ([(2, 3, 5)], F.relu),
    "abs": ([(2, 3, 5)], torch.abs),
    "exp": ([(2, 5)], torch.exp),
    "log": ([(2, 5)], lambda x: torch.log(x + 2)),
    "sqrt": ([(2, 5)], lambda x: torch.sqrt(x + 2)),
    "squared": ([(2, 5)], torch.square),
    "clamp": ([(2, 9)], lambda x: torch.clamp(x, -0.5, 0.25)),
    "sum": ([(2, 3, 4, 5)], lambda x: x.sum((1, 3), keepdim=True)),
    "sum-all": ([(2, 3, 4)], lambda x: x.sum()),
    "mean": ([(2, 3, 4, 5)], lambda x: x.mean((2, 3), keepdim=True)),
    "max": ([(2, 3, 4, 5)], lambda x: x.amax((1,), keepdim=True)),
    "max-ties": ([(2, 3, 4, 5)], lambda x: F.relu(x).amax((0, 2), keepdim=True)),
    "min": ([(2, 3, 4, 5)], lambda x: x.amin((2, 3), keepdim=True)),
    "permute": ([(2, 3, 4, 5)], lambda x: x.permute(0, 2, 3, 1)),
    "slice": ([(2, 3, 4, 5)], lambda x: x[:, :, 1:3, :]),
    "subscript": ([(2, 3, 4)], lambda x: x[1, 2]),
    "concatenate": ([(2, 3, 4), (2, 1, 4)], lambda a, b: torch.cat([a, b], 1)),
    "pad": ([(1, 2, 3, 4)], lambda x: F.pad(x, (2, 2, 2, 2))),
    "matmul": ([(4, 5), (5, 3)], torch.matmul),
    "matmul-stack": ([(2, 4, 5), (2, 5, 3)], torch.matmul),
    "linear": ([(3, 5), (4, 5), (4,)], F.linear),
    "softmax": ([(3, 6)], lambda x: F.softmax(4 * x, 1)),
    "softmax-channels": ([(2, 3, 2, 2)], lambda x: F.softmax(4 * x, 1)),
    "log-softmax": ([(3, 6)], lambda x: F.log_softmax(4 * x, 1)),
    "batch-norm": ([(2, 3, 4, 5), (3,), (3,), (3,), (3,)], batch_norm),
    "max-pool-overlapping": ([(2, 3, 9, 8)], lambda x: F.max_pool2d(x, 3, 2, 1)),
    "max-pool-ties": ([(2, 3, 9, 8)], lambda x: F.max_pool2d(F.relu(x), 3, 2, 1)),
    "max-pool": ([(1, 2, 6, 8)], lambda x: F.max_pool2d(x, 2)),
    "max-pool-dense": ([(1, 2, 6, 7)], lambda x: F.max_pool2d(x, 3, 1, 1)),
    "average-pool": ([(1, 2, 7, 8)], lambda x: F.avg_pool2d(x, 3, 2, 1)),
    "adaptive-average-pool": ([(1, 2, 5, 12)], lambda x: F.adaptive_avg_pool2d(x, (7, 7))),
    "global-average-pool": ([(2, 3, 4, 5)], lambda x: F.adaptive_avg_pool2d(x, 1)),
    "interpolate-up": ([(1, 2, 3, 4)], lambda x: F.interpolate(x, (8, 7), mode="bilinear", align_corners=False)),
    "interpolate-down": ([(1, 2, 7, 9)], lambda x: F.interpolate(x, (3, 4), mode="bilinear", align_corners=False)),
    "conv-3x3": ([(2, 5, 9, 8), (4, 5, 3, 3), (4,)], lambda x, w, b: F.conv2d(x, w, b, 1, 1)),
    "conv-3x3-stride": ([(1, 3, 9, 8), (4, 3, 3, 3)], lambda x, w: F.conv2d(x, w, None, 2, 1)),
    "conv-3x3-even": ([(1, 3, 8, 8), (4, 3, 3, 3)], lambda x, w: F.conv2d(x, w, None, 2, 1)),
    "conv-7x7": ([(1, 3, 16, 15), (4, 3, 7, 7)], lambda x, w: F.conv2d(x, w, None, 2, 3)),
    "conv-1x1": ([(2, 6, 5, 4), (3, 6, 1, 1)], F.conv2d),
    "conv-1x1-stride": ([(2, 6, 5, 4), (3, 6, 1, 1)], lambda x, w: F.conv2d(x, w, None, 2)),
    "conv-5x3-narrow": ([(1, 2, 6, 3), (3, 2, 5, 3)], F.conv2d),
    "conv-wide-padding": ([(1, 2, 2, 3), (3, 2, 3, 3)], lambda x, w: F.conv2d(x, w, None, 1, 4)),
    "conv-3x3-large": ([(1, 8, 21, 18), (6, 8, 3, 3)], lambda x, w: F.conv2d(x, w, None, 1, 1)),
}


def operations():
    stored = {}
    for name, (shapes, function) in OPERATIONS.items():
        inputs = [pseudo_random(shape, index + 1).requires_grad_() for index, shape in enumerate(shapes)]
        output = function(*inputs)
        slope = pseudo_random(output.shape, 99)
        stored[f"{name}/output"] = output
        for index, gradient in enumerate(torch.autograd.grad(output, inputs, slope, allow_unused=True)):
            if gradient is not None:
                stored[f"{name}/slope{index}"] = gradient
    save("operations", stored)


def sample(values):
    """Some elements, spread over the tensor, and the largest magnitude."""
    flat = values.detach().flatten()
    places = [(k * 2654435761 + 12345) % flat.numel() for k in range(min(SAMPLES, flat.numel()))]
    return torch.cat([flat[places], flat.abs().max()[None]])


def network(name, model, image, classes):
    model = model.double().eval()
    for module in model.modules():
        if isinstance(module, torch.nn.ReLU):
            module.inplace = False  # or the activation before it would be overwritten
    found = {}

    def keep(path, output):
        found[path] = output
        return output.clone()  # what follows may write into it, as a block's `out += identity` does

    for path, module in model.named_modules():
        if path:
            module.register_forward_hook(lambda _, __, output, path=path: keep(path, output))
    image.requires_grad_()
    logits = model(image)
    stored = {"logits": logits}
    for path, value in found.items():
        stored[f"activation/{path}"] = sample(value)
        stored[f"shape/{path}"] = np.array(value.shape, dtype=np.int64)
    for target in classes:
        places = ["input"] + [path for path in found if path.startswith(("layer", "features")) and found[path].numel() > 0]
        gradients = torch.autograd.grad(
            logits[0, target], [image] + [found[path] for path in places[1:]], retain_graph=True, allow_unused=True)
        for path, gradient in zip(places, gradients):
            if gradient is not None:
                stored[f"slope/{target}/{path}"] = sample(gradient)
    save(name, stored)


def pseudo_random_network(name, model, size, batch=1):
    model.load_state_dict(
        {
            key: pseudo_random_weight(key, tuple(value.shape)) if value.is_floating_point() else value
            for key, value in model.state_dict().items()
        })
    network(name, model, pseudo_random((batch, 3, *size), 7), [0, 3])


def narrow(block, layers, width, classes):
    """A torchvision ResNet of another base width."""
    model = torchvision.models.ResNet(block, layers, num_classes=classes)
    model.inplanes = width
    model.conv1 = torch.nn.Conv2d(3, width, 7, 2, 3, bias=False)
    model.bn1 = torch.nn.BatchNorm2d(width)
    for index, count in enumerate(layers):
        layer = model._make_layer(block, width << index, count, stride=1 if index == 0 else 2)
        setattr(model, f"layer{index + 1}", layer)
    model.fc = torch.nn.Linear(width * 8 * block.expansion, classes)
    return model


def narrow_vgg(letter, batch_norm, width, hidden, classes):
    """A torchvision VGG with `width` in place of 64 channels, and a classifier of `hidden`."""
    vgg = torchvision.models.vgg
    plan = [step if step == "M" else step * width // 64 for step in vgg.cfgs[letter]]
    model = vgg.VGG(vgg.make_layers(plan, batch_norm), num_classes=classes, init_weights=False)
    for index, (inputs, outputs) in {0: (plan[-2] * 49, hidden), 3: (hidden, hidden), 6: (hidden, classes)}.items():
        model.classifier[index] = torch.nn.Linear(inputs, outputs)
    return model


def shipped(folder):
    state = {key: torch.from_numpy(value.astype(np.float64))
             for key, value in safetensors.numpy.load_file(folder / "model.safetensors").items()}
    if "fc.weight" in state:
        classes, width = state["fc.weight"].shape[0], state["conv1.weight"].shape[0]
        model = narrow(torchvision.models.resnet.BasicBlock, [2, 2, 2, 2], width, classes)
    else:
        (classes, hidden), width = state["classifier.6.weight"].shape, state["features.0.weight"].shape[0]
        model = narrow_vgg("A", True, width, hidden, classes)
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert not unexpected and all(key.endswith("num_batches_tracked") for key in missing), (missing, unexpected)
    network(folder.name, model, pseudo_random((1, 3, 224, 224), 7) * 2, [0, 3])


def save(name, stored):
    FIXTURES.mkdir(parents=True, exist_ok=True)
    arrays = {}
    for key, value in stored.items():
        if isinstance(value, torch.Tensor):
            value = value.detach().numpy().astype(np.float32)
        arrays[key] = value.copy(order="C")
    path = FIXTURES / f"{name}.safetensors"
    safetensors.numpy.save_file(arrays, path, {"torch": torch.__version__.split("+")[0]})
    print(f"{path.name}: {len(arrays)} arrays, {path.stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=pathlib.Path, help="a shipped model's folder")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    if arguments.model:
        return shipped(arguments.model)
    basic, bottleneck = torchvision.models.resnet.BasicBlock, torchvision.models.resnet.Bottleneck
    operations()
    pseudo_random_network("resnet18", narrow(basic, [2, 2, 2, 2], 32, 10), (64, 48), batch=2)
    pseudo_random_network("resnet34", narrow(basic, [3, 4, 6, 3], 8, 10), (64, 64))
    pseudo_random_network("resnet50", narrow(bottleneck, [3, 4, 6, 3], 32, 10), (64, 64))
    pseudo_random_network("resnet101", narrow(bottleneck, [3, 4, 23, 3], 4, 10), (64, 64))
    pseudo_random_network("resnet152", narrow(bottleneck, [3, 8, 36, 3], 4, 10), (64, 64))
    pseudo_random_network("vgg11", narrow_vgg("A", False, 8, 20, 10), (64, 96), batch=2)
    pseudo_random_network("vgg13_bn", narrow_vgg("B", True, 8, 20, 10), (64, 64))
    pseudo_random_network("vgg16", narrow_vgg("D", False, 32, 20, 10), (96, 64))
    pseudo_random_network("vgg19_bn", narrow_vgg("E", True, 8, 20, 10), (64, 64))


if __name__ == "__main__":
    main()
