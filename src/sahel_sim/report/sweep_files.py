"""The files that give a sweep again: what is varied, and the scenario in which it is."""

import json
import re
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sahel_sim.scenario import INCLUSIVITY, PARTY, Scenario, read, with_changes
from sahel_sim.scenario.dialogue_levers import PATH
from sahel_sim.scenario.merge import ORDINARY_PATH

if TYPE_CHECKING:
    from sahel_sim.designs.grid import Sweep

SCENARIO, SWEEP = "scenario.yaml", "sweep.yaml"
"""The names of both files; the second names the first."""

_FIGHTERS = re.compile(r"^  fighters: (\S+)$", re.MULTILINE)
_PARTIES = re.compile(rf"^  {PARTY.name}:\n(?:    .*\n)+", re.MULTILINE)


def sweep_text(sweep: "Sweep") -> str:
    """The sweep as a file beside ``scenario.yaml``."""
    title = ", ".join(f"{language}: {_quoted(words)}" for language, words in sweep.title.items())
    vary = [f"  {axis.lever}: [{', '.join(map(repr, axis.values))}]" for axis in sweep.axes]
    lines = [
        f"sweep: {sweep.name}",
        f"title: {{{title}}}",
        f"scenario: {SCENARIO}",
        *_path(sweep),
        "vary:",
        *vary,
        f"outcomes: [{', '.join(sweep.outcomes)}]",
        f"runs: {sweep.runs}",
        f"seed: {sweep.seed}",
    ]
    return "\n".join(lines) + "\n"


def _path(sweep: "Sweep") -> list[str]:
    """The path of the table where its width is varied; a scenario that says everything does not have it."""
    path, width = sweep.scenario.path, f"dialogue.{INCLUSIVITY.name}"
    is_varied = any(axis.lever == width for axis in sweep.axes) and path != ORDINARY_PATH
    return [f"set: {{dialogue.{PATH}: {path}}}"] if is_varied else []


def scenario_text(sweep: "Sweep") -> str:
    """The scenario of a sweep as one file that is based on nothing.

    It says everything, but what follows from a lever unless it is said: how many fighters a faction means to
    have follows from how many it has, and who sits at the table from how wide it is. Where such a thing is
    varied, what follows is left unsaid, so that the cells of the file are those of the sweep.
    """
    whole = sweep.scenario.resolved()
    with TemporaryDirectory() as folder:
        for text in (whole, _unsaid(whole), _as_wide(whole, sweep.scenario), _both(whole, sweep.scenario)):
            path = Path(folder) / SCENARIO
            path.write_text(text, encoding="utf-8")
            if _same_corners(sweep, read(path)):
                return text
    return whole


def _same_corners(sweep: "Sweep", other: Scenario) -> bool:
    """Whether both scenarios are the same at every corner of the grid."""
    ends = [[(axis.lever, axis.values[0]), (axis.lever, axis.values[-1])] for axis in sweep.axes]
    return all(
        with_changes(sweep.scenario, dict(corner)).digest() == with_changes(other, dict(corner)).digest()
        for corner in product(*ends)
    )


def _unsaid(text: str) -> str:
    """Without the fighters that factions want, where they are as many as they have."""
    for fighters in set(_FIGHTERS.findall(text)):
        text = text.replace(f"  establishment: {fighters}\n", "")
    return text


def _as_wide(text: str, scenario: Scenario) -> str:
    """With how wide the table is instead of who sits at it, where the scenario says so."""
    for layer in reversed(scenario.layers):
        talks = layer.tree.said.get("dialogue")
        if isinstance(talks, dict) and INCLUSIVITY.name in talks:
            return _PARTIES.sub(f"  {INCLUSIVITY.name}: {float(talks[INCLUSIVITY.name])}\n", text)
    return text


def _both(text: str, scenario: Scenario) -> str:
    return _as_wide(_unsaid(text), scenario)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
