"""Where the thing is in the lessons' rendered pictures: the masks that pages draw an outline of.

`toybox` renders the scene again, and its mask with it. A picture that is not the scene's, byte for byte, gets none: then
the table below is out of date.

    python Tools/oracle/masks.py .build/debug/toybox
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

#: The set and number of the scene that each picture shows; `course_lessons/pictures.py` and `scenes.py` chose them.
SCENES = {
    "06-saliency/duck": ("test", 589),
    "08-grad-cam/teapot": ("test", 392),
    "11-right-and-wrong/right": ("hard", 399),
    "11-right-and-wrong/wrong": ("hard", 159),
    "11-right-and-wrong/far-off": ("hard", 158),
    "12-score-a-heat-map/car": ("test", 34),
    "12-score-a-heat-map/boat": ("test", 3),
}


def render(toybox: Path, set: str, index: int, size: int = 224) -> tuple[np.ndarray, np.ndarray]:
    """A scene's picture `[size, size, 3]` and its mask `[size, size]`, 255 where the thing is."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "scenes"
        arguments = ["render", "--set", set, "--first", index, "--count", 1, "--size", size]
        arguments += ["--format", "raw", "--out", root]
        subprocess.run([str(toybox), *map(str, arguments)], check=True, capture_output=True)
        picture = np.fromfile(root / "images.u8", np.uint8).reshape(size, size, 3)
        return picture, np.fromfile(root / "masks.u8", np.uint8).reshape(size, size)


def main() -> None:
    toybox = Path(sys.argv[1] if len(sys.argv) > 1 else ".build/debug/toybox")
    lessons = Path(__file__).resolve().parents[2] / "Lessons"
    for name, (set, index) in SCENES.items():
        lesson, stem = name.split("/")
        picture, mask = render(toybox, set, index)
        shipped = np.array(Image.open(lessons / lesson / "pictures" / f"{stem}.png").convert("RGB"))
        assert (picture == shipped).all(), f"{name} is not scene {index} of the set {set}"
        file = lessons / lesson / "masks" / f"{stem}.png"
        file.parent.mkdir(exist_ok=True)
        Image.fromarray(mask).convert("1").save(file, optimize=True)
        print(f"{name}: {(mask > 0).mean():.1%} of the picture")


if __name__ == "__main__":
    main()
