"""The keys of the bibliography that the package ships."""

import re
from importlib.resources import files


def bibliography() -> list[str]:
    """Every key, in order, as often as it is there."""
    text = (files("sahel_sim") / "sources.bib").read_text(encoding="utf8")
    return re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", text, flags=re.MULTILINE)


def unknown_sources(source: str) -> set[str]:
    """Parts of a source that nobody can look up.

    A source is what holds the number, and where in it (``K3: computed from its spells of peace``); or an
    assumption with its reason, last; or the idea behind an assumption (``after kalyvas2006; assumed: why``).
    """
    named, assumed, reason = source.partition("assumed: ")
    if bool(assumed) != bool(reason.strip()):
        return {source}
    parts = named.split("; ")
    if assumed and parts.pop() != "":
        return {source}
    if not assumed and all(part.startswith("after ") for part in parts):
        return {source}
    return set().union(*(_unknown(part) for part in parts))


def _unknown(part: str) -> set[str]:
    """What is wrong with one part: keys without a work, or no place in the work."""
    known = set(bibliography())
    if part.startswith("after "):
        return set(part.removeprefix("after ").split(", ")) - known
    key, _, where = part.partition(": ")
    return {key} - known if where.strip() else {part}
