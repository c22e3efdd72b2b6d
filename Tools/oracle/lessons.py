"""Makes everything in the lessons that depends on the network or on Python: pictures, references, recorded mistakes.

    python Tools/oracle/lessons.py --toybox .build/release/toybox [--only 08-grad-cam]

It needs torch, torchvision, captum, grad-cam, opencv-python-headless, pillow and safetensors; none of it is needed to
take the course. `toybox` renders the scenes (`swift build -c release --product toybox`), the network comes from
`Models/toybox-resnet18`. The same weights and scenes give the same files.
"""

import argparse
from pathlib import Path

import torch

from course_lessons import figures, lesson_01, lesson_03, lesson_06, lesson_08, lesson_11
from course_lessons.lesson import Lesson
from course_lessons.network import Network
from course_lessons.pictures import render_pictures
from course_lessons.scenes import Toybox, pick_right_and_wrong

ROOT = Path(__file__).resolve().parents[2]
LESSONS = ["01-pixels-to-tensor", "03-feature-maps", "06-saliency", "08-grad-cam", "11-right-and-wrong"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--toybox", type=Path, required=True, help="the toybox tool")
    parser.add_argument("--model", type=Path, default=ROOT / "Models/toybox-resnet18")
    parser.add_argument("--lessons", type=Path, default=ROOT / "Lessons")
    parser.add_argument("--only", choices=LESSONS, action="append", help="make this lesson alone (may be repeated)")
    arguments = parser.parse_args()

    torch.manual_seed(0)
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    lacking: list[str] = []
    toybox, network = Toybox(arguments.toybox), Network(arguments.model)
    for name in arguments.only or LESSONS:
        print(name, flush=True)
        lesson = Lesson(arguments.lessons / name)
        render_pictures(lesson, toybox, network)
        match name:
            case "01-pixels-to-tensor":
                lesson_01.make(lesson, network)
            case "03-feature-maps":
                lesson_03.make(lesson, network)
            case "06-saliency":
                lesson_06.make(lesson, network)
            case "08-grad-cam":
                lesson_08.make(lesson, network)
            case "11-right-and-wrong":
                cases = pick_right_and_wrong(toybox, network)
                for case, scene in cases.items():
                    lesson.save_picture(case, scene.pixels)
                lacking = lesson_11.make(lesson, network, cases)
        figures.draw(lesson, network)
        lesson.write(arguments.model)
    if lacking:
        raise SystemExit("11-right-and-wrong/lesson.md is about other scenes; its cases have to be:\n" + "\n".join(lacking))


if __name__ == "__main__":
    main()
