"""Compares `course explain` with pytorch-grad-cam and captum, from the file of a photograph to the heat map.

    python Tools/oracle/end_to_end.py                         # all networks, all pictures
    python Tools/oracle/end_to_end.py --photographs ~/Pictures --networks resnet18

The networks are torchvision's, of ten classes, saved by `torch.save(model.state_dict())`: a ResNet-18 with the shipped
network's training in it, at torchvision's width; a ResNet-50 and a VGG-11 with batch normalization, fitted to drawn
patterns in their last layer. The pictures are drawn, or are photographs that the installed Python packages bring along,
or those of --photographs. Pillow and torchvision prepare them on the one side, `course explain` on the other, which is
given the checkpoint and the file and nothing else.

Every picture goes in as a PNG (bound 1e-4) and as a JPEG (1e-3: decoders differ by a level), some of them progressive,
gray, CMYK or turned by their EXIF. The first five classes must be the same, in order, and every heat map of the CAM family
must agree within the bound.

Behind an earlier layer lie ReLUs and pools. Where a ReLU has an input of about 0, or two neighbors in a pool are equal,
rounding decides which way a slope goes: single precision then leaves the exact map, torch's as ours, each at other
pictures. Where the two differ by more than the bound,
double precision says which of them left it; neither may do so much more often than the other. Prints a table and ends with
status 1 when something does not agree.
"""

import argparse
import copy
import importlib.util
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import warnings

import captum.attr
import numpy as np
import pytorch_grad_cam as cams
import safetensors.numpy
import safetensors.torch
import torch
import torchvision
from PIL import Image, ImageDraw, ImageFilter, ImageOps
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOUNDS = {"png": 1e-4, "jpg": 1e-3}
PATTERNS = ["disk", "ring", "square", "triangle", "stripes", "checkers", "cross", "dots", "star", "waves"]

HEADING = """\
Largest differences between ours and torch's, over five methods of the CAM family and two classes: at the last layer, and
at an earlier one, with the number of maps there that left the exact one, ours and torch's. Then the share of pixels of the
saliency map that are more than 1e-4 off the exact one, ours and torch's.
network   picture                        file top-5  logits    last      earlier  off off   saliency"""

# A network, and the layers that are looked at: the last, and an earlier one, where the gradient varies over space.
NETWORKS = {
    "resnet18": (torchvision.models.resnet18, ["layer4", "layer3"]),
    "resnet50": (torchvision.models.resnet50, ["layer4", "layer3"]),
    "vgg11_bn": (torchvision.models.vgg11_bn, ["features.28", "features.20"]),
}

FAMILY = {
    "grad-cam": cams.GradCAM,
    "grad-cam-plus-plus": cams.GradCAMPlusPlus,
    "xgrad-cam": cams.XGradCAM,
    "hires-cam": cams.HiResCAM,
    "layer-cam": cams.LayerCAM,
}


# Pictures


def noise(rng, width, height):
    """Soft noise on several scales, in two colors: a background that is never flat."""
    total = np.zeros((height, width))
    for cells in (3, 7, 19):
        grid = Image.fromarray(rng.random((cells, cells)).astype(np.float32))
        total += np.asarray(grid.resize((width, height), Image.BICUBIC)) / cells**0.5
    total = (total - total.min()) / np.ptp(total)
    low, high = rng.random(3), rng.random(3)
    picture = total[..., None] * high + (1 - total[..., None]) * low + rng.normal(0, 0.03, (height, width, 3))
    return Image.fromarray((255 * picture.clip(0, 1)).astype(np.uint8))


def mask(pattern, rng, size):
    """One pattern, white on black, turned by chance."""
    side = 4 * size
    picture = Image.new("L", (side, side))
    draw = ImageDraw.Draw(picture)
    a, b, unit = side // 8, side - side // 8, side // 8
    if pattern == "disk":
        draw.ellipse((a, a, b, b), 255)
    elif pattern == "ring":
        draw.ellipse((a, a, b, b), outline=255, width=unit)
    elif pattern == "square":
        draw.rectangle((a + unit, a + unit, b - unit, b - unit), 255)
    elif pattern == "triangle":
        draw.polygon([(side // 2, a), (a, b), (b, b)], 255)
    elif pattern == "cross":
        draw.rectangle((side // 2 - unit // 2, a, side // 2 + unit // 2, b), 255)
        draw.rectangle((a, side // 2 - unit // 2, b, side // 2 + unit // 2), 255)
    elif pattern == "star":
        draw.polygon(
            [
                (side / 2 + r * math.cos(i * math.pi / 5), side / 2 + r * math.sin(i * math.pi / 5))
                for i, r in enumerate([3 * unit, 1.2 * unit] * 5)
            ],
            255,
        )
    else:
        y, x = np.mgrid[0:side, 0:side] / unit
        values = {
            "stripes": np.floor(x) % 2,
            "checkers": (np.floor(x) + np.floor(y)) % 2,
            "dots": np.hypot(x % 2 - 1, y % 2 - 1) < 0.6,
            "waves": np.floor(y + np.sin(2 * x)) % 2,
        }[pattern]
        picture = Image.fromarray((255 * values).astype(np.uint8))
    return picture.rotate(rng.uniform(0, 360), Image.BICUBIC).resize((size, size), Image.BOX)


def drawn(label, rng, width, height):
    """A picture with one pattern on noise."""
    picture = noise(rng, width, height)
    size = int(min(width, height) * rng.uniform(0.4, 0.75))
    shape = mask(PATTERNS[label], rng, size)
    color = Image.new("RGB", (size, size), tuple(int(v) for v in rng.integers(0, 256, 3)))
    picture.paste(color, (int(rng.integers(0, width - size + 1)), int(rng.integers(0, height - size + 1))), shape)
    return picture


def photographs(folder):
    """Photographs of the installed packages, and those of a folder."""
    for package, pattern in [
        ("matplotlib", "mpl-data/sample_data/*.jpg"), ("sklearn", "datasets/images/*.jpg"), ("skimage", "data/*.jpg"),
    ]:
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            for file in sorted(pathlib.Path(spec.origin).parent.glob(pattern)):
                yield file.stem, Image.open(file).convert("RGB")
    if folder:
        for file in sorted(folder.iterdir()):
            if file.suffix.lower() in (".png", ".jpg", ".jpeg"):
                yield file.stem, ImageOps.exif_transpose(Image.open(file)).convert("RGB")


def written(folder, more):
    """Every picture as a PNG and as a JPEG: name, kind and file."""
    rng = np.random.default_rng(7)
    pictures = [
        (f"{PATTERNS[label]} {width}x{height}", drawn(label, rng, width, height))
        for label, (width, height) in enumerate(
            [(640, 480), (333, 517), (1201, 799), (224, 224), (301, 300), (97, 131), (2048, 1365), (256, 256), (800, 257), (180, 901)]
        )
    ]
    shipped = ["Lessons/08-grad-cam/pictures/teapot.png", "Lessons/06-saliency/pictures/duck.png"]
    pictures += [(pathlib.Path(file).stem, Image.open(ROOT / file).convert("RGB")) for file in shipped]
    pictures += photographs(more)
    ways = ["baseline", "progressive", "turned", "444", "gray", "cmyk"]
    for index, (name, picture) in enumerate(pictures):
        stem = folder / f"{index:02} {name}"
        picture.save(f"{stem}.png")
        yield name, "png", pathlib.Path(f"{stem}.png")
        way = ways[index % len(ways)]
        exif = Image.Exif()
        options = {"quality": [75, 85, 95][index % 3]}
        if way == "progressive":
            options["progressive"] = True
        if way == "444":
            options["subsampling"] = 0
        if way == "gray":
            picture = picture.convert("L")
        if way == "cmyk":
            picture = picture.convert("CMYK")
        if way == "turned":
            # Stored lying on its side, with the note that says so.
            picture = picture.transpose(Image.ROTATE_90)
            exif[0x0112] = 6
        picture.save(f"{stem}.jpg", exif=exif, **options)
        yield f"{name}, {way}", "jpg", pathlib.Path(f"{stem}.jpg")


# Networks


def widened(model):
    """The shipped network at twice its width, each twin a little different, for ten of its classes."""
    stored = safetensors.torch.load_file(ROOT / "Models/toybox-resnet18/model.safetensors")
    weights = {}
    for name, tensor in stored.items():
        tensor = tensor.float()
        if name.startswith("fc."):
            tensor = tensor[: len(PATTERNS)]
        elif tensor.ndim:
            tensor = tensor.repeat_interleave(2, 0)
        if tensor.ndim > 1 and tensor.shape[1] != 3:
            tensor = tensor.repeat_interleave(2, 1) / 2
        if tensor.ndim > 1:
            tensor = tensor * (1 + 0.3 * torch.randn(tensor.shape))
        weights[name] = tensor
    model.load_state_dict(weights, strict=False)


def fitted(model, last):
    """Torchvision's random weights, with the statistics of drawn pictures and a last layer fitted to their patterns."""
    rng = np.random.default_rng(1)
    labels = torch.arange(120) % len(PATTERNS)
    pictures = torch.stack([prepare(drawn(int(label), rng, 160, 160), 128) for label in labels])
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None  # The mean over all that is seen.
            if name.endswith("bn3"):
                # As training leaves them: branches that add a little. Random ones as large as what they add to make a
                # network that answers to rounding.
                module.weight.data *= 0.2
    model.train()
    for batch in pictures.split(40):
        model(batch)
    model.eval()
    inputs = []
    model.get_submodule(last).register_forward_pre_hook(lambda module, given: inputs.append(given[0]))
    for batch in pictures.split(40):
        model(batch)
    features = torch.cat(inputs)
    mean, deviation = features.mean(0), features.std()
    kernel = (features - mean) / deviation
    wanted = 8 * torch.nn.functional.one_hot(labels, len(PATTERNS)).float() - 4
    products = kernel @ kernel.T
    ridge = torch.linalg.solve(products + 0.1 * products.trace() / len(kernel) * torch.eye(len(kernel)), wanted)
    weight = (kernel.T @ ridge).T / deviation
    layer = model.get_submodule(last)
    layer.weight.data, layer.bias.data = weight, -(weight @ mean)


def checkpoint(name, file):
    """A network, and its checkpoint, which is made when it is not there."""
    torch.manual_seed(0)
    model = NETWORKS[name][0](weights=None, num_classes=len(PATTERNS))
    if not file.exists():
        with torch.no_grad():
            if name == "resnet18":
                widened(model)
            else:
                fitted(model, "fc" if name.startswith("resnet") else "classifier.6")
        torch.save(model.state_dict(), file)
    model.load_state_dict(torch.load(file))
    return model.eval()


def layer(model, name):
    """A layer by torch's name; the blocks of `layer4` end with its last one."""
    module = model.get_submodule(name)
    return module[-1] if name.startswith("layer") and name.count(".") == 0 else module


def prepare(picture, size=224):
    """As torchvision prepares pictures for its networks, `[3, H, W]`."""
    return torchvision.transforms.Compose([
        torchvision.transforms.Resize(256 * size // 224), torchvision.transforms.CenterCrop(size),
        torchvision.transforms.ToTensor(),
        torchvision.transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    ])(picture)


# The two sides


def reference(model, image, method, place, target):
    """The heat map, `[H, W]`, by pytorch-grad-cam."""
    with FAMILY[method](model=model, target_layers=[layer(model, place)]) as cam:
        return cam(input_tensor=image, targets=[ClassifierOutputTarget(target)])[0]


def saliency(model, image, target):
    """The same by captum."""
    slope = captum.attr.Saliency(model).attribute(image.clone().requires_grad_(), target=target)
    slope = slope.abs().amax(1)[0].detach().numpy()
    return (slope - slope.min()) / np.ptp(slope)


def explained(course, file, weights, architecture, out, method, place, target):
    """What `course explain` answers: its JSON object and its tensors."""
    arguments = [
        course, "explain", file, "--architecture", architecture, "--weights", weights, "--method", method, "--class",
        str(target), "--out", out, "--json",
    ]
    if place:
        arguments += ["--layer", place]
    answer = subprocess.run(arguments, capture_output=True, text=True)
    if answer.returncode != 0:
        raise SystemExit(f"{file}: course explain ended with status {answer.returncode}: {answer.stderr}")
    return json.loads(answer.stdout), safetensors.numpy.load_file(out / "heatmap.safetensors")


def compare(name, model, weights, files, course, out):
    """Prints a line for each file; returns whether all agree."""
    exact_model = copy.deepcopy(model).double()
    last, earlier = NETWORKS[name][1]
    fine, worst, decided = True, {}, [0, 0]
    for label, kind, file in files:
        image = prepare(ImageOps.exif_transpose(Image.open(file)).convert("RGB")).unsqueeze(0)
        with torch.no_grad():
            logits = model(image)[0].numpy()
        best = [int(index) for index in np.argsort(-logits, kind="stable")[:5]]
        asked = [(method, place, best[0]) for method in FAMILY for place in (last, earlier)]
        asked += [("grad-cam", place, best[1]) for place in (last, earlier)]
        difference, same, answers, off = {last: 0, earlier: 0}, True, 0.0, [0, 0]
        for method, place, target in asked:
            report, arrays = explained(course, file, weights, name, out, method, place, target)
            same = same and [entry["index"] for entry in report["top"]] == best
            answers = max(answers, float(np.abs(arrays["logits"] - logits).max() / np.abs(logits).max()))
            ours, torchs = arrays["heatmap"], reference(model, image, method, place, target)
            assert ours.shape == torchs.shape
            value = float(np.abs(ours - torchs).max())
            difference[place] = max(difference[place], value)
            worst[kind, place] = max(worst.get((kind, place), 0), value)
            if place == earlier and value > BOUNDS[kind]:
                # Which of the two has left the exact map, because rounding decided about a ReLU behind the layer?
                exact = reference(exact_model, image.double(), method, place, target)
                left = [float(np.abs(map - exact).max()) > BOUNDS[kind] / 2 for map in (ours, torchs)]
                off = [off[0] + left[0], off[1] + left[1]]
        agrees = same and difference[last] <= BOUNDS[kind]
        fine = fine and agrees
        decided = [decided[0] + off[0], decided[1] + off[1]]
        exact = saliency(exact_model, image.double(), best[0])
        _, arrays = explained(course, file, weights, name, out, "saliency", None, best[0])
        shares = [
            f"{(np.abs(map - exact) > 1e-4).mean():7.2%}" for map in (arrays["heatmap"], saliency(model, image, best[0]))
        ]
        print(
            f"{name:9} {label[:30]:30} {kind}  {'same' if same else 'OTHER'}  {answers:8.1e}  {difference[last]:8.1e}"
            f"  {difference[earlier]:8.1e} {off[0]:3} {off[1]:3}   {'  '.join(shares)}  {'' if agrees else 'DIFFERS'}",
            flush=True)
    for (kind, place), value in sorted(worst.items()):
        print(f"{name:9} worst of {kind} at {place:12} {value:8.1e}")
    print(f"{name:9} maps at {earlier} that left the exact one: {decided[0]} of ours, {decided[1]} of torch's")
    # Neither may do so much more often than the other.
    return fine and decided[0] <= 2 * decided[1] + 4


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--course", default=ROOT / "course", type=pathlib.Path, help="the program")
    parser.add_argument("--networks", nargs="+", default=list(NETWORKS), choices=list(NETWORKS))
    parser.add_argument("--photographs", type=pathlib.Path, help="a folder with more photographs")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the checkpoints, so that they are made once")
    parser.add_argument("--limit", type=int, help="only so many files")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        keep = options.keep or scratch
        keep.mkdir(parents=True, exist_ok=True)
        (scratch / "pictures").mkdir()
        files = list(written(scratch / "pictures", options.photographs))[: options.limit]
        print(HEADING)
        fine = True
        for name in options.networks:
            file = keep / f"{name}.pth"
            fine = compare(name, checkpoint(name, file), file, files, options.course.resolve(), scratch / "out") and fine
    print("all agree" if fine else "something does not agree")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
