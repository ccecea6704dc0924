"""Hints: a mistake that has a plainer cause than what a validator sees is told by that cause.

A space that is none, curly quotes, a block that is not indented, a list in place of a block, a date in
another order: whoever looks for the mistake that follows from these does not find it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from sahel_sim.scenario.errors import Mistake, printable
from sahel_sim.scenario.yaml_errors import BESIDE_STRUCTURE, odd_space_near
from sahel_sim.scenario.yaml_parser import KeyPath, Tree

CURLY_QUOTES = "“”„‟‘’‚«»‹›"
"""Quotation marks as word processors write them."""

_LOOK_ALIKES = str.maketrans("−–—‐‑авсеноркхутмі", "-----abcehopkxytmi", "\u00ad")
"""Signs of typography and Cyrillic letters that look like a sign of the keyboard, or like nothing."""

EVENT_WORDS = frozenset(
    {"cause", "description", "evenement", "événement", "happening", "label", "name", "nom", "shock"}
    | {"choc", "text", "texte", "title", "titre", "type", "what"}
)
"""Keys by which readers tell what happens on a date."""

_MONTHS = (
    ("jan",),
    ("feb", "fév", "fev"),
    ("mar",),
    ("apr", "avr"),
    ("may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aoû", "aou"),
    ("sep",),
    ("oct",),
    ("nov",),
    ("dec", "déc"),
)
"""How the names of the months begin, in English and French."""

_OF_VALUES = frozenset(
    {"unknown_choice", "unknown_event", "unknown_form", "unknown_measure", "unknown_rule", "unknown_stock"}
)
"""Kinds of mistakes that begin like those of keys, and are in values."""

Found: TypeAlias = tuple[KeyPath, Mistake | None]
BlockOf: TypeAlias = Callable[[KeyPath], Mapping[str, Any]]


def with_hints(tree: Tree, found: Sequence[Found], block_of: BlockOf) -> list[Found]:
    """The mistakes, each by its plainest cause; what follows from such a cause alone is left out.

    Parameters
    ----------
    tree
        The file.
    found
        Each mistake with the way to it.
    block_of
        Gives the keys that the block at the end of a way can have.
    """
    told: list[Found] = []
    empty: set[KeyPath] = set()
    for way, mistake in found:
        if mistake is None:
            told.append((way, None))
            continue
        plain = (
            _odd_space(tree, way, mistake)
            or _curly_quotes(tree, way, mistake)
            or _look_alike(tree, way, mistake)
        )
        above = None if plain else _not_indented(tree, way, mistake, block_of)
        if above is not None:
            empty.add(above)
            fields = {"key": printable(way[-1]), "above": printable(above[-1])}
            plain = Mistake("not_indented", fields, tree.spot(way, of_key=True))
        if plain and plain.kind == "odd_space" and (before := _empty_before(tree, way)):
            empty.add(before)
        told.append((way, plain or _of_value(tree, way, mistake)))
    return [(way, each) for way, each in told if not (each and each.kind == "nothing" and way in empty)]


def date_meant(text: str, with_day: bool) -> str | None:
    """The month or day that a reader means who writes it otherwise; None if it can be two or none.

    >>> date_meant("06/2025", with_day=False), date_meant("15/06/2025", with_day=True)
    ('2025-06', '2025-06-15')
    >>> date_meant("juin 2025", with_day=False), date_meant("05/06/2025", with_day=True)
    ('2025-06', None)
    """
    numbers = [int(word) for word in re.findall(r"[0-9]+", text)]
    named = next(
        (n for n, names in enumerate(_MONTHS, 1) if re.search(rf"\b({'|'.join(names)})", text.lower())), 0
    )
    years = [n for n in numbers if 1000 <= n <= 2999]
    others = [n for n in numbers if n not in years]
    if len(years) != 1 or len(others) > 2 or not re.fullmatch(r"[\w\s/.,\-]+", text):
        return None
    if named:
        month, day = named, others[0] if others else None
    elif len(others) == 1:
        month, day = others[0], None
    elif len(others) == 2 and numbers[0] == years[0]:
        month, day = others
    elif len(others) == 2 and (others[0] > 12) != (others[1] > 12):
        month, day = sorted(others)
    else:
        return None
    try:
        date(years[0], month, day or 1)
    except ValueError:
        return None
    return f"{years[0]}-{month:02d}" + (f"-{day:02d}" if day and with_day else "")


def _word(tree: Tree, way: KeyPath, mistake: Mistake) -> str:
    """What is wrong as it is written: the key if that is wrong, else the value."""
    if not way:
        return ""
    if mistake.kind.startswith("unknown_") and isinstance(way[-1], str) and mistake.kind not in _OF_VALUES:
        return way[-1]
    return tree.written.get(way, "")


def _odd_space(tree: Tree, way: KeyPath, mistake: Mistake) -> Mistake | None:
    is_there = mistake.spot is not None and BESIDE_STRUCTURE.search(_word(tree, way, mistake))
    return odd_space_near(mistake.spot) if is_there and mistake.spot else None


def _curly_quotes(tree: Tree, way: KeyPath, mistake: Mistake) -> Mistake | None:
    word = _word(tree, way, mistake).strip()
    inner = word.strip(CURLY_QUOTES + " \u00a0\u202f")
    if not word or word[0] not in CURLY_QUOTES or mistake.kind in ("too_long", "no_words"):
        return None
    return Mistake("curly_quotes", {"word": printable(word), "plain": printable(inner)}, mistake.spot)


def _look_alike(tree: Tree, way: KeyPath, mistake: Mistake) -> Mistake | None:
    word = _word(tree, way, mistake).strip()
    plain = unicodedata.normalize("NFKC", word).translate(_LOOK_ALIKES)
    if not word or word.isascii() or not plain.isascii() or mistake.kind in ("too_long", "no_words"):
        return None
    odd = next(sign for sign in word if not sign.isascii())
    fields = {"word": printable(word), "code": f"U+{ord(odd):04X}", "plain": printable(plain)}
    return Mistake("look_alike", fields, mistake.spot)


def _not_indented(tree: Tree, way: KeyPath, mistake: Mistake, block_of: BlockOf) -> KeyPath | None:
    """The empty block above a key that belongs into it, if there is one."""
    if not way or not mistake.kind.startswith("unknown_") or mistake.kind in _OF_VALUES:
        return None
    above = _empty_before(tree, way)
    return above if above is not None and str(way[-1]) in block_of(above) else None


def _empty_before(tree: Tree, way: KeyPath) -> KeyPath | None:
    """The last key above a key in its block that has no value."""
    block: Any = tree.said
    for step in way[:-1]:
        block = block[step]
    keys = list(block) if isinstance(block, dict) else []
    before = keys[: keys.index(way[-1])] if way[-1] in keys else []
    empty = next((key for key in reversed(before) if block[key] is None), None)
    return None if empty is None else (*way[:-1], empty)


def _of_value(tree: Tree, way: KeyPath, mistake: Mistake) -> Mistake:
    if mistake.kind in ("bad_month", "bad_day"):
        meant = date_meant(str(tree.written.get(way, "")), with_day=mistake.kind == "bad_day")
        return replace(mistake, nearest=meant)
    if mistake.kind == "unknown_moment" and str(way[-1]).lower() in EVENT_WORDS:
        return replace(mistake, kind="told_as_note")
    value = _at(tree.said, way)
    if isinstance(value, list) and mistake.kind == "not_a_block":
        return replace(mistake, kind="list_for_block")
    if isinstance(value, list) and mistake.kind == "block_for_number":
        return replace(mistake, kind="list_for_number")
    return mistake


def _at(value: Any, way: KeyPath) -> Any:
    for step in way:
        inside = isinstance(value, dict) or (isinstance(value, list) and isinstance(step, int))
        value = value[step] if inside and (not isinstance(value, dict) or step in value) else None
    return value
