"""Damaged records in folders of results and of unfinished work: told with the file, never our mistake."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import altered_records

from sahel_sim.cli import main
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.execution.checkpoint import Checkpoint

SWEEP = ("sweep", "two_towns", "--vary", "crown.restraint=0.1,0.9", "--runs", "2")
FINISHED = {
    "run": ("run", "two_towns", "--runs", "2"),
    "outcomes": ("run", "two_towns", "--runs", "2", "--outcomes", "displaced"),
    "compare": ("compare", "two_towns", "soft.yaml", "--runs", "2"),
    "sweep": SWEEP,
    "experiment": ("experiment", "table.csv", "--scenario", "two_towns", "--runs", "2"),
}
BEGUN = {
    **FINISHED,
    "claims": ("claims", "claim.yaml"),
}
RECORDS = {
    "run": ("run.json",),
    "outcomes": ("run.json",),
    "compare": ("study.json", "1_two_towns/run.json"),
    "sweep": ("run.json",),
    "experiment": ("study.json", "chunks/run.json"),
    "claims": ("claims.json",),
}
CLAIM = """
claim: claim
report: "the words of the report"
statement: {en: Fewer rebels if civilians are spared., fr: Moins de rebelles.}
scenario: two_towns
years: 1
arms: {careless: {crown.restraint: 0.2}, careful: {crown.restraint: 0.8}}
rule: {kind: paired, outcome: rebel_fighters, arm: careful, than: careless, effect: less}
smallest_effect: 10
runs: 4
"""
TOLD = "REACHED THE WORK"
MOST = 12
"""Alterations of each record that every test run tries; ``--fuzz 100`` tries all."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished and a begun folder of each kind of study, side by side."""
    place = tmp_path_factory.mktemp("studies")
    (place / "soft.yaml").write_text("scenario: soft\nbased_on: two_towns\ncrown: {restraint: 1.0}\n")
    (place / "table.csv").write_text("crown.restraint\n0.1\n0.9\n")
    (place / "claim.yaml").write_text(CLAIM)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        for kind, words in FINISHED.items():
            assert main([*words, "--workers", "1", "-q", "-o", f"{kind}_finished"]) == 0
        patch.setattr(Checkpoint, "put", _put_once(Checkpoint.put))
        for kind, words in BEGUN.items():
            assert main([*words, "--workers", "1", "-q", "-o", f"{kind}_begun"]) == 130
    return place


def _put_once(put: Callable[..., None]) -> Callable[..., None]:
    def once(kept: Checkpoint, chunk: object) -> None:
        put(kept, chunk)
        raise KeyboardInterrupt

    return once


@pytest.fixture
def told(folders: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Alters a record of a copy of a folder in every way, and sees what a command says of it."""
    monkeypatch.chdir(folders)
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")

    def tell(folder: str, record: str, words: tuple[str, ...], luck: random.Random, times: float) -> None:
        text = (folders / folder / record).read_text(encoding="utf-8")
        every = list(altered_records(text))
        chosen = every if times * MOST >= len(every) else luck.sample(every, int(times * MOST))
        for what, altered in chosen:
            copy = folders / "copy"
            shutil.copytree(folders / folder, copy)
            try:
                (copy / record).write_bytes(altered)
                status, said = main([*words, "copy", "--workers", "1"]), capsys.readouterr()
            finally:
                shutil.rmtree(copy)
            differs = status == 1 and "Not the same bits" in said.out
            assert status in (0, 2) or differs, (what, status, said.err)
            if status == 2 and TOLD not in said.err:
                assert "copy" in said.err or "claim" in said.err, (what, said.err)

    return tell


@pytest.mark.parametrize("kind", FINISHED)
def test_a_damaged_provenance(kind, told, luck, times):
    told(f"{kind}_finished", "provenance.json", ("reproduce",), luck, times)


@pytest.mark.parametrize(("kind", "record"), [(k, each) for k in RECORDS for each in RECORDS[k]])
def test_a_damaged_record_of_what_was_begun(kind, record, told, luck, times, monkeypatch):
    def reached(kept: Checkpoint) -> None:
        raise Trouble(TOLD)

    monkeypatch.setattr(Checkpoint, "look", reached)
    command = "run" if kind == "outcomes" else kind
    told(f"{kind}_begun", f"unfinished/{record}", (command, "--resume"), luck, times)
