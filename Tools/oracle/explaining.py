"""Makes the fixtures that Tests/ExplainingTests compares the explanation methods with.

    python Tools/oracle/explaining.py                 # Tests/Fixtures/explaining/*.safetensors, and the check of wrong maps
    python Tools/oracle/explaining.py resnet18        # one of them

The CAM family comes from pytorch-grad-cam, the gradient methods and occlusion from captum, CAM and RISE from their
formulas in torch; all in double precision. Networks, pictures, noise and masks are pseudo-random by the lines of nn.py,
which Tests/ExplainingTests has too, so that only results are stored: layer-sized maps whole, picture-sized ones as a
sample. Each CAM is also made wrongly (another epsilon, one scaling, ...), and the run fails where a wrong map would be
mistaken for the right one.
"""

import argparse
import pathlib
import warnings

import captum.attr
import numpy as np
import pytorch_grad_cam as cams
import safetensors.numpy
import torch
import torch.nn.functional as F
import torchvision
from pytorch_grad_cam.utils.image import scale_cam_image
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from pytorch_grad_cam.utils.svd_on_activations import get_2d_projection

from nn import narrow, narrow_vgg, pseudo_random, pseudo_random_weight

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Fixtures" / "explaining"
SAMPLES = 512
TOLERANCE = 1e-4

FAMILY = {
    "grad-cam": cams.GradCAM,
    "grad-cam-plus-plus": cams.GradCAMPlusPlus,
    "xgrad-cam": cams.XGradCAM,
    "hires-cam": cams.HiResCAM,
    "layer-cam": cams.LayerCAM,
    "eigen-cam": cams.EigenCAM,
    "score-cam": cams.ScoreCAM,
    "ablation-cam": cams.AblationCAM,
}


BY_GRADIENT = ["grad-cam", "grad-cam-plus-plus", "xgrad-cam", "hires-cam", "layer-cam", "eigen-cam"]


class Faint(torch.nn.Module):
    """Maps of about 1e-7, so that every epsilon shows."""

    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 6, 3, 2, 1)
        self.relu = torch.nn.ReLU()
        self.avgpool = torch.nn.AdaptiveAvgPool2d(1)
        self.fc = torch.nn.Linear(6, 4)

    def forward(self, x):
        maps = self.relu(self.conv(x))
        return self.fc(self.avgpool(maps * (1 + maps / 1e-7)).flatten(1))


def picture(height, width):
    """Smooth patches with a little noise: maps of pure noise would be flat."""
    patches = F.interpolate(2 * pseudo_random((1, 3, 5, 4), 7), (height, width), mode="bilinear", align_corners=False)
    return patches + pseudo_random((1, 3, height, width), 8) / 4


def sample(values):
    flat = np.asarray(values).reshape(-1)
    return flat[[(k * 2654435761 + 12345) % flat.size for k in range(min(SAMPLES, flat.size))]]


def scaled(cam, size):
    """What pytorch-grad-cam does to a layer's map, `[h, w]`, `size` being (height, width)."""
    once = scale_cam_image(np.maximum(cam, 0)[None], size[::-1])
    return scale_cam_image(once)[0]


def put_map(stored, key, evidence, heat):
    stored[f"{key}/attribution"] = evidence
    stored[f"{key}/coarse"] = scale_cam_image(np.maximum(evidence, 0)[None])[0]
    stored[f"{key}/heatmap"] = sample(heat)


def put_slopes(stored, key, attribution):
    """A gradient method's numbers `[3, H, W]`, their maximum over channels, and that as a heat map."""
    reduced = np.abs(attribution).max(0)
    stored[f"{key}/attribution"] = sample(attribution)
    stored[f"{key}/reduced"] = sample(reduced)
    stored[f"{key}/heatmap"] = sample((reduced - reduced.min()) / (reduced.max() - reduced.min()))


def activation_and_slope(model, layer, image, target):
    found = []
    handle = layer.register_forward_hook(lambda _, __, output: found.append(output))
    logits = model(image)
    handle.remove()
    slope, = torch.autograd.grad(logits[0, target], found[-1])
    return found[-1].detach().numpy()[0], slope.numpy()[0]


def family(stored, model, image, layers, targets, methods=FAMILY):
    size = tuple(image.shape[2:])
    for layer in layers:
        module = model.get_submodule(layer)
        for name in methods:
            # Eigen-CAM knows no class; one is enough.
            for target in targets[:1] if name == "eigen-cam" else targets:
                cam = FAMILY[name](model=model, target_layers=[module])
                whole, evidence = cam.get_cam_image, []
                cam.get_cam_image = lambda *rest: evidence.append(whole(*rest)) or evidence[-1]
                heat = cam(input_tensor=image, targets=[ClassifierOutputTarget(target)])[0]
                key = f"{name}/{layer}/{target}"
                put_map(stored, key, evidence[0][0], heat)
                spread(key, heat)
                if name == "eigen-cam":
                    stored[f"{key}/opposite/coarse"] = scale_cam_image(np.maximum(-evidence[0][0], 0)[None])[0]
                    stored[f"{key}/opposite/heatmap"] = sample(scaled(-evidence[0][0], size))
                cam.activations_and_grads.release()


def spread(key, heat):
    assert np.isfinite(heat).all(), f"{key}: not finite"
    assert (heat > 0.05).mean() > 0.1 and (heat < 0.6).mean() > 0.1, f"{key}: a degenerate map"


def cam(stored, model, image, layer, targets):
    size = tuple(image.shape[2:])
    for target in targets:
        maps, _ = activation_and_slope(model, model.get_submodule(layer), image, target)
        weight = model.fc.weight.detach().numpy()[target]
        evidence = np.tensordot(weight, maps, 1)
        logit = model(image)[0, target].item()
        assert abs(evidence.mean() + model.fc.bias[target].item() - logit) < 1e-9
        heat = scaled(evidence, size)
        spread(f"cam/{target}", heat)
        put_map(stored, f"cam/{layer}/{target}", evidence, heat)


def pixels(stored, model, image, targets):
    """The methods that look at pixels.

    Those that take the gradients of many passes look at a small picture: of all ReLUs over a larger one some would always switch
    next to 0.
    """
    size = tuple(image.shape[2:])
    few = picture(32, 48)
    steps, seed = steady_steps(model, few, targets), steady_noise(model, few, targets)
    stored["integrated-gradients/steps"] = np.array([steps], dtype=np.int64)
    stored["smooth-grad/seed"] = np.array([seed], dtype=np.int64)
    for target in targets:
        slope = captum.attr.Saliency(model).attribute(image, target=target)[0].numpy()
        put_slopes(stored, f"saliency/{target}", slope)
        stored[f"saliency/{target}/sum"] = sample(slope.sum(0))
        put_slopes(stored, f"smooth-grad/{target}", smooth_grad(model, few, target, seed))
        put_slopes(stored, f"smooth-grad-of-slopes/{target}", smooth_grad(model, few, target, seed, abs=False))
        integrated, delta = captum.attr.IntegratedGradients(model).attribute(
            few, target=target, n_steps=steps, return_convergence_delta=True)
        print(f"integrated gradients of {target}: {delta.item():.2e} from complete")
        put_slopes(stored, f"integrated-gradients/{target}", integrated.detach().numpy()[0])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            guided = captum.attr.GuidedBackprop(model).attribute(image, target=target)
        put_slopes(stored, f"guided-backprop/{target}", guided.detach().numpy()[0])
        with torch.no_grad():
            # 24 and 16 do not divide the sides: the last squares are cut off.
            loss = captum.attr.Occlusion(model).attribute(
                image, sliding_window_shapes=(3, 24, 24), strides=(3, 16, 16), target=target,
                perturbations_per_eval=16)[0].numpy()
            assert (loss[0] == loss[1]).all()
            stored[f"occlusion/{target}/attribution"] = sample(loss[0])
            heat = np.maximum(loss[0], 0)
            heat = (heat - heat.min()) / (heat.max() - heat.min())
            spread(f"occlusion/{target}", heat)
            stored[f"occlusion/{target}/heatmap"] = sample(heat)
            seen = rise(model, image, target)
            stored[f"rise/{target}/attribution"] = sample(seen)
            stored[f"rise/{target}/heatmap"] = sample((seen - seen.min()) / (seen.max() - seen.min()))
    stored["size"] = np.array(size, dtype=np.int64)


def steady_steps(model, image, targets):
    """A number of steps at which rounding does not decide about any ReLU that matters.

    On the way from gray to the picture every ReLU that switches has a point where its input is 0. Where a step falls
    next to it, single precision and double precision go different ways: captum's own results then differ by 1e-3.
    """
    def attribute(target, steps):
        return captum.attr.IntegratedGradients(model).attribute(image, target=target, n_steps=steps)

    return steady(model, targets, range(24, 5, -1), attribute, "Integrated Gradients, steps")


def steady_noise(model, image, targets):
    """Where the seeds of a noise begin in which rounding decides about no ReLU and no maximum of a pool that matters."""
    def attribute(target, seed):
        return torch.from_numpy(smooth_grad(model, image, target, seed, abs=False))

    return steady(model, targets, range(3000, 4000, 10), attribute, "SmoothGrad, noise from seed")


def steady(model, targets, choices, attribute, name):
    """The first choice with which rounding moves nothing by a tenth of the tolerance."""
    for choice in choices:
        moved = moved_by_rounding(model, lambda target: attribute(target, choice), targets)
        print(f"{name} {choice}: rounding moves it by {moved:.1e}")
        if moved < TOLERANCE / 10:
            return choice
    raise AssertionError(f"{name}: none is steady")


def moved_by_rounding(model, attribute, targets):
    """How far results move, as a share of the largest, when every layer's sums are as inexact as single precision's.

    Kernels add in different orders. What they give differs by about 1e-6 of a layer's usual value, which is what is added here.
    """
    def inexact(_, __, output):
        return output + 1e-6 * output.detach().std() * torch.randn(output.shape, generator=draws, dtype=output.dtype)

    def rounded(target, seed):
        draws.manual_seed(seed)
        handles = [
            module.register_forward_hook(inexact)
            for module in model.modules() if isinstance(module, (torch.nn.Conv2d, torch.nn.BatchNorm2d, torch.nn.Linear))
        ]
        try:
            return attribute(target)
        finally:
            for handle in handles:
                handle.remove()

    def worst(target):
        right = attribute(target)
        return (max((right - rounded(target, seed)).abs().max() for seed in range(90, 98)) / right.abs().max()).item()

    draws = torch.Generator()
    return max(worst(target) for target in targets)


def smooth_grad(model, image, target, seed, abs=True, samples=6):
    """NoiseTunnel over Saliency, `[3, H, W]`, with our noise in the place of torch's."""
    drawn = torch.normal
    try:
        torch.normal = lambda mean, deviation: torch.cat(
            [pseudo_random(tuple(image.shape), seed + index) for index in range(samples)]) * deviation.double()
        deviation = 0.15 * (image.max() - image.min()).item()
        tunnel = captum.attr.NoiseTunnel(captum.attr.Saliency(model))
        return tunnel.attribute(
            image, target=target, nt_samples=samples, stdevs=deviation, abs=abs)[0].detach().numpy()
    finally:
        torch.normal = drawn


def rise(model, image, target, count=40, cells=7, probability=0.5):
    """The weighted mean of masks, from the paper's formula."""
    height, width = image.shape[2:]
    tall, wide = -(-height // cells), -(-width // cells)
    total = torch.zeros(height, width, dtype=torch.float64)
    for index in range(count):
        grid = (pseudo_random((1, 1, cells, cells), 1000 + index) < 0).double()
        down, right = (((pseudo_random((2,), 5000 + index) + 1) / 2) * torch.tensor([tall, wide])).int().tolist()
        large = F.interpolate(
            grid, ((cells + 1) * tall, (cells + 1) * wide), mode="bilinear", align_corners=False)[0, 0]
        mask = large[down:down + height, right:right + width]
        total += F.softmax(model(image * mask), 1)[0, target] * mask
    return (total / (count * probability)).numpy()


def wrong_answers(model, image, layers, target):
    """How far wrong maps are from right ones: each must be seen by a test that allows TOLERANCE."""
    size = tuple(image.shape[2:])
    farthest = {}
    for layer in layers:
        maps, slope = activation_and_slope(model, model.get_submodule(layer), image, target)
        axes = (1, 2)

        def weighted(weights):
            return np.tensordot(weights, maps, 1)

        def plus_plus(epsilon):
            squared = slope**2
            alpha = squared / (2 * squared + maps.sum(axes)[:, None, None] * squared * slope + epsilon)
            return weighted((np.maximum(slope, 0) * alpha).sum(axes))

        def x_grad(epsilon):
            return weighted((slope * maps / (maps.sum(axes)[:, None, None] + epsilon)).sum(axes))

        def coarse(evidence, epsilon=1e-7):
            evidence = np.maximum(evidence, 0)
            return (evidence - evidence.min()) / (evidence.max() - evidence.min() + epsilon)

        grad = weighted(slope.mean(axes))
        right = scaled(grad, size)
        once = scale_cam_image(np.maximum(grad, 0)[None], size[::-1])[0]
        corners = F.interpolate(
            torch.from_numpy(coarse(grad))[None, None], size, mode="bilinear", align_corners=True)[0, 0].numpy()
        no_relu = scale_cam_image(scale_cam_image(grad[None], size[::-1]))[0]
        wrong = {
            "grad-cam scaled once": (right, once),
            "grad-cam resized by corners": (right, scale_cam_image(corners[None])[0]),
            "grad-cam without ReLU": (right, no_relu),
            "grad-cam by the largest slope": (right, scaled(weighted(slope.max(axes)), size)),
            "grad-cam scaled with 1e-8": (coarse(grad), coarse(grad, 1e-8)),
            "grad-cam for hires-cam": (right, scaled((slope * maps).sum(0), size)),
            "grad-cam for xgrad-cam": (right, scaled(x_grad(1e-7), size)),
            "layer-cam for hires-cam": (
                scaled((np.maximum(slope, 0) * maps).sum(0), size), scaled((slope * maps).sum(0), size)),
            "grad-cam-plus-plus with 1e-8": (scaled(plus_plus(1e-6), size), scaled(plus_plus(1e-8), size)),
            "grad-cam-plus-plus with 1e-7": (scaled(plus_plus(1e-6), size), scaled(plus_plus(1e-7), size)),
            "xgrad-cam with 1e-8": (scaled(x_grad(1e-7), size), scaled(x_grad(1e-8), size)),
            "eigen-cam of maps not centered": (
                scaled(np.abs(get_2d_projection(maps[None])[0]), size), scaled(np.abs(uncentered(maps)), size)),
        }
        for name, (a, b) in wrong.items():
            farthest[name] = max(farthest.get(name, 0), np.abs(a - b).max())
    return farthest


def uncentered(maps):
    flat = maps.reshape(maps.shape[0], -1).T
    return (flat @ np.linalg.svd(flat)[2][0]).reshape(maps.shape[1:])


def wrong_scores(model, image, layer, target):
    """Score-CAM with other masks: without the epsilon's size, and resized as everything else is."""
    maps, _ = activation_and_slope(model, model.get_submodule(layer), image, target)
    size = tuple(image.shape[2:])

    def heat(epsilon, corners):
        masks = F.interpolate(torch.from_numpy(maps)[None], size, mode="bilinear", align_corners=corners)[0]
        low, high = masks.amin((1, 2), keepdim=True), masks.amax((1, 2), keepdim=True)
        with torch.no_grad():
            scores = model(image * ((masks - low) / (high - low + epsilon))[:, None])[:, target]
        return scaled(np.tensordot(F.softmax(scores, 0).numpy(), maps, 1), size)

    right = heat(1e-8, True)
    return {
        "score-cam with 1e-7": np.abs(right - heat(1e-7, True)).max(),
        "score-cam not by corners": np.abs(right - heat(1e-8, False)).max(),
    }


def check(*tables):
    """Some network must tell each wrong answer from the right one by ten times the tolerance."""
    for name in sorted({name for table in tables for name in table}):
        gap = max(table.get(name, 0) for table in tables)
        print(f"  {name}: {gap:.4f}")
        assert gap > 10 * TOLERANCE, f"{name} would not be noticed"


def prepared(model, scale=lambda name: 1):
    model.load_state_dict(
        {
            key: pseudo_random_weight(key, tuple(value.shape)) * scale(key) if value.is_floating_point() else value
            for key, value in model.state_dict().items()
        })
    model = model.double().eval()
    for module in model.modules():
        if isinstance(module, torch.nn.ReLU):
            module.inplace = False  # or the activation before it would be overwritten
    return model


def save(name, stored):
    FIXTURES.mkdir(parents=True, exist_ok=True)
    arrays = {
        key: np.ascontiguousarray(value if value.dtype == np.int64 else value.astype(np.float32))
        for key, value in stored.items()
    }
    versions = {"torch": torch.__version__.split("+")[0], "grad-cam": "1.5.7", "captum": captum.__version__}
    path = FIXTURES / f"{name}.safetensors"
    safetensors.numpy.save_file(arrays, path, versions)
    print(f"{path.name}: {len(arrays)} arrays, {path.stat().st_size} bytes")


def resnet18():
    model = prepared(narrow(torchvision.models.resnet.BasicBlock, [2, 2, 2, 2], 32, 10))
    image = picture(128, 96)
    targets = [0, 3]
    stored = {"logits": model(image)[0].detach().numpy()}
    print("logits", stored["logits"].round(3))
    pixels(stored, model, image, targets)
    cam(stored, model, image, "layer4", targets)
    family(stored, model, image, ["layer3", "layer4"], targets)
    # Values below 0, in a stage and in a block.
    family(stored, model, image, ["bn1", "layer3.0.conv2"], targets[:1], ["eigen-cam", "ablation-cam", "xgrad-cam"])
    save("resnet18", stored)
    return wrong_answers(model, image, ["layer3", "layer4"], 0) | wrong_scores(model, image, "layer3", 0)


def vgg11():
    model = prepared(narrow_vgg("A", False, 16, 20, 10))
    image = picture(96, 128)
    targets = [0, 3]
    stored = {"logits": model(image)[0].detach().numpy()}
    print("logits", stored["logits"].round(3))
    pixels(stored, model, image, targets)
    family(stored, model, image, ["features.14", "features.19"], targets)
    family(stored, model, image, ["features.18"], targets[:1], ["ablation-cam", "layer-cam"])
    save("vgg11", stored)
    return wrong_answers(model, image, ["features.14", "features.19"], 0)


def resnet50():
    """Bottlenecks, whose shortcuts have four times the channels."""
    model = prepared(narrow(torchvision.models.resnet.Bottleneck, [3, 4, 6, 3], 8, 10))
    image = picture(96, 64)
    stored = {"logits": model(image)[0].detach().numpy()}
    print("logits", stored["logits"].round(3))
    family(stored, model, image, ["layer2", "layer3"], [0, 3], BY_GRADIENT)
    save("resnet50", stored)
    return {}


def vgg13_bn():
    """Normalizations among the steps, and the last pool, which is where one looks unless told otherwise."""
    model = prepared(narrow_vgg("B", True, 8, 20, 10))
    image = picture(96, 128)
    stored = {"logits": model(image)[0].detach().numpy()}
    print("logits", stored["logits"].round(3))
    family(stored, model, image, ["features.26", "features.34"], [0, 3], BY_GRADIENT)
    save("vgg13_bn", stored)
    return {}


def faint():
    """Faint maps whose evidence is as large as ever."""
    model = prepared(Faint(), lambda name: 1e-7 if name.startswith("conv") else 1e7 if name == "fc.weight" else 1)
    image = picture(24, 20)
    stored = {"logits": model(image)[0].detach().numpy()}
    family(stored, model, image, ["relu"], [0, 3])
    save("faint", stored)
    return wrong_answers(model, image, ["relu"], 0) | wrong_scores(model, image, "relu", 0)


def fainter():
    """Faint evidence, so that the epsilon of the scaling shows."""
    model = prepared(Faint(), lambda name: 1e-7 if name.startswith("conv") else 1)
    image = picture(24, 20)
    stored = {"logits": model(image)[0].detach().numpy()}
    family(stored, model, image, ["relu"], [0, 3], ["grad-cam", "hires-cam"])
    save("fainter", stored)
    return wrong_answers(model, image, ["relu"], 0)


NETWORKS = {
    "faint": faint, "fainter": fainter, "resnet18": resnet18, "resnet50": resnet50, "vgg11": vgg11,
    "vgg13_bn": vgg13_bn,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", nargs="*", help=f"of {', '.join(NETWORKS)}")
    names = parser.parse_args().networks
    torch.manual_seed(0)
    tables = [NETWORKS[name]() for name in names or NETWORKS]
    if not names:
        check(*tables)


if __name__ == "__main__":
    main()
