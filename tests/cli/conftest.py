"""What tests of the command line share: an empty folder to work in, and someone to ask."""

import shutil
from pathlib import Path

import pytest
from spoken import Answer, Ask

from sahel_sim.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is where the command line works; English unless said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAHEL_SIM_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def ask(folder: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """What the command line answers to some words."""

    def asked(*words: str) -> Answer:
        capsys.readouterr()
        status = main(words)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return asked


@pytest.fixture
def no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """A result folder without its figures, which take most of the time."""
    from sahel_sim.report.results_folder import check_free

    def write(
        results: object, goal: Path, language: str, unfinished: Path | None = None, decided: str = ""
    ) -> Path:
        if unfinished is None:
            check_free(goal, language)
        else:
            shutil.rmtree(unfinished)
        goal.mkdir(parents=True, exist_ok=True)
        (goal / "index.html").write_text(f"{language} {decided}".strip(), encoding="utf-8")
        return goal

    monkeypatch.setattr("sahel_sim.report.results_folder.write", write)
