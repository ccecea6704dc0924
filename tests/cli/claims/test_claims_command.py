"""``sahel-sim claims``: what it says and writes, and what it refuses."""

import json
from pathlib import Path

import numpy as np
import pytest
from small_claim import CLAIM, TEST, digest, unbroken, written
from spoken import Ask

import sahel_sim
from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.claim_testing.claim_file import check_claim, claim_names
from sahel_sim.cli import claims_checks as claims_possible
from sahel_sim.cli.claims_arguments import requested_claims


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Is the report right?"), ("fr", "Le rapport a-t-il raison\N{NO-BREAK SPACE}?")],
)
def test_claims_are_a_table_and_a_folder_with_a_page(mine: Path, ask: Ask, language: str, said: str) -> None:
    answer = ask(*TEST, "-o", "page", "--lang", language)
    assert (0, True) == (answer.status, said in answer.out)
    assert 80 >= max(len(line.rstrip()) for line in (answer.out + answer.err).splitlines())
    assert (mine / "page" / "index.html").is_file()
    assert not (mine / "page" / "unfinished").exists()


def test_it_says_first_how_much_it_is_and_then_each_stage(mine: Path, no_page: None, ask: Ask) -> None:
    told = ask(*TEST).err.splitlines()
    runs = 2 * 8 + 2 * 4 * 3 + 2 * (2 * 3 * 2) + 2 * (2 * 2 * 2 + 2 * 3)
    assert f"Claims: 1, each under 17 assumptions; about {runs} runs in all" == told[0]
    assert told[1].startswith("Time: about")
    assert ["1 of 5: the defaults, 16 runs", "2 of 5: one assumption at a time, 24 runs"] == told[3:5]
    assert (mine / "results" / "claims" / "index.html").is_file()


def test_programs_are_told_the_effect_that_the_runs_have(mine: Path, no_page: None, ask: Ask) -> None:
    (told,) = json.loads(ask(*TEST, "--json", "-q").out, parse_constant=pytest.fail)["claims"]
    story = sahel_sim.with_changes(sahel_sim.read("two_towns"), {"years": 1})
    careless, careful = (
        sahel_sim.outcomes(sahel_sim.run(changed, 8, seed=1, executor=1))["rebel_fighters"].to_numpy()
        for changed in (sahel_sim.with_changes(story, {"crown.restraint": x}) for x in (0.2, 0.8))
    )
    apart = careful - careless
    half = 2.3646 * apart.std(ddof=1) / np.sqrt(8)  # Student's t, 7 degrees of freedom, 97.5 %
    assert pytest.approx(apart.mean()) == told["effect"]
    assert pytest.approx([apart.mean() - half, apart.mean() + half], rel=1e-3) == told["interval"]
    assert ("rebel_fighters", "persons", -10.0, 8) == (
        told["outcome"],
        told["unit"],
        told["bound"],
        told["runs"],
    )
    assert told["verdict"] in {"supported", "not supported", "depends", "inconclusive"}
    assert 0 <= told["share"] <= 1


def test_as_many_runs_as_are_asked_for(mine: Path, no_page: None, ask: Ask) -> None:
    (told,) = json.loads(ask(*TEST, "--runs", "11", "--json", "-q").out)["claims"]
    assert 11 == told["runs"]


def test_numbers_do_not_depend_on_how_many_work(mine: Path, no_page: None, ask: Ask) -> None:
    two = digest(ask("claims", "mine.yaml", "--workers", "2", "-o", "two", "--json", "-q"))
    other = digest(ask(*TEST, "--seed", "2", "-o", "other", "--json", "-q"))
    assert (two, True) == (unbroken(ask), two != other)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing_of_the_kind",), "There is no claim called 'nothing_of_the_kind'."),
        (("C05_war_benefits_jihadist",), "Did you mean 'C05_war_benefits_jihadists'?"),
        (("two_towns",), "'two_towns' is a scenario, and no claim."),
        (("pressure_and_inclusivity",), "is a sweep, and no claim."),
        (("mine.yaml", "./mine.yaml"), "Two claims are called 'mine'."),
        (("mine.yaml", "--precision", "fine"), "--precision takes teaching / overnight, not 'fine'."),
        (("mine.yaml", "--runs", "1"), "--runs takes a whole number from 2"),
        (("mine.yaml", "--lock", "no.lock"), "There is no lock no.lock."),
        (("mine.yaml", "--dask", "tcp://x:1", "--workers", "2"), "--dask names who does the work"),
        (("freeze", "--workers", "2"), "'freeze' tests nothing, so --workers"),
        (("mine.yaml", "-o", "mine.yaml"), "mine.yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_tested_is_refused_before_anything_is_run(
    mine: Path, ask: Ask, words: tuple[str, ...], said: str
) -> None:
    answer = ask("claims", *words)
    assert (2, True, []) == (answer.status, said in " ".join(answer.err.split()), written(mine))


def test_all_mistakes_in_all_files_are_told_at_once(mine: Path, ask: Ask) -> None:
    for name in ("one", "two"):
        (mine / f"{name}.yaml").write_text(CLAIM.replace("rebel_fighters", f"rebel_{name}"), encoding="utf-8")
    answer = ask("claims", "one.yaml", "two.yaml", "mine.yaml")
    assert (2, True, True) == (answer.status, "one.yaml, line 10" in answer.err, "two.yaml" in answer.err)


def test_arms_that_do_not_go_with_an_assumption_are_refused_before_they_are_run(
    mine: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = AssumptionSet(
        "odd", Family.ABLATION, {"en": "Without odd", "fr": "Sans odd"}, {"mechanisms.odd": "off"}
    )
    monkeypatch.setattr(claims_possible, "ablations", lambda: (odd,))
    answer = ask(*TEST)
    assert (2, []) == (answer.status, written(mine))
    assert "mine cannot be tried under every assumption: arm 'careless', Without odd." in answer.err


def test_a_scenario_is_looked_for_beside_its_claim(mine: Path, no_page: None, ask: Ask) -> None:
    (mine / "deep").mkdir()
    (mine / "deep" / "base.yaml").write_text("scenario: base\nbased_on: two_towns\n")
    (mine / "deep" / "it.yaml").write_text(CLAIM.replace("two_towns", "base.yaml"), encoding="utf-8")
    deep = json.loads(ask("claims", "deep/it.yaml", "--workers", "1", "-o", "a", "--json", "-q").out)
    here = json.loads(ask(*TEST, "-o", "b", "--json", "-q").out)
    assert deep["claims"][0]["effect"] == here["claims"][0]["effect"]


def test_authors_are_warned_of_their_own_claims_alone(mine: Path) -> None:
    text = CLAIM.replace("arms:", "arms:\n  idle: {crown.restraint: 0.5}")
    (mine / "mine.yaml").write_text(text, encoding="utf-8")
    warned = [name for name in claim_names() if check_claim(name).warnings]
    assert warned
    found = requested_claims(["mine.yaml", *warned], None, None, None, None).warnings
    assert [("unused_arm", "mine.yaml")] == [(each.kind, each.spot.file) for each in found if each.spot]


def test_python_has_the_same_claims(mine: Path, no_page: None, ask: Ask) -> None:
    (told,) = json.loads(ask(*TEST, "--json", "-q").out)["claims"]
    found = sahel_sim.claims("mine.yaml", executor=1)
    assert told["verdict"] == found["mine"].verdict.value == found.table()["verdict"][0]
    assert told["effect"] == found["mine"].at_defaults.effect.as_read[0]
    assert ("mine" in repr(found), "<td>" in found._repr_html_()) == (True, True)
    assert "1 affirmation" in found.headline("fr")
    with pytest.raises(KeyError, match="There are: mine"):
        found["yours"]
    with pytest.raises(ValueError, match="teaching, overnight"):
        sahel_sim.claims("mine.yaml", "fine")
    with pytest.raises(ValueError, match="Two claims are called 'mine'"):
        sahel_sim.claims(["mine.yaml", "mine.yaml"])
