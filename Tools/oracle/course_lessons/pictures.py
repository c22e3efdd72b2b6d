"""Which scenes the lessons show, and how they are cut. They were chosen by eye from `toybox sheet --set test`."""

import numpy as np

from .lesson import Lesson
from .scenes import Toybox

#: Scenes of the test set, which the network never saw in training, by lesson and picture.
SCENES = {
    "01-pixels-to-tensor": {"scene-1": 73, "scene-2": 44},
    "03-feature-maps": {"mug": 56, "car": 53},
    "06-saliency": {"duck": 58},
    "08-grad-cam": {"teapot": 77},
    "11-right-and-wrong": {},
}


def render_pictures(lesson: Lesson, toybox: Toybox) -> None:
    """Renders a lesson's pictures into its folder."""
    name = lesson.folder.name
    for picture, index in SCENES[name].items():
        lesson.save_picture(picture, toybox.scene("test", index).pixels)
    if name == "01-pixels-to-tensor":
        # Two "photographs" of the usual shapes, landscape and portrait, cut from scenes rendered large.
        lesson.save_picture("table", toybox.scene("test", 82, size=640).pixels[100:527])
        lesson.save_picture("tall", toybox.scene("test", 18, size=640).pixels[:, 80:560])
    if name == "08-grad-cam":
        lesson.save_picture("pair", beside(toybox, 58, 77))


def beside(toybox: Toybox, left: int, right: int) -> np.ndarray:
    """The middle halves of two scenes, side by side: one picture with two toys."""
    halves = [toybox.scene("test", index).pixels[:, 56:168] for index in (left, right)]
    return np.concatenate(halves, axis=1)
