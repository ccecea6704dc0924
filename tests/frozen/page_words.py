"""The words of a page without its markup, and without what differs from one machine to the next."""

import platform
import re
from html.parser import HTMLParser
from pathlib import Path

INLINE = {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup"}
"""Tags inside a line of text; all others begin a new one."""

SILENT = {"style", "script", "svg", "title", "desc", "nav"}
"""Tags whose words are not those of the page; those of a table of contents stand in its headings."""

HERE = str(Path(__file__).parent)

_VERSION = re.compile(r"\b(sahel-sim|sahel_sim|numpy|scipy|mesa|Python) \d+\.\d[\w.]*")
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def normal(text: str, folder: Path) -> str:
    """The text without folders, digests, versions and the kind of machine; spaces at ends of lines go."""
    for path, name in ((str(folder.resolve()), "FOLDER"), (str(folder), "FOLDER"), (HERE, "HERE")):
        text = text.replace(path, name)
    text = _VERSION.sub(r"\1 VERSION", _DIGEST.sub("DIGEST", text)).replace(platform.machine(), "MACHINE")
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def folded(text: str) -> str:
    """The text with one space for every gap."""
    return " ".join(text.split())


def text_of(page: str) -> str:
    """What stands on a page outside its figures, a line for each block."""
    reader = _Reader(silent=SILENT)
    reader.feed(page)
    return reader.lines()


def figures_of(page: str) -> str:
    """Titles and descriptions of its figures."""
    reader = _Reader(speaking={"title", "desc"})
    reader.feed(page)
    return reader.lines()


class _Reader(HTMLParser):
    """Collects text: all but that of silent tags, or that of speaking tags alone."""

    def __init__(self, silent: set[str] | None = None, speaking: set[str] | None = None) -> None:
        super().__init__()
        self.silent, self.speaking = silent or set(), speaking
        self.within: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a line, and remember whether it is heard."""
        self._break(tag)
        if tag in self.silent | (self.speaking or set()):
            self.within.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Nothing is inside."""
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        self._break(tag)
        if self.within and self.within[-1] == tag:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        """Keep the text if it is heard."""
        if bool(self.within) == (self.speaking is not None):
            self.parts.append(data)

    def lines(self) -> str:
        """Lines that hold words, each with one space for every gap."""
        lines = (folded(line) for line in "".join(self.parts).split("\0"))
        return "\n".join(line for line in lines if line) + "\n"

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self.parts.append("\0")
