"""Dock with other models of civil war: run the sweeps, judge what their papers say, draw, and write it down.

``python docs/docking/dock.py`` writes the figures and ``found.csv`` beside this file; with a number, that
many runs in each cell. The sweeps are in ``experiments/docking``; ``docs/docking.md`` tells what is compared
with what, and why.
"""

import csv
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

import sahel_sim
from sahel_sim.designs.sweep_file import read_sweep

HERE = Path(__file__).parent
FILES = HERE.parent.parent / "experiments" / "docking"
FOUND = "found.csv"

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Relation:
    """A qualitative result of a paper, and how it is looked for here.

    Attributes
    ----------
    id
        Its name.
    sweep
        The file that is run.
    paper
        Key of the bibliography.
    says
        What the paper says.
    judge
        Outcomes by name, ``(..., R)`` each, to a number and whether it holds.
    measured
        What the number is.
    """

    id: str
    sweep: str
    paper: str
    says: str
    judge: Callable[[dict[str, Values]], tuple[float, bool]]
    measured: str


def accuracy_over_effectiveness(level: int) -> Callable[[dict[str, Values]], tuple[float, bool]]:
    """Effect of the whole range of accuracy on insurgents at the end, over that of effectiveness."""

    def judge(found: dict[str, Values]) -> tuple[float, bool]:
        fighters = found["jihadist_fighters"][:, :, level].mean(axis=-1)
        accuracy = float((fighters[0] - fighters[-1]).mean())
        effectiveness = float((fighters[:, 0] - fighters[:, -1]).mean())
        ratio = accuracy / effectiveness if effectiveness else float("inf")
        return ratio, accuracy > abs(effectiveness)

    return judge


def tipping_point(level: int) -> Callable[[dict[str, Values]], tuple[float, bool]]:
    """The largest step between neighbouring accuracies, as a part of the change over the whole range.

    Of seven points even steps are a sixth each; a tipping point has half of the change or more in one step,
    and the change is as large as an insurgency that falls to half.
    """

    def judge(found: dict[str, Values]) -> tuple[float, bool]:
        fighters = found["jihadist_fighters"][:, :, level].mean(axis=(1, -1))
        whole, part = _largest_step(fighters)
        return part, part >= 0.5 and whole >= 0.5 * float(fighters[0])

    return judge


def tipping_point_of_length(level: int) -> Callable[[dict[str, Values]], tuple[float, bool]]:
    """The same of how long insurgencies last: the share of runs in which it outlasts the ten years.

    A tipping point has half of the change or more in one step, and the change is half of all runs or more.
    """

    def judge(found: dict[str, Values]) -> tuple[float, bool]:
        lasting = 1.0 - found["jihadist_war_over"][:, :, level].mean(axis=(1, -1))
        whole, part = _largest_step(lasting)
        return part, part >= 0.5 and whole >= 0.5

    return judge


def _largest_step(values: Values) -> tuple[float, float]:
    """How far values fall from the first to the last, and the largest step of that, as a part of it."""
    whole = float(values[0] - values[-1])
    return whole, float((-np.diff(values)).max() / whole) if whole > 0.0 else 0.0


def never_ending(found: dict[str, Values]) -> tuple[float, bool]:
    """The smallest share of runs, over all cells, in which all wars are over at the end."""
    over = found["all_wars_over"].mean(axis=-1)
    return float(over.min()), bool(over.min() < 0.5)


def initial_conditions(found: dict[str, Values]) -> tuple[float, bool]:
    """Jihadists at the end where they begin with most, over those where they begin with fewest."""
    few, many = found["jihadist_fighters"][0], found["jihadist_fighters"][-1]
    return float(many.mean() / max(few.mean(), 1.0)), _apart(few, many)


def interventions(found: dict[str, Values]) -> tuple[float, bool]:
    """Jihadists at the end where the state presses with all it has, over where it does not press at all."""
    none, full = found["jihadist_fighters"][:, 0], found["jihadist_fighters"][:, -1]
    return float(full.mean() / max(none.mean(), 1.0)), _apart(none, full)


def _apart(one: Values, other: Values) -> bool:
    """Whether the mean difference of runs, paired by their numbers, is more than three standard errors."""
    gaps = (other - one).mean(axis=0)
    return bool(abs(gaps.mean()) > 3.0 * gaps.std(ddof=1) / np.sqrt(gaps.size))


RELATIONS: Sequence[Relation] = (
    Relation("accuracy_over_effectiveness", "bennett_2008", "bennett2008",
             "accuracy matters more for the defeat of an insurgency than effectiveness",
             accuracy_over_effectiveness(0),
             "fighters that accuracy takes over those that effectiveness takes, whole ranges"),
    Relation("accuracy_over_effectiveness_with_vengeance", "bennett_2008", "bennett2008",
             "the same, where harm to civilians brings most recruits",
             accuracy_over_effectiveness(1),
             "fighters that accuracy takes over those that effectiveness takes, whole ranges"),
    Relation("tipping_point", "bennett_2008", "bennett2008",
             "there may be a tipping point of accuracy, told by how many insurgents are left",
             tipping_point(0), "largest step of seven accuracies, part of the whole change"),
    Relation("tipping_point_with_vengeance", "bennett_2008", "bennett2008",
             "the same, where harm to civilians brings most recruits",
             tipping_point(1), "largest step of seven accuracies, part of the whole change"),
    Relation("tipping_point_of_length", "bennett_2008", "bennett2008",
             "there may be a tipping point of accuracy below which insurgencies last much longer",
             tipping_point_of_length(0),
             "largest step of seven accuracies, part of the change of the share that outlasts ten years"),
    Relation("tipping_point_of_length_with_vengeance", "bennett_2008", "bennett2008",
             "the same, where harm to civilians brings most recruits",
             tipping_point_of_length(1),
             "largest step of seven accuracies, part of the change of the share that outlasts ten years"),
    Relation("never_ending_wars", "rinaldi_2022", "rinaldi2022",
             "with three groups wars that never end are possible",
             never_ending, "smallest share of runs in which all wars are over after 25 years"),
    Relation("initial_conditions", "rinaldi_2022", "rinaldi2022",
             "initial conditions influence the fate of a conflict",
             initial_conditions, "jihadists after 25 years, begun with most over begun with fewest"),
    Relation("interventions", "rinaldi_2022", "rinaldi2022",
             "interventions influence the fate of a conflict",
             interventions, "jihadists after 25 years, all pressure over none"),
)  # fmt: skip


def simulated(name: str, runs: int | None = None) -> sahel_sim.SweepResults:
    """One of the sweeps, with numbers of the model as they are declared."""
    design = read_sweep(FILES / f"{name}.yaml")
    fixed = sahel_sim.with_changes(design.scenario, {"parameter_draws": "fixed"})
    return sahel_sim.sweep(replace(design, scenario=fixed), runs=runs)


def judged(swept: dict[str, sahel_sim.SweepResults]) -> list[dict[str, str]]:
    """A row for each relation: what the paper says, the number here, and whether it holds."""
    rows = []
    for each in RELATIONS:
        sweep = swept[each.sweep]
        number, holds = each.judge({name: sweep.values(name) for name in sweep.sweep.outcomes})
        told = {"relation": each.id, "paper": each.paper, "says": each.says, "measured": each.measured}
        rows.append({**told, "number": f"{number:.3g}", "holds": "yes" if holds else "no"})
    return rows


def main() -> None:
    """Run, judge, draw, and write."""
    runs = int(sys.argv[1]) if sys.argv[1:] else None
    swept = {name: simulated(name, runs) for name in dict.fromkeys(each.sweep for each in RELATIONS)}
    rows = judged(swept)
    with open(HERE / FOUND, "w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    for name, found in swept.items():
        picture = found.maps("en")[0]
        with TemporaryDirectory() as beside:
            drawn, _drawing = picture.save(beside)
            copy(drawn, HERE / f"{name}{drawn.suffix}")
    for row in rows:
        print(f"{row['relation']}: {row['number']} ({row['measured']}), holds: {row['holds']}")


if __name__ == "__main__":
    main()
