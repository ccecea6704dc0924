"""``sahel-sim claims --resume``: what was broken off goes on to the same numbers, or is refused."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_claim import CLAIM, RESUME, TEST, TINY, digest, unbroken, written
from spoken import Ask

from sahel_sim.cli.claims_arguments import begun_claims, requested_claims
from sahel_sim.version import __version__


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
