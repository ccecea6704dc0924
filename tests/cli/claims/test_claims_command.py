"""``sahel-sim claims``: what it says and writes, what it refuses, how it goes on, and its lock."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from spoken import Ask

import sahel_sim
from sahel_sim.claim_testing import effort, trial
from sahel_sim.claim_testing.assumptions import AssumptionSet, Family, ablations, nulls
from sahel_sim.claim_testing.claim_file import check_claim, claim_names
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.cli import claims_checks as claims_possible
from sahel_sim.cli import claims_workload as claims_work
from sahel_sim.cli.claims_arguments import begun_claims, requested_claims
from sahel_sim.version import __version__

TINY = ClaimEffort(
    "teaching",
    runs=8,
    of_settings=3,
    draws=3,
    of_draws=2,
    steps=1,
    children=2,
    of_coalitions=2,
    points=2,
    looks_again=True,
)
CLAIM = """
claim: mine
report: "the words of the report"
statement: {en: Rebels end with fewer fighters if the state spares civilians., fr: Moins de rebelles.}
scenario: two_towns
years: 1
arms:
  careless: {crown.restraint: 0.2}
  careful: {crown.restraint: 0.8}
rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}
smallest_effect: 10
runs: 256
"""
TEST = ("claims", "mine.yaml", "--workers", "1")
RESUME = ("claims", "--resume", "page", "--workers", "1", "--json")


@pytest.fixture
def mine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A claim, which is tried with few runs under few assumptions."""
    monkeypatch.setitem(effort.EFFORTS, "teaching", TINY)
    for room in (trial, claims_work, claims_possible):
        monkeypatch.setattr(room, "ablations", lambda: ablations()[:2])
        monkeypatch.setattr(room, "nulls", lambda: nulls()[:2])
        monkeypatch.setattr(room, "signs", lambda: ())
        monkeypatch.setattr(room, "forms", lambda: ())
    (folder / "mine.yaml").write_text(CLAIM, encoding="utf-8")
    return folder


@pytest.fixture
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of claims without its page and figures, which take most of the time."""

    def write(rulings: object, *given: object) -> Path:
        goal, unfinished = given[2], given[-1]
        assert isinstance(goal, Path)
        assert isinstance(unfinished, Path)
        shutil.rmtree(unfinished)
        (goal / "index.html").write_text("a page")
        return goal

    monkeypatch.setattr("sahel_sim.report.claims_folder.write_claims", write)


@pytest.fixture
def broken_off(mine: Path, no_page: None, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Claims that were stopped with Ctrl-C after three chunks."""
    from sahel_sim.execution.checkpoint import Checkpoint

    put, done = Checkpoint.put, []

    def thrice(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)
        done.append(chunk)
        if len(done) == 3:
            raise KeyboardInterrupt

    with monkeypatch.context() as stop:
        stop.setattr(Checkpoint, "put", thrice)
        answer = ask(*TEST, "-o", "page")
    assert (130, True) == (answer.status, "sahel-sim claims --resume page" in answer.err)
    return mine / "page"


def digest(answer: object) -> str:
    return str(json.loads(answer.out)["digest"])  # type: ignore[attr-defined]


def unbroken(ask: Ask) -> str:
    return digest(ask(*TEST, "-o", "whole", "--json", "-q"))


def written(folder: Path) -> list[str]:
    return [name for name in sorted(os.listdir(folder)) if name != "mine.yaml"]


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


def test_what_was_broken_off_goes_on_to_the_same_numbers(broken_off: Path, ask: Ask) -> None:
    answer = ask(*RESUME)
    assert "runs are done already." in answer.err
    assert unbroken(ask) == digest(answer)
    assert not (broken_off / "unfinished").exists()


def test_it_goes_on_from_another_folder(broken_off: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = unbroken(ask)
    monkeypatch.chdir(broken_off)
    answer = ask("claims", "--resume", ".", "--workers", "1", "--json")
    assert ("runs are done already." in answer.err, whole) == (True, digest(answer))


def test_the_page_names_files_as_they_were_named_before_it_was_broken_off(broken_off: Path) -> None:
    begun = begun_claims(broken_off)
    unbroken = requested_claims(("mine.yaml",), None, None, None, None)

    assert begun.sources == (str(broken_off.parent / "mine.yaml"),)
    assert (
        [claim.file for claim in begun.claims] == [claim.file for claim in unbroken.claims] == ["mine.yaml"]
    )


def test_a_damaged_part_is_named_and_its_runs_are_simulated_again(broken_off: Path, ask: Ask) -> None:
    part = sorted((broken_off / "unfinished").glob("*/part-*.npz"))[0]
    part.write_bytes(part.read_bytes()[:-99])
    answer = ask(*RESUME)
    assert f"{part.name} is damaged" in " ".join(answer.err.split()).replace("- ", "-")
    assert unbroken(ask) == digest(answer)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is that of POSIX")
def test_claims_that_were_killed_go_on_to_the_same_numbers(mine: Path, no_page: None, ask: Ask) -> None:
    program = (
        "from sahel_sim.claim_testing import effort, trial, assumptions as settings\n"
        "from sahel_sim.claim_testing.effort import ClaimEffort\n"
        "from sahel_sim.cli import claims_workload as claims_work, claims_checks as claims_possible, main\n"
        f"effort.EFFORTS['teaching'] = {TINY!r}\n"
        "for room in (trial, claims_work, claims_possible):\n"
        "    room.ablations = lambda: settings.ablations()[:2]\n"
        "    room.nulls = lambda: settings.nulls()[:2]\n"
        "    room.signs = room.forms = lambda: ()\n"
        "main(['claims', 'mine.yaml', '--workers', '1', '-o', 'page'])\n"
    )
    words = [sys.executable, "-c", program]
    with subprocess.Popen(words, cwd=mine, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        kept = mine / "page" / "unfinished"
        while process.poll() is None and not list(kept.glob("*/part-*")):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert unbroken(ask) == digest(ask(*RESUME))


def test_where_nothing_is_done_nothing_is_left(
    mine: Path, no_page: None, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sahel_sim.execution.checkpoint.Checkpoint.put", stopped)
    assert 130 == ask(*TEST, "-o", "page").status
    assert [] == written(mine)


@pytest.mark.parametrize("words", [("--seed", "3"), ("--precision", "overnight"), ("mine.yaml",)])
def test_what_was_begun_is_not_said_again(broken_off: Path, ask: Ask, words: tuple[str, ...]) -> None:
    answer = ask(*RESUME[:3], *words)
    assert (2, True) == (answer.status, words[0] in answer.err)


def test_a_claim_that_was_edited_does_not_go_on(broken_off: Path, ask: Ask) -> None:
    file = broken_off.parent / "mine.yaml"
    file.write_text(CLAIM.replace("smallest_effect: 10", "smallest_effect: 9"), encoding="utf-8")
    answer = ask(*RESUME[:3])
    assert (2, True) == (answer.status, "Edited since the work in page began: mine." in answer.err)


def test_work_that_another_version_began_is_refused_with_both_versions(broken_off: Path, ask: Ask) -> None:
    path = sorted((broken_off / "unfinished").glob("*/run.json"))[0]
    known = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**known, "sahel-sim": "0.0.9"}), encoding="utf-8")
    before = written(broken_off)
    answer = ask(*RESUME)

    assert answer.status == 2
    assert f"'page' was begun with sahel-sim 0.0.9, not {__version__}." in " ".join(answer.err.split())
    assert written(broken_off) == before


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"claims": [["a"]], "effort": {}, "seed": 1}'])
def test_a_damaged_record_is_refused(broken_off: Path, ask: Ask, text: str) -> None:
    (broken_off / "unfinished" / "claims.json").write_text(text)
    answer = ask(*RESUME[:3])
    assert (2, True) == (answer.status, "is damaged" in answer.err)


def test_run_and_claims_do_not_take_up_each_others_work(broken_off: Path, ask: Ask) -> None:
    for words in (("run", "--resume", "page"), ("sweep", "--resume", "page"), (*TEST, "-o", "page")):
        answer = ask(*words)
        assert (2, True) == (answer.status, "sahel-sim claims --resume page" in answer.err)
    assert "There is no unfinished run" in ask("claims", "--resume", "nowhere").err


def test_two_cannot_go_on_at_once(broken_off: Path, ask: Ask) -> None:
    from sahel_sim.execution.folder_lock import folder_lock

    with folder_lock(broken_off / "unfinished"):
        assert 2 == ask(*RESUME[:3]).status
    assert unbroken(ask) == digest(ask(*RESUME))


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


# the lock


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


def test_authors_are_warned_of_their_own_claims_alone(mine: Path) -> None:
    text = CLAIM.replace("arms:", "arms:\n  idle: {crown.restraint: 0.5}")
    (mine / "mine.yaml").write_text(text, encoding="utf-8")
    warned = [name for name in claim_names() if check_claim(name).warnings]
    assert warned
    found = requested_claims(["mine.yaml", *warned], None, None, None, None).warnings
    assert [("unused_arm", "mine.yaml")] == [(each.kind, each.spot.file) for each in found if each.spot]


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
