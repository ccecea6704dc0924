"""Compute the tables of ``docs/pressure.md``: ``python docs/figures/pressure.py``.

Numbers stand in ``pressure/*.csv``, tables of the page in ``pressure/*.md``. It takes about a minute on two
cores. ``--draw`` writes the tables of what is there again.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from as_declared import as_declared
from pressure_tables import write_tables

import sahel_sim
from sahel_sim.results.endings import ENDINGS, endings
from sahel_sim.results.history import History, history
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.results.peace import KINDS, came_from, with_rebels
from sahel_sim.scenario import Scenario, read, with_changes
from sahel_sim.stats.intervals import wilson
from sahel_sim.stats.survival import Durations, survival_curve

KEPT = Path(__file__).parent / "pressure"
BASE, TABLE, ACCURATE = "mali_2024_02", "return_to_dialogue", "accurate_force"
RUNS, SEED, YEARS = 48, 1, 10
PRESSURES: Mapping[str, float] = {"zero": 0.0, "half": 0.5, "full": 1.0}
JIHADISTS = ("jnim", "is_sahel")
CHECKED = range(4)
"""The runs by whose bits ``tests/docs/test_pressure.py`` knows whether the page is of this model."""

TOLD = (
    "time_at_peace_with_rebels",
    "rebel_wars_begun",
    "rebel_war_over",
    "jihadist_war_over",
    "all_deaths",
    *(f"civilians_killed_by_{who}" for who in ("state", "rebels", "jihadists", "militias")),
    "jihadist_fighters",
    "people_governed_by_jihadists",
    "people_governed_by_state",
)


def arms() -> Iterator[tuple[str, Scenario]]:
    """The stories: the state presses its enemies so hard, without and with talks; then with accuracy."""
    base, invited = as_declared(BASE), table()
    for talks, more in (("no talks", {}), ("talks", invited)):
        for word, pressure in PRESSURES.items():
            pressed = {f"government.military_pressure.{who}": pressure for who in ("csp", "jihadists")}
            yield f"{word}, {talks}", with_changes(base, {**pressed, **more})
    yield "accurate force", with_changes(as_declared(ACCURATE), {"years": YEARS})


def table() -> dict[str, Any]:
    """What the dialogue of the story with talks changes, and nothing else of that story."""
    base, other = read(BASE), read(TABLE)
    found: dict[str, Any] = {
        key: value
        for key, value in other.settings.items()
        if key.startswith("dialogue.") and value != base.settings.get(key)
    }
    (opens,) = (entry.date for entry in other.timeline if entry.settings.get("dialogue.open") == 1.0)
    return found | {"dialogue.opens": opens}


def values_of(results: sahel_sim.Results) -> dict[str, np.ndarray]:
    """Each outcome of each run, ``(R,)``."""
    told = OutcomeReducer(TOLD)(results)
    found = {name: x for name, x in told.items() if not name.startswith("civilians_killed")}
    found["civilians_killed"] = np.sum([told[name] for name in told if name not in found], axis=0)
    found["years_at_peace"] = found.pop("time_at_peace_with_rebels") / 12.0
    return found


def _interval(name: str, x: np.ndarray) -> tuple[float, float, float]:
    """The mean over the runs, and its 95 % interval of chance in the runs."""
    if name.endswith("_war_over"):
        return (float(x.mean()), *wilson(x.sum(), len(x)))
    half = 1.96 * float(x.std(ddof=1)) / np.sqrt(len(x))
    return float(x.mean()), float(x.mean()) - half, float(x.mean()) + half


def spells(told: History) -> Iterator[tuple[str, int, int, float, float, float]]:
    """Peaces with rebels by what they came from: how many, how many broke, how long they lasted, war back."""
    found = with_rebels(told)
    kinds = came_from(told, found)
    for at, kind in enumerate(KINDS):
        mine = kinds == at
        lasted = Durations(found.months[mine], found.broken[mine].astype(np.float64))
        back = [1.0 - survival_curve(lasted).at(12.0 * years)[0] for years in (2.0, 5.0)]
        years = float(found.months[mine].mean()) / 12.0 if mine.any() else np.nan
        yield kind, int(mine.sum()), int(found.broken[mine].sum()), years, *back


def compute() -> dict[str, pd.DataFrame]:
    """Run every arm, with the same luck, and read the tables off."""
    outcomes, changes, ends, peaces, causes = [], [], [], [], []
    without: dict[str, dict[str, np.ndarray]] = {}
    for name, story in arms():
        results = sahel_sim.run(story, runs=RUNS, seed=SEED)
        told = history(results)
        values = without[name] = values_of(results)
        outcomes += [(name, key, *_interval(key, x)) for key, x in values.items()]
        if name.endswith(", talks"):
            alone = without[name.replace(", talks", ", no talks")]
            changes += [(name, key, *_interval("change", x - alone[key])) for key, x in values.items()]
        shares = np.bincount(endings(told), minlength=len(ENDINGS)) / told.replicates
        ends += [(name, kind, share) for kind, share in zip(ENDINGS, shares, strict=True)]
        peaces += [(name, *row) for row in spells(told)]
        for who in JIHADISTS:
            account = sahel_sim.moved(results, "fighters", who)
            causes += [(name, who, why, account.mean(total)) for why, total in account.causes]
        print(name, flush=True)
    return {
        "outcomes": pd.DataFrame(outcomes, columns=["arm", "outcome", "mean", "low", "high"]),
        "changes": pd.DataFrame(changes, columns=["arm", "outcome", "mean", "low", "high"]),
        "endings": pd.DataFrame(ends, columns=["arm", "ending", "share"]),
        "peaces": pd.DataFrame(
            peaces, columns=["arm", "kind", "peaces", "broke", "years", "back_2", "back_5"]
        ),
        "causes": pd.DataFrame(causes, columns=["arm", "faction", "cause", "persons"]),
    }


def of_this_model() -> str:
    """A fingerprint of the first runs, which is another if any number of the model is."""
    return sahel_sim.run(as_declared(BASE), replicates=CHECKED, executor=1).digest()


def main() -> None:
    """Compute, and write the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--draw", action="store_true", help="compute nothing")
    KEPT.mkdir(exist_ok=True)
    if not asked.parse_args().draw:
        for name, found in compute().items():
            found.round(4).to_csv(KEPT / f"{name}.csv", index=False, lineterminator="\n")
        (KEPT / "pressure.digest").write_text(of_this_model() + "\n", encoding="utf-8")
    write_tables({file.stem: pd.read_csv(file) for file in KEPT.glob("*.csv")}, KEPT)


if __name__ == "__main__":
    main()
