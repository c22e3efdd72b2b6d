"""The pages of a graded class: an example in which everything happens, made by the tests that hold it."""

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from browser import Page
from report import Report

ROOT = Path(__file__).resolve().parents[2]


def make(folder: Path) -> dict[str, str]:
    """The overview of the class and all feedback of it; by name, as addresses."""
    words = ["swift", "test", "--skip-build", "--package-path", str(ROOT), "--filter", "ClassReportsTests"]
    environment = {**os.environ, "COURSE_WRITE_CLASS": str(folder)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    overview = folder / "out/class.html"
    if done.returncode != 0 or not overview.exists():
        said = (done.stdout + done.stderr).strip().split("\n")
        raise SystemExit("✗ There is no class to look at. Build the tests first: swift build --build-tests\n" + said[-1])
    pages = [overview, *different((folder / "out/feedback").glob("*.html"))]
    return {f"class, {file.stem[:24]}": file.as_uri() for file in pages}


def different(pages: Iterable[Path]) -> list[Path]:
    """So many pages that everything that any of them is built of is on one, the fullest first, and that of the longest name."""
    texts = {file: file.read_text(encoding="utf-8") for file in pages}
    order = sorted(texts, key=lambda file: (-len(texts[file]), file.name))
    seen: set[str] = set()
    chosen = []
    for file in order:
        parts = set(re.findall(r'<\w+|class="[^"]*"', texts[file]))
        if not parts <= seen or file == max(order, key=lambda file: len(file.name)):
            chosen.append(file)
        seen |= parts
    return chosen


def touch(name: str, page: Page, report: Report) -> None:
    """What there is to touch on the overview: tables that are sorted, and a field that finds names."""
    if name != "class, class":
        return
    table = "table.sorted"
    cells = f"[...document.querySelector('{table}').tBodies[0].rows].map((row) => row.cells[0].textContent.trim())"
    before = page.evaluate(cells)
    page.click(f"{table} th button")
    once = page.evaluate(cells)
    page.click(f"{table} th button")
    twice = page.evaluate(cells)
    report.expect(sorted(once) == sorted(before), "sorting loses no row", once[:3])
    report.expect(once != twice and sorted(twice) == sorted(before), "a second press turns the order around", twice[:3])
    page.evaluate("document.querySelector('.find input').focus()")
    page.call("Input.insertText", text="zz")
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    told = page.evaluate("document.querySelector('[data-find] [role=status]').textContent")
    report.expect(told.startswith("0 of "), "what is found is counted", told)
    page.evaluate("""(() => { const input = document.querySelector('.find input'); input.value = '';
                     input.dispatchEvent(new Event('input')); })()""")
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
