"""How soon a page is there, and how smoothly it follows a hand."""

import statistics
import time

from browser import Browser, Page
from report import Report

#: When the first words were on the screen; the browser tells a little later.
PAINT = """new Promise((done) => new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") done(entry.startTime);
}).observe({ type: "paint", buffered: true }))"""


def first_paint(browser: Browser, address: str, count: int = 5) -> float:
    """Milliseconds from the beginning to the first words on the screen; the median of several fresh pages."""
    times = []
    for _ in range(count):
        page = browser.page()
        page.open(address)
        times.append(page.evaluate(PAINT))
        page.close()
    return statistics.median(times)


def drag(page: Page, selector: str, seconds: float = 2) -> tuple[float, float]:
    """Drags a pointer to and fro over an element.

    Returns the frames a second, and the milliseconds of script, layout and style that a frame took on average.
    """
    box = page.box(selector)
    y = box["y"] + box["height"] / 2
    page.evaluate("window.drawn = 0; (function count() { window.drawn++; requestAnimationFrame(count); })()")
    page.mouse("mouseMoved", box["x"] + 2, y)
    page.mouse("mousePressed", box["x"] + 2, y, held=True)
    page.frames(5)

    def work() -> float:
        metrics = {m["name"]: m["value"] for m in page.call("Performance.getMetrics")["metrics"]}
        return metrics["ScriptDuration"] + metrics["LayoutDuration"] + metrics["RecalcStyleDuration"]

    frames, spent, began = page.evaluate("drawn"), work(), time.monotonic()
    step = 0
    while (passed := time.monotonic() - began) < seconds:
        share = abs((passed * 0.8) % 2 - 1)
        page.mouse("mouseMoved", box["x"] + 2 + share * (box["width"] - 4), y + (step % 7) - 3, held=True)
        step += 1
        time.sleep(0.004)
    frames, spent, passed = page.evaluate("drawn") - frames, work() - spent, time.monotonic() - began
    page.mouse("mouseReleased", box["x"] + 2, y)
    return frames / passed, spent / max(frames, 1) * 1000


#: What is dragged: the page, the part that is looked at, the element, and what is done first.
DRAGGED = [
    ("grad-cam", "[data-part=overlay] .gated input[type=range]", "Skip this"),
    ("grad-cam", "[data-part=weighted-sum] .tight input[type=range]", ""),
    ("grad-cam", "[data-part=deletion] .slider input", ""),
    ("grad-cam", "#exercise-grad-cam-map .standing canvas.map", ""),
    ("feature-maps", "[data-part=receptive-field] canvas.map[aria-roledescription='map of numbers']", ""),
    ("filters", "[data-part=convolution] canvas.map[aria-roledescription='map of numbers']", ""),
]


def hold(browser: Browser, addresses: dict[str, str], report: Report) -> list[str]:
    """Holds pages to their times; returns what was measured, a line each."""
    lines = []
    for name, address in addresses.items():
        report.at(name)
        paint = first_paint(browser, address)
        report.expect(paint < 1000, "the first paint comes within a second", f"{paint:.0f} ms")
        lines.append(f"{name}: first paint after {paint:.0f} ms")
    for name, selector, first in DRAGGED:
        report.at(name)
        page = browser.page()
        page.open(addresses[name])
        page.evaluate("course.makeAll()")
        if first:
            page.evaluate(
                f"[...document.querySelectorAll('button')].filter((b) => b.textContent === '{first}').forEach((b) => b.click())"
            )
        page.frames(10)
        rate, work = drag(page, selector)
        # A frame is 16.7 ms. How many there are depends on what else the machine does; the page's own work must leave room.
        report.expect(
            work <= 8, f"a frame takes 8 ms at most while {selector} is dragged", f"{work:.1f} ms, {rate:.0f} a second"
        )
        lines.append(f"{name}, {selector}: {rate:.0f} frames a second, {work:.1f} ms of work a frame")
        page.close()
    return lines
