"""Draws docs/pictures/methods.jpg: one picture of the course, explained by all sixteen methods.

    python Tools/readme/methods.py
"""

import pathlib
import subprocess
import tempfile

from PIL import Image, ImageDraw, ImageFont

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURE = ROOT / "Lessons/08-grad-cam/pictures/pair.png"
METHODS = [
    "grad-cam", "grad-cam-plus-plus", "xgrad-cam", "hires-cam", "layer-cam", "cam", "score-cam", "ablation-cam",
    "eigen-cam", "feature-maps", "occlusion", "rise", "saliency", "smooth-grad", "integrated-gradients",
    "guided-backprop",
]
SIDE, GAP, TEXT, COLUMNS = 224, 12, 22, 4


def main():
    rows = len(METHODS) // COLUMNS
    size = (GAP + COLUMNS * (SIDE + GAP), GAP + rows * (SIDE + TEXT + GAP))
    sheet = Image.new("RGB", size, "#f1f0ec")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(15)
    with tempfile.TemporaryDirectory() as out:
        for index, method in enumerate(METHODS):
            subprocess.run(
                [ROOT / "course", "explain", PICTURE, "--method", method, "--class", "teapot", "--out", out, "--json"],
                check=True, stdout=subprocess.DEVNULL)
            x = GAP + index % COLUMNS * (SIDE + GAP)
            y = GAP + index // COLUMNS * (SIDE + TEXT + GAP)
            sheet.paste(Image.open(pathlib.Path(out) / "overlay.png"), (x, y))
            draw.text((x, y + SIDE + 3), method, fill="#22262b", font=font)
    file = ROOT / "docs/pictures/methods.jpg"
    sheet.save(file, quality=85)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
