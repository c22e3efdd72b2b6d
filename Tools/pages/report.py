"""What was looked at, and what is wrong."""


class Report:
    def __init__(self):
        self.count = 0
        self.failures: list[str] = []
        self.place = ""

    def at(self, place: str) -> None:
        """Where the next things are looked at."""
        self.place = place

    def expect(self, holds: bool, what: str, found: object = "") -> None:
        self.count += 1
        if not holds:
            self.failures.append(f"{self.place}: {what}" + (f" (found {found})" if found != "" else ""))
