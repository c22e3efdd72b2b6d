"""The maps of all methods that lesson 12 compares, and their sizes."""

import cv2
import numpy as np

from . import layer_maps, pixel_maps
from .question import Question

METHODS = layer_maps.METHODS | pixel_maps.METHODS


def all_maps(question: Question, names=tuple(METHODS)) -> dict[str, np.ndarray]:
    """Each method's map as it is, not scaled: the CAMs by cells, the others by pixels."""
    return {name: METHODS[name](question) for name in names}


def enlarged(values: np.ndarray, size: int) -> np.ndarray:
    """A map over the whole picture, enlarged as pytorch-grad-cam does it."""
    return values if values.shape[0] == size else cv2.resize(np.float32(values), (size, size))


def by_cells(values: np.ndarray, cells: int) -> np.ndarray:
    """The means of a map's cells, `[cells, cells]`."""
    side = values.shape[0] // cells
    return values.reshape(cells, side, cells, side).mean((1, 3), dtype=float)
