"""What is said of each broken experiment file, kept beside it in both languages.

``python tests/designs/broken_experiments.py`` writes it anew. Read what has changed before you keep it:
these are sentences for people. Lists that grow with the library are kept under a name.
"""

import contextlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.claim_testing.ledger_flows import MOVERS
from sahel_sim.claim_testing.run_events import EVENTS
from sahel_sim.claim_testing.run_statistics import known_measures
from sahel_sim.core import stocks
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import LANGUAGES, ScenarioError, catalogue

BROKEN = Path(__file__).parent / "broken"
READERS = {"sweep": read_sweep, "claim": read_claim}


def names() -> tuple[str, ...]:
    """Every broken file, without its suffix."""
    return tuple(sorted(path.stem for path in BROKEN.glob("*.yaml")))


@cache
def complaint(name: str) -> ScenarioError:
    """The error that a broken file raises, read from its own folder."""
    with contextlib.chdir(BROKEN):
        try:
            READERS[name.split("_")[0]](f"{name}.yaml")
        except ScenarioError as error:
            return error
    raise AssertionError(f"{name}.yaml is not broken")


def spoken(name: str, language: str) -> str:
    """What is said of a broken file, with growing lists under their names."""
    text = complaint(name).text(language) + "\n"
    for list_name, words in growing():
        text = re.sub(rf": {re.escape(', '.join(words))}(?=[,.])", f": <{list_name}>", text)
    return text


def growing() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lists that grow with the library, and what they are called in kept messages."""
    yield "the scenarios", catalogue()
    yield "the outcomes", tuple(each.name for each in OUTCOMES)
    yield "the measures", known_measures()
    yield "the events", tuple(EVENTS)
    yield "the mechanisms", MOVERS
    yield "the stocks", stocks()


def kept(name: str, language: str) -> Path:
    """Where the message is kept."""
    return BROKEN / f"{name}.{language}.txt"


def renewed() -> Iterator[Path]:
    """Write every message anew; the files that change."""
    for name in names():
        for language in LANGUAGES:
            text, file = spoken(name, language), kept(name, language)
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")
                yield file


if __name__ == "__main__":
    for changed in renewed():
        print(changed.name)
