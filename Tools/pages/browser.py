"""Chromium without a window, driven through a pipe by the DevTools protocol; the standard library is enough.

```python
with Browser() as browser:
    page = browser.page(width=1200, height=900)
    page.open("file:///tmp/page.html")
    page.screenshot("page.png")
    print(page.evaluate("document.title"), page.problems)
```
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

#: Names of the browser, in the order in which they are looked for; CHROMIUM names another.
NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"]


def program() -> str | None:
    """The browser that is installed; None when there is none."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """A browser of its own, with an empty profile; ended with the block."""

    def __enter__(self) -> "Browser":
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self.writing = os.pipe()
        self.reading, from_browser = os.pipe()

        def as_three_and_four():
            # The protocol's pipe is file 3 in, file 4 out.
            saved_in, saved_out = os.dup(to_browser), os.dup(from_browser)
            os.dup2(saved_in, 3)
            os.dup2(saved_out, 4)

        flags = ["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        flags += ["--hide-scrollbars", "--disable-background-networking", "--disable-component-update"]
        flags += [f"--user-data-dir={self.profile.name}", "about:blank"]
        self.process = subprocess.Popen(
            [program(), *flags],
            preexec_fn=as_three_and_four,
            close_fds=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.rest = b""
        self.number = 0
        self.pages: dict[str, "Page"] = {}
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
        except (OSError, EOFError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.writing)
        os.close(self.reading)
        self.profile.cleanup()

    def call(self, method: str, session: str | None = None, **parameters) -> dict:
        """Asks the browser for something and waits for its answer."""
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.hear(answer)

    def receive(self) -> dict:
        while b"\0" not in self.rest:
            part = os.read(self.reading, 1 << 20)
            if not part:
                raise EOFError("the browser has ended")
            self.rest += part
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def hear(self, event: dict):
        page = self.pages.get(event.get("sessionId", ""))
        if page:
            page.hear(event["method"], event["params"])

    def page(self, width: int = 1280, height: int = 900, dark: bool = False, scale: float = 1) -> "Page":
        """A page of a size in CSS pixels."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session, target)
        self.pages[session] = page
        for domain in ["Page", "Runtime", "Network", "Log", "Performance", "Accessibility"]:
            page.call(f"{domain}.enable")
        page.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 500,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        page.call("Emulation.setEmulatedMedia", media="", features=[scheme])
        page.width, page.height = width, height
        return page


class Page:
    """One page of a browser, and what went wrong in it."""

    def __init__(self, browser: Browser, session: str, target: str):
        self.browser = browser
        self.session = session
        self.target = target
        #: Errors of scripts, messages of the console above information, broken policies.
        self.problems: list[str] = []
        #: The addresses of all requests.
        self.requests: list[str] = []
        self.loaded = False

    def call(self, method: str, **parameters) -> dict:
        return self.browser.call(method, self.session, **parameters)

    def hear(self, method: str, event: dict):
        if method == "Runtime.exceptionThrown":
            details = event["exceptionDetails"]
            thrown = details.get("exception", {}).get("description", details["text"])
            self.problems.append(f"{thrown} (line {details['lineNumber'] + 1})")
        elif method == "Runtime.consoleAPICalled" and event["type"] in ("error", "warning", "assert"):
            self.problems.append(" ".join(str(a.get("value", a.get("description"))) for a in event["args"]))
        elif method == "Log.entryAdded" and event["entry"]["level"] in ("error", "warning"):
            self.problems.append(event["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(event["request"]["url"])
        elif method == "Page.loadEventFired":
            self.loaded = True

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)

    def open(self, address: str, seconds: float = 20):
        """Opens an address and waits until it is loaded."""
        self.loaded = False
        self.call("Page.navigate", url=address)
        end = time.monotonic() + seconds
        while not self.loaded:
            if time.monotonic() > end:
                raise TimeoutError(f"{address} was not loaded in {seconds} s")
            self.browser.hear(self.browser.receive())
        self.frames(2)

    def evaluate(self, script: str):
        """The value of an expression, awaited where it is a promise."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def frames(self, count: int = 2):
        """Waits until so many frames are drawn."""
        self.evaluate(
            f"new Promise(done => {{ let left = {count};"
            "const step = () => --left < 0 ? done() : requestAnimationFrame(step); step(); })"
        )

    def screenshot(self, file: str | Path, whole: bool = False, clip: dict | None = None):
        """A picture of what is seen, of the whole page, or of a box of it."""
        options = {"format": "png", "captureBeyondViewport": whole or clip is not None}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"x": 0, "y": 0, "width": self.width, "height": size["height"]}
        if clip:
            options["clip"] = {**clip, "scale": 1}
        data = self.call("Page.captureScreenshot", **options)["data"]
        Path(file).write_bytes(base64.b64decode(data))

    def box(self, selector: str) -> dict:
        """Where an element is on the page, in CSS pixels; it is scrolled into view first."""
        return self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
            "const b = e.getBoundingClientRect(); return {x: b.x, y: b.y, width: b.width, height: b.height}; })()"
        )

    def mouse(self, kind: str, x: float, y: float, held: bool = False):
        """Moves, presses or releases the pointer, as a hand would: `mouseMoved`, `mousePressed`, `mouseReleased`."""
        pressed = kind != "mouseMoved"
        self.call(
            "Input.dispatchMouseEvent",
            type=kind,
            x=x,
            y=y,
            button="left" if pressed or held else "none",
            buttons=1 if held else 0,
            clickCount=1 if pressed else 0,
        )

    def click(self, selector: str, across: float = 0.5, down: float = 0.5):
        """Clicks on an element, in its middle or at other shares of its width and height."""
        box = self.box(selector)
        x, y = box["x"] + box["width"] * across, box["y"] + box["height"] * down
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)
        self.frames()

    #: The keys that are pressed, with their codes.
    KEYS = {"Tab": 9, "Enter": 13, " ": 32, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}

    def press(self, key: str, count: int = 1):
        """Presses a key and lets it go."""
        for _ in range(count):
            code = {"key": key, "windowsVirtualKeyCode": self.KEYS[key], "code": "Space" if key == " " else key}
            text = {"text": "\r"} if key == "Enter" else {"text": " "} if key == " " else {}
            self.call("Input.dispatchKeyEvent", type="keyDown", **code, **text)
            self.call("Input.dispatchKeyEvent", type="keyUp", **code)
