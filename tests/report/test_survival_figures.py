"""Survival curves of accords: made-up runs whose shares are worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sahel_sim.designs.paired_comparison import comparison
from sahel_sim.report.comparison_page import comparison_html
from sahel_sim.report.figures.comparison_figures import comparison_figures
from sahel_sim.report.figures.survival_figures import accord_survival_figures

REBELS = 1
FALLEN = {"brief": (6, 12, 18), "lasting": (18, 20, None)}
"""Months after which the accord of each run is no longer in force, of 24."""


def scenario(results, name, fallen):
    """Runs in which an accord with rebels is in force from the start to a month."""
    assert results.factions.blocs[REBELS] == "rebels"
    series = {measure: np.zeros_like(values) for measure, values in results.series.items()}
    for run, month in enumerate(fallen):
        series["accord"][run, :month, REBELS] = 1.0
    titled = replace(results.scenario, name=name, title={"en": name, "fr": name})
    return replace(results, scenario=titled, series=series)


@pytest.fixture(scope="module")
def compared(north):
    return comparison([scenario(north, name, fallen) for name, fallen in FALLEN.items()])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_curve_is_told_in_words_with_its_hazard(compared, language):
    (picture,) = accord_survival_figures(compared, language)
    said = picture.alt.replace("\N{NO-BREAK SPACE}", " ")

    # 3 falls in 6 + 12 + 18 months, 2 in 18 + 20 + 24; after two years none of three, and one of three
    assert ("1.00 falls" if language == "en" else "1,00 chute") in said
    assert ("0.39 falls" if language == "en" else "0,39 chute") in said
    assert ("after 2 years 33%" if language == "en" else "après 2 ans 33 %") in said
    assert ("hazard ratio 0." if language == "en" else "rapport de risques 0,") in said


def test_the_curve_goes_down_in_steps_where_accords_fall(compared):
    (picture,) = accord_survival_figures(compared)
    brief = picture.figure.axes[0].get_lines()[0]

    assert brief.get_drawstyle() == "steps-post"
    assert brief.get_xdata() == pytest.approx([0.0, 0.5, 1.0, 1.5, 1.5])
    assert brief.get_ydata() == pytest.approx([1.0, 2 / 3, 1 / 3, 0.0, 0.0])


@pytest.mark.parametrize("theme", ["page", "slide", "print"])
def test_it_comes_in_every_theme(compared, theme):
    (picture,) = accord_survival_figures(compared, "en", theme)

    assert picture.svg.count("<svg") == 1
    assert "Kaplan-Meier" in picture.figure.texts[1].get_text()


def test_it_stands_on_the_page_of_a_comparison_under_a_heading_of_its_own(compared):
    assert "how_accords_hold" in comparison_figures(compared)
    assert "How long accords hold" in comparison_html(compared)


def test_nothing_is_drawn_without_accords_or_where_other_outcomes_are_asked_for(north):
    none = [scenario(north, name, (0, 0, 0)) for name in FALLEN]
    some = [scenario(north, name, fallen) for name, fallen in FALLEN.items()]

    assert accord_survival_figures(comparison(none)) == ()
    assert accord_survival_figures(comparison(some, ["battle_deaths"])) == ()
    assert len(accord_survival_figures(comparison(some, ["peace_lasted"]))) == 1
