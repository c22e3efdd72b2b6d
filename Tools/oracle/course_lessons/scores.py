"""How well a heat map agrees with an outline, and with the network that it explains: scores in NumPy, in double precision.

`slip` makes a known mistake of a score.
"""

import numpy as np


def order(values: np.ndarray, slip: str = "") -> np.ndarray:
    """The places of a map in the order of their values, the largest first; of equals, the first in reading order."""
    flat = values.reshape(-1).astype(float)
    return np.argsort(flat if slip == "ascending" else -flat, kind="stable")


def peak(values: np.ndarray, slip: str = "") -> tuple[int, int]:
    """Row and column of the largest value; of equals, the first in reading order."""
    flat = values.reshape(-1)
    place = len(flat) - 1 - int(flat[::-1].argmax()) if slip == "last-of-equals" else int(flat.argmax())
    row, column = divmod(place, values.shape[1])
    return (column, row) if slip == "swapped" else (row, column)


def pointing(values: np.ndarray, mask: np.ndarray, slip: str = "") -> float:
    """The pointing game: 1 when the largest value lies in the mask, else 0."""
    return float(mask[peak(values, slip)] > 0)


def mass(values: np.ndarray, mask: np.ndarray, slip: str = "") -> float:
    """The share of the positive values that lies in the mask; 0 when nothing is positive."""
    values = values.astype(float)
    if slip == "absolute":
        values = np.abs(values)
    elif slip != "not-clipped":
        values = np.maximum(values, 0)
    total = values.sum()
    if total == 0 and slip != "zero-over-zero":
        return 0.0
    with np.errstate(invalid="ignore"):
        return float(values[mask > 0].sum() / total)


def rank(values: np.ndarray, mask: np.ndarray, slip: str = "") -> float:
    """Relevance rank accuracy: of the K largest places, the share in the mask of K places; 0 for an empty mask."""
    count = int((mask > 0).sum())
    if count == 0:
        return 0.0
    if slip == "threshold":
        bright = values >= values.max() / 2
        return float((mask[bright] > 0).sum() / count)
    if slip == "clipped-first":
        values = np.maximum(values, 0)
    return float((mask.reshape(-1)[order(values)[:count]] > 0).mean())


def curve(start: np.ndarray, end: np.ndarray, places, grid: tuple[int, int], steps: int, score, slip: str = "") -> np.ndarray:
    """What a network says of `start` `[1, C, H, W]` while it becomes `end`, cell by cell: `[steps + 1]`."""
    rows, columns = grid
    _, channels, height, width = start.shape
    cell = height // rows, width // columns
    old, new = start.reshape(-1), end.reshape(-1)
    mixed, found = old.copy(), [] if slip == "starts-late" else [score(start)]

    def until(step: int) -> int:
        return len(places) // steps * step if slip == "rest-left" else len(places) * step // steps

    for step in range(1, steps + 1):
        if slip == "only-this-step":
            mixed = old.copy()
        for place in places[until(step - 1) : until(step)]:
            row, column = divmod(int(place), columns)
            if slip == "swapped":
                row, column = column, row
            for channel in range(channels):
                for y in range(row * cell[0], (row + 1) * cell[0]):
                    first = (channel * height + y) * width + column * cell[1]
                    mixed[first : first + cell[1]] = new[first : first + cell[1]]
        found.append(score(mixed.reshape(start.shape)))
    return np.array(found)


def area(curve: np.ndarray, slip: str = "") -> float:
    """The area below a curve, by trapezoids, as if it were one wide."""
    if slip == "mean-of-values":
        return float(curve.mean())
    return float(np.trapezoid(curve) / (1 if slip == "not-divided" else len(curve) - 1))
