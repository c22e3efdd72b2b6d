"""Which scenes the lessons show, and how they are cut.

They were chosen by eye from `toybox sheet --set test`, scenes that the network never saw in training. Where a gradient is
graded there are several candidates, and the one that keeps farthest from the network's kinks is taken (see `kinks`).
"""

import numpy as np
from PIL import Image

from . import lesson_08
from .kinks import clearance
from .lesson import Lesson
from .lesson_01 import shrunk
from .network import Network
from .scenes import Toybox

DUCKS = [1, 58, 95, 115, 129, 152, 165, 206, 224, 255, 298, 346, 359, 409, 425, 444, 483, 589, 605, 610, 629]
TEAPOTS = [15, 30, 77, 182, 348, 392, 410, 541, 583, 609]
#: Scenes and the first column of the half that is cut from them.
DUCK_HALVES = {346: 49, 206: 58, 22: 32}
TEAPOT_HALVES = {164: 54, 290: 33, 607: 22, 62: 77}


def render_pictures(lesson: Lesson, toybox: Toybox, network: Network) -> None:
    """Renders a lesson's pictures into its folder."""
    match lesson.folder.name:
        case "01-pixels-to-tensor":
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
        case "03-feature-maps":
            for picture, index in {"mug": 56, "car": 53, "another": 73}.items():
                lesson.save_picture(picture, toybox.scene("test", index).pixels)
        case "06-saliency":
            lesson.save_picture("duck", farthest(network, toybox, DUCKS, "rubber duck", above=None))
        case "08-grad-cam":
            lesson.save_picture("teapot", farthest(network, toybox, TEAPOTS, "teapot", above="layer2"))
            lesson.save_picture("pair", pair(network, toybox))
            for case, (picture, _) in lesson_08.CASES.items():
                lesson.save_picture(case, lesson.picture(picture))  # A view finds a case's picture by the case's name.
            lesson.save_picture("another", lesson.picture("teapot"))


def farthest(network: Network, toybox: Toybox, indices: list[int], label: str, above: str | None) -> np.ndarray:
    """Of the candidates that the network gets right, the picture that keeps farthest from the kinks."""
    pictures = {index: toybox.scene("test", index).pixels for index in indices}
    right = {i: p for i, p in pictures.items() if network.logits(p).argmax() == network.id(label)}
    clear = {index: clearance(network, picture, above) for index, picture in right.items()}
    best = max(clear, key=clear.get)
    print(f"  {label}: scene {best} of {len(right)} candidates, clearance {clear[best]:.1f}")
    return pictures[best]


def pair(network: Network, toybox: Toybox) -> np.ndarray:
    """Half a scene with a duck beside half a scene with a teapot, so that one picture shows two toys.

    Pairs of which the network sees both come first; of those, the one that keeps farthest from the kinks.
    """
    wanted = {network.id("rubber duck"), network.id("teapot")}
    ducks = {i: toybox.scene("test", i).pixels[:, x : x + 112] for i, x in DUCK_HALVES.items()}
    teapots = {i: toybox.scene("test", i).pixels[:, x : x + 112] for i, x in TEAPOT_HALVES.items()}
    pictures = {(d, t): np.concatenate([ducks[d], teapots[t]], axis=1) for d in ducks for t in teapots}

    def merit(key: tuple[int, int]) -> tuple[bool, float]:
        seen = set(network.logits(pictures[key]).topk(2).indices.tolist())
        return seen == wanted, clearance(network, pictures[key], "layer2")

    merits = {key: merit(key) for key in pictures}
    best = max(merits, key=merits.get)
    print(f"  pair: scenes {best}, both seen: {merits[best][0]}, clearance {merits[best][1]:.1f}")
    return pictures[best]
