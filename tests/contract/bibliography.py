"""The keys of the bibliography that the package ships."""

import re
from importlib.resources import files


def bibliography() -> list[str]:
    """Every key, in order, as often as it is there."""
    text = (files("sahel_sim") / "sources.bib").read_text(encoding="utf8")
    return re.findall(r"^@\w+\{\s*([^,\s]+)\s*,", text, flags=re.MULTILINE)


def unknown_sources(source: str) -> set[str]:
    """Keys of a parameter's source that no book has; an assumption with a reason needs none."""
    if re.match(r"assumed: \S+", source):
        return set()
    return {key for key in source.split(";") if key not in bibliography()}
