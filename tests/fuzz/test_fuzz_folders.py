"""Attacks on folders: odd things in the place of our files are told or set aside, nothing else is touched."""

import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from test_fuzz_scenarios import in_time

from sahel_sim.cli import main
from sahel_sim.execution.checkpoint import Checkpoint

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")

Attack = Callable[[Path], None]


def _gone(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def pipe(path: Path) -> None:
    _gone(path)
    os.mkfifo(path)


def endless(path: Path) -> None:
    _gone(path)
    path.symlink_to("/dev/zero")


def folder_instead(path: Path) -> None:
    _gone(path)
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def link_to_mine(path: Path) -> None:
    _gone(path)
    path.symlink_to(path.parents[2] / "precious" / "mine.txt")


def link_to_itself(path: Path) -> None:
    _gone(path)
    path.symlink_to(path)


def link_to_nothing(path: Path) -> None:
    _gone(path)
    path.symlink_to(path.parent / "gone")


def empty(path: Path) -> None:
    _gone(path)
    path.write_bytes(b"")


def noise(path: Path) -> None:
    _gone(path)
    path.write_bytes(random.Random(1).randbytes(5000))


def cut_off(path: Path) -> None:
    data = path.read_bytes() if path.is_file() else b""
    _gone(path)
    path.write_bytes(data[: len(data) // 2])


def bomb(path: Path) -> None:
    """An archive that claims an array of a terabyte."""
    _gone(path)
    head = b"{'descr': '<f8', 'fortran_order': False, 'shape': (125000000000,), }"
    head += b" " * (117 - len(head)) + b"\\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ("about.npy", "checksum.npy", "series/fighters.npy"):
            file.writestr(name, b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head + bytes(10**6))


def twice(path: Path) -> None:
    """The same chunk under two names."""
    if path.is_file() and path.suffix == ".npz":
        shutil.copy(path, path.with_name("part-0000000-0000001-copied00.npz"))


ATTACKS: tuple[Attack, ...] = (
    pipe, endless, folder_instead, link_to_mine, link_to_itself, link_to_nothing, empty, noise,
    cut_off, bomb, twice,
)  # fmt: skip

RUN = ("run", "two_towns", "--runs", "2", "--outcomes", "displaced", "--workers", "1", "-q")
SWEEP = ("sweep", "two_towns", "--vary", "crown.restraint=0.1,0.9", "--runs", "2", "--workers", "1", "-q")
BEGUN = {
    "run": (RUN, ("run.json", "scenario.yaml", "lock", "PART", "moved.writing", "")),
    "sweep": (SWEEP, ("run.json", "scenario.yaml", "lock", "PART", "")),
}
FINISHED = ("provenance.json", "scenario.yaml", "outcomes.nc", "outcomes.csv", "index.html")
MOST = 12
"""Attacks of each kind of folder that every test run tries; ``--fuzz 10`` tries all."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders of each kind, begun and finished, and what belongs to the user beside them."""
    place = tmp_path_factory.mktemp("attacked")
    (place / "precious").mkdir()
    (place / "precious" / "mine.txt").write_text("mine")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        assert main([*RUN, "-o", "finished"]) == 0
        put = Checkpoint.put

        def once(kept: Checkpoint, chunk: object) -> None:
            put(kept, chunk)  # type: ignore[arg-type]
            raise KeyboardInterrupt

        patch.setattr(Checkpoint, "put", once)
        for kind, (words, _files) in BEGUN.items():
            assert main([*words, "-o", kind]) == 130
    return place


@contextmanager
def attacked(folders: Path, kind: str, name: str, attack: Attack) -> Iterator[Path]:
    """A copy of a folder in which one thing is something else."""
    copy = folders / "copy"
    shutil.copytree(folders / kind, copy)
    work = copy / "unfinished" if (copy / "unfinished").exists() else copy
    target = work / name if name else work
    if name == "PART":
        target = next(work.glob("part-*.npz"))
    try:
        attack(target)
        yield copy
    finally:
        _gone(copy)


def _try(
    folders: Path, kind: str, names: tuple[str, ...], words: tuple[str, ...], many: int,
    luck: random.Random, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Attack a folder in some ways or in all, and see what a command says of it."""
    every = [(name, attack) for name in names for attack in ATTACKS]
    for name, attack in every if many >= len(every) else luck.sample(every, many):
        with attacked(folders, kind, name, attack), in_time():
            status, said = main([*words, "copy", "--workers", "1"]), capsys.readouterr()
        differs = status == 1 and "Not the same bits" in said.out
        assert status in (0, 2) or differs, (name, attack.__name__, said.err)
        assert status == 0 or differs or said.err.strip(), (name, attack.__name__)
        assert (folders / "precious" / "mine.txt").read_text() == "mine", (name, attack.__name__)


@pytest.mark.parametrize("kind", BEGUN)
def test_attacks_on_unfinished_work(
    folders: Path, kind: str, luck: random.Random, times: float, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(folders)
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")
    _try(folders, kind, BEGUN[kind][1], (kind, "-q", "--resume"), int(MOST * times), luck, capsys)


def test_attacks_on_results(
    folders: Path, luck: random.Random, times: float, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(folders)
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")
    _try(folders, "finished", FINISHED, ("reproduce",), int(MOST * times), luck, capsys)


def test_forged_parts_that_cannot_be_are_set_aside(
    folders: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part with a checksum that fits, and replicates that no worker gives."""
    from sahel_sim.execution import part_file

    monkeypatch.chdir(folders)
    for replicates in ([0, 0], [-1, 0], [2**63, 1], ["0", 1], [True, 1], [0.5, 1]):

        def forged(path: Path, replicates: list[object] = replicates) -> None:
            with np.load(path) as file:
                arrays = {key: file[key] for key in file.files}
            about = json.loads(arrays.pop("about").tobytes())
            arrays.pop("checksum")
            told = json.dumps({**about, "replicates": replicates}, sort_keys=True).encode()
            seal = np.frombuffer(part_file._checksum(told, arrays), np.uint8)
            np.savez(path, about=np.frombuffer(told, np.uint8), checksum=seal, **arrays)

        with attacked(folders, "run", "PART", forged) as copy, in_time():
            assert main(["run", "--resume", "copy", "--workers", "1"]) == 0
            assert "is damaged" in capsys.readouterr().err
            assert (copy / "outcomes.csv").is_file()
