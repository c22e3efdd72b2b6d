"""The random numbers of `Tensor.uniform` and `Tensor.normal` (Sources/NN/Tensor/Tensor+Random.swift), made again with NumPy.

The generator is SplitMix64 (Steele, Lea, Flood 2014). Its state only counts up, so that all numbers are made at once.
"""

import numpy as np
import torch

STEP = np.uint64(0x9E3779B97F4A7C15)


def mixed(bits: np.ndarray) -> np.ndarray:
    """What SplitMix64 makes of its states."""
    bits = (bits ^ bits >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ bits >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    return bits ^ bits >> np.uint64(31)


def bits(count: int, seed: int) -> np.ndarray:
    """The first `count` numbers of 64 bits of a seed; the state to begin with is the second number that the seed gives."""
    with np.errstate(over="ignore"):
        first = mixed(np.array([seed], np.uint64) + STEP)
        state = mixed(first + STEP)
        return mixed(state + STEP * np.arange(1, count + 1, dtype=np.uint64))


def uniform(shape: tuple[int, ...], seed: int) -> torch.Tensor:
    """Numbers in 0 ..< 1, of 24 bits each."""
    values = (bits(int(np.prod(shape)), seed) >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)
    return torch.from_numpy(values.reshape(shape))


def normal(shape: tuple[int, ...], seed: int) -> torch.Tensor:
    """Numbers of mean 0 and deviation 1, by Box and Muller."""
    count = int(np.prod(shape))
    unit = (bits(count + count % 2, seed) >> np.uint64(11)).astype(np.float64) / float(1 << 53)
    radius, angle = np.sqrt(-2 * np.log(1 - unit[0::2])), 2 * np.pi * unit[1::2]
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return torch.from_numpy(pairs.reshape(-1)[:count].astype(np.float32).reshape(shape))
