"""What the fuzzers put where something else is expected."""

import copy
import json
from collections.abc import Iterator
from typing import Any

VALUES: tuple[Any, ...] = (
    "x", -1, 1.5, 10**12, 2**63, 10**400, True, False, None, [], {}, [1], {"a": 1}, "../../x", float("nan"),
)  # fmt: skip
"""Each stands for a kind of value: text, below zero, no whole number, too large for an array, for a word of
64 bits, for a float; true, nothing, empty, nested, a path that leads elsewhere, and what is no number."""

TEXTS: tuple[bytes, ...] = (
    b"",
    b"[" * 100_000,
    b"[" * 100_000 + b"]" * 100_000,
    b'{"a":' * 100_000,
    "{}".encode("utf-16"),
    b"\xff\xfe\x00",
    b"1",
    b"null",
    b"9" * 5000,
)
"""What is no record at all, or nests deeper than any."""


def altered_records(text: str) -> Iterator[tuple[str, bytes]]:
    """A JSON text with each value replaced by each hostile one, with each key left out, and cut off."""
    whole = json.loads(text)
    for trail in _trails(whole):
        for value in VALUES:
            yield f"{trail} {value!r:.20}", json.dumps(_with(whole, trail, value)).encode()
        if trail:
            yield f"{trail} left out", json.dumps(_without(whole, trail)).encode()
    yield "cut off", text[: len(text) // 2].encode()
    for each in TEXTS:
        yield repr(each[:12]), each


def _trails(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield above
    if isinstance(value, dict):
        for key in value:
            yield from _trails(value[key], (*above, key))
    elif isinstance(value, list):
        for at in range(min(2, len(value))):
            yield from _trails(value[at], (*above, at))


def _with(whole: Any, trail: tuple[Any, ...], value: Any) -> Any:
    if not trail:
        return value
    made = copy.deepcopy(whole)
    _above(made, trail)[trail[-1]] = value
    return made


def _without(whole: Any, trail: tuple[Any, ...]) -> Any:
    made = copy.deepcopy(whole)
    del _above(made, trail)[trail[-1]]
    return made


def _above(whole: Any, trail: tuple[Any, ...]) -> Any:
    for key in trail[:-1]:
        whole = whole[key]
    return whole
