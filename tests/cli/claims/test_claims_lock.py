"""``sahel-sim claims freeze`` and ``--lock``: what is written down beforehand, and what was changed since."""

import json
from datetime import date
from pathlib import Path

import pytest
from small_claim import CLAIM, TEST, written
from spoken import Ask


def test_freeze_writes_a_dated_lock_and_says_what_is_in_it(mine: Path, ask: Ask) -> None:
    answer = ask("claims", "freeze", "mine.yaml", "--seed", "7", "-o", "my.lock")
    told = json.loads((mine / "my.lock").read_text(encoding="utf-8"))
    assert (date.today().isoformat(), 7, ["mine"]) == (told["day"], told["seed"], list(told["claims"]))
    assert (0, True) == (answer.status, f"written on {told['day']}" in " ".join(answer.out.split()))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_freeze_says_how_to_test_what_was_frozen_and_nothing_else(
    mine: Path, ask: Ask, language: str
) -> None:
    (mine / "my own.yaml").write_text(CLAIM.replace("claim: mine", "claim: own"), encoding="utf-8")
    answer = ask(
        "claims", "freeze", "mine.yaml", "my own.yaml", "C05_war_benefits_jihadists", "--lang", language
    )
    said = "sahel-sim claims mine.yaml 'my own.yaml' C05_war_benefits_jihadists --lock claims.lock"
    assert answer.out.splitlines()[-1].endswith(said)
    everything = ask("claims", "freeze", "-o", "all.lock", "--lang", language)
    assert everything.out.splitlines()[-1].endswith("sahel-sim claims --lock all.lock")


def test_a_lock_is_never_overwritten(mine: Path, ask: Ask) -> None:
    assert 0 == ask("claims", "freeze", "mine.yaml").status
    before = (mine / "claims.lock").read_bytes()
    answer = ask("claims", "freeze", "mine.yaml", "--seed", "2")
    assert (2, True, before) == (
        answer.status,
        "already there" in answer.err,
        (mine / "claims.lock").read_bytes(),
    )


def test_with_a_lock_its_seed_counts_and_it_is_said_that_nothing_was_edited(
    mine: Path, no_page: None, ask: Ask
) -> None:
    ask("claims", "freeze", "mine.yaml", "--seed", "7")
    answer = ask(*TEST, "--lock", "claims.lock", "--json")
    told = json.loads(answer.out)
    assert (7, [], []) == (told["seed"], told["lock"]["edited"], told["lock"]["otherwise"])
    assert "Nothing was edited since the lock" in answer.err


def test_what_was_changed_since_the_lock_is_said(mine: Path, no_page: None, ask: Ask) -> None:
    (mine / "other.yaml").write_text(CLAIM.replace("claim: mine", "claim: other"), encoding="utf-8")
    ask("claims", "freeze", "mine.yaml", "other.yaml")
    (mine / "mine.yaml").write_text(CLAIM.replace("0.8", "0.9"), encoding="utf-8")
    told = json.loads(ask(*TEST, "--lock", "claims.lock", "--seed", "2", "--json").out)["lock"]
    assert (["mine"], ["other"], ["seed"]) == (told["edited"], told["missing"], told["otherwise"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"seed": 1', '"seed": 2', "was edited after it was written"),
        ('"seed": 1', '"seed"', "is no lock, or is damaged"),
        ("{", "\udcff{", "is no lock, or is damaged"),
    ],
)
def test_a_lock_that_is_not_as_it_was_written_is_refused(
    mine: Path, ask: Ask, old: str, new: str, said: str
) -> None:
    ask("claims", "freeze", "mine.yaml")
    text = (mine / "claims.lock").read_text(encoding="utf-8").replace(old, new, 1)
    (mine / "claims.lock").write_bytes(text.encode("utf-8", "surrogateescape"))
    answer = ask(*TEST, "--lock", "claims.lock")
    assert (2, True, ["claims.lock"]) == (
        answer.status,
        said in " ".join(answer.err.split()),
        written(mine),
    )


def test_a_lock_of_a_version_to_come_is_refused(mine: Path, ask: Ask) -> None:
    ask("claims", "freeze", "mine.yaml")
    text = (mine / "claims.lock").read_text(encoding="utf-8").replace('"format": 2', '"format": 3')
    (mine / "claims.lock").write_text(text, encoding="utf-8")
    answer = ask(*TEST, "--lock", "claims.lock")
    assert (2, True) == (answer.status, "was written by a newer version" in " ".join(answer.err.split()))
