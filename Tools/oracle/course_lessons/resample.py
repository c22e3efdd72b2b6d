"""Pillow's bilinear resize taken apart, so that its typical slips can be recorded.

With the default arguments it is Pillow's own result, which `lesson_01` asserts before it records a slip.
"""

import numpy as np


def mixes(source: int, target: int, antialias: bool = True, half_pixel: bool = True) -> np.ndarray:
    """How much of each source pixel each target pixel takes, `[target, source]`, in double precision."""
    scale = source / target
    reach = max(scale, 1.0) if antialias else 1.0
    matrix = np.zeros((target, source))
    for index in range(target):
        center = (index + 0.5) * scale if half_pixel else index * scale
        first = max(int(center - reach + 0.5), 0)
        end = min(int(center + reach + 0.5), source)
        heights = np.maximum(0, 1 - np.abs(np.arange(first, end) + 0.5 - center) / reach)
        matrix[index, first:end] = heights / heights.sum()
    return matrix


def resize(picture: np.ndarray, width: int, height: int, **slip) -> np.ndarray:
    """The picture `[H, W, 3]` at another size: rows first, each pass in fixed point and rounded to bytes."""
    for axis, target in ((1, width), (0, height)):
        weights = np.trunc(mixes(picture.shape[axis], target, **slip) * (1 << 22) + 0.5).astype(np.int64)
        lines = np.moveaxis(picture.astype(np.int64), axis, 0)
        mixed = np.tensordot(weights, lines, axes=(1, 0)) + (1 << 21)
        picture = np.moveaxis(np.clip(mixed >> 22, 0, 255), 0, axis).astype(np.uint8)
    return picture
