"""The page of the table: its numbers are of this model, its tables those of the files, its words theirs."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

HOUSE = Path(__file__).parents[2]
FIGURES = HOUSE / "docs" / "figures"
KEPT = FIGURES / "table"
PAGE = (HOUSE / "docs" / "table.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A script beside the figures, by name."""
    monkeypatch.syspath_prepend(str(FIGURES))
    return __import__


def test_the_page_says_which_numbers_are_of_older_rules(module: Callable[[str], ModuleType]) -> None:
    pytest.importorskip("sklearn", reason="The surrogates of the box need the extra [calibration].")
    table = module("table")
    now = table.of_this_model()
    older = {p for p in table.PARTS if (KEPT / f"{p}.digest").read_text(encoding="utf-8").strip() != now}
    told = re.search(r"Of older rules: ([a-z, ]+)\.", WORDS)
    named = set(told.group(1).split(", ")) if told else set()
    assert named == older, "Run docs/figures/table.py and renew docs/table.md, or say there what is older."


def test_the_tables_are_those_of_the_files(module: Callable[[str], ModuleType], tmp_path: Path) -> None:
    pages = module("table_pages")
    found = {file.stem: pd.read_csv(file) for file in KEPT.glob("*.csv")}
    pages.write_pages(found, tmp_path)
    for name in (*pages.PAGES, "in_short"):
        again = (tmp_path / f"{name}.md").read_text(encoding="utf-8")
        assert again == (KEPT / f"{name}.md").read_text(encoding="utf-8"), name


def test_the_words_hold() -> None:
    """What the ten lines say in words, of whatever numbers stand in them."""
    levers = pd.read_csv(KEPT / "levers.csv").astype({"value": str}).set_index(["lever", "value"])
    mali = levers.loc["inclusivity, path mali"]
    held, falls, accord = mali["held_five_years"], mali["hazard"], mali["accord"]
    assert held["0"] < held["0.25"] < held["0.5"] <= held["0.75"]  # helps up to a point
    assert falls["0.25"] > falls["0.5"] >= falls["0.75"]  # by making accords last
    assert abs(accord["0.75"] - accord["0.25"]) < 0.15  # hardly more often
    assert held["1"] < held["0.75"]  # jihadists at the table
    assert mali.loc["1", "months_to_accord"] > mali.loc["0.75", "months_to_accord"]  # they delay it
    assert levers.loc[("inclusivity, path armed_first", "0.5"), "held_five_years"] < held["0.5"]
    over = levers["rebel_war_over"]
    assert over["inclusivity, path civilians_first", "0.5"] < over["inclusivity, path mali", "0"]
    peace = mali["years_at_peace"]
    assert peace["0"] < peace["0.75"] < peace["0"] + 1.0  # peace needs the table less
    told = pd.read_csv(KEPT / "war_back.csv").set_index(["scenario", "kind", "years"])["war_back"]
    for start in ("return_to_dialogue", "accord_2015"):
        assert told[start, "lull", 5] > told[start, "accord", 5]
    disputed = pd.read_csv(KEPT / "settings.csv").astype({"value": str}).set_index(["lever", "value"])
    five = disputed["held_five_years"]
    gain = {name: five[name, "0.75"] - five[name, "0.25"] for name in disputed.index.unique(level=0)}
    assert gain["for a wide table"] > gain["defaults"] > gain["against a wide table"]
    assert gain["against a wide table"] < 0.0
    shares = pd.read_csv(KEPT / "box_levers.csv").set_index(["design", "number"])["direction"]
    chance = 3.0 / np.sqrt((pd.read_csv(KEPT / "box_points.csv")["design"] == "rules and levers").sum())
    assert shares["rules and levers"].dropna().abs().max() < chance  # the levers over the box
    assert abs(gain["nothing"]) < 0.1


def test_every_table_and_picture_is_on_the_page(module: Callable[[str], ModuleType]) -> None:
    shown = set(re.findall(r"figures/table/(\w+\.(?:md|png))", PAGE))
    wanted = {f"{name}.md" for name in (*module("table_pages").PAGES, "in_short")}
    assert shown == wanted | {f"{name}.png" for name in module("table_pictures").PICTURES}
    assert all((KEPT / name).is_file() for name in shown)


def test_every_disputed_number_has_a_range_over_zero_or_from_it(
    module: Callable[[str], ModuleType],
) -> None:
    runs = module("table_runs")
    for key in runs.DISPUTED:
        low, high = runs.ranges()[key]
        assert low <= 0.0 <= high, key
        assert low < high, key
    for_it, against = runs.setting("for a wide table"), runs.setting("against a wide table")
    assert for_it["parameters.relapse.women"] == 1.0
    assert against["parameters.dialogue.crowd"] == 0.3
    assert all({for_it[key], against[key]} == set(runs.ranges()[key]) for key in runs.DISPUTED)


def test_rows_are_told_against_the_first_arm_of_their_lever(module: Callable[[str], ModuleType]) -> None:
    """Worked by hand: two arms of four runs."""
    runs, summary = module("table_runs"), module("table_summary")

    def values(signed: list[float], lasted: list[float], fell: list[float], held: list[float]) -> dict:
        same = np.zeros(4)
        others = {f"civilians_killed_by_{who}": same + 10.0 for who in runs.KILLERS}
        told = ("time_at_peace_with_rebels", "rebel_wars_begun", "rebel_war_over", "jihadist_fighters")
        return {
            **others,
            **dict.fromkeys((*told, "jihadist_accord"), same),
            "time_to_accord": np.array(signed),
            "peace_lasted": np.array(lasted),
            "accord_fell": np.array(fell),
            "held_five_years": np.array(held),
        }

    nan = float("nan")
    base = values([nan, nan, 12.0, 24.0], [nan, nan, 12.0, 12.0], [0, 0, 1, 1], [0, 0, 0, 0])
    other = values([12.0, 12.0, 12.0, 24.0], [72.0, 72.0, 12.0, 84.0], [0, 0, 1, 0], [1, 1, 0, 1])
    arms = [runs.Arm("a lever", "0", {}), runs.Arm("a lever", "1", {})]
    first, second = summary.arm_rows(arms, [base, other]).to_dict("records")
    assert (first["accord"], first["months_to_accord"], first["hazard"]) == (0.5, 18.0, 1.0)
    assert (second["accord"], second["survival_5"], second["hazard"]) == (1.0, 0.75, 12.0 / 240.0)
    assert second["held_change"] == 0.75
    assert second["civilians_killed"] == 40.0
    assert second["ratio"] < 1.0


def test_the_box_finds_the_parts_of_a_known_function(module: Callable[[str], ModuleType]) -> None:
    """With inputs uniform between -1 and 1, y = 2 a + b + 3 c d has variances 4/3, 1/3 and 1."""
    pytest.importorskip("sklearn", reason="The surrogates of the box need the extra [calibration].")
    box = module("table_box")
    names = dict.fromkeys("abcdef", (-1.0, 1.0))
    x = box.design(names, 256, 3).to_numpy()
    y = 2.0 * x[:, 0] + x[:, 1] + 3.0 * x[:, 2] * x[:, 3]
    assert box.alone(x[:, 0], y) == pytest.approx(0.5, abs=0.05)
    assert box.alone(x[:, 2], y) == pytest.approx(0.0, abs=0.05)
    fit = box.SparsePolynomial(products=6).fit(x, y)
    total = box.total_of_surrogate([fit], [[0], [1], [2], [3], [4], [2, 3]], 6)[0]
    assert total == pytest.approx([0.5, 0.125, 0.375, 0.375, 0.0, 0.375], abs=0.03)


def test_chance_in_the_runs_is_told_apart(module: Callable[[str], ModuleType]) -> None:
    pytest.importorskip("sklearn", reason="The surrogates of the box need the extra [calibration].")
    box = module("table_box")
    luck = np.random.Generator(np.random.PCG64(1))
    chances = np.repeat([0.2, 0.8], 200)
    values = (luck.uniform(size=(400, 8)) < chances[:, None]).astype(float)
    assert box.chance_share(values) == pytest.approx(0.02 / (0.09 + 0.02), abs=0.03)
    assert box.chance_share((luck.uniform(size=(400, 8)) < 0.3).astype(float)) > 0.85
