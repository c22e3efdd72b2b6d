"""Tiles, rows and columns: how the figures in the lessons' texts are laid out, and the colors that they share."""

from pathlib import Path

import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from pytorch_grad_cam.utils.image import show_cam_on_image

FONT = str(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf")
INK, PAPER, FAINT, ACCENT = (38, 42, 51), (255, 255, 255), (203, 208, 216), (214, 84, 49)
GAP = 14


def tile(picture, width: int, height: int, smooth: bool = False) -> Image.Image:
    """A picture at a size; its pixels stay visible unless `smooth`."""
    if isinstance(picture, np.ndarray):
        picture = Image.fromarray(picture)
    return picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS if smooth else Image.Resampling.NEAREST)


def row(tiles: list[Image.Image], captions: list[str] | None = None, gap: int = GAP) -> Image.Image:
    """Tiles side by side with captions below."""
    height = max(t.height for t in tiles) + (26 if captions else 0)
    out = Image.new("RGB", (sum(t.width for t in tiles) + gap * (len(tiles) - 1), height), PAPER)
    pen, x = ImageDraw.Draw(out), 0
    for index, t in enumerate(tiles):
        out.paste(t, (x, 0))
        if captions:
            pen.text((x + t.width / 2, t.height + 15), captions[index], INK, ImageFont.truetype(FONT, 14), anchor="mm")
        x += t.width + gap
    return out


def column(rows: list[Image.Image], gap: int = GAP) -> Image.Image:
    """Rows below each other, with a margin around."""
    width = max(r.width for r in rows)
    out = Image.new("RGB", (width + 2 * GAP, sum(r.height for r in rows) + gap * (len(rows) - 1) + 2 * GAP), PAPER)
    y = GAP
    for r in rows:
        out.paste(r, (GAP, y))
        y += r.height + gap
    return out


def gray(values: np.ndarray) -> np.ndarray:
    """A map from its minimum to its maximum as gray bytes."""
    low, high = values.min(), values.max()
    return np.uint8(255 * (values - low) / max(high - low, 1e-12))


def overlaid(picture: np.ndarray, heat: np.ndarray) -> np.ndarray:
    """A heat map in 0...1 laid over a picture of its size, as pytorch-grad-cam does it."""
    return show_cam_on_image(np.float32(picture) / 255, heat, use_rgb=True)
