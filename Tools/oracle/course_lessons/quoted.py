"""The measured numbers that a lesson's text quotes: written down here, and looked for in the text by a test."""

import json

from .lesson import Lesson


class Quoted:
    """Collects what a text quotes, as the text writes it, under names that say what was measured."""

    def __init__(self, lesson: Lesson):
        self.lesson = lesson
        self.texts: dict[str, str] = {}

    def percent(self, name: str, share: float, digits: int = 0) -> None:
        """A share, as in 72 %."""
        self.text(name, f"{100 * share:.{digits}f} %")

    def number(self, name: str, value: float, digits: int = 1) -> None:
        """A plain number, as in 6.5."""
        self.text(name, f"{value:.{digits}f}")

    def text(self, name: str, text: str) -> None:
        """Anything else, as the text writes it."""
        assert name not in self.texts, name
        self.texts[name] = text

    def write(self) -> list[str]:
        """Writes `references/figures.json`; returns what the lesson's text does not say yet."""
        path = self.lesson.folder / "references/figures.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.texts, indent=2) + "\n")
        text = " ".join((self.lesson.folder / "lesson.md").read_text().split())
        return [f"{said} ({name})" for name, said in self.texts.items() if said not in text]
