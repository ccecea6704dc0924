"""What is said of each broken file, kept beside it in both languages.

``python tests/scenario/broken_files.py`` writes it anew. Read what has changed before you keep it: these
are sentences for people. Lists that grow with the library, such as that of all mechanisms, are kept under
a name, so that a new mechanism changes no message.
"""

import contextlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.scenario import LANGUAGES, ScenarioError, catalogue, places, read
from sahel_sim.scenario.named_events import event_names

BROKEN = Path(__file__).parent / "broken"


def names() -> tuple[str, ...]:
    """Every broken file, without its suffix."""
    return tuple(sorted(path.stem for path in BROKEN.glob("*.yaml")))


@cache
def complaint(name: str) -> ScenarioError:
    """The error that a broken file raises, read from its own folder."""
    with contextlib.chdir(BROKEN):
        try:
            read(f"{name}.yaml")
        except ScenarioError as error:
            return error
    raise AssertionError(f"{name}.yaml is not broken")


def spoken(name: str, language: str) -> str:
    """What is said of a broken file, with growing lists under their names."""
    text = complaint(name).text(language) + "\n"
    for list_name, words in growing():
        text = text.replace(f": {', '.join(words)}", f": <{list_name}>")
    return text


def growing() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lists that grow with the library, and what they are called in kept messages."""
    yield "the scenarios", catalogue()
    yield "the places", places()
    yield "the events", event_names()
    yield "the mechanisms", tuple(m.name for m in MONTH)
    yield "the tactics", (*STRATEGIES, *DIPLOMACIES)
    yield "the strategies", tuple(STRATEGIES)
    yield "the dates of northern_mali", read("mali_2024_02").place.dates
    combat = next(m for m in MONTH if m.name == "combat")
    yield "the forms of combat", tuple(combat.forms)
    for owner in (combat, STRATEGIES["press"]):
        yield f"the parameters of {owner.name}", tuple(number.name for number in owner.declared)


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
