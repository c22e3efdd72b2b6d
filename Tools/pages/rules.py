"""Rules of accessibility that every page is held to; `CONTRIBUTING.md` lists them."""

from browser import Page
from report import Report

#: Colors as numbers, the background that an element stands on, and the contrast of two colors after WCAG 2.
COLORS = """
const rgb = (text) => {
  // Mixed colors are given as shares of 1, others as bytes.
  const numbers = (text.match(/[\\d.]+(e-?\\d+)?/g) || []).map(Number);
  const scale = text.startsWith("color(") ? 255 : 1;
  return [numbers[0] * scale, numbers[1] * scale, numbers[2] * scale, numbers.length > 3 ? numbers[3] : 1];
};
const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
const background = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) {
    const color = rgb(getComputedStyle(e).backgroundColor);
    if (color[3] > 0) layers.push(color);
    if (color[3] === 1) break;
  }
  return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
};
const light = (color) => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => {
  const c = color[i] / 255;
  return sum + share * (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
}, 0);
const contrast = (a, b) => {
  const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};
const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === "visible";
const name = (e) => `${e.tagName.toLowerCase()}${e.className && e.className.baseVal === undefined ? "." + e.className : ""} "${(e.textContent || "").trim().slice(0, 30)}"`;
"""

#: Text of at least 4.5:1 on what it stands on, large text of 3:1.
TEXT = COLORS + """
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.textContent.trim() || ["SCRIPT", "STYLE"].includes(element.tagName) || !seen(element)) continue;
  if (element.closest("button:disabled, .skip, option")) continue;
  const style = getComputedStyle(element), under = background(element);
  const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
  const ratio = contrast(over(rgb(style.color), under), under);
  if (ratio < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5)) found.push(`${name(element)} ${ratio.toFixed(2)}`);
}
[...new Set(found)]
"""

#: The border of a control, or its fill, of at least 3:1 on what is around it.
CONTROLS = COLORS + """
[...document.querySelectorAll("button:not(.icon), select, .segments")].filter((e) => seen(e) && !e.disabled).map((e) => {
  const style = getComputedStyle(e), around = background(e.parentElement);
  const border = contrast(over(rgb(style.borderTopColor), around), around), fill = contrast(background(e), around);
  return [name(e), Math.max(parseFloat(style.borderTopWidth) > 0 ? border : 0, fill)];
}).filter(([, ratio]) => ratio < 3).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`)
"""

#: What a pointer hits is at least 24 by 24 pixels; links in a line of text may be smaller.
TARGETS = COLORS + """
[...document.querySelectorAll("button, select, summary, .segments label, .class-list label, .toggle, canvas[tabindex]")].filter(seen)
  .map((e) => [name(e), e.getBoundingClientRect()]).filter(([, b]) => b.width < 24 || b.height < 24)
  .map(([name, b]) => `${name} ${b.width.toFixed(0)} x ${b.height.toFixed(0)}`)
"""

STRUCTURE = """
(() => {
  const wrong = [];
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((e) => Number(e.tagName[1]));
  if (headings.filter((level) => level === 1).length !== 1) wrong.push("there is not one h1");
  headings.forEach((level, i) => { if (i && level > headings[i - 1] + 1) wrong.push(`heading ${i} leaves out a level`); });
  if (document.querySelectorAll("main").length !== 1) wrong.push("there is not one main");
  if (document.documentElement.lang !== "en") wrong.push("no language");
  if (!document.title) wrong.push("no title");
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrong.push(`the id ${id} is there twice`);
  for (const image of document.querySelectorAll("img")) if (!image.alt.trim()) wrong.push("a picture without words");
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(decodeURIComponent(link.hash.slice(1)))) wrong.push(`${link.hash} leads nowhere`);
  }
  for (const e of document.querySelectorAll("[aria-labelledby]")) {
    if (!document.getElementById(e.getAttribute("aria-labelledby"))) wrong.push("a label that is not there");
  }
  return wrong;
})()
"""

#: Roles whose elements have to have a name.
NAMED = [
    "button",
    "radio",
    "checkbox",
    "slider",
    "combobox",
    "link",
    "application",
    "img",
    "textbox",
    "DisclosureTriangle",
]

#: All that can be reached by the Tab key: of a group of radio buttons, the chosen one or the first.
TABBABLE = """
window.tabbable = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((e) => {
  if (e.disabled || !e.getClientRects().length) return false;
  if (getComputedStyle(e).visibility !== "visible") return false;
  if (e.closest("details:not([open])") && !(e.tagName === "SUMMARY" && e.parentElement === e.closest("details"))) return false;
  if (e.type !== "radio") return true;
  const group = [...document.querySelectorAll(`input[name="${e.name}"]`)];
  return (group.find((other) => other.checked) || group[0]) === e;
});
window.reached = new Set();
window.plain = [];
tabbable.length
"""

#: Marks the element that has the focus, and whether that can be seen: on itself, or on the label that stands for it.
FOCUSED = """
(() => {
  const e = document.activeElement;
  reached.add(e);
  const shows = (x) => x && getComputedStyle(x).outlineStyle !== "none" && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
  if (e !== document.body && !shows(e) && !shows(e.nextElementSibling)) plain.push(e.outerHTML.slice(0, 80));
})()
"""


def hold(page: Page, report: Report, keys: bool = True) -> None:
    """Holds a page, as it is now, to all rules."""
    for what, script in [
        ("text has a contrast of 4.5:1", TEXT),
        ("controls have a contrast of 3:1", CONTROLS),
        ("targets are 24 by 24 pixels", TARGETS),
    ]:
        wrong = run(page, script)
        report.expect(not wrong, what, wrong[:5])
    wrong = page.evaluate(STRUCTURE)
    report.expect(not wrong, "the structure is sound", wrong[:5])
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    nameless = [
        node["role"]["value"]
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in NAMED
        and not node.get("name", {}).get("value", "").strip()
    ]
    report.expect(not nameless, "every control has a name", nameless[:5])
    report.expect(len(nodes) > 20, "the page can be read by others than eyes", len(nodes))
    if keys:
        tab(page, report)


def run(page: Page, script: str) -> list:
    """The value of a script's last expression, its declarations kept apart from the page's."""
    lines = script.strip().split("\n")
    start = max(i for i, line in enumerate(lines) if line.startswith("["))
    return page.evaluate("(() => {" + "\n".join(lines[:start]) + "\nreturn (" + "\n".join(lines[start:]) + ");})()")


def tab(page: Page, report: Report) -> None:
    """Goes through the page by Tab: everything is reached, and where one is can be seen."""
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    count = page.evaluate(TABBABLE)
    for _ in range(count + 2):
        page.press("Tab")
        page.evaluate(FOCUSED)
    missed = page.evaluate("tabbable.filter((e) => !reached.has(e)).map((e) => e.outerHTML.slice(0, 80))")
    report.expect(not missed, f"Tab reaches all {count} controls", missed[:5])
    plain = page.evaluate("[...new Set(plain)]")
    report.expect(not plain, "what has the focus can be seen", plain[:5])
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")


#: Words of the text that paper has not, though they are no control's, no menu's, and in nothing that is closed.
LOST = COLORS + """
const lost = new Set();
const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
for (let node = words.nextNode(); node; node = words.nextNode()) {
  const element = node.parentElement;
  if (!node.textContent.trim() || element.closest("script, style, button, label, nav, [role=status], .controls, .skip")) continue;
  if (element.closest("summary, details:not([open])") || element.closest("[hidden]") || seen(element)) continue;
  lost.add(name(element));
}
[...lost]
"""


def printed(page: Page, report: Report) -> None:
    """A page as it is printed from a dark screen: dark on white, no wider than the paper, with all that it says."""
    dark = {"name": "prefers-color-scheme", "value": "dark"}
    page.call("Emulation.setEmulatedMedia", media="print", features=[dark])
    # The width of A4 between usual margins.
    page.width = 718
    page.call("Emulation.setDeviceMetricsOverride", width=718, height=1046, deviceScaleFactor=1, mobile=False)
    page.frames(2)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    report.expect(paper == "rgb(255, 255, 255)", "the paper is white", paper)
    for what, script in [("text has a contrast of 4.5:1", TEXT), ("nothing that it says is lost", LOST)]:
        wrong = run(page, script)
        report.expect(not wrong, what, wrong[:5])
    fits(page, report)


def fits(page: Page, report: Report) -> None:
    """Nothing is wider than the window."""
    wide = page.evaluate("""[...document.querySelectorAll("body *")].filter((e) => e.getClientRects().length
          && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("pre, .table, .formula, .skip")
          && getComputedStyle(e).position !== "absolute").map((e) => e.tagName + "." + e.className).slice(0, 5)""")
    width = page.evaluate("document.scrollingElement.scrollWidth")
    report.expect(width <= page.width and not wide, f"nothing is wider than {page.width} pixels", wide or width)
