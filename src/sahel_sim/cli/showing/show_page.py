"""The page of a scenario, set for a terminal; commands stand unbroken, so that they can be copied."""

import re
import textwrap
from typing import TYPE_CHECKING

from sahel_sim.cli.console import Voice
from sahel_sim.cli.usage_errors import choose
from sahel_sim.languages import N_, _
from sahel_sim.scenario import catalogue, page, question

if TYPE_CHECKING:
    from rich.text import Text

_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_HEADINGS = {"# ": "bold reverse", "## ": "bold underline"}
_INDENT = " " * 4


def show_page(name: str, voice: Voice) -> None:
    """Show the page of a scenario that comes with the library.

    Raises ``Trouble`` if what has this name has no page.
    """
    if name not in catalogue():
        raise choose(
            _("'{name}' has no page. Scenarios that come with sahel-sim have one.", name=name),
            name,
            N_("'sahel-sim show' lists what there is."),
            catalogue(),
        )
    text = page(name, voice.language)
    for number, piece in enumerate(_FENCE.split(text)):
        if number % 2:
            _show_code(piece, voice)
        else:
            for block in filter(None, (block.strip() for block in piece.split("\n\n"))):
                voice.show(_set(block, voice))
                voice.show()
    voice.data({"done": True, "scenario": name, **page_as_data(name)})


def page_as_data(name: str) -> dict[str, str]:
    """The question of a scenario and its page, for programs; nothing of a file of the reader's own."""
    if name not in catalogue():
        return {}
    return {"question": question(name), "page": page(name)}


def _show_code(lines: str, voice: Voice) -> None:
    """What is to be typed, as it stands, however long."""
    from rich.text import Text

    for line in lines.splitlines():
        voice.show(Text((_INDENT + line).rstrip(), style="cyan"), whole=True)
    voice.show()


def _set(block: str, voice: Voice) -> "Text":
    """A heading, a list or a paragraph, no wider than the eye likes."""
    for mark, style in _HEADINGS.items():
        if block.startswith(mark):
            return _coloured(block.removeprefix(mark), voice, style)
    if block.startswith("*") and block.endswith("*"):
        return _coloured(_filled(block.strip("*"), voice), voice, "italic")
    if block.startswith("- "):
        items = re.split(r"^- ", block, flags=re.MULTILINE)[1:]
        return _coloured("\n".join(_filled(item, voice, "\N{BULLET} ") for item in items), voice)
    return _coloured(_filled(block, voice), voice)


def _filled(text: str, voice: Voice, mark: str = "") -> str:
    """Running text, which never breaks before a French sign."""
    words = " ".join(re.split(r"[ \n]+", text.strip()))
    below = " " * len(mark)
    return textwrap.fill(
        words, voice.width, initial_indent=mark, subsequent_indent=below, break_on_hyphens=False
    )


def _coloured(text: str, voice: Voice, style: str = "") -> "Text":
    """On a screen code is coloured, elsewhere it keeps its signs."""
    from rich.text import Text

    if not voice.console.is_terminal:
        return Text(text, style=style)
    set_text = Text(style=style)
    for number, part in enumerate(_CODE.split(text)):
        set_text.append(part, style="cyan" if number % 2 else "")
    return set_text
