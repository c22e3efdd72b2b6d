"""Makes the list of networks that `course models install` offers, from torchvision's own description of its weights.

    python Tools/oracle/models.py        # Models/torchvision.json, imagenet-labels.txt and its licence

Nothing is downloaded. Sizes are torchvision's, in MiB with three digits; the hash is the beginning of the SHA-256 that
torch puts into the name of the file and checks itself.
"""

import importlib.metadata
import json
import pathlib
import re

import torchvision
from torchvision.models import get_model_weights

MODELS = pathlib.Path(__file__).resolve().parents[2] / "Models"

# Our names: torchvision's, with the version where there is more than one.
OFFERED = {
    "resnet18": ("resnet18", "IMAGENET1K_V1"),
    "resnet34": ("resnet34", "IMAGENET1K_V1"),
    "resnet50": ("resnet50", "IMAGENET1K_V1"),
    "resnet50-v2": ("resnet50", "IMAGENET1K_V2"),
    "vgg11": ("vgg11", "IMAGENET1K_V1"),
    "vgg16": ("vgg16", "IMAGENET1K_V1"),
}
LICENSE = ("torchvision is under BSD-3-Clause, and says of its weights that terms of the data they were trained on "
           "(ImageNet) may apply; whether you may use them for what you do is for you to find out")


def entry(name, architecture, version):
    weights = get_model_weights(architecture)[version]
    transform = weights.transforms()
    metrics = weights.meta["_metrics"]["ImageNet-1K"]
    return {
        "name": name,
        "architecture": architecture,
        "weights": f"torchvision {type(weights).__name__}.{version}",
        "url": weights.url,
        "sha256Prefix": re.search(r"-([0-9a-f]{8,})\.pth$", weights.url).group(1),
        "mebibytes": weights.meta["_file_size"],
        "parameters": weights.meta["num_params"],
        "accuracy": {"set": "ImageNet-1K", "top1": metrics["acc@1"], "top5": metrics["acc@5"]},
        "input": {
            "resize": transform.resize_size[0],
            "crop": transform.crop_size[0],
            "mean": list(transform.mean),
            "std": list(transform.std),
        },
    }


def main():
    labels = get_model_weights("resnet18")["IMAGENET1K_V1"].meta["categories"]
    for architecture, version in OFFERED.values():
        assert get_model_weights(architecture)[version].meta["categories"] == labels
    version = torchvision.__version__.split("+")[0]
    manifest = {
        "source": f"torchvision {version}",
        "license": LICENSE,
        "labels": "imagenet-labels.txt",
        "classes": len(labels),
        "models": [entry(name, *weights) for name, weights in OFFERED.items()],
    }
    (MODELS / "torchvision.json").write_text(json.dumps(manifest, indent=2) + "\n")
    (MODELS / "imagenet-labels.txt").write_text("\n".join(labels) + "\n")
    license = next(f for f in importlib.metadata.files("torchvision") if f.name == "LICENSE").read_text()
    (MODELS / "imagenet-labels.license.txt").write_text(
        f"imagenet-labels.txt is the list of categories in torchvision {version} (torchvision/models/_meta.py),\n"
        f"whose licence follows.\n\n{license}")


if __name__ == "__main__":
    main()
