"""Named events: what people call a coup or a drought, as changes of settings with ranges and sources.

They lie as YAML files in ``named_events``; a file of one's own may build on one of them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sahel_sim.core import nearest
from sahel_sim.scenario.errors import Location, Mistake, ScenarioError, in_order, printable
from sahel_sim.scenario.event_declaration import (
    SET,
    SIDE,
    WAYS,
    changes_amiss,
    event_declaration,
    lever_of,
)
from sahel_sim.scenario.levers import Lever
from sahel_sim.scenario.timeline import in_languages
from sahel_sim.scenario.validator import validate_keys
from sahel_sim.scenario.yaml_errors import unread
from sahel_sim.scenario.yaml_parser import SUFFIXES, Tree, decode, parse, read_bounded

MOST_BELOW = 20
"""Event files that may be based on one another."""

_FOLDER = Path(__file__).resolve().parent.parent / "named_events"


@dataclass(frozen=True)
class EventNumber:
    """A number of an event.

    Attributes
    ----------
    value, unit
        The number.
    low, high
        Its plausible range.
    source
        A key of the bibliography, or "assumed" and why.
    """

    value: float
    unit: str
    low: float
    high: float
    source: str


@dataclass(frozen=True)
class EventChange:
    """What an event does to one setting.

    Attributes
    ----------
    setting
        Its dotted name, with ``side`` or ``everyone`` or a bloc or faction as owner.
    how
        ``set``, ``add`` or ``scale``.
    number
        To, by or times how much.
    stays
        Whether it outlasts the event.
    """

    setting: str
    how: str
    number: EventNumber
    stays: bool = False

    @property
    def lever(self) -> Lever:
        """The lever that the setting is of."""
        found = lever_of(self.setting)
        assert found is not None
        return found


@dataclass(frozen=True)
class Consequence:
    """A number that is more or less while an event lasts; tests hold the event to it.

    Attributes
    ----------
    measure
        The name of a measure.
    of
        ``side``, ``everyone``, a bloc or a faction.
    sign
        ``more`` or ``less``.
    """

    measure: str
    of: str
    sign: str


@dataclass(frozen=True)
class NamedEvent:
    """A named event, read and complete.

    Attributes
    ----------
    name, title, also
        What it is called; the last are other words for it, for those who search.
    note, ends
        What is told on its date and at its end, by language; the latter may be empty.
    page, left_out
        What it stands for, and what of it the model cannot say, by language.
    side
        Whose event it is unless an entry says; empty if that means nothing.
    months
        How long it lasts; None if until the end of the run.
    changes, moves
        What it changes, and what that can be seen by.

    >>> from sahel_sim.scenario.named_events import named_event
    >>> named_event("coup").changes[0].setting
    'side.unity'
    """

    name: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    changes: tuple[EventChange, ...]
    also: tuple[str, ...] = ()
    ends: Mapping[str, str] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    side: str = ""
    months: EventNumber | None = None
    moves: tuple[Consequence, ...] = ()


def event_names() -> tuple[str, ...]:
    """Names of the events that come with the library, sorted.

    >>> "drought" in event_names()
    True
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def named_event(name: str) -> NamedEvent:
    """An event that comes with the library.

    Raises ``KeyError`` if there is none of that name.
    """
    if name not in event_names():
        raise KeyError(name)
    return read_event(_FOLDER / f"{name}.yaml", f"{name}.yaml")


def event_of(source: str, folder: Path, spot: Location | None = None) -> NamedEvent:
    """The event that an entry of a timeline names.

    ``source``: the name of an event that comes with the library, or the path of a ``.yaml`` file from the
    folder; ``folder`` and ``spot``: where relative paths start from, and where the name stands.

    Raises ``ScenarioError`` if there is no such event, or with every mistake in its file.
    """
    if source in event_names():
        return named_event(source)
    if source.lower().endswith(SUFFIXES):
        return read_event(folder / source, source, spot)
    local = next((source + suffix for suffix in SUFFIXES if os.path.isfile(folder / (source + suffix))), None)
    fields = {"name": printable(source), "names": event_names()}
    raise ScenarioError([Mistake("unknown_named_event", fields, spot, local or nearest_event(source))])


def nearest_event(said: str) -> str | None:
    """The event whose name, title or other name is most like what is said."""
    called = {name: name for name in event_names()}
    for name in event_names():
        known = named_event(name)
        for word in (*known.also, *known.title.values()):
            called.setdefault(word.lower(), name)
    near = nearest(said.lower().strip(), called)
    return None if near is None else called[near]


def read_event(path: Path, known_as: str, spot: Location | None = None) -> NamedEvent:
    """Read an event file and those it is based on.

    Raises ``ScenarioError`` with every mistake in them.
    """
    trees, mistakes = event_trees(path, known_as, spot)
    said: list[dict[str, Any]] = []
    for tree in trees:
        values, found = validate_keys(tree, event_declaration("based_on" in tree.said))
        mistakes += [mistake for _, mistake in found if mistake]
        said.append(values)
    if mistakes:
        raise ScenarioError(in_order(mistakes))
    merged: dict[str, Any] = {}
    for values in said:
        changes = {**merged.get("changes", {}), **values.get("changes", {})}
        merged = {**merged, **values, "changes": changes}
    event = _event(merged)
    pairs = zip(trees, said, strict=True)
    wrong = [mistake for tree, values in pairs for mistake in changes_amiss(tree, values)]
    if any(change.setting.startswith(f"{SIDE}.") for change in event.changes) and not event.side:
        fields = {"key": SIDE, "example": "side: state"}
        wrong.append(Mistake("missing", fields, trees[-1].spot(("event",), of_key=True)))
    if wrong:
        raise ScenarioError(in_order(wrong))
    return event


def _event(said: Mapping[str, Any]) -> NamedEvent:
    title = in_languages(said["title"])
    texts = {key: in_languages(said[key]) for key in ("ends", "page", "left_out") if key in said}
    changes = []
    for setting, change in said["changes"].items():
        how = next((way for way in WAYS if way in change), SET)
        number = _number(change, float(change.get(how, change["low"])))
        changes.append(EventChange(setting, how, number, bool(change.get("stays", False))))
    months = said.get("months")
    return NamedEvent(
        name=said["event"],
        title=title,
        note=in_languages(said["note"]) if "note" in said else title,
        changes=tuple(changes),
        also=tuple(said.get("also", ())),
        side=said.get(SIDE, ""),
        months=None if months is None else _number(months, float(months["value"])),
        moves=tuple(Consequence(**each) for each in said.get("moves", ())),
        **texts,
    )


def _number(said: Mapping[str, Any], value: float) -> EventNumber:
    return EventNumber(value, said["unit"], float(said["low"]), float(said["high"]), said["source"])


def event_trees(path: Path, known_as: str, spot: Location | None) -> tuple[list[Tree], list[Mistake]]:
    """An event file and those it is based on, the lowest first, and what is wrong with them so far.

    ``path``, ``known_as`` and ``spot``: of the file, as its reader calls it, and where it is named.
    """
    trees: list[Tree] = []
    mistakes: list[Mistake] = []
    seen: list[Path] = []
    while True:
        real = Path(os.path.realpath(path))
        if real in seen or len(seen) == MOST_BELOW:
            circle = " → ".join((*(each.name for each in seen), path.name))
            mistakes.append(Mistake("event_circle", {"circle": circle}, spot))
            break
        seen.append(real)
        try:
            tree, found = parse(decode(_bytes(path, known_as, spot), known_as), known_as)
        except ScenarioError as error:
            mistakes += error.mistakes
            break
        trees.insert(0, tree)
        mistakes += found
        base = tree.said.get("based_on")
        if not isinstance(base, str) or not base:
            break
        spot = tree.spot(("based_on",))
        if base in event_names():
            path, known_as = _FOLDER / f"{base}.yaml", f"{base}.yaml"
        elif base.lower().endswith(SUFFIXES):
            path, known_as = path.parent / base, str(Path(known_as).parent / base)
        else:
            fields = {"name": printable(base), "names": event_names()}
            mistakes.append(Mistake("unknown_named_event", fields, spot, nearest_event(base)))
            break
    return trees, mistakes


def _bytes(path: Path, known_as: str, spot: Location | None) -> bytes:
    try:
        return read_bounded(path)
    except FileNotFoundError:
        around = [each.name for each in path.parent.glob("*.y*ml")] if os.path.isdir(path.parent) else []
        fields = {"name": printable(known_as), "names": event_names()}
        near = path.stem if path.stem in event_names() else nearest(path.name, around)
        near = near or nearest_event(path.stem)
        raise ScenarioError([Mistake("unknown_named_event", fields, spot, near)]) from None
    except OSError as error:
        raise ScenarioError([unread(error, known_as, spot)]) from None
