"""Makes the color table of Imaging and the fixtures of ImagingTests.

    python Tools/oracle/imaging.py            (from the repository's root)

Needs Pillow, NumPy, OpenCV, matplotlib and grad-cam. Every number that ImagingTests compare with comes from here.
"""

from pathlib import Path

import matplotlib
import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def write_viridis():
    """The 256 colors of viridis, from matplotlib's table, which its authors gave to the public domain (CC0)."""
    table = matplotlib.colormaps["viridis"](np.arange(256), bytes=True)[:, :3].astype(int)
    numbers = [f"0x{r:02X}{g:02X}{b:02X}" for r, g, b in table]
    rows = [", ".join(numbers[i : i + 10]) + "," for i in range(0, 256, 10)]
    text = [
        "/// The colors of viridis by Stéfan van der Walt and Nathaniel Smith, whose table is in the public domain (CC0).",
        "///",
        "/// Written by `Tools/oracle/imaging.py` from matplotlib's data; `0xRRGGBB` each.",
        "let viridisTable: [UInt32] = [",
        *("    " + row for row in rows),
        "]",
        "",
    ]
    (ROOT / "Sources/Imaging/Colors/ViridisTable.swift").write_text("\n".join(text))


if __name__ == "__main__":
    write_viridis()
