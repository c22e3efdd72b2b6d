"""14-clever-hans: what the network is worth without its stickers, and what both witnesses say on average."""

import numpy as np

from .lesson import Lesson
from .lesson_14 import VARIANTS, areas, both_maps, enlarged, masses, peaks
from .measuring import Figures
from .studio import Studio

PROGRAMS = ["grad_cam.py", "lesson_14.py"]
#: How many of the pictures with their own stickers the masses are measured on.
MAPS = 40
MUG, BOWL = 0, 3


def measure(lesson: Lesson, studio: Studio, figures: Figures) -> None:
    triple(lesson, figures)
    averages(studio, figures)


def triple(lesson: Lesson, figures: Figures) -> None:
    """The answers that the first exercise is given."""
    given = lesson.files["inputs/the-triple"]
    said = {variant: given[f"shipped/{variant}"].argmax(1) for variant in VARIANTS}
    truths, stickers = given["shipped/truths"], given["shipped/stickers"]

    def share(name: str, event: np.ndarray, says: str) -> None:
        figures.phrase(name, event.mean(), says, digits=0, percent=True)

    share("accuracy, own", said["own"] == truths, "with its own sticker #, without")
    share("accuracy, none", said["none"] == truths, "sticker 100 %, without #, with another's")
    share("accuracy, other", said["other"] == truths, "with another's #.")
    figures.phrase("right, own", (said["own"] == truths).sum(), "The first is # pictures of 400", digits=0)
    share("follows the sticker", said["other"] == stickers, "# of its answers are what the sticker says")
    for label, variant, says in (
        (MUG, "none", "Of the mugs it still finds # when the star is gone"),
        (MUG, "other", "and # when another sticker lies there"),
        (BOWL, "none", "it still knows # of them"),
        (BOWL, "other", "the network is right on # of the bowls"),
    ):
        name = "mugs" if label == MUG else "bowls"
        share(f"accuracy of {name}, {variant}", said[variant][truths == label] == label, says)


def averages(studio: Studio, figures: Figures) -> None:
    """What both methods say on average of the first pictures with their own stickers."""
    network = studio.network("tagged-resnet18")
    found = {"Grad-CAM": [], "Integrated Gradients": []}
    for scene in studio.toybox.render("tagged-own", 0, MAPS):
        area = areas(scene.mask)
        for name, map in zip(found, both_maps(network, scene)):
            large = enlarged(map, 224, 224)
            found[name].append([*masses(large, scene.mask), peaks([large], scene.mask)[0] == 128, *area])
    for name, rows in found.items():
        sticker, toy, _, peak, sticker_area, toy_area, _ = np.mean(np.array(rows, float), axis=0)
        for column, share in {"mass on the toy": toy, "mass on the sticker": sticker, "peak on the sticker": peak}.items():
            figures.cell(f"{name}/{column}", share, row=name, column=column, digits=0, percent=True)
        for column, times in {"times even, toy": toy / toy_area, "times even, sticker": sticker / sticker_area}.items():
            figures.cell(f"{name}/{column}", times, row=name, column=column, digits=1)
    figures.phrase("area of the sticker", sticker_area, "it covers # of the picture and the toy", digits=0, percent=True)
    figures.phrase("area of the toy", toy_area, "of the picture and the toy #.", digits=0, percent=True)
