"""What is frozen, as files: reading it, and writing it down."""

import json
import math
import shutil
import sys
from typing import Any

from frozen_runs import HERE, Made, arithmetic, drawing
from page_words import folded

FILE, TEXTS = HERE / "frozen.json", HERE / "text"


def written() -> dict[str, Any]:
    """What was written down but for the texts, and with what arithmetic and drawing."""
    told: dict[str, Any] = json.loads(FILE.read_text(encoding="utf8"))
    return told


def texts() -> dict[str, str]:
    """The words that were written down, by file name."""
    return {
        path.relative_to(TEXTS).as_posix(): path.read_text(encoding="utf8") for path in TEXTS.rglob("*.txt")
    }


def numbers(found: Made) -> dict[str, dict[str, float | None]]:
    """The numbers to ten significant digits; None where there is none."""
    return {
        of: {name: None if math.isnan(x) else float(f"{x:.9e}") for name, x in each.items()}
        for of, each in found.numbers.items()
    }


def write(found: Made) -> None:
    """Write everything down."""
    told = {
        "arithmetic": arithmetic(),
        "drawing": drawing(),
        "bits": found.bits,
        "markup": found.markup,
        "words": found.words,
        "numbers": numbers(found),
    }
    FILE.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    shutil.rmtree(TEXTS, ignore_errors=True)
    for name, text in found.texts.items():
        path = TEXTS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")


def write_markup(found: Made) -> None:
    """Write the hashes of pages down, or stop if anything else has changed."""
    known = written()
    before = {name: folded(text) for name, text in texts().items()}
    changed = [name for name in ("bits", "words") if known[name] != getattr(found, name)] + [
        name for name, text in found.texts.items() if before.get(name) != folded(text)
    ]
    if changed or before.keys() - found.texts.keys():
        sys.exit(f"More than markup has changed: {', '.join(changed) or 'texts are missing'}.")
    FILE.write_text(
        json.dumps({**known, "drawing": drawing(), "markup": found.markup}, indent=1, ensure_ascii=False)
        + "\n",
        encoding="utf8",
    )
