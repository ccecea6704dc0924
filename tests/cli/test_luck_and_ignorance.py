"""``sahel-sim run`` tells luck from ignorance where runs draw their numbers."""

from pathlib import Path

from spoken import Ask


def test_a_folder_of_runs_that_draw_tells_luck_from_ignorance(folder: Path, ask: Ask) -> None:
    words = ("run", "two_towns", "--runs", "10", "--workers", "1")
    drawn = ask(*words, "--parameters", "prior", "-o", "drawn")
    fixed = ask(*words, "-o", "fixed")

    assert (folder / "drawn" / "luck_and_ignorance.csv").is_file()
    assert not (folder / "fixed" / "luck_and_ignorance.csv").exists()
    assert "ignorance" in " ".join(drawn.out.split()).split("What makes runs differ:")[1]
    assert "Ignorance: not counted" in " ".join(fixed.out.split())
