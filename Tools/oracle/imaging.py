"""Makes the color table of Imaging and the fixtures of ImagingTests.

    python Tools/oracle/imaging.py            (from the repository's root)

Needs Pillow, NumPy, OpenCV, matplotlib, torchvision and grad-cam. Every number that ImagingTests compare with comes from here.
"""

import json
import shutil
import struct
import zlib
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import torch
import torchvision
from PIL import Image, ImageOps
from pytorch_grad_cam.utils.image import show_cam_on_image

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


FIXTURES = ROOT / "Tests/Fixtures/imaging"


def noise(width, height, seed):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def scene(width, height):
    """A smooth picture with an edge and no symmetry, as JPEG likes it."""
    y, x = np.mgrid[0:height, 0:width]
    red = 255 * x / (width - 1)
    green = 255 * y / (height - 1)
    blue = np.where(x + 2 * y < width, 200, 40)
    return np.stack([red, green, blue], 2).astype(np.uint8)


def save(array, name):
    path = FIXTURES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(array).save(path)


RESIZES = [  # width, height, new width, new height
    (37, 53, 20, 30),
    (37, 53, 91, 64),
    (53, 37, 53, 20),
    (53, 37, 17, 37),
    (64, 48, 7, 5),
    (9, 9, 1, 1),
    (1, 1, 5, 4),
    (1, 9, 3, 4),
    (2, 301, 3, 41),
    (37, 92, 20, 50),
    (49, 87, 26, 46),
    (20, 30, 60, 20),
    (30, 60, 15, 30),
    (30, 61, 15, 30),
]


def write_resizes():
    """Pillow's bilinear filter, up and down, odd sizes, single pixels, rows or columns first."""
    for width, height, new_width, new_height in RESIZES:
        picture = Image.fromarray(noise(width, height, width * 1000 + height))
        picture.save(made(f"resize/{width}x{height}.png"))
        picture.resize((new_width, new_height), Image.Resampling.BILINEAR).save(
            made(f"resize/{width}x{height}-to-{new_width}x{new_height}.png")
        )
    picture = Image.fromarray(noise(41, 29, 7))
    picture.save(made("resize/41x29.png"))
    pixels = torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None].float()
    for name, size in [("down", (7, 11)), ("up", (35, 57))]:
        plain = torch.nn.functional.interpolate(pixels, size=size, mode="bilinear", align_corners=False)
        values = plain[0].permute(1, 2, 0).reshape(-1).tolist()
        made(f"resize/41x29-without-antialias-{name}.json").write_text(
            json.dumps({"width": size[1], "height": size[0], "pixels": [round(v, 3) for v in values]})
        )


def write_torchvision():
    """torchvision's Resize and CenterCrop on PIL pictures: truncation, rounding half to even, padding."""
    for width, height, side in [(50, 37, 24), (37, 50, 24), (31, 31, 40), (20, 33, 7), (97, 20, 19)]:
        picture = Image.fromarray(noise(width, height, side))
        picture.save(made(f"torchvision/{width}x{height}.png"))
        torchvision.transforms.Resize(side)(picture).save(made(f"torchvision/{width}x{height}-short-{side}.png"))
    for width, height, new_width, new_height in [
        (37, 24, 13, 13), (26, 28, 13, 13), (10, 7, 16, 13), (10, 30, 15, 9), (5, 5, 8, 8), (6, 6, 6, 6)
    ]:
        picture = Image.fromarray(noise(width, height, width))
        picture.save(made(f"torchvision/crop-{width}x{height}.png"))
        torchvision.transforms.CenterCrop((new_height, new_width))(picture).save(
            made(f"torchvision/crop-{width}x{height}-to-{new_width}x{new_height}.png")
        )
    picture = Image.fromarray(noise(6, 4, 3))
    picture.save(made("torchvision/normalize.png"))
    tensor = torchvision.transforms.functional.to_tensor(picture)
    normal = torchvision.transforms.functional.normalize(tensor, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
    made("torchvision/normalize.json").write_text(
        json.dumps({"shape": [1, 3, 4, 6], "scalars": normal.reshape(-1).tolist()})
    )


def write_colors():
    """One row a scale: matplotlib's hot, OpenCV's jet, matplotlib's viridis; and pytorch-grad-cam's overlay."""
    steps = np.arange(256)
    jet = cv2.applyColorMap(steps.astype(np.uint8)[None], cv2.COLORMAP_JET)[0, :, ::-1]
    hot, viridis = (matplotlib.colormaps[name](steps, bytes=True)[:, :3] for name in ("hot", "viridis"))
    save(np.stack([hot, jet, viridis]), "colors/scales.png")

    picture = scene(24, 18)
    save(picture, "colors/picture.png")
    # The same fractions are made by the test: 37 i mod 997, over 996.
    heat = ((np.arange(24 * 18) * 37 % 997) / np.float32(996)).astype(np.float32).reshape(18, 24)
    for weight in (0.5, 0.3):
        shown = show_cam_on_image(
            np.float32(picture) / 255, heat, use_rgb=True, colormap=cv2.COLORMAP_JET, image_weight=weight
        )
        save(shown, f"colors/overlay-{weight}.png")


def png_bytes(samples, depth, kind, palette=None, transparency=None, interlaced=False):
    """A PNG of any kind, written by hand: samples [H, W, channels] of `depth` bits, color type `kind`."""
    height, width, channels = samples.shape

    def rows(part):
        out = b""
        for row in part:
            if depth == 16:
                packed = row.astype(">u2").tobytes()
            elif depth == 8:
                packed = row.astype(np.uint8).tobytes()
            else:
                bits = "".join(format(int(v), f"0{depth}b") for v in row.reshape(-1))
                bits += "0" * (-len(bits) % 8)
                packed = bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))
            out += b"\0" + packed
        return out

    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        parts = [samples[y::down, x::across] for x, y, across, down in passes]
        data = b"".join(rows(part) for part in parts if part.shape[0] and part.shape[1])
    else:
        data = rows(samples)

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    out = b"\x89PNG\r\n\x1a\n"
    out += chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced)))
    if palette is not None:
        out += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if transparency is not None:
        out += chunk(b"tRNS", transparency)
    return out + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


def made(name):
    path = FIXTURES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def write_png_kinds():
    """Every color type and depth, plain and interlaced, each beside the RGB that Pillow makes of it."""
    random = np.random.default_rng(5)
    kinds = [("gray", 0, 1, (1, 2, 4, 8, 16)), ("rgb", 2, 3, (8, 16)), ("palette", 3, 1, (1, 2, 4, 8)),
             ("gray-alpha", 4, 2, (8, 16)), ("rgb-alpha", 6, 4, (8, 16))]
    for name, kind, channels, depths in kinds:
        for depth in depths:
            colors = 2 ** min(depth, 8)
            samples = random.integers(0, 2**depth, (9, 11, channels))
            palette = random.integers(0, 256, (colors, 3)) if kind == 3 else None
            for interlaced in (False, True):
                stem = f"png/{name}-{depth}" + ("-interlaced" if interlaced else "")
                # A palette's transparent entry keeps its color, as an alpha channel's pixels do.
                clear = b"\0" if kind == 3 else None
                made(stem + ".png").write_bytes(png_bytes(samples, depth, kind, palette, clear, interlaced))
                if name == "gray" and depth == 16:
                    # Pillow clips 16-bit gray at 255, which turns nearly all of it white: the high byte is meant.
                    expected = np.repeat((samples >> 8).astype(np.uint8), 3, 2)
                else:
                    expected = np.array(Image.open(FIXTURES / (stem + ".png")).convert("RGB"))
                save(expected, stem + ".expected.png")


def write_jpeg_kinds():
    """Every kind of JPEG, each beside what Pillow decodes."""
    picture = Image.fromarray(scene(45, 31))
    ink = picture.convert("CMYK")
    ways = {
        "baseline-420": (picture, dict(quality=85, subsampling=2)),
        "baseline-422": (picture, dict(quality=85, subsampling=1)),
        "baseline-444": (picture, dict(quality=85, subsampling=0)),
        "progressive": (picture, dict(quality=85, progressive=True)),
        "restarts": (picture, dict(quality=85, restart_marker_blocks=2)),
        "gray": (picture.convert("L"), dict(quality=85)),
        "gray-progressive": (picture.convert("L"), dict(quality=85, progressive=True)),
        "rgb": (picture, dict(quality=85, keep_rgb=True)),
        "cmyk": (ink, dict(quality=85)),
        "cmyk-progressive": (ink, dict(quality=85, progressive=True)),
    }
    for name, (source, options) in ways.items():
        source.save(made(f"jpeg/{name}.jpg"), **options)
    # The same inks declared as YCCK: the Adobe segment's last byte names the transform.
    data = bytearray((FIXTURES / "jpeg/cmyk.jpg").read_bytes())
    data[data.index(b"Adobe") + 11] = 2
    made("jpeg/ycck.jpg").write_bytes(data)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        picture.save(made(f"jpeg/orientation-{orientation}.jpg"), quality=85, exif=exif)
        if orientation == 6:
            picture.save(made("png/orientation-6.png"), exif=exif)
    for path in sorted((FIXTURES / "jpeg").glob("*.jpg")) + [FIXTURES / "png/orientation-6.png"]:
        upright = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        upright.save(path.with_suffix(".expected.png"))


if __name__ == "__main__":
    write_viridis()
    shutil.rmtree(FIXTURES, ignore_errors=True)
    write_resizes()
    write_torchvision()
    write_colors()
    write_png_kinds()
    write_jpeg_kinds()
