"""Makes the color table of Imaging and the fixtures of ImagingTests.

    python Tools/oracle/imaging.py            (from the repository's root)

Needs Pillow, NumPy, OpenCV, matplotlib, torchvision and grad-cam. Every number that ImagingTests compare with comes from here.
"""

import io
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


def png_chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


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

    out = b"\x89PNG\r\n\x1a\n"
    out += png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced)))
    if palette is not None:
        out += png_chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if transparency is not None:
        out += png_chunk(b"tRNS", transparency)
    return out + png_chunk(b"IDAT", zlib.compress(data, 9)) + png_chunk(b"IEND", b"")


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


# The types of a TIFF's values, by number: how Python packs one of them.
TIFF_TYPES = {1: "B", 2: "B", 3: "H", 4: "L", 5: "2L", 6: "b", 7: "B", 8: "h", 9: "l", 10: "2l", 11: "f", 12: "d",
              13: "L", 16: "Q"}
ORIENTATION = 0x0112


def exif_block(entries, order=">", magic=None, count=None):
    """A TIFF of one directory, without `Exif\\0\\0`: entries are tag, type, values (numbers, or bytes as they are).

    Values that do not fit into an entry lie behind the directory; an entry of five says its count and place itself.
    """
    magic = magic or (b"MM\0\x2a" if order == ">" else b"II\x2a\0")
    directory, far = b"", b""
    end = 8 + 2 + 12 * len(entries) + 4
    for tag, kind, values, *lies in entries:
        data = b"".join(struct.pack(order + TIFF_TYPES.get(kind, "L"), *np.atleast_1d(v).tolist()) for v in values)
        length, place = lies or (len(values), end + len(far))
        if len(data) > 4 or lies:
            directory += struct.pack(order + "HHLL", tag, kind, length, place)
            far += data
        else:
            directory += struct.pack(order + "HHL", tag, kind, length) + data.ljust(4, b"\0")
    count = len(entries) if count is None else count
    return magic + struct.pack(order + "LH", 8, count) + directory + bytes(4) + far


def xmp_packet(inside, attributes=""):
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/"{attributes}>{inside}</rdf:Description>'
        f"</rdf:RDF></x:xmpmeta>"
    ).encode()


def xmp_attribute(text):
    return xmp_packet("", f' tiff:Orientation="{text}"')


def xmp_element(text):
    return xmp_packet(f"<tiff:Orientation>{text}</tiff:Orientation>")


def with_segments(jpeg, *bodies):
    """A JPEG with APP1 segments behind its first segment, JFIF's."""
    place = 4 + int.from_bytes(jpeg[4:6], "big")
    return jpeg[:place] + b"".join(b"\xff\xe1" + struct.pack(">H", len(b) + 2) + b for b in bodies) + jpeg[place:]


def with_chunks(png, *chunks, after=b"IHDR"):
    """A PNG with further chunks behind its first one of a type."""
    place = png.index(after) + 8 + int.from_bytes(png[png.index(after) - 4 : png.index(after)], "big")
    return png[:place] + b"".join(png_chunk(name, body) for name, body in chunks) + png[place:]


def expect(name, data, whole=None):
    """Writes a file, and beside it what Pillow reads of it (or of `whole`, where Pillow refuses it)."""
    made(name).write_bytes(data)
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(whole or data)))
    picture.convert("RGB").save(made(str(Path(name).with_suffix(".expected.png"))))


def oriented_exif():
    """EXIF blocks that state an orientation in ways that files do, by name."""
    def plain(kind, *values, order=">"):
        return exif_block([(ORIENTATION, kind, values)], order)

    width, maker, short = (0x0100, 4, [24]), (0x010F, 2, list(b"a camera\0")), (ORIENTATION, 3, [6])
    blocks = {f"long-{n}": plain(4, n, order="<>"[n % 2]) for n in range(2, 9)}
    blocks |= {
        "long-6-little-endian": plain(4, 6, order="<"),
        "long-6-big-endian": plain(4, 6),
        "short-8-little-endian": plain(3, 8, order="<"),
        "long-above-16-bits": plain(4, 0x10006),
        "byte": plain(1, 6),
        "text": plain(2, ord("6"), 0),
        "opaque": plain(7, 6),
        "rational": plain(5, (12, 2)),
        "rational-uneven": plain(5, (13, 2), order="<"),
        "rational-over-zero": plain(5, (6, 0)),
        "signed-byte": plain(6, 6),
        "signed-short": plain(8, 7, order="<"),
        "signed-long": plain(9, 5),
        "signed-long-negative": plain(9, -6),
        "signed-rational": plain(10, (-6, -1)),
        "float": plain(11, 6.0, order="<"),
        "float-uneven": plain(11, 6.5),
        "double": plain(12, 8.0),
        "not-finite": plain(12, float("nan")),
        "directory": plain(13, 6),
        "long8": plain(16, 6, order="<"),
        "two-values": plain(3, 6, 3),
        "many-values": plain(3, 8, 1, 1, 1, 1, order="<"),
        "no-value": plain(3),
        "zero": plain(3, 0),
        "nine": plain(3, 9),
        "unknown-type-first": exif_block([(ORIENTATION, 99, [3]), short]),
        "twice": exif_block([(ORIENTATION, 3, [8]), short]),
        "behind-text": exif_block([maker, short], "<"),
        "behind-too-much": exif_block([(0x010F, 2, [65], 0x7FFFFFFF, 8), short]),
        "behind-text-outside": exif_block([(0x010F, 2, [65], 20, 0xFFFFFF00), short]),
        "outside": exif_block([(ORIENTATION, 5, [], 1, 0x7FFF)]),
        "cut-behind": exif_block([width, short], count=9)[: 10 + 24],
        "cut-within": exif_block([width, short], "<")[: 10 + 23],
        "cut-next": exif_block([short])[:-2],
        "directory-outside": b"MM\0\x2a\xff\xff\xff\xf0" + plain(3, 6)[8:],
        "mark-turned-around": exif_block([short], magic=b"MM\x2a\0"),
        "mark-turned-around-little-endian": exif_block([short], "<", magic=b"II\0\x2a"),
    }
    return blocks


def write_jpeg_orientations():
    """JPEGs that state an orientation by EXIF or XMP, each beside the picture as Pillow turns it."""
    base = io.BytesIO()
    Image.fromarray(scene(24, 16)).save(base, "JPEG", quality=85)
    base, name, packet = base.getvalue(), b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
    for stem, block in oriented_exif().items():
        expect(f"jpeg/exif-{stem}.jpg", with_segments(base, name + block))
    six, silent = exif_block([(ORIENTATION, 3, [6])]), exif_block([(0x0100, 4, [24])])
    eight = packet + xmp_attribute(8)
    segments = {
        "exif-named-twice": [name + name + six],
        "exif-named-thrice-xmp": [name + name + name + six, eight],
        "exif-in-two-segments": [name + six[:15], name + six[15:]],
        "exif-behind-another": [b"http://example.org/\0" + six, name + six],
        "exif-before-xmp": [name + six, eight],
        "exif-silent-xmp": [eight, name + silent],
        "exif-empty-xmp": [name, eight],
        "exif-cut-xmp": [name + six[:15], eight],
        "exif-outside-xmp": [name + exif_block([(ORIENTATION, 5, [], 1, 0x7FFF)]), eight],
        "exif-nine-xmp": [name + exif_block([(ORIENTATION, 3, [9])]), eight],
        "exif-text-xmp": [name + exif_block([(ORIENTATION, 2, list(b"6\0"))]), eight],
        "exif-no-tiff-xmp": [name + b"something else", eight],
        "exif-big-tiff-xmp": [name + b"MM\0\x2b\0\x08\0\0" + six[4:], eight],
        "exif-big-tiff-little-endian-xmp": [name + b"II\x2b\0\x08\0\0\0" + six[4:], eight],
        "exif-mark-of-big-tiff": [name + b"MM\0\x2b" + six[4:]],
        "exif-short-head-xmp": [name + six[:7], eight],
        "xmp-nine": [packet + xmp_attribute(9)],
        "xmp-zero": [packet + xmp_element(0)],
        "xmp-two-digits": [packet + xmp_attribute(62)],
        "xmp-apart": [packet + xmp_packet("", ' tiff:Orientation = "6"')],
        "xmp-quoted-once": [packet + xmp_packet("", " tiff:Orientation='6'")],
        "xmp-second-place": [packet + xmp_packet("<tiff:Orientation>no</tiff:Orientation>", ' tiff:Orientation=""')
                             + xmp_element(5)],
        "xmp-two-packets": [packet + xmp_attribute(6), packet + xmp_attribute(3)],
        "xmp-16-bits": [packet + xmp_attribute(6).decode().encode("utf-16")],
    }
    segments |= {f"xmp-attribute-{n}": [packet + xmp_attribute(n)] for n in range(1, 9)}
    segments |= {f"xmp-element-{n}": [packet + xmp_element(n)] for n in range(1, 9)}
    for stem, bodies in segments.items():
        expect(f"jpeg/{stem}.jpg", with_segments(base, *bodies))
    stray = with_segments(base, name + six)
    place = stray.index(b"\xff\xe1")
    expect("jpeg/exif-behind-stray-bytes.jpg", stray[:place] + b"\0\x12\xff" + stray[place:])


def write_png_orientations():
    """PNGs that state an orientation by a chunk or a text, each beside the picture as Pillow turns it."""
    base = png_bytes(scene(12, 8), 8, 2)
    six, silent = exif_block([(ORIENTATION, 3, [6])]), exif_block([(0x0100, 4, [12])])
    name = b"Exif\0\0"
    frame = struct.pack(">5L2H2B", 0, 12, 8, 0, 0, 1, 10, 0, 0)
    profile, key, packet = b"Raw profile type exif", b"XML:com.adobe.xmp", xmp_element(8)

    def digits(block, heading="\nexif\n{:8}\n", width=72):
        text = block.hex()
        lines = [text[i : i + width] for i in range(0, len(text), width)]
        return (heading.format(len(block)) + "\n".join(lines) + "\n").encode()

    def plain(name, text):
        return b"tEXt", name + b"\0" + text

    def compressed(name, stream):
        return b"zTXt", name + b"\0\0" + stream

    def international(name, text, flag=0, language=b"", translation=b""):
        return b"iTXt", name + b"\0" + bytes([flag, 0]) + language + b"\0" + translation + b"\0" + text

    raw = digits(name + six)
    three = digits(name + exif_block([(ORIENTATION, 4, [3])], "<"))
    chunks = {f"exif-long-{n}": [(b"eXIf", exif_block([(ORIENTATION, 4, [n])], "<>"[n % 2]))] for n in (3, 6, 8)}
    chunks |= {f"profile-{n}": [compressed(profile, zlib.compress(digits(name + exif_block([(ORIENTATION, 3, [n])]))))]
               for n in range(1, 9)}
    chunks |= {
        "exif-named": [(b"eXIf", name + six)],
        "exif-named-in-text": [plain(b"exif", name + name + six)],
        "exif-twice": [(b"eXIf", silent), (b"eXIf", six)],
        "exif-empty-xmp": [(b"eXIf", b""), international(key, packet)],
        "exif-silent-xmp": [international(key, packet), (b"eXIf", silent)],
        "exif-before-xmp": [international(key, packet), (b"eXIf", six)],
        "exif-before-profile": [plain(profile, three), (b"eXIf", silent)],
        "exif-as-text": [plain(b"exif", six)],
        "exif-then-text": [(b"eXIf", silent), plain(b"exif", name + six)],
        "exif-cut": [(b"eXIf", exif_block([(ORIENTATION, 3, [6]), (0x0100, 4, [1])])[:30])],
        "profile-plain": [plain(profile, raw)],
        "profile-international": [international(profile, raw)],
        "profile-international-compressed": [international(profile, zlib.compress(raw), 1, b"en", b"camera")],
        "profile-unnamed": [plain(profile, digits(six))],
        "profile-little-endian": [plain(profile, digits(name + exif_block([(ORIENTATION, 4, [7])], "<")))],
        "profile-capitals": [plain(profile, raw[:15] + raw[15:].upper())],
        "profile-odd-lines": [plain(profile, digits(name + six, width=31))],
        "profile-blanks": [plain(profile, raw[:17] + b" \t\r" + raw[17:])],
        "profile-without-heading": [plain(profile, digits(name + six, ""))],
        "profile-app1": [plain(b"Raw profile type APP1", digits(name + six, "\ngeneric profile\n{:8}\n"))],
        "profile-twice": [plain(profile, raw), plain(profile, three)],
        "profile-then-damaged": [plain(profile, raw), compressed(profile, b"no stream of zlib")],
        "profile-then-damaged-international": [plain(profile, raw), international(profile, b"no stream", 1)],
        "profile-then-unreadable": [plain(profile, raw), international(profile, three + b"\xff")],
        "profile-cut-stream": [compressed(profile, zlib.compress(raw + b"\n" * 64)[:-5])],
        "profile-long": [compressed(profile, zlib.compress(raw + b" " * 1_040_000))],
        "profile-before-xmp": [international(key, packet), plain(profile, raw)],
        "profile-silent-xmp": [international(key, packet), plain(profile, digits(name + silent))],
        "xmp-international": [international(key, packet)],
        "xmp-attribute": [international(key, xmp_attribute(5))],
        "xmp-compressed": [international(key, zlib.compress(packet), 1)],
        "xmp-plain": [plain(key, packet)],
        "xmp-zipped": [compressed(key, zlib.compress(packet))],
        "xmp-unreadable": [international(key, b"\xff" + packet)],
        "xmp-then-unreadable": [international(key, packet), international(key, b"\xff" + xmp_element(3))],
        "xmp-then-unreadable-language": [international(key, xmp_element(3), language=b"\xff")],
        "xmp-damaged": [international(key, b"no stream", 1)],
        "xmp-half": [(b"iTXt", key + b"\0\0\0en\0" + packet)],
        "xmp-nine": [international(key, xmp_attribute(9))],
    }
    for stem, added in chunks.items():
        expect(f"png/{stem}.png", with_chunks(base, *added))
    for stem, added in {"exif": (b"eXIf", six), "profile": plain(profile, raw), "xmp": international(key, packet)}.items():
        expect(f"png/{stem}-behind-pixels.png", with_chunks(base, added, after=b"IDAT"))
    # Pillow refuses a picture with a longer text; here it is read, and the text is not.
    made("texts/too-long.png").write_bytes(with_chunks(base, compressed(profile, zlib.compress(raw + b" " * 1_050_000))))
    # What follows the first picture of an animation belongs to the next one.
    for stem, frames, before in [("animated", 2, [(b"fcTL", frame)]), ("animated-beside", 1, []),
                                 ("animated-once", 1, [(b"fcTL", frame)])]:
        data = with_chunks(base, (b"acTL", struct.pack(">2L", frames, 0)), *before)
        next_frame = [(b"fcTL", struct.pack(">L", len(before)) + frame[4:]), (b"eXIf", six)]
        expect(f"png/exif-{stem}.png", with_chunks(data, *next_frame, after=b"IDAT"))


def segments_of(jpeg):
    """The segments of a baseline JPEG, by marker, and the data of its scan."""
    found, place = {}, 2
    while True:
        marker, length = jpeg[place + 1], int.from_bytes(jpeg[place + 2 : place + 4], "big")
        found.setdefault(marker, []).append(jpeg[place + 4 : place + 2 + length])
        place += 2 + length
        if marker == 0xDA:
            return found, jpeg[place:-2]


def scan_by_scan(picture):
    """A baseline JPEG with a scan for each component, which Pillow reads but does not write."""
    def segment(marker, body):
        return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body

    parts = []
    for component in picture.convert("YCbCr").split():
        out = io.BytesIO()
        component.save(out, "JPEG", quality=85)
        parts.append(segments_of(out.getvalue()))
    shared = parts[0][0]
    header = struct.pack(">BHHB", 8, picture.height, picture.width, 3) + b"".join(bytes([c, 0x11, 0]) for c in (1, 2, 3))
    out = b"\xff\xd8" + b"".join(segment(m, b) for m in (0xE0, 0xDB) for b in shared[m]) + segment(0xC0, header)
    out += b"".join(segment(0xC4, body) for body in shared[0xC4])
    for number, (_, data) in enumerate(parts, 1):
        out += segment(0xDA, bytes([1, number, 0, 0, 63, 0])) + data
    return out + b"\xff\xd9"


def write_irregular():
    """Files that break a rule of their format without harm to the picture: an end that is missing, a scan's numbers."""
    picture = Image.fromarray(scene(45, 31))
    whole = scan_by_scan(picture)
    expect("jpeg/scan-by-scan.jpg", whole)
    expect("jpeg/no-end-scan-by-scan.jpg", whole[:-2], whole)
    for kind in ("baseline-420", "progressive", "restarts", "gray", "gray-progressive", "cmyk", "cmyk-progressive"):
        whole = (FIXTURES / f"jpeg/{kind}.jpg").read_bytes()
        expect(f"jpeg/no-end-{kind}.jpg", whole[:-2], whole)
    whole = (FIXTURES / "jpeg/baseline-420.jpg").read_bytes()
    expect("jpeg/no-end-half.jpg", whole[:-1], whole)
    expect("jpeg/no-end-zeros.jpg", whole[:-2] + bytes(100), whole)
    expect("jpeg/no-end-comment.jpg", whole[:-2] + b"\xff\xfe\0\x20cut", whole)
    for kind in ("rgb-8", "palette-4-interlaced"):
        whole = (FIXTURES / f"png/{kind}.png").read_bytes()
        expect(f"png/no-end-{kind}.png", whole[:-12], whole)
        expect(f"png/no-end-half-{kind}.png", whole[:-5], whole)
    # Some phones write zeros where a baseline scan says which coefficients it has; it always has all.
    for name, kind in [("zero", "baseline-420"), ("zero-gray", "gray"), ("zero-restarts", "restarts"),
                       ("zero-scan-by-scan", "scan-by-scan"), ("odd", "baseline-444")]:
        data = bytearray((FIXTURES / f"jpeg/{kind}.jpg").read_bytes())
        place = -1
        while (place := data.find(b"\xff\xda", place + 1)) >= 0:
            end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
            data[end - 3 : end] = bytes([1, 5, 0x21]) if name == "odd" else bytes(3)
        expect(f"jpeg/scan-numbers-{name}.jpg", bytes(data))


if __name__ == "__main__":
    write_viridis()
    shutil.rmtree(FIXTURES, ignore_errors=True)
    write_resizes()
    write_torchvision()
    write_colors()
    write_png_kinds()
    write_jpeg_kinds()
    write_jpeg_orientations()
    write_png_orientations()
    write_irregular()
