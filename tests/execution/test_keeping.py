"""Checkpoint chunks: a run that was broken off goes on where it stopped, and gives the same bits."""

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from kept_runs import CHUNK, RUNS, Stop, broken_off, kept_run, parts, story, unbroken

from sahel_sim.execution import atomic_write as whole_file
from sahel_sim.execution.checkpoint import identity_of
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.execution_errors import CheckpointError, DamagedPartWarning
from sahel_sim.execution.part_file import read_part, write_part
from sahel_sim.execution.runner import run
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import Scenario, read, with_changes


def test_a_kept_run_is_the_same_as_one_that_is_not(tmp_path):
    assert unbroken().digest() == kept_run(tmp_path).digest()


@pytest.mark.parametrize("chunks", [1, 2, 3])
def test_a_run_that_was_broken_off_goes_on_to_the_same_bits(tmp_path, chunks):
    broken_off(tmp_path, chunks)

    assert chunks == len(parts(tmp_path))
    assert unbroken().digest() == kept_run(tmp_path).digest()


def test_what_is_kept_is_not_simulated_again(tmp_path):
    broken_off(tmp_path, 2)
    told: list[tuple[int, int]] = []
    kept_run(tmp_path, progress=lambda *numbers: told.append(numbers))

    assert [(8, 12), (12, 12)] == told


def test_kept_work_is_gone_on_with_only_if_that_is_wanted(tmp_path):
    broken_off(tmp_path, 1)
    before = [path.read_bytes() for path in parts(tmp_path)]

    with pytest.raises(CheckpointError, match="holds 4 finished runs"):
        run(story(), execution=Execution(1, keep=tmp_path, resume=False))
    assert before == [path.read_bytes() for path in parts(tmp_path)]


def test_a_run_can_go_on_in_chunks_of_another_size(tmp_path):
    broken_off(tmp_path, 1)

    assert unbroken().digest() == run(story(), execution=Execution(1, chunk=5, keep=tmp_path)).digest()


def test_more_runs_can_be_added_to_those_that_are_kept(tmp_path):
    kept_run(tmp_path)
    more = run(story(), RUNS + 3, execution=Execution(1, keep=tmp_path))

    assert run(story(), RUNS + 3, execution=Execution(1)).digest() == more.digest()


def test_replicates_come_in_the_order_in_which_they_are_asked_for(tmp_path):
    wanted = [7, 3, 11, 3]
    kept = run(story(), replicates=wanted, execution=Execution(1, chunk=2, keep=tmp_path))

    assert tuple(wanted) == kept.replicates
    assert run(story(), replicates=wanted, execution=Execution(1)).digest() == kept.digest()


def in_another_order(scenario: Scenario) -> Scenario:
    """The same scenario, with the keys of each entry of its timeline the other way round."""
    timeline = tuple(
        replace(each, settings=dict(reversed(each.settings.items()))) for each in scenario.timeline
    )
    return replace(scenario, timeline=timeline)


def test_a_run_goes_on_whatever_the_order_of_keys_in_its_timeline(tmp_path):
    scenario = replace(with_changes(read("mali_2023_08"), {"years": 1}), runs=4)
    assert max(len(each.settings) for each in scenario.timeline) > 1
    keeping = Execution(1, chunk=2, keep=tmp_path)
    run(scenario, 2, execution=keeping)
    again = run(in_another_order(scenario), 4, execution=keeping)

    assert run(scenario, execution=Execution(1)).digest() == again.digest()
    assert len(parts(tmp_path)) == 2


def test_a_run_that_was_begun_with_a_digest_of_the_written_scenario_goes_on(tmp_path, monkeypatch):
    def of_text(scenario: Scenario) -> str:
        return hashlib.sha256(scenario.resolved().encode()).hexdigest()

    with monkeypatch.context() as before:
        before.setattr(Scenario, "digest", of_text)
        broken_off(tmp_path, 2)
    kept = [path.read_bytes() for path in parts(tmp_path)]

    assert unbroken().digest() == kept_run(tmp_path).digest()
    assert [path.read_bytes() for path in parts(tmp_path)][:2] == kept


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def one_bit_turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    with np.load(path) as file:
        numbers = file["series/fighters"].tobytes()
    data[data.index(numbers) + len(numbers) // 2] ^= 1  # of a number: other bits of an archive mean nothing
    path.write_bytes(bytes(data))


def other_numbers(path: Path) -> None:
    """A file that is whole, with a number that nobody simulated."""
    with np.load(path) as file:
        arrays = dict(file)
    arrays["series/fighters"] = arrays["series/fighters"] + 1
    np.savez(path, **arrays)


def not_a_part(path: Path) -> None:
    path.write_text("years of work")


@pytest.mark.parametrize("spoil", [halved, emptied, one_bit_turned, other_numbers, not_a_part])
def test_a_damaged_part_is_named_and_simulated_again(tmp_path, spoil):
    broken_off(tmp_path, 2)
    spoil(parts(tmp_path)[1])

    with pytest.warns(DamagedPartWarning, match=f"{parts(tmp_path)[1].name} is damaged"):
        again = kept_run(tmp_path)

    assert unbroken().digest() == again.digest()


def test_a_part_of_another_run_is_named_and_not_used(tmp_path):
    broken_off(tmp_path / "mine", 1)
    run(story(), seed=99, execution=Execution(1, chunk=CHUNK, keep=tmp_path / "other"))
    parts(tmp_path / "other")[0].replace(parts(tmp_path / "mine")[0])

    with pytest.warns(DamagedPartWarning, match="is foreign"):
        again = kept_run(tmp_path / "mine")

    assert unbroken().digest() == again.digest()


def test_a_file_that_was_being_written_is_swept_up(tmp_path):
    broken_off(tmp_path, 1)
    (tmp_path / ".part-0000004-0000007-00000000.npz.12345678.writing").write_bytes(b"half")
    kept_run(tmp_path)

    assert [] == [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_full_disk_is_told_with_the_file_and_loses_nothing(tmp_path, monkeypatch):
    broken_off(tmp_path, 1)
    before = parts(tmp_path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(whole_file.os, "fsync", full)
        with pytest.raises(OSError, match=r"No space left on device: .*part-"):
            kept_run(tmp_path)

    assert before == parts(tmp_path)
    assert not list(tmp_path.glob(".*"))
    assert unbroken().digest() == kept_run(tmp_path).digest()


def test_a_file_is_whole_or_not_there(tmp_path):
    def half(file: BinaryIO) -> None:
        file.write(b"half")
        raise Stop

    with pytest.raises(Stop):
        whole_file.write_atomically(tmp_path / "part.npz", half)

    assert [] == list(tmp_path.iterdir())


OTHERS = {
    "seed": {"seed": 99},
    "scenario": {"scenario": with_changes(read("two_towns"), {"years": 1, "crown.restraint": 0.9})},
}


@pytest.mark.parametrize("what", OTHERS)
def test_going_on_with_anything_else_is_refused_and_nothing_is_changed(tmp_path, what):
    broken_off(tmp_path, 1)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
    other = {"scenario": story(), **OTHERS[what]}

    with pytest.raises(CheckpointError, match=f"was begun with (another version of )?the {what}"):
        run(**other, execution=Execution(1, chunk=CHUNK, keep=tmp_path))

    assert before == sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())


@pytest.mark.parametrize("what", ["sahel-sim", "python", "numpy", "machine"])
def test_going_on_with_another_version_is_refused(tmp_path, what):
    broken_off(tmp_path, 1)
    known = json.loads((tmp_path / "run.json").read_text())
    (tmp_path / "run.json").write_text(json.dumps({**known, what: "0.0"}))

    with pytest.raises(CheckpointError, match=r"with .* 0\.0, not "):
        kept_run(tmp_path)


def test_a_refusal_speaks_both_languages(tmp_path):
    broken_off(tmp_path, 1)
    with pytest.raises(CheckpointError) as refusal:
        kept_run(tmp_path, seed=99)

    told = [refusal.value.text(language) for language in LANGUAGES]
    assert ["the seed 1, not 99" in told[0], "la graine 1, et non 99" in told[1]] == [True, True]


def test_other_settings_of_a_scenario_are_told_as_another_version_of_it(tmp_path):
    broken_off(tmp_path, 1)
    with pytest.raises(CheckpointError) as refusal:
        run(**OTHERS["scenario"], execution=Execution(1, chunk=CHUNK, keep=tmp_path))

    english, french = (refusal.value.text(language) for language in LANGUAGES)
    assert "with another version of the scenario two_towns (other settings)." in english
    assert "avec une autre version du scénario two_towns (d'autres réglages)." in french


def test_a_folder_with_other_things_in_it_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(CheckpointError, match=r"such as 'thesis\.txt'"):
        kept_run(tmp_path)

    assert ["thesis.txt"] == os.listdir(tmp_path)


def test_a_folder_of_which_nobody_can_say_what_was_begun_is_refused(tmp_path):
    broken_off(tmp_path, 1)
    (tmp_path / "run.json").write_text("{")

    with pytest.raises(CheckpointError, match=r"run\.json is damaged"):
        kept_run(tmp_path)


def test_a_part_that_cannot_be_is_set_aside(tmp_path):
    kept_run(tmp_path)
    first, second, _ = parts(tmp_path)
    identity = identity_of([story()], story().seed, {})
    whole = read_part(first, identity)
    twice = replace(whole, replicates=(0, 0, 2, 3))
    less = replace(read_part(second, identity), series={"fighters": whole.series["fighters"]})
    write_part(first, twice, identity)
    write_part(second, less, identity)

    with pytest.warns(DamagedPartWarning) as told:
        again = kept_run(tmp_path)
    assert [str(each.message).split(":")[0] for each in told] == [
        f"{part} is damaged" for part in (first, second)
    ]
    assert unbroken().digest() == again.digest()
