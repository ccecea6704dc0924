"""``sahel-sim run --outcomes``: nothing but the outcomes is kept, and the same bits come again."""

import json
from pathlib import Path

import pandas
import pytest
from spoken import Ask

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.outcome_table import outcomes
from sahel_sim.scenario import read, with_changes

FEW = ("--runs", "70", "--set", "years=2", "--workers", "1")
RUN = ("run", "two_towns", *FEW, "--outcomes", "battle_deaths,rebel_war_over", "-o", "mine")


def test_there_is_a_row_for_each_run_as_in_whole_results(folder: Path, ask: Ask) -> None:
    assert ask(*RUN).status == 0
    table = pandas.read_csv(folder / "mine" / "outcomes.csv", index_col="replicate", encoding="utf-8-sig")
    whole = outcomes(run(with_changes(read("two_towns"), {"years": 2, "runs": 70}), execution=Execution(1)))
    for name in ("battle_deaths", "rebel_war_over"):
        assert table[name].to_numpy() == pytest.approx(whole[name].to_numpy(), rel=1e-5)
    assert sorted(path.name for path in (folder / "mine").iterdir()) == [
        "index.html",
        "outcomes.csv",
        "outcomes.nc",
        "provenance.json",
        "scenario.yaml",
        "summary.csv",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_means_are_told_with_their_intervals(folder: Path, ask: Ask, language: str) -> None:
    answer = ask(*RUN, "--lang", language)
    assert {"en": "Fighters killed in clashes", "fr": "Combattants tués au combat"}[language] in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


def test_a_program_is_told_too(folder: Path, ask: Ask) -> None:
    told = json.loads(ask(*RUN, "--json", "-q").out)
    assert told["done"]
    assert told["runs"] == 70
    assert [row["outcome"] for row in told["summary"]] == ["battle_deaths", "rebel_war_over"]


def test_the_same_bits_come_again(folder: Path, ask: Ask) -> None:
    ask(*RUN)
    again = json.loads(ask("reproduce", "mine", "--workers", "1", "--json", "-q").out)
    assert again["same"]


def test_it_is_said_which_outcome_differs(folder: Path, ask: Ask) -> None:
    ask(*RUN)
    path = folder / "mine" / "provenance.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    known["prints"]["battle_deaths"] = "0"
    path.write_text(json.dumps(known), encoding="utf-8")
    answer = ask("reproduce", "mine", "--workers", "1")
    assert answer.status == 1
    assert "The outcome battle_deaths is not the same" in answer.out
    assert "rebel_war_over" not in answer.out


def test_a_damaged_folder_is_told(folder: Path, ask: Ask) -> None:
    ask(*RUN)
    path = folder / "mine" / "provenance.json"
    path.write_text(json.dumps({"kind": "outcomes"}), encoding="utf-8")
    answer = ask("reproduce", "mine")
    assert answer.status == 2
    assert "provenance.json is missing or damaged" in answer.err


def test_work_that_was_broken_off_goes_on(folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from sahel_sim.execution.checkpoint import Checkpoint

    put = Checkpoint.put

    def once(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", once)
        stopped = ask(*RUN)
    assert stopped.status == 130
    assert "sahel-sim run --outcomes battle_deaths,rebel_war_over --resume mine" in " ".join(
        stopped.err.split()
    )
    more = ("--outcomes", "battle_deaths,rebel_war_over", "--workers", "1", "--json", "-q")
    refused = ask("run", "--resume", "mine", *more, "--runs", "5")
    assert (refused.status, "must be at least" in refused.err) == (2, True)
    resumed = json.loads(ask("run", "--resume", "mine", *more).out)
    unbroken = json.loads(ask(*RUN[:-1], "other", "--json", "-q").out)
    assert resumed["digest"] == unbroken["digest"]


def test_other_outcomes_do_not_go_on_with_it(folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from sahel_sim.execution.checkpoint import Checkpoint

    put = Checkpoint.put

    def once(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", once)
        ask(*RUN)
    answer = ask("run", "--resume", "mine", "--outcomes", "displaced")
    assert answer.status == 2
    assert "outcomes" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outcomes", "battle_death"), "Did you mean 'battle_deaths'?"),
        (("--outcomes", ""), "There is no outcome ''."),
    ],
)
def test_what_cannot_be_asked_is_told(folder: Path, ask: Ask, words: tuple[str, ...], said: str) -> None:
    answer = ask("run", "two_towns", *words, "-o", "mine")
    assert answer.status == 2
    assert said in answer.err
    assert not (folder / "mine").exists()


def test_runs_are_added_until_outcomes_are_known_well(folder: Path, ask: Ask) -> None:
    words = ("run", "two_towns", "--outcomes", "displaced", "--until-width", "0.1", "--workers", "1")
    answer = ask(*words, "-o", "mine", "--json")
    told = json.loads(answer.out)

    mean, low, high = (told["summary"][0][key] for key in ("mean", "low", "high"))
    assert told["until_width"]["width"] == pytest.approx((high - low) / mean), "as a part of the mean"
    assert told["until_width"]["width"] <= 0.1
    assert told["runs"] == told["until_width"]["runs"] == 512


def test_what_is_kept_need_not_be_said_again_and_is_told_by_its_names(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sahel_sim.execution.checkpoint import Checkpoint

    put = Checkpoint.put

    def once(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", once)
        ask(*RUN)
    others = ask("run", "--resume", "mine", "--outcomes", "displaced")
    assert others.status == 2
    assert "was begun with the outcomes battle_deaths, rebel_war_over, not displaced." in " ".join(
        others.err.split()
    )
    assert "Readings" not in others.err + ask("run", "--resume", "mine", "--seed", "3").err
    assert ask("run", "--resume", "mine", "--workers", "1", "-q").status == 0
    table = pandas.read_csv(folder / "mine" / "outcomes.csv", encoding="utf-8-sig")
    assert list(table) == ["replicate", "battle_deaths", "rebel_war_over"]
