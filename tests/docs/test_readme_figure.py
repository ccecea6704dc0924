"""The figure of the README, the numbers beside it, and those in its text are what the model gives."""

import csv
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import sahel_sim

HOUSE = Path(__file__).parents[2]
FIGURES = HOUSE / "docs" / "figures"
WORDS = {"accord": "by an accord that holds", "state_victory": "by a victory of the state"}
README = " ".join((HOUSE / "README.md").read_text(encoding="utf-8").split())


def drawer() -> ModuleType:
    """``docs/figures/draw.py``, the command that the README names."""
    spec = importlib.util.spec_from_file_location("draw_readme", FIGURES / "draw.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written() -> dict[str, dict[str, float]]:
    """The numbers beside the figure, by faction."""
    with (FIGURES / "people_governed.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("whom"): {k: float(v) for k, v in row.items()} for row in csv.DictReader(file)}


def test_the_figure_is_of_this_model() -> None:
    known = (FIGURES / "people_governed.digest").read_text(encoding="utf-8").strip()
    assert drawer().of_this_model() == known, "Run docs/figures/draw.py, and renew the numbers of the README."


def test_the_caption_says_what_the_figure_shows() -> None:
    found = re.search(
        r"governs (\d+) % of the people in the middle run \((\d+) to (\d+) % in nine runs of ten\), "
        r"the CSP (\d+) %, JNIM (\d+) %\.",
        README,
    )
    assert found is not None
    shown = written()
    state = shown["government"]
    wanted = (state["median"], state["p05"], state["p95"], shown["csp"]["median"], shown["jnim"]["median"])
    assert tuple(map(int, found.groups())) == tuple(round(100 * share) for share in wanted)


def test_the_command_of_the_caption_draws_it(tmp_path: Path) -> None:
    drawer().draw(sahel_sim.run("return_to_dialogue", runs=2, executor=1), tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {
        "people_governed.png",
        "people_governed.csv",
        "people_governed.digest",
    }
    assert "`.venv/bin/python docs/figures/draw.py` draws it" in README


@pytest.mark.slow
def test_the_numbers_of_the_figure_are_those_of_all_its_runs(tmp_path: Path) -> None:
    drawer().draw(sahel_sim.run("return_to_dialogue"), tmp_path)
    again = (tmp_path / "people_governed.csv").read_text(encoding="utf-8")
    assert again == (FIGURES / "people_governed.csv").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scenario", "after", "before"),
    [
        ("accurate_force", "The scenario `accurate_force`", "`force_alone` presses"),
        ("force_alone", "`force_alone` presses", "`return_to_dialogue` ends"),
        ("return_to_dialogue", "`return_to_dialogue` ends", "So against the rebels"),
    ],
)
def test_the_text_says_what_the_runs_give(scenario: str, after: str, before: str) -> None:
    told = README[README.index(after) : README.index(before)]
    table = sahel_sim.outcomes(sahel_sim.run(scenario))
    rebels, jihadists = int(table["rebel_war_over"].sum()), int(table["jihadist_war_over"].sum())
    over = "in all 500 runs" if rebels == 500 else f"in {rebels} of 500 runs"
    assert f"the war with the CSP {'' if scenario == 'return_to_dialogue' else 'is over '}{over}" in told
    assert f"that with the jihadists in {f'{jihadists} of 500 runs' if jihadists else 'none'}" in told
    assert f"become {table['jihadist_fighters'].median():,.0f}" in told
    endings = table["ending"].value_counts()
    for ending, words in (
        ("accord", "by an accord that holds"),
        ("state_victory", "by a victory of the state"),
    ):
        if words in told:
            assert f"{endings[ending]} of them {words}" in told
    if "civilians" in told:
        assert f"{civilians(table):,.0f} civilians" in told


def civilians(table: object) -> float:
    """Killed by all in the middle run."""
    columns = [f"civilians_killed_by_{who}" for who in ("state", "rebels", "jihadists", "militias")]
    return float(table[columns].sum(axis=1).median())  # type: ignore[index]
