"""``--figures``: the figures of a study once more, in another theme, whole or not at all."""

import re
from pathlib import Path

import pytest
from spoken import Ask

from sahel_sim.report.figures.picture import Picture
from sahel_sim.report.results_folder import write_figures

TABLE = "setting,crown.restraint\nas it is,\nsoft,1.0\n"
EXPERIMENT = (
    *("experiment", "table.csv", "--scenario", "two_towns", "--runs", "4", "--seed", "5"),
    *("--outcomes", "battle_deaths,displaced", "--workers", "1", "-o", "mine"),
)
POINTS_PER_INCH = 72


def size_in_inches(svg: str) -> tuple[float, float]:
    width, height = (float(re.search(rf'{name}="([0-9.]+)pt"', svg)[1]) for name in ("width", "height"))
    return width / POINTS_PER_INCH, height / POINTS_PER_INCH


def colours(svg: str) -> set[str]:
    return set(re.findall(r"#[0-9a-fA-F]{6}", svg))


def is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


@pytest.mark.parametrize("theme", ["slide", "print"])
def test_every_figure_is_there_once_more_in_the_theme_that_was_asked_for(
    theme: str, folder: Path, ask: Ask
) -> None:
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    answer = ask(*EXPERIMENT, "--figures", theme)
    again = folder / "mine" / f"figures_{theme}"
    drawn = [path.read_text(encoding="utf-8") for path in sorted(again.glob("*.svg"))]
    on_the_page = [path.read_text(encoding="utf-8") for path in (folder / "mine" / "figures").glob("*.svg")]

    assert answer.status == 0
    assert f"mine/figures_{theme}" in answer.out
    assert {path.name for path in again.iterdir()} == {
        path.name for path in (folder / "mine" / "figures").iterdir()
    }
    assert len(drawn) == 2
    assert not all(map(is_grey, set().union(*map(colours, on_the_page))))
    if theme == "slide":  # 16:9, as projectors are
        assert all(size_in_inches(svg) == pytest.approx((13.333, 7.5), abs=0.01) for svg in drawn)
    else:
        assert all(map(is_grey, set().union(*map(colours, drawn))))


def test_a_theme_that_there_is_not_is_refused_before_anything_is_run(folder: Path, ask: Ask) -> None:
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    answer = ask(*EXPERIMENT, "--figures", "poster")

    assert answer.status == 2
    assert "There is no theme 'poster' of figures. There are: page, slide, print." in answer.err
    assert not (folder / "mine").exists()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "open these slides"), ("fr", "ouvrez ces diapositives")]
)
def test_slides_are_written_beside_the_page_when_they_are_asked_for(
    language: str, said: str, folder: Path, ask: Ask
) -> None:
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    answer = ask(*EXPERIMENT, "--slides", "--lang", language)
    page = (folder / "mine" / "slides.html").read_text(encoding="utf-8")

    assert answer.status == 0
    assert said in answer.out
    assert "mine/slides.html" in answer.out
    assert page.count('<section class="slide ') == 2 + 2  # the answer, both questions, two figures
    assert f'<html lang="{language}">' in page


@pytest.mark.parametrize(
    "words",
    [
        ("run", "two_towns", "--runs", "2"),
        ("compare", "two_towns", "two_towns.yaml", "--runs", "2", "--outcomes", "displaced"),
        ("sweep", "two_towns", "--vary", "crown.restraint=0:1:2", "--runs", "2", "--outcomes", "displaced"),
    ],
    ids=lambda words: words[0],
)
def test_every_kind_of_study_writes_slides(words: tuple[str, ...], folder: Path, ask: Ask) -> None:
    (folder / "two_towns.yaml").write_text("scenario: mine\nbased_on: two_towns\ncrown: {restraint: 1}\n")
    answer = ask(*words, "--workers", "1", "-q", "-o", "mine", "--slides")

    assert (0, "") == (answer.status, answer.err)
    assert (folder / "mine" / "slides.html").is_file()


def test_runs_of_outcomes_alone_have_no_slides(folder: Path, ask: Ask) -> None:
    answer = ask("run", "two_towns", "--outcomes", "displaced", "--slides", "-o", "mine")

    assert answer.status == 2
    assert "so --slides has nothing to draw" in " ".join(answer.err.split())
    assert not (folder / "mine").exists()


def test_runs_of_outcomes_alone_have_no_figures(folder: Path, ask: Ask) -> None:
    answer = ask("run", "two_towns", "--outcomes", "displaced", "--figures", "slide", "-o", "mine")

    assert answer.status == 2
    assert "With --outcomes no figures are drawn" in " ".join(answer.err.split())
    assert not (folder / "mine").exists()


class Broken:
    """A figure that cannot be saved."""

    def save(self, folder: Path) -> None:
        """Half of it."""
        (folder / "half.svg").write_text("<svg", encoding="utf-8")
        raise OSError("No space left on device")


class Whole:
    """A figure that can."""

    def save(self, folder: Path) -> None:
        """All of it."""
        (folder / "whole.svg").write_text("<svg/>", encoding="utf-8")


def test_figures_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    goal = tmp_path / "figures_slide"
    broken: list[Picture] = [Whole(), Broken()]  # type: ignore[list-item]
    with pytest.raises(OSError, match="No space left"):
        write_figures(broken, goal)

    assert list(tmp_path.iterdir()) == []


def test_figures_of_an_earlier_try_stay_until_new_ones_are_whole(tmp_path: Path) -> None:
    goal = tmp_path / "figures_slide"
    write_figures([Whole()], goal)  # type: ignore[list-item]
    (goal / "old.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(OSError, match="No space left"):
        write_figures([Broken()], goal)  # type: ignore[list-item]
    before = sorted(path.name for path in goal.iterdir())
    write_figures([Whole()], goal)  # type: ignore[list-item]

    assert before == ["old.svg", "whole.svg"]
    assert [path.name for path in goal.iterdir()] == ["whole.svg"]
    assert [path.name for path in tmp_path.iterdir()] == ["figures_slide"]
