"""Writes a network as torchvision has it, with the benchmark's weights, to an ONNX file, and its picture beside it.

    python export.py resnet18 1 224 FOLDER        FOLDER/resnet18-1-224.onnx and FOLDER/resnet18-1-224.npy

A program of its own, so that the process that is measured holds one library and not torch besides.
"""

import pathlib
import sys
import warnings

import numpy as np
import torch

from worker import network, picture

OPSET = 17


def main():
    name, batch, side, folder = sys.argv[1:]
    image = picture(batch, side)
    file = pathlib.Path(folder) / f"{name}-{batch}-{side}"
    np.save(file.with_suffix(".npy"), image.numpy())
    # The older of torch's two exporters, which wants no package but onnx; it warns that it is the older one.
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    torch.onnx.export(network(name), image, str(file.with_suffix(".onnx")), opset_version=OPSET, dynamo=False)


if __name__ == "__main__":
    main()
