"""Makes everything in the lessons that depends on a network or on Python: pictures, references, recorded mistakes.

    python Tools/oracle/lessons.py --toybox .build/release/toybox [--only 08-grad-cam] [--keep-figures]

It needs torch, torchvision, captum, grad-cam, opencv-python-headless, pillow and safetensors; none of it is needed to
take the course. `toybox` renders the scenes (`swift build -c release --product toybox`), the networks come from `Models`.
The same weights and scenes give the same files.
"""

import argparse
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import torch

from course_lessons import measuring
from course_lessons.lesson import Lesson
from course_lessons.studio import Studio

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--toybox", type=Path, required=True, help="the toybox tool")
    parser.add_argument("--models", type=Path, default=ROOT / "Models")
    parser.add_argument("--lessons", type=Path, default=ROOT / "Lessons")
    parser.add_argument("--only", action="append", metavar="NN-slug", help="make this lesson alone (may be repeated)")
    parser.add_argument("--keep-figures", action="store_true", help="do not measure again what the texts quote (minutes; lesson 12: half an hour)")
    arguments = parser.parse_args()

    lessons = sorted(path.parent.name for path in arguments.lessons.glob("[0-9][0-9]-*/lesson.md"))
    for name in arguments.only or []:
        if name not in lessons:
            parser.error(f"there is no lesson {name}; there are {', '.join(lessons)}")
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    studio = Studio(arguments.toybox, arguments.models)
    folders = [arguments.lessons / name for name in arguments.only or lessons]
    lacking = [line for folder in folders for line in made(folder, studio, arguments.keep_figures)]
    if lacking:
        raise SystemExit("\n".join(lacking))


def made(folder: Path, studio: Studio, keep_figures: bool) -> list[str]:
    """Makes one lesson, by `lesson_NN`, `figures_NN` and `measure_NN`; returns what its text has to say and does not."""
    print(folder.name, flush=True)
    torch.manual_seed(0)
    studio.used.clear()
    number = folder.name[:2]
    maker = import_module(f"course_lessons.lesson_{number}")
    lesson = Lesson(folder)
    if hasattr(maker, "pictures"):
        maker.pictures(lesson, studio)
    lacking = maker.make(lesson, studio) or []
    if find_spec(f"course_lessons.figures_{number}"):
        for name, figure in import_module(f"course_lessons.figures_{number}").FIGURES.items():
            lesson.save_picture(name, figure(lesson, studio))
    known = measuring.recorded(lesson)
    lesson.write([studio.models / name for name in sorted(studio.used)])
    if find_spec(f"course_lessons.measure_{number}"):
        if keep_figures and known:
            measuring.record(lesson, known)
        else:
            measured(lesson, studio, number)
    return [f"{folder.name}/lesson.md lacks: {line}" for line in lacking]


def measured(lesson: Lesson, studio: Studio, number: str) -> None:
    """Measures what the lesson's text quotes, by `measure_NN`."""
    torch.manual_seed(0)
    studio.used.clear()
    maker = import_module(f"course_lessons.measure_{number}")
    figures = measuring.Figures()
    maker.measure(lesson, studio, figures)
    models = [studio.models / name for name in sorted(studio.used)]
    figures.write(lesson, f"measure_{number}.py", getattr(maker, "PROGRAMS", []), models)


if __name__ == "__main__":
    main()
