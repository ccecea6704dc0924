"""The keys of the bibliography that the package ships."""

import re
from importlib.resources import files


def bibliography() -> list[str]:
    """Every key, in order, as often as it is there."""
    text = (files("sahel_sim") / "sources.bib").read_text(encoding="utf8")
    return re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", text, flags=re.MULTILINE)


def unknown_sources(source: str) -> set[str]:
    """Parts of a parameter's source that no book has; an assumption with a reason comes last, if at all."""
    keys, assumed, reason = source.partition("assumed:")
    if not assumed:
        return set(keys.split(";")) - set(bibliography())
    if not re.match(r" \S+", reason):
        return {source}
    return set(keys.split(";")[:-1]) - set(bibliography())
