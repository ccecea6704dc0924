"""Changes: a scenario with other settings is as if a file had said them."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sahel_sim.scenario import Scenario, ScenarioError, read, with_changes


@pytest.fixture(scope="module")
def base() -> Scenario:
    return read("mali_2024_02")


def test_changes_are_as_if_a_file_had_made_them(tmp_path: Path, base: Scenario) -> None:
    changed = with_changes(
        base,
        {
            "government.military_pressure.csp": 0.3,
            "rebels.restraint": 0.8,
            "years": 5,
            "mechanisms.displacement": "off",
            "parameters.combat.fire": np.float64(0.4),
            "runs": np.int64(20),
            "relations.jnim-csp": 0.6,
            "tactics.press.watch": 1,
        },
    )
    (tmp_path / "same.yaml").write_text(
        "scenario: mali_2024_02\nbased_on: mali_2024_02\nyears: 5\n"
        "government: {military_pressure: {csp: 0.3}}\n"
        "csp: {restraint: 0.8}\nmechanisms: {displacement: off}\nparameters: {combat: {fire: 0.4}}\n"
        "runs: 20\n"
        "relations: {csp-jnim: 0.6}\ntactics: {press: {watch: 1}}\n",
        encoding="utf-8",
    )
    same = with_changes(
        read(tmp_path / "same.yaml"), {"title": dict(base.title), "summary": dict(base.summary)}
    )

    assert changed.digest() == same.digest() != base.digest()
    assert (changed.name, changed.title) == (base.name, base.title)


def test_changes_can_follow_changes(base: Scenario) -> None:
    twice = with_changes(with_changes(base, {"seed": 2, "csp.skill": 2.0}), {"seed": 3})

    assert (twice.seed, twice.settings["csp.skill"], base.seed) == (3, 2.0, 1)


def test_changes_may_bring_a_timeline(base: Scenario) -> None:
    changed = with_changes(base, {"timeline": [{"date": date(2025, 6, 1), "set": {"csp.restraint": 0.9}}]})

    assert [m.step for m in changed.timeline] == [15]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"government.restrain": 0.3}, "unknown_setting"),
        ({"years": 0}, "not_above"),
        ({"government": 1}, "not_a_block"),
        ({"government.restraint": True}, "truth_for_number"),
        ({"government.restraint": "0,5"}, "decimal_comma"),
        ({"seed": 10**400}, "not_finite"),
        ({"government": 1, "government.restraint": 0.5}, "not_a_block"),
        ({"government.restraint": 0.5, "government": 1}, "not_a_block"),
        ({"place": "nowhere"}, "unknown_place"),
        ({"": 1}, "unknown_key"),
        ({"timeline": []}, None),
        ({"state_of": "2020-01"}, "unknown_date"),
        ({"government.restraint": [0.1]}, "list_for_number"),
        ({"government.restraint": object()}, "not_a_number"),
        ({"runs": np.array([1, 2])}, "list_for_number"),
        ({"years": float("nan")}, "not_finite"),
    ],
)
def test_changes_are_checked_like_files(base: Scenario, changes: dict[str, Any], kind: str | None) -> None:
    if kind is None:
        with_changes(base, changes)
        return
    with pytest.raises(ScenarioError) as raised:
        with_changes(base, changes)

    assert [m.kind for m in raised.value.mistakes] == [kind]
    assert raised.value.text("en")
    assert raised.value.text("fr")
