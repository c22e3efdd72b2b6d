"""The two paintings whose style lesson 15 borrows, drawn by us: strokes that follow a flow, and a mosaic."""

import numpy as np
from PIL import Image, ImageDraw

#: How many times larger they are drawn, so that edges come out smooth.
SCALE = 4
#: The whirls of the flow: center, radius, direction.
WHIRLS = [(0.3, 0.32, 0.26, 1), (0.76, 0.22, 0.16, -1), (0.68, 0.66, 0.24, 1), (0.16, 0.8, 0.18, -1)]
NIGHT = [(21, 36, 98), (31, 60, 140), (48, 96, 178), (86, 140, 205), (18, 28, 70), (140, 185, 220)]
GOLD = [(247, 208, 84), (250, 228, 140), (233, 165, 52), (255, 243, 196)]
TILES = [(196, 62, 46), (232, 132, 58), (245, 202, 96), (42, 120, 124), (26, 72, 96), (236, 226, 204), (120, 160, 110)]


def strokes(size: int = 224, seed: int = 3) -> Image.Image:
    """Short strokes of blue along a flow with four whirls, which are golden."""
    random = np.random.default_rng(seed)
    side = size * SCALE
    image = Image.new("RGB", (side, side), (24, 38, 92))
    pen = ImageDraw.Draw(image)
    for _ in range(5200):
        x, y = random.uniform(-0.05, 1.05, 2)
        glow = max(np.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * (r * 0.36) ** 2)) for cx, cy, r, _ in WHIRLS)
        palette = GOLD if random.random() < glow * 0.95 else NIGHT
        color = np.clip(np.array(palette[random.integers(len(palette))]) + random.integers(-12, 13), 0, 255)
        points = []
        for _ in range(9):
            points.append((x * side, y * side))
            dx, dy = flow(x, y)
            x, y = x + dx * 0.009, y + dy * 0.009
        pen.line(points, fill=tuple(int(v) for v in color), width=int(random.integers(9, 16)), joint="curve")
    return image.resize((size, size), Image.Resampling.LANCZOS)


def flow(x: float, y: float) -> tuple[float, float]:
    """The direction of a stroke at a place."""
    dx, dy = 1.0, 0.25 * np.sin(7 * x)
    for cx, cy, radius, turn in WHIRLS:
        ex, ey = x - cx, y - cy
        pull = 6 * np.exp(-(ex * ex + ey * ey) / (2 * (radius * 0.6) ** 2))
        dx, dy = dx - turn * ey / radius * pull, dy + turn * ex / radius * pull
    length = np.hypot(dx, dy) + 1e-9
    return dx / length, dy / length


def mosaic(size: int = 224, seed: int = 5, across: int = 18) -> Image.Image:
    """Irregular tiles in bands of color, with dark joints between them."""
    random = np.random.default_rng(seed)
    side = size * SCALE
    corners = np.stack(np.meshgrid(np.arange(-1, across + 1), np.arange(-1, across + 1)), -1).reshape(-1, 2)
    points = (corners + random.uniform(0.12, 0.88, corners.shape)) / across
    ys, xs = np.mgrid[0:side, 0:side] / side
    nearest, second = np.full((2, side, side), 9.0)
    owner = np.zeros((side, side), int)
    for index, (px, py) in enumerate(points):
        distance = np.hypot(xs - px, ys - py)
        closer = distance < nearest
        second = np.where(closer, nearest, np.minimum(second, distance))
        owner = np.where(closer, index, owner)
        nearest = np.where(closer, distance, nearest)
    band = ((points[:, 1] + 0.12 * np.sin(points[:, 0] * 9)) * len(TILES) * 1.15).astype(int)
    stray = (random.random(len(points)) < 0.25) * random.integers(1, 6, len(points))
    colors = np.array(TILES)[(band + stray) % len(TILES)] + random.integers(-14, 15, (len(points), 1))
    joint = np.clip((second - nearest) * across / 0.16, 0, 1)[..., None]
    image = colors.clip(0, 255)[owner] * joint + np.array((40, 34, 34)) * (1 - joint)
    return Image.fromarray(np.uint8(image)).resize((size, size), Image.Resampling.LANCZOS)
