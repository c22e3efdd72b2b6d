"""What is there to touch: every control of every kind of part moves what it should, and the numbers are the network's.

Numbers are compared with the lessons' references, which PyTorch and pytorch-grad-cam made.
"""

import json
import math
from pathlib import Path

import tensors
from browser import Page
from report import Report

#: A number for what a canvas shows.
DRAWN = """((selector) => {
  const canvas = document.querySelector(selector), data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let sum = 7;
  for (let i = 0; i < data.length; i += 29) sum = (sum * 31 + data[i]) | 0;
  return sum;
})"""


class Part:
    """One part of a page, and its parts of the page's script."""

    def __init__(self, page: Page, report: Report, kind: str, index: int = 0):
        self.page, self.report = page, report
        self.id = page.evaluate(f"[...document.querySelectorAll('[data-part={kind}]')][{index}].id")
        self.script = f"course.parts[{json.dumps(self.id)}]"
        report.at(f"{report.place.split(':')[0]}: {kind}")
        page.evaluate(f"document.getElementById('{self.id}').scrollIntoView({{block: 'start', behavior: 'instant'}})")
        page.frames(3)

    def value(self, script: str):
        """An expression in which `part` is the part's script and `at` its element."""
        return self.page.evaluate(f"((part, at) => ({script}))({self.script}, document.getElementById('{self.id}'))")

    def selector(self, inner: str) -> str:
        return f"#{self.id} {inner}"

    def drawn(self, inner: str) -> int:
        self.page.frames(2)
        return self.page.evaluate(f"{DRAWN}({json.dumps(self.selector(inner))})")

    def text(self, inner: str) -> str:
        self.page.frames(2)
        return self.value(f"at.querySelector({json.dumps(inner)}).textContent")

    def focus(self, inner: str) -> None:
        # The page scrolls smoothly to what has the focus, and a click would miss what is still moving.
        self.page.box(self.selector(inner))
        self.value(f"at.querySelector({json.dumps(inner)}).focus({{ preventScroll: true }})")
        self.page.frames(2)

    def option(self, words: str, among: str = "label, button") -> None:
        """Clicks the radio button, check box or button of these words."""
        found = self.value(
            f"(() => {{ for (const e of at.querySelectorAll({json.dumps(among)})) if (e.getClientRects().length && e.textContent.trim().startsWith({json.dumps(words)}))"
            "{ e.setAttribute('data-found', ''); return true; } return false; })()"
        )
        assert found, f"there is no option {words}"
        self.page.click(self.selector("[data-found]"))
        self.value("at.querySelector('[data-found]')?.removeAttribute('data-found')")

    def changes(self, what: str, look, act) -> None:
        """Acts, and expects that what is looked at is another."""
        before = look()
        act()
        after = look()
        self.report.expect(before != after, what, f"still {after}")

    def keeps(self, what: str, look, act) -> None:
        before = look()
        act()
        after = look()
        self.report.expect(before == after, what, f"{before}, then {after}")


def near(found: list[float], wanted: list[float], rtol: float, atol: float) -> bool:
    return len(found) == len(wanted) and all(
        math.isfinite(a) and abs(a - e) <= atol + rtol * abs(e) for a, e in zip(found, wanted)
    )


def scaled(values: list[float]) -> list[float]:
    """Grad-CAM's last step: what speaks for the class, from 0 to 1."""
    above = [max(v, 0.0) for v in values]
    low, high = min(above), max(above)
    return [(v - low) / (high - low + 1e-7) for v in above]


def receptive_field(page: Page, report: Report) -> None:
    part = Part(page, report, "receptive-field")
    report.expect(part.value("[part.map.rows, part.map.cols]") == [112, 112], "conv1 is shown first")
    # Max-pooling takes cell 56 into one cell, and each of four 3 x 3 convolutions spreads that by one to each side.
    part.value("part.map.move(56, 56)")
    page.frames(3)
    words = part.value("[...at.querySelectorAll('.thumb small')].map((e) => e.textContent)")
    report.expect(words[:2] == ["this cell", "goes into 9 × 9"], "the way on is told", words)
    part.focus("canvas.map[aria-roledescription='map of numbers']")
    part.changes("an arrow key moves to another cell", lambda: part.text(".readout"), lambda: page.press("ArrowRight"))
    cell = part.value("part.map.cursor")
    frame = part.value("part.picture.frame")
    wanted = {axis: 2 * cell[axis] - 3 for axis in "yx"}
    report.expect(
        frame["y0"] == max(wanted["y"], 0) and frame["x1"] == min(wanted["x"] + 7, 224),
        "the frame is the cell's 7 x 7 pixels",
        frame,
    )
    part.changes(
        "the next layer has another map",
        lambda: part.drawn("canvas.map[aria-roledescription='map of numbers']"),
        lambda: part.option("layer4"),
    )
    report.expect("435" in part.text(".readout"), "a cell of layer4 sees 435 pixels", part.text(".readout"))
    # What a middle cell of layer4 was made from, by torchvision's architecture: everything that there is.
    part.value("part.map.move(3, 3)")
    page.frames(3)
    words = part.value("[...at.querySelectorAll('.thumb small')].map((e) => e.textContent)")
    report.expect(words[3] == "made from 14 × 14" and words[4] == "this cell", "the way back is told", words)
    box = page.box(part.selector("canvas.map[aria-roledescription='picture']"))
    page.mouse("mouseMoved", box["x"] + 60, box["y"] + 80)
    page.frames(3)
    report.expect(part.value("part.map.marks") is not None, "a pixel marks the cells that see it")
    report.expect("of the 49 cells" in part.text(".readout"), "and says how many", part.text(".readout"))
    part.option("layer2")
    map_ = "canvas.map[aria-roledescription='map of numbers']"
    part.changes(
        "a layer before it can be gone to",
        lambda: part.text(".columns div + div .caption"),
        lambda: page.click(part.selector(".thumb")),
    )
    part.option("layer2")
    for words in ["one for all", "JET", "gray"]:
        part.changes(f"{words} changes the map", lambda: part.drawn(map_), lambda: part.option(words))
    part.focus("canvas.strip")
    part.changes(
        "an arrow key chooses another map",
        lambda: part.text(".columns div + div .caption"),
        lambda: page.press("ArrowRight"),
    )
    part.changes(
        "a click chooses another map",
        lambda: part.text(".columns div + div .caption"),
        lambda: page.click(part.selector("canvas.strip"), 0.02, 0.05),
    )


def convolution(page: Page, report: Report, lessons: Path) -> None:
    part = Part(page, report, "convolution")
    references = tensors.read(lessons / "02-filters/references/convolve.safetensors")
    for picture, filter in [("hat", 20), ("ball", 9)]:
        part.option(picture)
        found = part.value(f"(part.state.filter = {filter}, [...part.output()])")
        wanted = references[f"{picture}/conv1"][1]
        report.expect(near(found, wanted, 1e-4, 1e-5), f"map {filter} of the {picture} is PyTorch's conv1")
    part.focus("canvas.strip")
    part.changes(
        "an arrow key chooses another filter", lambda: part.text(".equation"), lambda: page.press("ArrowRight")
    )
    filter, y, x = part.value("[part.state.filter, part.state.y, part.state.x]")
    report.expect(
        abs(part.value("part.state.total") - part.value(f"part.output()[{y} * 112 + {x}]")) < 1e-4,
        "the sum of the products is the map's number",
    )
    for _ in range(6):
        part.option("Back")
    hidden = part.value("at.querySelectorAll('.hidden-step').length")
    report.expect(hidden > 8, "the first step shows the window alone", hidden)
    for _ in range(6):
        before = part.value("at.querySelectorAll('.hidden-step').length")
        part.option("Next")
        after = part.value("at.querySelectorAll('.hidden-step').length")
        report.expect(after < before, "each step shows more", (part.value("part.state.step"), before, after))
    part.focus("canvas.map[aria-roledescription='map of numbers']")
    box = page.box(part.selector("canvas.map[aria-roledescription='picture']"))
    part.changes(
        "the window follows the pointer",
        lambda: part.text(".equation"),
        lambda: page.mouse("mouseMoved", box["x"] + 40, box["y"] + 90),
    )
    part.changes(
        "it slides by itself",
        lambda: part.value("[part.state.y, part.state.x]"),
        lambda: (part.option("Slide it"), page.frames(20)),
    )
    part.option("Stop")
    part.keeps("and stops", lambda: part.value("[part.state.y, part.state.x]"), lambda: page.frames(10))


def weighted_sum(page: Page, report: Report, lessons: Path) -> None:
    part = Part(page, report, "weighted-sum")
    references = tensors.read(lessons / "08-grad-cam/references/grad-cam-map.safetensors")
    for case, picture, label in [
        ("teapot", "teapot", "teapot"),
        ("teapot-as-mug", "teapot", "mug"),
        ("pair-duck", "duck and teapot", "rubber duck"),
        ("pair-teapot", "duck and teapot", "teapot"),
    ]:
        part.option(picture)
        part.option(label, ".class-list label")
        found = part.value("[...part.evidence()]")
        report.expect(
            near(scaled(found), references[f"{case}/heatmap-layer4"][1], 1e-4, 1e-4),
            f"the sum of all channels is pytorch-grad-cam's map of {case}",
        )
    part.option("teapot", ".class-list label")
    whole = part.value("[...part.evidence()]")
    map_ = "canvas.map"
    part.focus("canvas.strip")
    part.changes("Enter switches a channel off", lambda: part.drawn(map_), lambda: page.press("Enter"))
    report.expect(part.value("part.state.on.filter((on) => on).length") == 255, "one is off")
    report.expect(part.value("[...part.evidence()]") != whole, "and the sum is another")
    part.changes(
        "a click switches a channel",
        lambda: part.value("[...part.state.on].join('')"),
        lambda: page.click(part.selector("canvas.strip"), 0.1, 0.1),
    )
    part.option("none")
    report.expect(max(map(abs, part.value("[...part.evidence()]"))) == 0, "without channels there is nothing")
    part.option("all")
    report.expect(near(part.value("[...part.evidence()]"), whole, 0, 0), "with all it is as before")
    score, of = [float(x) for x in part.text(".score").replace("−", "-").split(": ")[1].split(" of ")]
    report.expect(abs(score - of) < 0.011, "all channels make the whole score", part.text(".score"))
    part.focus(".tight input[type=range]")
    part.changes(
        "the slider adds channels by strength", lambda: part.text(".panel-title"), lambda: page.press("ArrowLeft", 5)
    )
    report.expect(part.value("part.state.on.filter((on) => on).length") == 251, "five arrows are five channels")
    part.option("those for it")
    report.expect(min(part.value("[...part.evidence()]")) >= 0, "those for it make nothing negative")
    part.option("those against it")
    report.expect(max(part.value("[...part.evidence()]")) <= 0, "those against it make nothing positive")
    part.option("all")
    for words in ["before it, with signs", "smooth"]:
        part.changes(f"{words} changes the map", lambda: part.drawn(map_), lambda: part.option(words))
    part.changes(
        "one scale for all changes the tiles", lambda: part.drawn("canvas.strip"), lambda: part.option("one for all")
    )
    part.option("cells")
    part.value("at.querySelector('.numbers-box').open = true")
    page.frames(3)
    report.expect(part.value("at.querySelectorAll('.numbers td').length") >= 49, "the numbers stand in a table")


def look_first(part: Part) -> None:
    """The question comes before the maps."""
    page, report = part.page, part.report
    report.expect(
        not part.value("[...at.querySelectorAll('.panel')].some((e) => e.getClientRects().length)"),
        "no map before the question",
    )
    report.expect(part.value("at.querySelector('button.main').disabled"), "and none without a mark")
    part.focus("canvas.map[aria-roledescription='picture']")
    page.press("ArrowRight", 3)
    page.press("Enter")
    part.option("right")
    part.option("Show what it looked at")
    report.expect(
        part.value("[...at.querySelectorAll('.panel')].some((e) => e.getClientRects().length)"), "then the maps"
    )
    report.expect(
        "mark" in part.text(".readout[aria-live]"), "and what the mark was worth", part.text(".readout[aria-live]")
    )


def overlay(page: Page, report: Report) -> None:
    part = Part(page, report, "overlay", index=1)  # The first one asks nothing: it is the VGG's.
    look_first(part)
    first = ".panel canvas.map"
    part.focus(".gated input[type=range]")
    part.changes("the slider changes the opacity", lambda: part.drawn(first), lambda: page.press("ArrowLeft", 20))
    for words in ["JET", "smooth", "one for all", "for and against"]:
        # With one scale for all, the strongest map stays as it is.
        look = first if words != "one for all" else ".panel:last-child canvas.map"
        part.changes(f"{words} changes the map", lambda: part.drawn(look), lambda: part.option(words))
    part.changes(
        "another class has another map", lambda: part.drawn(first), lambda: part.option("mug", ".class-list label")
    )
    part.changes("without the outline it is another picture", lambda: part.drawn(first), lambda: part.option("Outline"))
    box = page.box(part.selector(first))
    page.mouse("mouseMoved", box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
    page.frames(3)
    report.expect(
        part.text(".readout[aria-live]").count("layer") == 3,
        "one place is read in all maps",
        part.text(".readout[aria-live]"),
    )


def classes(page: Page, report: Report, lessons: Path) -> None:
    part = Part(page, report, "classes")
    references = tensors.read(lessons / "11-right-and-wrong/references/two-maps.safetensors")
    look_first(part)
    for case, scene in [("right", "first scene"), ("wrong", "second scene"), ("far-off", "third scene")]:
        part.option(scene)
        if part.value(
            "[...at.querySelectorAll('button')].some((b) => b.textContent === 'Skip this' && b.getClientRects().length)"
        ):
            part.option("Skip this")
        found = part.value("part.views.map((view) => [...view.values])")
        said, rival = references[f"{case}/predicted-layer4"][1], references[f"{case}/rival-layer4"][1]
        report.expect(near(found[0], said, 1e-3, 1e-4), f"{case}: what it said is pytorch-grad-cam's map")
        report.expect(near(found[1], rival, 1e-3, 1e-4), f"{case}: what it is compared with is")
        report.expect(
            near(found[2], [a - b for a, b in zip(said, rival)], 1e-3, 2e-4), f"{case}: the third is their difference"
        )
        top = part.value("part.views.slice(0, 2).map((view) => view.map.high)")
        report.expect(top[0] == top[1], f"{case}: both are on one scale", top)
    part.changes(
        "each its own scale is another",
        lambda: part.drawn(".panel:nth-child(2) canvas.map") + part.drawn(".panel canvas.map"),
        lambda: part.option("each map its own"),
    )
    part.changes(
        "another class, another difference",
        lambda: part.value("[...part.views[2].values]"),
        lambda: page.click(part.selector("fieldset.classes + fieldset.classes label:nth-child(3)")),
    )


def deletion(page: Page, report: Report) -> None:
    part = Part(page, report, "deletion")
    part.focus(".slider input")
    part.changes("a step takes squares away", lambda: part.drawn("canvas.map"), lambda: page.press("ArrowRight", 4))
    report.expect(part.value("part.state.step") == 4, "four arrows are four steps")
    part.focus("canvas.chart")
    part.changes("the curve is a slider too", lambda: part.text(".readout"), lambda: page.press("ArrowRight"))
    part.changes(
        "brought back is another picture", lambda: part.drawn("canvas.map"), lambda: part.option("brought back")
    )
    part.changes("by chance is another picture", lambda: part.drawn("canvas.map"), lambda: part.option("chance"))
    box = page.box(part.selector("canvas.chart"))
    y = box["y"] + box["height"] / 2
    page.mouse("mousePressed", box["x"] + box["width"] * 0.9, y, held=True)
    page.mouse("mouseMoved", box["x"] + box["width"] - 12, y, held=True)
    page.mouse("mouseReleased", box["x"] + box["width"] - 12, y)
    page.frames(3)
    report.expect(
        part.value("part.state.step") == 20, "dragged to the end, it is at the end", part.value("part.state.step")
    )
    part.changes(
        "it plays by itself", lambda: part.value("part.state.step"), lambda: (part.option("Play"), page.frames(30))
    )


def question(page: Page, report: Report) -> None:
    part = Part(page, report, "question", 1)
    report.expect(not part.value("at.querySelector('.answer').open"), "the answer is closed")
    page.click(part.selector("summary"))
    report.expect(part.value("at.querySelector('.answer').open"), "and opens")


def compare(page: Page, report: Report) -> None:
    """What was handed in, beside the reference, and the same after news."""
    report.at(f"{report.place.split(':')[0]}: compare")
    slot = "#exercise-grad-cam-map .standing"
    page.box(slot)
    page.frames(3)
    words = page.evaluate(f"document.querySelector('{slot}').textContent")
    report.expect("not right yet" in words, "the verdict is told", words[:80])
    map_ = f"{slot} canvas.map"
    drawn = lambda: page.evaluate(f"{DRAWN}({json.dumps(map_)})")
    before = drawn()
    box = page.box(map_)
    y = box["y"] + box["height"] / 2
    page.mouse("mousePressed", box["x"] + box["width"] / 2, y, held=True)
    page.mouse("mouseMoved", box["x"] + box["width"] * 0.2, y, held=True)
    page.mouse("mouseReleased", box["x"] + box["width"] * 0.2, y)
    page.frames(3)
    part = "course.parts['exercise-grad-cam-map']"
    report.expect(
        page.evaluate(f"{part}.state.wipe") == 20, "the line follows the pointer", page.evaluate(f"{part}.state.wipe")
    )
    report.expect(drawn() != before, "and the picture with it")
    readout = page.evaluate(f"document.querySelector('{slot} .readout').textContent")
    report.expect(
        "yours" in readout and "the reference" in readout and "difference" in readout,
        "a place has three numbers",
        readout,
    )
    chosen = page.evaluate(
        f"(() => {{ const s = document.querySelector('{slot} select'); s.selectedIndex = 2; s.dispatchEvent(new Event('change')); return s.value; }})()"
    )
    page.evaluate("""(() => {
      const old = course.data.exercises["grad-cam-map"];
      const news = { ...old, state: "passed", passed: true, heading: "Build the heat map: passed", sentences: ["<b>All</b> right."],
        outputs: old.outputs.map(({ tensor, wrong, wanted, ...packed }) => ({ ...packed, right: true })) };
      course.update(JSON.parse(JSON.stringify({ exercises: { "grad-cam-map": news } })));
    })()""")
    page.frames(3)
    words = page.evaluate(f"document.querySelector('{slot}').textContent")
    report.expect("passed" in words and "<b>All</b> right." in words, "news are shown as text", words[:80])
    report.expect(
        page.evaluate(f"{part}.state.wipe") == 20 and page.evaluate(f"{part}.state.output") == chosen,
        "what was set stays",
    )
    report.expect(
        page.evaluate("document.querySelector('[data-after=\"grad-cam-map\"]').open"), "what one should see is open now"
    )
