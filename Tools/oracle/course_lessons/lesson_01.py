"""01-pixels-to-tensor: Pillow resizes, torchvision crops and normalizes, PyTorch answers."""

import numpy as np
import torch
from PIL import Image
from torchvision.transforms import functional as vision

from . import resample
from .lesson import Lesson
from .network import Network
from .studio import Studio

#: Sizes that are worked out beside the picture's own. 256 / 49 * 49 is a little less than 256, and so is 256 / 98 * 98.
SIZES = [(427, 640), (300, 300), (49, 49)]
#: Pictures that are resized: one shrinks and two grow, all to 383 x 256.
PHOTOS = {"table": SIZES, "small": SIZES, "another": [(161, 107), (98, 98), (333, 1000)]}
#: Pictures that are cropped: one landscape, one portrait, and one with an odd number of pixels to spare on each side.
CROPS = {"table": ("table-256", "table-tile"), "tall": ("tall-256", "tall-tile"), "another": ("odd", "odd-tile")}
#: Pictures that are classified; scores that overflow, or vanish, unless the largest is subtracted; and probabilities in
#: percent of which some are equal.
SCENES = {
    "table": ("table-224", [1000, 998, 997, -1000], [10, 30, 10, 30, 20]),
    "scene-1": ("scene-1", [-1000, -1001, -1000, -1003], [10, 30, 10, 30, 20]),
    "scene-2": ("scene-2", [0, 0, 0, 0], [4, 32, 32, 32, 0]),
    "another": ("tall-256", [-500, 500, 499, 0], [25, 5, 25, 20, 25]),
}


def pictures(lesson: Lesson, studio: Studio) -> None:
    """Renders the lesson's pictures."""
    toybox = studio.toybox
    # "Photographs" of other shapes than the network's, cut from scenes rendered large.
    table = toybox.scene("test", 82, size=640).pixels[100:527]
    lesson.save_picture("table", table)
    lesson.save_picture("table-256", shrunk(Image.fromarray(table)))
    lesson.save_picture("small", toybox.scene("test", 50, size=320).pixels[60:273, :319])
    tall = toybox.scene("test", 18, size=640).pixels[:, 80:560]
    lesson.save_picture("tall-256", shrunk(Image.fromarray(tall)))
    # For the hidden cases: one that grows to 383 x 256, and one a little larger than the square.
    lesson.save_picture("another", toybox.scene("test", 18, size=320).pixels[100:229, 64:257])
    lesson.save_picture("odd", toybox.scene("test", 50, size=320).pixels[40:265, 50:277])
    for picture, index in {"scene-1": 73, "scene-2": 44}.items():
        lesson.save_picture(picture, toybox.scene("test", index).pixels)


def make(lesson: Lesson, studio: Studio) -> None:
    network = studio.network()
    resize(lesson)
    crop_and_normalize(lesson, network)
    top_five(lesson, network)


def resize(lesson: Lesson) -> None:
    for case, others in PHOTOS.items():
        photo = lesson.picture(case)
        small = shrunk(photo)
        sizes = [photo.size, *others]
        lesson.reference("resize", case, "size", np.array([shrunk(Image.new("RGB", s)).size for s in sizes], np.int64))
        lesson.reference("resize", case, "shrink", identity_mixed(10, 4))
        lesson.reference("resize", case, "enlarge", identity_mixed(4, 10))
        lesson.reference("resize", case, "resized", np.asarray(small))

        ours = resample.resize(np.asarray(photo), *small.size)
        assert (ours == np.asarray(small)).all(), "the taken-apart resize no longer is Pillow's"
        rounded = [(round(256 * w / min(w, h)), round(256 * h / min(w, h))) for w, h in sizes]
        lesson.mistake("rounded-size", case, "size", np.array(rounded, np.int64))
        factors = [256 / min(size) for size in sizes]
        by_factor = [(int(w * factor), int(h * factor)) for (w, h), factor in zip(sizes, factors)]
        lesson.mistake("rounded-factor", case, "size", np.array(by_factor, np.int64))
        for name, slip in {"no-antialias": {"antialias": False}, "corner-grid": {"half_pixel": False}}.items():
            lesson.mistake(name, case, "shrink", resample.mixes(10, 4, **slip).astype(np.float32))
        lesson.mistake("corner-grid", case, "enlarge", resample.mixes(4, 10, half_pixel=False).astype(np.float32))


def shrunk(photo: Image.Image) -> Image.Image:
    """torchvision's resize of the short side to 256, which is Pillow's."""
    return vision.resize(photo, 256, vision.InterpolationMode.BILINEAR)


def identity_mixed(source: int, target: int) -> np.ndarray:
    """Pillow's weights `[target, source]`: what it makes of a picture in which each row has a single white pixel."""
    rows = Image.fromarray(np.eye(source, dtype=np.float32))
    return np.asarray(rows.resize((target, source), Image.Resampling.BILINEAR)).T


def crop_and_normalize(lesson: Lesson, network: Network) -> None:
    mean, deviation = network.mean.flatten().tolist(), network.deviation.flatten().tolist()
    for case, (picture, tile_name) in CROPS.items():
        small = lesson.picture(picture)
        crop = vision.center_crop(small, 224)
        left, top = corner(small, crop)
        tile = crop.crop((64, 80, 160, 144))  # 96 x 64: not square, so that rows and columns cannot be confused unseen
        if case == "table":
            lesson.save_picture("table-224", crop)
        lesson.save_picture(tile_name, tile)
        lesson.reference("crop-and-normalize", case, "corner", np.array([left, top], np.int64))
        lesson.reference("crop-and-normalize", case, "crop", np.asarray(crop))
        tensor = vision.normalize(vision.to_tensor(tile), mean, deviation)[None]
        lesson.reference("crop-and-normalize", case, "tensor", tensor)

        down = ((small.width - 224) // 2, (small.height - 224) // 2)
        if down != (left, top):
            lesson.mistake("rounded-down", case, "corner", np.array(down, np.int64))
            lesson.mistake(
                "rounded-down", case, "crop", np.asarray(small.crop((*down, down[0] + 224, down[1] + 224))))
        if case != "tall":
            continue  # One case tells these mistakes apart.
        lesson.mistake("not-normalized", case, "tensor", vision.to_tensor(tile)[None])
        lesson.mistake("blue-first", case, "tensor", vision.normalize(vision.to_tensor(tile).flip(0), mean, deviation)[None])
        # The bytes stay in the order of the file and are only declared to be [3, H, W].
        plain = torch.from_numpy(np.asarray(tile).copy()).float().reshape(3, tile.height, tile.width) / 255
        lesson.mistake("interleaved", case, "tensor", vision.normalize(plain, mean, deviation)[None])
        values = vision.pil_to_tensor(tile).float()
        lesson.mistake("not-scaled", case, "tensor", vision.normalize(values, mean, deviation)[None])
        lesson.mistake("scaled-last", case, "tensor", vision.normalize(values, mean, deviation)[None] / 255)
        lesson.mistake("only-mean-divided", case, "tensor", values[None] / 255 - network.mean / network.deviation)
        lesson.mistake("by-256", case, "tensor", vision.normalize(values / 256, mean, deviation)[None])


def corner(small: Image.Image, crop: Image.Image) -> tuple[int, int]:
    """Where torchvision's crop was taken from, found by looking for it."""
    whole, part = np.asarray(small), np.asarray(crop)
    found = [
        (left, top)
        for left in range(whole.shape[1] - 223)
        for top in range(whole.shape[0] - 223)
        if (whole[top, left : left + 224] == part[0]).all() and (whole[top : top + 224, left : left + 224] == part).all()
    ]
    assert len(found) == 1, found
    return found[0]


def top_five(lesson: Lesson, network: Network) -> None:
    for case, (picture, scores, percent) in SCENES.items():
        logits = network.logits(lesson.pixels(picture))
        lesson.reference("top-five", case, "probabilities", logits.softmax(0))
        values, ids = logits.topk(5)
        assert (values[:-1] - values[1:]).min() > 1e-3, "two classes are too close to be told apart by rank"
        lesson.reference("top-five", case, "ids", ids)
        lesson.reference("top-five", case, "extreme", torch.tensor(scores, dtype=torch.float32).softmax(0))
        shares = torch.tensor(percent) / 100
        assert shares.sort(descending=True).values[2] > shares.sort(descending=True).values[3], "the third is not certain"
        lesson.reference("top-five", case, "tied", shares.topk(3).indices.sort().values)
        lesson.mistake("not-divided", case, "probabilities", (logits - logits.max()).exp())
        lesson.mistake("least-first", case, "ids", logits.topk(5, largest=False).indices)
        twice = [shares.tolist().index(share) for share in sorted(shares.tolist(), reverse=True)[:3]]
        lesson.mistake("named-twice", case, "tied", np.array(sorted(twice), np.int64))
        lesson.mistake("shared-out", case, "probabilities", logits.clamp(min=0) / logits.clamp(min=0).sum())
