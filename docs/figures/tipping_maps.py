"""Draw the maps of pressure and inclusivity: ``python docs/figures/tipping_maps.py``.

Every cell of a map is the same story, *Return to dialogue*, with another military pressure of the state on
all its enemies and another inclusivity of its dialogue; then the same again with the sign of one disputed
effect flipped. Cells share their luck. It takes about ten minutes on two cores; ``--only NAME`` runs one map,
``--draw`` draws what is kept in ``maps/`` again.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from as_declared import as_declared
from map_pictures import draw

from sahel_sim.core import DIMENSIONS, VOICES, Array, Mechanism, Strategy
from sahel_sim.engine import DIPLOMACIES, MONTH
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.results.outcome_reader import OutcomeReducer
from sahel_sim.scenario import Scenario, with_changes

BASE = "return_to_dialogue"
POINTS = 9
TOLD = ("rebel_war_over", "all_wars_over", "jihadist_share", "time_to_accord")
KEPT = Path(__file__).parent / "maps"
SEED = 1


def disputed() -> dict[str, dict[str, float]]:
    """For each map by name, the settings that it changes: each open sign, at its far end over zero.

    A default of 0 has two far ends. What the five civil voices do is turned round together in each
    mechanism, and so is what the four dimensions of power do. Choices that are not signs are added: power
    without weight in alliances (the exponent at which it cancels out), a stalemate without pain, an
    accord that stops all fighting between its parties, a war that costs next to nothing, guarantors whom
    everybody believes, and the army of *Accurate force*.
    """
    maps: dict[str, dict[str, float]] = {"defaults": {}}
    for rule in (*MONTH, DIPLOMACIES["bargain"]):
        for group, names in (("voices", VOICES), ("power shared", DIMENSIONS)):
            ends = {number.name: number.low for number in rule.declared if number.name in names}
            if ends:
                settings = {f"{_block(rule)}.{rule.name}.{name}": end for name, end in ends.items()}
                maps[f"{rule.name}.{group.replace(' ', '_')} reversed"] = settings
        for number in rule.declared:
            if number.low < 0.0 < number.high and number.name not in (*VOICES, *DIMENSIONS):
                ends = [number.low] if number.default > 0 else [number.high] if number.default < 0 else []
                for end in ends or [number.low, number.high]:
                    name = f"{rule.name}.{number.name} = {end:g}"
                    maps[name] = {f"{_block(rule)}.{rule.name}.{number.name}": end}
    maps["alliance.decisiveness = 1"] = {"parameters.alliance.decisiveness": 1.0}
    maps["weariness.stalemate_pain = 0"] = {"parameters.weariness.stalemate_pain": 0.0}
    maps["dialogue.observance = 1"] = {"parameters.dialogue.observance": 1.0}
    maps["bargain.cost = 0.05"] = {"tactics.bargain.cost": 0.05}
    maps["guarantor = 0.8"] = {"dialogue.guarantor": 0.8}
    maps["accurate_force"] = {
        "government.intelligence": 0.8,
        "government.restraint": 0.9,
        "government.skill": 3.0,
        "years": 15,
    }
    return maps


def _block(rule: Mechanism | Strategy) -> str:
    return "parameters" if isinstance(rule, Mechanism) else "tactics"


def levels() -> Array:
    """The values of both levers."""
    return np.linspace(0.0, 1.0, POINTS)


def cells(changes: dict[str, float]) -> Iterator[Scenario]:
    """The story of each cell: pressure varies slowest, inclusivity fastest."""
    story = with_changes(as_declared(BASE), changes) if changes else as_declared(BASE)
    for pressure in levels():
        for inclusivity in levels():
            yield with_changes(
                story,
                {
                    "government.military_pressure.csp": float(pressure),
                    "government.military_pressure.jihadists": float(pressure),
                    "dialogue.inclusivity": float(inclusivity),
                },
            )


def one_map(changes: dict[str, float], runs: int, executor: int | None = None) -> dict[str, Array]:
    """The mean of each outcome over the runs of each cell, ``(POINTS, POINTS)``; of a time, whether it comes.

    Parameters
    ----------
    changes
        Settings that the map changes.
    runs
        Of each cell; all cells share their luck.
    executor
        Processes; all cores unless said.
    """
    told = reduce_runs(
        list(cells(changes)), OutcomeReducer(TOLD), runs, seed=SEED, execution=Execution(executor)
    )
    happens = {"time_to_accord": np.isfinite(told.values["time_to_accord"])}
    return {name: {**told.values, **happens}[name].mean(axis=1).reshape(POINTS, POINTS) for name in TOLD}


def keep(name: str, found: dict[str, Array]) -> None:
    """Write one map as a table."""
    KEPT.mkdir(exist_ok=True)
    rows = ["pressure,inclusivity,rebel_war_over,all_wars_over,jihadist_share,accord"]
    for i, pressure in enumerate(levels()):
        for j, inclusivity in enumerate(levels()):
            values = ",".join(f"{found[k][i, j]:.4f}" for k in TOLD)
            rows.append(f"{pressure:g},{inclusivity:g},{values}")
    (KEPT / f"{file_name(name)}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def file_name(name: str) -> str:
    """The name of a map's file."""
    return name.replace(" = ", "_").replace(", ", "_").replace(" ", "_").replace("-", "minus_")


def main() -> None:
    """Run the maps and draw them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only")
    asked.add_argument("--draw", action="store_true")
    asked.add_argument("--runs", type=int, default=6)
    options: Any = asked.parse_args()
    if not options.draw:
        for name, changes in disputed().items():
            if options.only in (None, name):
                keep(name, one_map(changes, options.runs))
                print(name, flush=True)
    draw(KEPT)


if __name__ == "__main__":
    main()
