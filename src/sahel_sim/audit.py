"""The outside audit: claims run through abmfact, which asks whether a finding is an artefact of the code.

abmfact (version 0.1, extra ``[audit]``) runs a model again under changes that must not matter, and says of
each claim whether it survives. It knows thresholds of one number of a run. So each contrast of a claim goes
to it as one number, the weighted sum of the arms of one run, which share their luck, with the bound of the
contrast and the smallest effect that matters as tolerance. Of its changes the model takes four:

- *determinism*: the same runs once more;
- *agent order*: the factions in another order, which one hangs on the run; chance is bound to positions, so
  runs change and their law must not;
- *random streams*: another seed;
- *time step*: weeks in place of months. abmfact asks for half a month, and its tables say 0.5; a week
  is shorter than that and than the library's fortnight, and so asks for more.

The others abmfact calls ``NOT_TESTABLE``: mechanisms act in one order that is part of the model, there is no
grid to turn, and twice as many people are another country.
"""

import argparse
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sahel_sim.claim_testing.assumptions import DEFAULTS
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.claim_testing.contrasts import All, Contrast, Proof, contrasts
from sahel_sim.claim_testing.simulator import reduction_for, scenario_of
from sahel_sim.core import Array, Factions
from sahel_sim.core.exceptions import SahelError
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.languages import N_, _
from sahel_sim.scenario import DISTANCE, HOSTILITY, Scenario, with_changes

if TYPE_CHECKING:
    import pandas as pd

FIVE = (
    "C01_force_does_not_end_all_wars",
    "C05_war_benefits_jihadists",
    "C10a_csp_at_the_table",
    "C20a_services_against_jihadists",
    "C23a_force_gains_towns",
)
"""One of each kind of claim that abmfact can be asked, and those that the report leans on most."""

SEEDS, LEAST = 24, 3
"""Runs of each arm under each change: assumed, few enough for a coffee break; and abmfact's own least."""

MISSING = N_(
    "abmfact is not installed. It audits claims from outside, and nothing else here "
    "needs it. Install it with: pip install 'sahel-sim[audit]'"
)
UNFIT = N_(
    "abmfact cannot be asked about {claim}: {why} It takes claims whose contrasts must "
    "all hold, in all runs. Choose another claim."
)
ONE_OF = N_("one of several contrasts is enough.")
TOO_FEW = N_(
    "{seeds} runs are too few for an audit: abmfact needs {least} or more to tell luck "
    "from change. Ask for more with --seeds."
)
SOME_RUNS = N_("only some runs count.")
NO_VALUE = N_("some runs have no value.")


class AuditRefused(SahelError):
    """Why there is no audit."""


def audit(
    claims: Sequence[Claim | str] = FIVE,
    seeds: int = SEEDS,
    seed: int = 1,
    executor: int | Executor | None = None,
) -> "pd.DataFrame":
    """Run claims through abmfact.

    Parameters
    ----------
    claims
        Claims, or the names of those of the library.
    seeds
        Runs of each arm under each change, at least 3.
    seed
        Of the model; what abmfact calls a seed is the number of a run.
    executor
        As for ``run``.

    Returns
    -------
    pandas.DataFrame
        A row for each contrast and check, as abmfact gives them: ``claim``, ``contrast``, ``bound``,
        ``baseline``, ``low``, ``high`` (90 % interval), ``check``, ``verdict``, ``reason``, ``seeds_needed``.

    Raises
    ------
    AuditRefused
        If abmfact is not installed, cannot be asked about a claim, or has too few runs.
    """
    if seeds < LEAST:
        raise AuditRefused(_(TOO_FEW, seeds=seeds, least=LEAST))
    try:
        from abmfact import Audit, Budget, PythonAdapter, run_audit
        from abmfact.claims import parse_claims
    except ImportError as absent:
        raise AuditRefused(_(MISSING)) from absent
    import pandas as pd

    known = [read_claim(each) if isinstance(each, str) else each for each in claims]
    asked = [question for each in known for question in questions(each)]
    model = Audited({each.name: each for each in known}, seed, seeds, executor)
    adapter = PythonAdapter(model, {"agent_order": True, "rng_streams": True, "dt_scale": True}, "sahel_sim")
    told = run_audit(Audit(adapter, {}, parse_claims(asked), Budget(seeds=seeds))).data
    at_start = {each["id"]: next(iter(each["baseline"]["points"].values())) for each in told["claims"]}
    rows = []
    for each in told["verdicts"]:
        name, _rest, number = each["claim"].rpartition(" ")
        value = at_start[each["claim"]]
        bound = next(question["value"] for question in asked if question["id"] == each["claim"])
        rows.append(
            {
                "claim": name,
                "contrast": int(number),
                "bound": bound,
                "baseline": value["estimate"],
                "low": value["low"],
                "high": value["high"],
                "check": each["check"],
                "verdict": each["verdict"],
                "reason": each["reason"],
                "seeds_needed": each.get("seeds_needed"),
            }
        )
    return pd.DataFrame(rows)


def questions(claim: Claim) -> list[dict[str, Any]]:
    """The contrasts of a claim as abmfact has its claims: one ``greater_than`` each.

    Raises
    ------
    AuditRefused
        If one of several contrasts is enough, or only some runs count.
    """
    if not _all(claim.proof):
        raise _unfit(claim, ONE_OF)
    parts = contrasts(claim.proof)
    if any(term.when is not None for contrast in parts for term, _ in contrast.weights):
        raise _unfit(claim, SOME_RUNS)
    return [
        {
            "id": f"{claim.name} {number}",
            "statement": claim.statement["en"],
            "metric": f"contrast_{number}",
            "test": "greater_than",
            "value": contrast.bound,
            "where": {"claim": [claim.name]},
            **({"tolerance": claim.smallest_effect} if claim.smallest_effect > 0.0 else {}),
        }
        for number, contrast in enumerate(parts, start=1)
    ]


@dataclass
class Audited:
    """The model as abmfact calls it: claim, run and changes to the contrasts of that run.

    All runs of a claim under one change are made at once, and each of them is given out once: if it is asked
    for again, they are all made again. So a model that is not the same twice would be found out.

    Attributes
    ----------
    claims
        By name.
    seed, seeds
        Of the model, and how many runs.
    executor
        As for ``run``.
    """

    claims: Mapping[str, Claim]
    seed: int
    seeds: int
    executor: int | Executor | None = None
    _ready: dict[tuple[str, str, str, float], dict[int, dict[str, float]]] = field(default_factory=dict)

    def __call__(self, params: Mapping[str, Any], seed: int, knobs: Any) -> dict[str, float]:
        """The contrasts of one run, ``contrast_1`` and so on."""
        key = (params["claim"], knobs.agent_order, knobs.rng_streams, knobs.dt_scale)
        if seed not in self._ready.get(key, {}):
            self._ready[key] = self._made(self.claims[params["claim"]], knobs)
        return self._ready[key].pop(seed)

    def _made(self, claim: Claim, knobs: Any) -> dict[int, dict[str, float]]:
        master = self.seed if knobs.rng_streams == "default" else self.seed + 1
        found: dict[int, dict[str, float]] = {}
        for order, numbers in self._orders(claim, knobs.agent_order == "shuffled").items():
            stories = _stories(claim, order, weekly=knobs.dt_scale < 1.0)
            values = _values(claim, stories, numbers, master, self.executor)
            for row, number in enumerate(numbers):
                found[number] = {
                    f"contrast_{at}": sum(
                        weight * float(values[term.arm][term.outcome][row])
                        for term, weight in contrast.weights
                    )
                    for at, contrast in enumerate(contrasts(claim.proof), start=1)
                }
        if not np.isfinite([value for each in found.values() for value in each.values()]).all():
            raise _unfit(claim, NO_VALUE)
        return found

    def _orders(self, claim: Claim, shuffled: bool) -> dict[tuple[int, ...], list[int]]:
        """The runs of each order of the factions."""
        factions = scenario_of(claim, claim.arms[0], DEFAULTS).place.factions
        same = tuple(range(len(factions)))
        if not shuffled:
            return {same: list(range(self.seeds))}
        from abmfact.knobs import perm_seed

        others = [same[at:] + same[:at] for at in same[1:]] + [same[::-1]]
        found: dict[tuple[int, ...], list[int]] = {}
        for number in range(self.seeds):
            found.setdefault(others[perm_seed(number) % len(others)], []).append(number)
        return found


def reordered(story: Scenario, order: Sequence[int]) -> Scenario:
    """The same scenario with its factions in another order: ``order`` says where each comes from.

    Parameters
    ----------
    story
        What is told.
    order
        Of as many factions as there are.
    """
    rows, old = list(order), story.place.factions
    labels = tuple(old.labels[row] for row in rows) if old.labels else ()
    factions = Factions(tuple(old.names[row] for row in rows), tuple(old.blocs[row] for row in rows), labels)
    place = story.place

    def moved(tables: Mapping[str, Array]) -> dict[str, Array]:
        return {day: table[rows] for day, table in tables.items()}

    place = replace(
        place,
        factions=factions,
        strengths=moved(place.strengths),
        town_control=moved(place.town_control),
        village_control=moved(place.village_control),
        deployments=moved(place.deployments),
        loyalty=place.loyalty[rows],
    )
    return replace(story, place=place, settings=_both_ways(story.settings))


def _both_ways(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings in which what holds for a pair is there under both of its names."""
    found = dict(settings)
    for key, value in settings.items():
        block, _, name = key.partition(".")
        if block in (HOSTILITY.name, DISTANCE.name):
            one, other = name.split("-")
            found[f"{block}.{other}-{one}"] = value
    return found


def _stories(claim: Claim, order: Sequence[int], weekly: bool) -> list[Scenario]:
    """The scenario of each arm, with its factions in this order."""
    stories = [scenario_of(claim, arm, DEFAULTS) for arm in claim.arms]
    if weekly:
        stories = [with_changes(story, {"step": "week"}) for story in stories]
    return [reordered(story, order) for story in stories] if list(order) != sorted(order) else stories


def _values(
    claim: Claim,
    stories: Sequence[Scenario],
    numbers: Sequence[int],
    seed: int,
    executor: int | Executor | None,
) -> dict[str, dict[str, Array]]:
    """By arm and outcome, a number of each run."""
    reducer, execution = reduction_for([claim]), Execution(executor)
    tally = reduce_runs(stories, reducer, replicates=numbers, seed=seed, execution=execution)
    return {
        arm.name: {name.removeprefix(f"{claim.name}/"): x for name, x in tally.of_scenario(at).items()}
        for at, arm in enumerate(claim.arms)
    }


def _all(proof: Proof) -> bool:
    return isinstance(proof, Contrast) or (isinstance(proof, All) and all(_all(part) for part in proof.parts))


def _unfit(claim: Claim, why: str) -> AuditRefused:
    return AuditRefused(_(UNFIT, claim=claim.name, why=_(why)))


def main() -> None:
    """Print the table: a row for each contrast, a column for each check, then the reasons."""
    asked = argparse.ArgumentParser(
        prog="python -m sahel_sim.audit", description=(__doc__ or "").split("\n")[0]
    )
    asked.add_argument("claims", nargs="*", default=list(FIVE))
    asked.add_argument("--seeds", type=int, default=SEEDS)
    given = asked.parse_args()
    try:
        table = audit(given.claims, given.seeds)
    except SahelError as refused:
        raise SystemExit(str(refused)) from None
    rows = ["claim", "contrast", "bound", "baseline", "low", "high"]
    wide = table.pivot(index=rows, columns="check", values="verdict")[list(dict.fromkeys(table["check"]))]
    print(wide.reset_index().to_string(index=False, float_format="{:.4g}".format))
    print()
    tested = table[~table["verdict"].isin(["ROBUST", "NOT_TESTABLE"])]
    print(tested[["claim", "contrast", "check", "verdict", "reason", "seeds_needed"]].to_string(index=False))


if __name__ == "__main__":
    main()
