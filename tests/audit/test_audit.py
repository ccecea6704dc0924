"""The outside audit: what goes to abmfact, what it says of the model, and that it can find a fault in it."""

import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from test_faction_order import only_the_first_keeps_its_men

import sahel_sim.audit as audits
from sahel_sim.audit import FIVE, Audited, AuditRefused, audit, questions
from sahel_sim.claim_testing.claim import Arm, Claim
from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.claim_testing.rules import Groups, Optimum, Paired, Rule, Threshold
from sahel_sim.execution import worker as work

PLAIN = SimpleNamespace(agent_order="default", rng_streams="default", dt_scale=1.0)
GROWTH = Threshold("state_growth", ("as_it_is",), above=-10_000.0)
TELLABLE = 1_500.0
"""A change of the state's army in a year, persons, that sixteen runs can tell: its spread is about 1 000."""


def claim(rule: Rule, smallest: float = 400.0, when: str | None = None) -> Claim:
    return Claim(
        "by_hand",
        "words",
        {"en": "Something is so.", "fr": "Quelque chose est ainsi."},
        "mali_2024_02",
        (Arm("as_it_is"), Arm("still", {"government.military_pressure": 0.0})),
        rule,
        smallest,
        8,
        years=1,
        when=when,
    )


def test_every_contrast_becomes_a_question_with_its_bound_and_tolerance():
    asked = questions(read_claim("C01_force_does_not_end_all_wars"))

    assert [each["id"].split()[-1] for each in asked] == ["1", "2", "3"]
    assert {each["test"] for each in asked} == {"greater_than"}
    # a chance below 0.2 is the chance turned round, above -0.2
    assert {each["value"] for each in asked} == {-0.2}
    assert {each["tolerance"] for each in asked} == {0.05}


def test_five_claims_of_the_library_can_be_audited():
    assert len(FIVE) >= 5
    assert all(questions(read_claim(name)) for name in FIVE)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (claim(Optimum("jihadist_growth", ("as_it_is", "still", "half"), "inside", "largest")), "several"),
        (claim(Groups("jihadist_growth", "as_it_is", "stalemate", "accord", "more")), "only some runs"),
        (claim(Paired("jihadist_growth", "as_it_is", "still", "more"), when="stalemate"), "only some runs"),
    ],
)
def test_a_claim_that_abmfact_cannot_say_is_refused(asked, why):
    with pytest.raises(AuditRefused, match=why):
        questions(asked)


def test_without_abmfact_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "abmfact", None)
    for spoken, words in (("en", "not installed"), ("fr", "pas installé")):
        monkeypatch.setenv("SAHEL_SIM_LANG", spoken)
        with pytest.raises(AuditRefused, match=words) as refused:
            audit()
        assert "pip install 'sahel-sim[audit]'" in str(refused.value)


def test_too_few_runs_are_refused():
    with pytest.raises(AuditRefused, match="2 runs are too few"):
        audit(seeds=2)


def test_a_run_that_is_asked_for_again_is_made_again(monkeypatch):
    made = []

    def counted(claim, stories, numbers, seed, executor):
        made.append(list(numbers))
        return {"as_it_is": {"state_growth": np.arange(float(len(numbers)))}}

    monkeypatch.setattr(audits, "_values", counted)
    model = Audited({"by_hand": claim(GROWTH)}, 1, 3)

    assert [model({"claim": "by_hand"}, number, PLAIN)["contrast_1"] for number in (0, 1, 2)] == [0, 1, 2]
    assert made == [[0, 1, 2]]
    assert model({"claim": "by_hand"}, 0, PLAIN)["contrast_1"] == 0.0
    assert made == [[0, 1, 2]] * 2


def verdicts(**given):
    pytest.importorskip("abmfact", reason="abmfact is not installed: pip install 'sahel-sim[audit]'")
    table = audit([claim(GROWTH, TELLABLE)], seeds=16, executor=1, **given)
    assert set(table["claim"]) == {"by_hand"}
    return dict(zip(table["check"], table["verdict"], strict=True))


def test_the_model_stands_the_audit_of_a_plain_claim():
    found = verdicts()

    assert {name for name, said in found.items() if said == "NOT_TESTABLE"} == {
        "update_order",
        "grid",
        "population_scale",
    }
    assert {said for name, said in found.items() if said != "NOT_TESTABLE"} == {"ROBUST"}


def test_a_mechanism_that_favours_the_first_in_the_list_does_not(monkeypatch):
    built = work.build

    def biased(story, replicates):
        setup = built(story, replicates)
        return replace(setup, schedule=tuple(map(only_the_first_keeps_its_men, setup.schedule)))

    monkeypatch.setattr(work, "build", biased)
    found = verdicts()

    assert found["agent_order"] in ("FRAGILE", "SHIFTED")
    assert found["determinism"] == "ROBUST"


def test_a_model_that_is_not_the_same_twice_does_not(monkeypatch):
    luck = np.random.default_rng(1)
    monkeypatch.setattr(
        audits,
        "_values",
        lambda claim, stories, numbers, *_: {"as_it_is": {"state_growth": luck.random(len(numbers))}},
    )

    assert verdicts()["determinism"] == "FRAGILE"
