"""What is said of each broken file, kept beside it in both languages.

``python tests/broken_files.py`` writes it anew. Read what has changed before you keep it: these are sentences
for people. Lists that grow with the library, such as that of all mechanisms, are kept under a name, so that
a new mechanism changes no message.
"""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.claim_testing.ledger_flows import MOVERS
from sahel_sim.claim_testing.run_events import EVENTS
from sahel_sim.claim_testing.run_statistics import known_measures
from sahel_sim.core import stocks
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.engine import DIPLOMACIES, MONTH, STRATEGIES
from sahel_sim.results.outcome_registry import OUTCOMES
from sahel_sim.scenario import LANGUAGES, ScenarioError, catalogue, places, read
from sahel_sim.scenario.named_events import event_names

Growing = Iterator[tuple[str, tuple[str, ...]]]
"""Lists that grow with the library, and what they are called in kept messages."""


@dataclass(frozen=True)
class BrokenFiles:
    """A folder of broken files, each with what is said of it.

    Attributes
    ----------
    folder
        Where they are.
    read
        What reads one of them, by the name of the file.
    growing
        Lists in what is said of them.
    """

    folder: Path
    read: Callable[[str], object]
    growing: Callable[[], Growing]

    def names(self) -> tuple[str, ...]:
        """Every broken file, without its suffix."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    @cache  # noqa: B019 there are two of them
    def complaint(self, name: str) -> ScenarioError:
        """The error that a broken file raises, read from its own folder."""
        with contextlib.chdir(self.folder):
            try:
                self.read(f"{name}.yaml")
            except ScenarioError as error:
                return error
        raise AssertionError(f"{name}.yaml is not broken")

    def spoken(self, name: str, language: str) -> str:
        """What is said of a broken file, with growing lists under their names."""
        text = self.complaint(name).text(language) + "\n"
        for list_name, words in self.growing():
            text = re.sub(rf": {re.escape(', '.join(words))}(?=[,.])", f": <{list_name}>", text)
        return text

    def kept(self, name: str, language: str) -> Path:
        """Where the message is kept."""
        return self.folder / f"{name}.{language}.txt"

    def renewed(self) -> Iterator[Path]:
        """Write every message anew; the files that change."""
        for name in self.names():
            for language in LANGUAGES:
                text, file = self.spoken(name, language), self.kept(name, language)
                if not file.exists() or file.read_text(encoding="utf-8") != text:
                    file.write_text(text, encoding="utf-8")
                    yield file


def _of_scenarios() -> Growing:
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


def _of_experiments() -> Growing:
    yield "the scenarios", catalogue()
    yield "the outcomes", tuple(each.name for each in OUTCOMES)
    yield "the measures", known_measures()
    yield "the events", tuple(EVENTS)
    yield "the mechanisms", MOVERS
    yield "the stocks", stocks()


def _experiment(file: str) -> object:
    """A sweep or a claim, as the name of its file begins."""
    return {"sweep": read_sweep, "claim": read_claim}[file.split("_")[0]](file)


SCENARIOS = BrokenFiles(Path(__file__).parent / "scenario" / "broken", read, _of_scenarios)
EXPERIMENTS = BrokenFiles(Path(__file__).parent / "designs" / "broken", _experiment, _of_experiments)


if __name__ == "__main__":
    for files in (SCENARIOS, EXPERIMENTS):
        for changed in files.renewed():
            print(changed.relative_to(Path(__file__).parent))
