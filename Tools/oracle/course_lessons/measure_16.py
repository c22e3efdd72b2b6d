"""16-scans-and-streets: what the text says of the four scenes and of the report, as the exercises have it."""

from .lesson import Lesson
from .measuring import Figures
from .studio import Studio

PROGRAMS = ["grad_cam.py", "lesson_16.py"]
#: Where the text has the margins and the effects of the visible scenes.
COVERED = {
    "scan": ["the margin is #; without the lesion", "without the lesion it loses #", "without the marker #."],
    "wrong-marker": [
        "the margin is #, so that it is called clear", "a faint one, has #.", "the K has an effect of #: without it",
    ],
    "street": ["In the street the margin is #", "the pedestrian is worth # and", "and the crossing #."],
    "empty-crossing": ["On the empty crossing it is #", None, "the stripes have an effect of #."],
}
#: The rows of the report's table, in the order of the regions.
ROWS = {"scans": ["lesion", "marker", "control"], "streets": ["stop sign", "pedestrian", "crossing"]}


def measure(lesson: Lesson, studio: Studio, figures: Figures) -> None:
    for name in ("scans-resnet18", "streets-resnet18"):
        studio.network(name)  # The references, from which all is read here, were made with both.
    covered, audited = lesson.files["references/cover"], lesson.files["references/audit"]
    for case, says in COVERED.items():
        names = ["margin", "first effect", "second effect"]
        for name, value, words in zip(names, [covered[f"{case}/margin"], *covered[f"{case}/effects"]], says):
            if words:
                figures.phrase(f"{case}/{name}", value, words, digits=1)
    for family, rows in ROWS.items():
        for region, row in enumerate(rows):
            figures.cell(f"{row}/pictures", audited[f"{family}/pictures"][region], row=row, column="pictures", digits=0)
            for output, column in {"bright": "bright on the map", "turned": "turned by covering"}.items():
                share = audited[f"{family}/{output}"][region]
                figures.cell(f"{row}/{output}", share, row=row, column=column, digits=0, percent=True)
    surer = (lesson.files["inputs/audit"]["scans/effects"][:, 0] < -0.01).sum()
    figures.phrase("lesion/surer", surer, "in # of the 18 scans it even makes", digits=0)
