"""Cautions about an event file: what ``new event`` wrote into it, and nobody has filled in."""

from pathlib import Path
from typing import Any

from sahel_sim.languages import _, in_every_language
from sahel_sim.scenario.errors import Mistake
from sahel_sim.scenario.event_declaration import NO_PAGE, NO_SOURCE
from sahel_sim.scenario.named_events import event_names, event_trees
from sahel_sim.scenario.yaml_parser import KeyPath, Tree


def event_cautions(source: str, folder: Path) -> list[Mistake]:
    """What the author of a right event file should look at again.

    ``source``: the path of the file from the folder; of an event that comes with the library nothing is told.

    Returns
    -------
    list[Mistake]
        One for each number whose source, and each text, is that of the template, with its place.

    >>> event_cautions("drought", Path())
    []
    """
    if source in event_names():
        return []
    trees, _wrong = event_trees(folder / source, source, None)
    return [mistake for tree in trees for mistake in _unsaid(tree)]


def _unsaid(tree: Tree) -> list[Mistake]:
    sources = set(in_every_language(lambda: _(NO_SOURCE)).values())
    pages = set(in_every_language(lambda: _(NO_PAGE)).values())
    numbers: dict[KeyPath, Any] = {("months",): tree.said.get("months")}
    numbers |= {("changes", name): change for name, change in (tree.said.get("changes") or {}).items()}
    found = [
        Mistake("event_source_unsaid", {}, tree.spot((*trail, "source")))
        for trail, number in numbers.items()
        if isinstance(number, dict) and _reason(number.get("source")) in sources
    ]
    page = tree.said.get("page")
    by_language = page if isinstance(page, dict) else {}
    texts: dict[KeyPath, Any] = {("page", key): text for key, text in by_language.items()} or {
        ("page",): page
    }
    return found + [
        Mistake("event_page_unsaid", {}, tree.spot(trail)) for trail, text in texts.items() if text in pages
    ]


def _reason(source: Any) -> str:
    """What is said after "assumed"."""
    return str(source).removeprefix("assumed:").strip()
