"""Canonical JSON: one text for everything that means the same, so that a fingerprint tells meanings apart."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

EXACT = 2.0**53
"""Below this every whole number is a floating-point number too."""


def canonical_json(data: Any) -> str:
    """Plain data as JSON that does not depend on how it was written down.

    Keys are sorted; a number is the same with and without a decimal point; a gap in a text is one space, be
    it a space, a line break or one of the rarer separators that YAML files do not keep.

    ``data``: mappings with text as keys, sequences, texts, numbers, dates, true, false and None.

    Raises ``ValueError`` if a number is not finite; ``TypeError`` if there is anything else.

    >>> canonical_json({"b": 1.0, "a": ["x  y", 0.5]}) == canonical_json({"a": ("x y", 0.5), "b": 1})
    True
    """
    return json.dumps(
        _plain(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def sha256_of(data: Any) -> str:
    """SHA-256 of the canonical JSON of plain data."""
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()


def _plain(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(each) for each in data]
    if isinstance(data, str):
        return " ".join(data.split())
    if isinstance(data, date):
        return data.isoformat()
    if isinstance(data, float) and data.is_integer() and abs(data) < EXACT:
        return int(data)
    return data
