"""Overlaid fans: every story in one panel, with the numbers of made-up runs that are worked out by hand."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from PIL import Image

from sahel_sim.designs.paired_comparison import comparison
from sahel_sim.report.comparison_page import comparison_html, write_comparison
from sahel_sim.report.figures.overlay_figures import MOST_OVERLAID, overlaid_fans
from sahel_sim.report.figures.theme import BASE_LOOK, PAPER, SCENARIO_LOOKS
from sahel_sim.report.number_format import count
from sahel_sim.studies.comparison import Comparison
from saying import told_in

MONTHS = 24
both = pytest.mark.parametrize("language", ["en", "fr"])


def story(results, name, title=None, **series):
    """The same runs under another name, with these series and nothing else."""
    empty = {measure: np.zeros_like(values) for measure, values in results.series.items()}
    titled = replace(results.scenario, name=name, title={"en": title or name, "fr": title or name})
    return replace(results, scenario=titled, series={**empty, **series})


def deaths(results, first, second):
    """Deaths a month in the first year, and in the second year of each run, spread over two wars."""
    series = np.zeros_like(results["battle_deaths"])
    series[:, 1:13, 0], series[:, 1:13, 1] = first - 1.0, 1.0
    series[:, 13:, 0] = np.array(second)[:, None]
    return series


def bands_of(results, start, ends):
    """Fighters of two jihadist sides, and of rebels who do not count here."""
    fighters = np.zeros_like(results["fighters"])
    way = np.linspace(0.0, 1.0, MONTHS + 1)
    fighters[..., 1] = 9_000.0
    fighters[..., 2] = 100.0
    fighters[..., 3] = start - 100.0 + (np.array(ends)[:, None] - start) * way
    return fighters


@pytest.fixture(scope="module")
def stories(north):
    """Three runs of two stories over two years."""
    return [
        story(
            north,
            "calm",
            battle_deaths=deaths(north, 5.0, [1.0, 2.0, 3.0]),
            fighters=bands_of(north, 1_000.0, [1_000.0, 1_500.0, 1_700.0]),
        ),
        story(
            north,
            "fierce",
            battle_deaths=deaths(north, 10.0, [20.0, 30.0, 50.0]),
            fighters=bands_of(north, 1_000.0, [2_000.0, 2_100.0, 2_200.0]),
        ),
    ]


@pytest.fixture(scope="module")
def drawn(stories):
    return {picture.name: picture for picture in overlaid_fans(comparison(stories))}


def middles(picture):
    """The lines with a point for each moment and the full width, and their stories' bands beside them."""
    return [line for line in picture.figure.axes[0].get_lines() if line.get_linewidth() >= 2.0]


def test_the_alt_text_has_the_sum_of_all_wars_at_both_ends_of_every_story(drawn):
    told = drawn["over_time_battle_deaths"].alt

    assert told == (
        "Fighters killed in all wars, in each year of the run, March 2024 to March 2026. "
        "Middle of 3 runs of each story; in brackets, all runs. "
        "calm: 60 in year 1, 24 (12 to 36) in year 2. "
        "fierce: 120 in year 1, 360 (240 to 600) in year 2."
    )


def test_the_alt_text_is_in_french_too(stories):
    told = {picture.name: picture.alt for picture in overlaid_fans(comparison(stories), "fr")}

    said = told["over_time_battle_deaths"].replace("\N{NO-BREAK SPACE}", " ")
    assert "calm : 60 la première année, 24 (12 à 36) l'année 2." in said
    assert "de mars 2024 à mars 2026. Médiane de 3 simulations de chaque scénario" in said


def test_a_bloc_is_the_sum_of_its_sides_and_of_no_others(drawn):
    assert drawn["over_time_jihadist_fighters"].alt.endswith(
        "calm: 1,000 at the start, 1,500 (1,000 to 1,700) at the end. "
        "fierce: 1,000 at the start, 2,100 (2,000 to 2,200) at the end."
    )


def test_lines_are_the_middle_of_the_runs_and_bands_hold_all_of_few(drawn):
    picture = drawn["over_time_battle_deaths"]
    bands = [band.get_paths()[0].vertices for band in picture.figure.axes[0].collections]

    np.testing.assert_allclose([line.get_ydata() for line in middles(picture)], [[60, 24], [120, 360]])
    in_year_2 = [points[points[:, 0] == 2.0, 1] for points in bands]
    assert [(12.0, 36.0), (240.0, 600.0)] == [(y.min(), y.max()) for y in in_year_2]


@both
def test_what_stands_at_the_ends_of_the_lines_is_in_the_alt_text(stories, language):
    for picture in overlaid_fans(comparison(stories), language):
        ends = [told_in(language, count, line.get_ydata()[-1]) for line in middles(picture)]
        beside = " ".join(text.get_text() for text in picture.figure.axes[0].texts)
        assert [end for end in ends if end not in beside or end not in picture.alt] == []


def test_what_never_happens_has_no_figure(drawn):
    assert {"over_time_battle_deaths", "over_time_jihadist_fighters"} == set(drawn)


def test_outcomes_that_are_asked_for_are_those_that_are_drawn(stories):
    asked = comparison(stories, ["jihadist_fighters", "rebel_growth"])

    assert ["over_time_jihadist_fighters"] == [picture.name for picture in overlaid_fans(asked)]


def test_a_series_that_was_not_measured_has_no_figure(stories, drawn):
    kept = {name: values for name, values in stories[1].series.items() if name != "battle_deaths"}
    made = replace(comparison(stories), results=(stories[0], replace(stories[1], series=kept)))

    assert ["over_time_jihadist_fighters"] == [picture.name for picture in overlaid_fans(made)]


def only(results, rows):
    """A few runs of these results."""
    parts = ("series", "final", "opening", "ledger")
    kept = {part: {k: x[rows] for k, x in getattr(results, part).items()} for part in parts}
    return replace(results, replicates=tuple(results.replicates[row] for row in rows), **kept)


def test_a_run_that_one_story_lacks_counts_in_none(stories):
    told = overlaid_fans(comparison([stories[0], only(stories[1], [0, 1])]))[0].alt

    assert "Middle of 2 runs of each story" in told
    assert "calm: 60 in year 1, 18 (12 to 24) in year 2. fierce: 120 in year 1, 300 (240 to 360)" in told


def test_stories_without_a_common_run_have_no_figure(stories):
    base, other = only(stories[0], [0, 1, 2]), stories[1]
    third = replace(story(only(other, [2]), "third"), series=only(other, [2]).series)
    made = comparison([base, only(other, [0, 1]), third])

    assert () == overlaid_fans(made)


def test_of_one_run_no_band_is_told(stories):
    alone = overlaid_fans(comparison([only(each, [0]) for each in stories]))[0]

    assert "in the only run of each story. calm: 60 in year 1, 12 in year 2." in alone.alt
    assert "Lines: the only run of each story." in said(alone)


def said(picture):
    """The words of a figure outside its axes, unwrapped."""
    return " ".join(text.get_text().replace("\n", " ") for text in picture.figure.texts)


def test_more_stories_than_can_be_told_apart_are_left_out_and_it_says_so(stories):
    fierce = stories[1]
    named = [replace(story(fierce, name), series=fierce.series) for name in ("two", "three", "four", "five")]
    picture = overlaid_fans(comparison([*stories, *named]))[0]

    assert MOST_OVERLAID == len(middles(picture))
    assert "Shown: the base and the first 4 of the 5 others." in said(picture)
    assert "four:" in picture.alt
    assert "five:" not in picture.alt


@pytest.mark.parametrize(
    "titles", [("Calm", "War"), ("A calm that lasts for years and years", "A war that nobody wins, " * 4)]
)
def test_every_title_stands_in_the_figure_once(stories, titles):
    named = [
        replace(each, scenario=replace(each.scenario, title={"en": title.strip(" ,")}))
        for each, title in zip(stories, titles, strict=True)
    ]
    for picture in overlaid_fans(comparison(named)):
        words = f"{said(picture)} {' '.join(text.get_text() for text in picture.figure.axes[0].texts)}"
        assert [1, 1] == [words.count(title.strip(" ,")) for title in titles]


def test_short_titles_stand_at_the_ends_of_their_lines(drawn):
    beside = [text.get_text() for text in drawn["over_time_battle_deaths"].figure.axes[0].texts]

    assert {"calm 24", "fierce 360"} == set(beside)


def test_stories_that_start_at_different_times_are_drawn_from_their_own_start(stories):
    later = replace(stories[1], dates=tuple(f"{int(day[:4]) + 4}{day[4:]}" for day in stories[1].dates))
    picture = overlaid_fans(comparison([stories[0], later]))[1]
    axes = picture.figure.axes[0]

    assert "each story from its own start" in picture.alt
    assert "years since the start of each story" == axes.get_xlabel()
    assert (0.0, pytest.approx(2.0, abs=0.01)) == axes.get_xlim()


def test_flows_of_less_than_two_years_have_no_figure(stories):
    short = [
        replace(each, dates=each.dates[:13], series={k: x[:, :13] for k, x in each.series.items()})
        for each in stories
    ]
    made = replace(comparison(stories), results=tuple(short))

    assert ["over_time_jihadist_fighters"] == [picture.name for picture in overlaid_fans(made)]


def grey(colour):
    """How light a colour is in grey, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2) ** (1 / 2.2)


def test_the_base_and_the_first_three_others_differ_in_grey():
    shades = sorted(
        grey(colour) for colour in (BASE_LOOK.colour, *(look.colour for look in SCENARIO_LOOKS[:3]), PAPER)
    )

    assert [b - a for a, b in pairwise(shades) if b - a < 0.07] == []


def test_every_two_stories_differ_in_colour_and_mark_and_the_base_in_width(stories):
    looks = (BASE_LOOK, *SCENARIO_LOOKS[: MOST_OVERLAID - 1])
    base, other = middles(overlaid_fans(comparison(stories))[0])

    assert [1 for a, b in combinations(looks, 2) if a.colour == b.colour or a.mark == b.mark] == []
    assert base.get_linewidth() > 1.5 * other.get_linewidth()


@both
def test_the_page_has_the_fans_between_the_forests_and_the_tables(stories, language):
    made = comparison_html(comparison(stories), language)
    sections = re.findall(r'<section id="([^"]+)"', made)

    assert ["what_differs", "over_time", "the_numbers"] == sections[1:4]
    for picture in overlaid_fans(comparison(stories), language):
        assert f'aria-labelledby="{picture.name}-title {picture.name}-desc"' in made


def test_the_folder_has_every_fan_as_png_and_svg(stories, drawn, tmp_path):
    folder = write_comparison(comparison(stories), tmp_path / "new")

    for name, picture in drawn.items():
        assert (folder / "figures" / f"{name}.svg").is_file()
        with Image.open(folder / "figures" / f"{name}.png") as image:
            assert picture.alt == image.info["Description"]


def test_python_has_the_fans_too(stories):
    found = comparison(stories)
    made = Comparison(found.results, found.against)

    assert [picture.alt for picture in overlaid_fans(found, "fr")] == [
        picture.alt for picture in made.fans("fr")
    ]
