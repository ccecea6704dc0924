"""The bibliography: what a key of ``sources.bib`` stands for."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_ENTRY = re.compile(r"^@\w+\{([^,\s]+),\s*\n(.*?)^\}", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*)\},?\s*$", re.MULTILINE)
_ACCENTS = {"'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "c": "\u0327"}


def reference(key: str) -> str:
    """Author, year and title of a work; the key itself if it is not in the bibliography."""
    entry = _entries().get(key)
    if entry is None:
        return key
    author, year, title = (entry.get(name, "") for name in ("author", "year", "title"))
    if author.startswith("Case source"):
        return f"{title} ({year})"
    return f"{author} ({year}). {title}"


def cited(source: str) -> tuple[str, ...]:
    """The keys of the bibliography that a source names."""
    words = re.findall(r"[A-Za-z][A-Za-z0-9]*", source)
    return tuple(dict.fromkeys(word for word in words if word in _entries()))


@cache
def _entries() -> Mapping[str, Mapping[str, str]]:
    text = (Path(__file__).resolve().parents[2] / "sources.bib").read_text(encoding="utf-8")
    entries: dict[str, Mapping[str, str]] = {}
    for key, body in _ENTRY.findall(text):
        fields = {name: _plain(value) for name, value in _FIELD.findall(body)}
        entries[key] = fields
        for short in re.split(r"[,;\s]+", fields.get("keywords", "")):
            entries.setdefault(short, fields)
    return entries


def _plain(text: str) -> str:
    """LaTeX as text: accents put on, braces taken off."""
    import unicodedata

    text = re.sub(r"\{?\\([\"'`^~c])\s*\{?(\w)\}?\}?", lambda m: m[2] + _ACCENTS[m[1]], text)
    text = re.sub(r"\\([_%&#$])", r"\1", text).replace("---", "—").replace("--", "–")
    return unicodedata.normalize("NFC", text.replace("{", "").replace("}", ""))
