"""A visit to the page of a class: bets and sliders as a hand moves them."""

import math
import re

from chromium import OpenPage
from sahel_sim.classroom.lesson_levers import LEVERS

AXES = [lever.values for lever in LEVERS]


def percent_of(share: float) -> int:
    """As the page rounds, halves up."""
    return math.floor(100 * share + 0.5)


class Visit(OpenPage):
    """The page of a class, open."""

    def text(self, selector: str) -> str:
        """What stands there."""
        return str(self.page.inner_text(selector))

    def bet(self) -> None:
        """Bet on anything, and look."""
        self.page.check("input[name=over][value=yes]")
        self.page.check("input[name=gain][value=jihadists]")
        self.page.click("#show")

    def slide(self, lever: str, value: float) -> None:
        """Move a slider as a hand does."""
        self.page.eval_on_selector(
            f"#{lever}", "(e, v) => { e.value = v; e.dispatchEvent(new Event('input')); }", str(value)
        )


def numbers(text: str) -> list[int]:
    return [
        int(found.replace(",", "").replace("\N{NARROW NO-BREAK SPACE}", ""))
        for found in re.findall(r"\d[\d,\u202f]*", text)
    ]
