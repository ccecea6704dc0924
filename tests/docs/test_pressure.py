"""The page of pressure: its numbers are of this model, its tables those of the files, its words theirs."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

HOUSE = Path(__file__).parents[2]
FIGURES = HOUSE / "docs" / "figures"
KEPT = FIGURES / "pressure"
PAGE = (HOUSE / "docs" / "pressure.md").read_text(encoding="utf-8")


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A script beside the figures, by name."""
    monkeypatch.syspath_prepend(str(FIGURES))
    return __import__


def found() -> dict[str, pd.DataFrame]:
    return {file.stem: pd.read_csv(file) for file in KEPT.glob("*.csv")}


def means() -> pd.DataFrame:
    return found()["outcomes"].pivot_table(index="arm", columns="outcome", values="mean")


def test_the_numbers_are_of_this_model(module: Callable[[str], ModuleType]) -> None:
    kept = (KEPT / "pressure.digest").read_text(encoding="utf-8").strip()
    assert kept == module("pressure").of_this_model(), (
        "Run docs/figures/pressure.py, and read the page again."
    )


def test_the_tables_are_those_of_the_files(module: Callable[[str], ModuleType], tmp_path: Path) -> None:
    module("pressure_tables").write_tables(found(), tmp_path)
    again = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.glob("*.md")}
    assert again == {file.name: file.read_text(encoding="utf-8") for file in KEPT.glob("*.md")}
    assert set(re.findall(r"figures/pressure/(\w+\.md)", PAGE)) == set(again)


def test_the_arms_differ_only_in_pressure_and_table(module: Callable[[str], ModuleType]) -> None:
    pressure = module("pressure")
    arms = dict(pressure.arms())
    assert list(arms) == found()["outcomes"]["arm"].unique().tolist()
    base = pressure.read(pressure.BASE).settings
    for name, story in arms.items():
        changed = {key for key, value in story.settings.items() if value != base.get(key)}
        if name != "accurate force":
            allowed = ("government.military_pressure.", "dialogue.")[: 1 + name.endswith(", talks")]
            assert all(key.startswith(allowed) for key in changed), name
            assert bool(story.timeline) == name.endswith(", talks")
        assert story.steps == 120


def test_what_is_said_of_force_holds() -> None:
    told = means()
    zero, half, full = (told.loc[f"{word}, no talks"] for word in ("zero", "half", "full"))
    assert 1_400 < full["jihadist_fighters"] < 1_500
    assert full["people_governed_by_jihadists"] < 0.06
    assert zero["all_deaths"] < min(full["all_deaths"], half["all_deaths"])
    assert full["rebel_war_over"] < 0.5
    assert full["jihadist_war_over"] == 0.0
    assert full["rebel_wars_begun"] > 1.0
    for worst in ("all_deaths", "civilians_killed", "jihadist_fighters"):
        assert half[worst] > max(zero[worst], full[worst])
    assert (
        abs(half["years_at_peace"] - full["years_at_peace"])
        < 0.2
        < zero["years_at_peace"] - full["years_at_peace"]
    )
    accurate = told.loc["accurate force"]
    assert accurate["rebel_war_over"] == pytest.approx(19 / 20, abs=0.02)
    assert accurate["civilians_killed"] == pytest.approx(full["civilians_killed"] / 12, rel=0.1)
    assert 0.15 < accurate["jihadist_war_over"] < 0.25


def test_what_is_said_of_leaving_them_alone_holds() -> None:
    told = means()
    zero, full = told.loc["zero, no talks"], told.loc["full, no talks"]
    assert zero["rebel_war_over"] == 1.0
    assert zero["jihadist_war_over"] < 0.05
    assert 8_500 < zero["jihadist_fighters"] < 9_500
    assert 0.35 < zero["people_governed_by_jihadists"] < 0.45
    assert zero["civilians_killed"] == pytest.approx(full["civilians_killed"], rel=0.05)


def test_what_is_said_of_lulls_and_talks_holds() -> None:
    peaces = found()["peaces"].set_index(["arm", "kind"])
    for arm in ("zero, no talks", "half, no talks"):
        assert peaces.loc[arm]["peaces"].sum() == peaces.loc[(arm, "lull"), "peaces"]
    back = peaces["back_2"]
    lulls = [back[f"{word}, no talks", "lull"] for word in ("full", "half", "zero")]
    assert lulls == pytest.approx([0.7, 0.5, 0.3], abs=0.05)
    changes = found()["changes"].set_index(["arm", "outcome"])
    for word in ("zero", "half", "full"):
        assert (changes.loc[(f"{word}, talks", "civilians_killed"), "high"] < 0.0) == (word != "full")
        with_talks = found()["outcomes"].set_index(["arm", "outcome"])["mean"]
        fighters = changes.loc[(f"{word}, talks", "jihadist_fighters"), "mean"]
        assert abs(fighters) < 0.03 * with_talks[f"{word}, talks", "jihadist_fighters"]
        assert (changes.loc[(f"{word}, talks", "rebel_wars_begun"), "high"] < 0.0) == (word == "full")
