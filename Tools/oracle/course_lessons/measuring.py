"""What a lesson's text says in numbers: measured, rounded as it is printed, and written to `references/figures.json`.

A lesson that argues with numbers has a `measure_NN.py` with `measure(lesson, studio, figures)`. Each figure says where
the text has it, and a test of the course (`Tests/CourseTests/FiguresTests.swift`) looks there.
"""

import json
from pathlib import Path

from .lesson import ROOT, Lesson, digest

FILE = "references/figures.json"
PROVENANCE = "references/provenance.json"
#: What every measurement is made by; a `measure_NN.py` names what else it imports as `PROGRAMS`.
PROGRAMS = ["measuring.py", "network.py"]


class Figures:
    """Collects a lesson's figures, each by a name that says what was measured."""

    def __init__(self):
        self.entries: dict[str, dict] = {}

    def cell(self, name: str, value: float, row: str, column: str, digits: int = 2, percent: bool = False) -> None:
        """A figure in a table of the text: in the row that begins with `row`, below the heading `column`."""
        self._keep(name, {"value": float(value), "printed": printed(value, digits, percent), "row": row, "column": column})

    def phrase(self, name: str, value: float, says: str, digits: int = 2, percent: bool = False) -> None:
        """A figure in a sentence: `says` are words of the text with `#` where the number stands."""
        assert says.count("#") == 1, says
        self._keep(name, {"value": float(value), "printed": printed(value, digits, percent), "says": says})

    def _keep(self, name: str, entry: dict) -> None:
        assert name not in self.entries, f"{name} twice"
        self.entries[name] = entry

    def write(self, lesson: Lesson, measurer: str, programs: list[str], models: list[Path]) -> None:
        """Writes the file, and beside the references what it was measured with."""
        file = lesson.folder / FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(self.entries, indent=2, sort_keys=True) + "\n")
        weights = [path for model in models for path in model.iterdir()]
        weights = [path for path in weights if path.suffix != ".md" and not path.name.startswith(".")]
        sources = [Path(__file__).parent / name for name in dict.fromkeys([*PROGRAMS, *programs, measurer])]
        made_from = {str(path.resolve().relative_to(ROOT)): digest(path) for path in [*sources, *weights]}
        record(lesson, {"sha256": digest(file), "madeBy": "Tools/oracle/lessons.py", "from": made_from})
        for name, entry in self.entries.items():
            print(f"  {name}: {entry['printed']}")


def printed(value: float, digits: int, percent: bool) -> str:
    """A number as the text has it: so many digits behind the point, the minus sign typeset, percent with its space."""
    number = f"{100 * value if percent else value:.{digits}f}".replace("-", "\N{MINUS SIGN}")
    return f"{number} %" if percent else number


def recorded(lesson: Lesson) -> dict | None:
    """What `provenance.json` says of the lesson's figures; it is asked before the record is written anew."""
    file = lesson.folder / PROVENANCE
    return json.loads(file.read_text()).get(FILE) if file.exists() else None


def record(lesson: Lesson, entry: dict) -> None:
    """Adds the figures to what `provenance.json` says."""
    file = lesson.folder / PROVENANCE
    entries = json.loads(file.read_text())
    entries[FILE] = entry
    file.write_text(json.dumps(entries, indent=2, sort_keys=True) + "\n")
