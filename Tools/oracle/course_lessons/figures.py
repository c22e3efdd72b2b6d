"""The figures in the lessons' texts."""

from .lesson import Lesson
from .network import Network


def draw(lesson: Lesson, network: Network) -> None:
    """Draws a lesson's figures into its folder."""
