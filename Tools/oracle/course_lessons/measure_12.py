"""12-score-a-heat-map: what forty scenes say of every method, and of random numbers and edges."""

from .heat_maps import METHODS
from .lesson import Lesson
from .scoreboard import CANDIDATES, SCENES, chosen, measured
from .studio import Studio

PROGRAMS = ["heat_maps.py", "layer_maps.py", "pixel_maps.py", "question.py", "scoreboard.py", "scores.py", "squares.py"]


def measure(lesson: Lesson, studio: Studio, figures) -> None:
    network = studio.network()
    board = measured(network, chosen(network, studio.toybox.render("test", 0, CANDIDATES)))
    for name in METHODS:
        figures.cell(f"{name}/pointing", SCENES * board.pointing[name], row=name, column="on the toy", digits=0)
        for column, values in {"mass": board.mass, "rank": board.rank, "astray": board.astray}.items():
            figures.cell(f"{name}/{column}", 100 * values[name], row=name, column=f"{column} %", digits=0)
        for column, values in {"deletion": board.deletion, "insertion": board.insertion}.items():
            figures.cell(f"{name}/{column}", values[name], row=name, column=column)
    figures.phrase("outline", board.outline, "the toy covers # of the picture", digits=0, percent=True)
    falls = lesson.files["references/deletion-insertion"]["car/deletion"]
    figures.phrase("car/whole", falls[0], "the deletion curve drops from # to", digits=0, percent=True)
    figures.phrase("car/three steps", falls[3], "to # within three steps", digits=0, percent=True)
