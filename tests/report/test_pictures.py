"""Pictures: what can be seen is also said, the same bits every time, and readable without colour."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from sahel_sim.core import Factions
from sahel_sim.mesa_model import SahelModel
from sahel_sim.report.figures.ending_figures import how_wars_end
from sahel_sim.report.figures.place_map import control_map
from sahel_sim.report.figures.run_figures import all_pictures, deaths_by_perpetrator, fan_chart
from sahel_sim.report.figures.theme import looks
from sahel_sim.report.figures.waterfall import what_moved_it
from sahel_sim.report.number_format import amount, count, percent
from sahel_sim.report.quantiles import quantiles
from sahel_sim.results.dataset import leaders
from saying import told_in

SVG = "{http://www.w3.org/2000/svg}"
both = pytest.mark.parametrize("language", ["en", "fr"])


def drawn_lines(axes):
    """The middle lines of a fan chart: those with a point for each moment."""
    return [line for line in axes.get_lines() if len(line.get_xdata()) > 2]


@both
@pytest.mark.parametrize(("name", "unit"), [("people_governed", "share"), ("fighters", "persons")])
def test_the_alt_text_of_a_fan_has_both_ends_of_every_line(known, name, unit, language):
    picture = fan_chart(known, name, language)

    ends = [line.get_ydata()[[0, -1]] for axes in picture.figure.axes for line in drawn_lines(axes)]
    assert len(ends) == {"people_governed": 3, "fighters": 2}[name]
    assert [y for pair in ends for y in pair if told_in(language, amount, y, unit) not in picture.alt] == []


def test_the_alt_text_of_a_fan_is_a_sentence_for_each_side(known):
    assert fan_chart(known, "people_governed").alt == (
        "Who governs the people, January 2000 to July 2002, middle of 5 runs. "
        "The Crown: 50% at the start, 30% at the end (all runs: 10 to 50%). "
        "The League: 25% at the start, 50% at the end (all runs: 50%). "
        "Nobody: 25% at the start, 20% at the end (all runs: 0 to 40%)."
    )


def test_bands_of_few_runs_hold_half_and_all_of_them(known):
    axes = fan_chart(known, "people_governed").figure.axes[0]

    ends = [band.get_paths()[0].vertices[:, 1] for band in axes.collections[:2]]
    expected = np.quantile([0.1, 0.2, 0.3, 0.4, 0.5], (0.0, 0.25))
    np.testing.assert_allclose([ends[0].min(), ends[1].min()], expected)


def test_bands_of_many_runs_hold_nine_tenths_of_them():
    assert quantiles(19)[0] == 0.0
    assert quantiles(20) == (0.05, 0.25, 0.5, 0.75, 0.95)


@both
def test_the_alt_text_of_endings_has_what_stands_beside_its_bars(known, language):
    picture = how_wars_end(known, language)

    beside = [text.get_text() for axes in picture.figure.axes for text in axes.texts]
    assert len(beside) == 2 * 3
    assert [text for text in beside if text.replace("  ", " ") not in picture.alt] == []


def filled(picture):
    """Full and hatched bars of each panel: where each ends."""
    return [
        ([bar.get_x() + bar.get_width() for bar in axes.patches if blue(bar)],
         [bar.get_x() + bar.get_width() for bar in axes.patches if bar.get_hatch()])
        for axes in picture.figure.axes
    ]  # fmt: skip


def blue(bar):
    return bar.get_facecolor()[:3] == to_rgb("#0072B2")


def test_full_bars_are_runs_whose_war_is_over_and_hatched_bars_those_in_which_it_is_not(known):
    kinds, holds = filled(how_wars_end(known))

    assert (kinds, holds) == (([0.4], [0.6]), ([0.4], []))


def test_a_victory_of_rebels_is_full_where_fighting_is_over_and_hatched_where_it_is_not(known):
    places = np.zeros_like(known["places_governed"])
    places[:, :, 1] = 0.6
    kinds, _ = filled(how_wars_end(replace(known, series={**known.series, "places_governed": places})))

    assert kinds == ([0.4], [1.0])


def test_a_run_too_short_for_endings_says_so_in_the_picture(known):
    short = {name: values[:, :20] for name, values in known.series.items()}

    assert "it takes two years" in how_wars_end(replace(known, series=short)).alt


@pytest.mark.parametrize(
    ("account", "faction"), [("relapse", "csp"), ("grievance", "csp"), ("villages", "jnim")]
)
def test_a_waterfall_of_every_account_reaches_from_start_to_end(north, account, faction):
    bars = what_moved_it(north, account, faction).figure.axes[0].patches

    start, *causes, end = [bar.get_width() for bar in bars]
    assert end == pytest.approx(start + sum(causes))


def test_the_waterfall_of_one_run_is_that_of_a_model(results):
    model = SahelModel(results.scenario, rng=results.seed, replicate=3, ledger=True)
    model.run_model()

    one = what_moved_it(results, "fighters", "league", replicate=3)
    assert one.alt == what_moved_it(model, "fighters", "league").alt
    assert one.alt != what_moved_it(results, "fighters", "league").alt


def test_sides_of_very_different_size_have_panels_of_their_own(known):
    small = known["fighters"].copy()
    small[:, :, 1] = 10.0

    assert (
        len(fan_chart(replace(known, series={**known.series, "fighters": small}), "fighters").figure.axes)
        == 2
    )


def test_sides_of_like_size_share_a_panel(known):
    assert len(fan_chart(known, "fighters").figure.axes) == 1


def test_a_side_that_never_is_anything_is_not_drawn(known):
    nobody = np.zeros_like(known["fighters"])
    nobody[:, :, 0] = 5.0

    picture = fan_chart(replace(known, series={**known.series, "fighters": nobody}), "fighters")

    assert "The League" not in picture.alt


def test_nothing_at_all_says_so(known):
    assert "Nothing of this happens in any run." in fan_chart(known, "clashes").alt


def test_flows_are_shown_year_by_year(known):
    line = drawn_lines_of_years(fan_chart(known, "civilians_killed"))[0]

    np.testing.assert_array_equal([12.0, 12.0], line.get_ydata())


def drawn_lines_of_years(picture):
    return [line for line in picture.figure.axes[0].get_lines() if line.get_marker() != "None"]


def test_a_measure_that_is_not_there_is_named(known):
    with pytest.raises(KeyError, match="happiness"):
        fan_chart(known, "happiness")


@both
def test_the_alt_text_of_deaths_has_every_mark(known, language):
    picture = deaths_by_perpetrator(known, language)

    marks = [y for axes in picture.figure.axes for line in marked(axes) for y in line.get_ydata()]
    assert len(marks) == 4
    assert [y for y in marks if f" {told_in(language, count, y)} (" not in picture.alt] == []


def marked(axes):
    """Marks of medians: lines without a line."""
    return [line for line in axes.get_lines() if line.get_linestyle() == "None" and line.get_clip_on()]


def test_the_alt_text_of_deaths_has_ranges_and_sums(known):
    told = deaths_by_perpetrator(known).alt.replace(" (and in all runs)", "")

    assert "The League, year by year: 72 (24 to 120); 0 (0); in the whole run 72 (24 to 120)." in told


@both
@pytest.mark.parametrize("faction", ["crown", "league"])
def test_the_alt_text_of_a_waterfall_has_what_stands_beside_its_bars(results, faction, language):
    picture = what_moved_it(results, "fighters", faction, language)

    beside = [text.get_text() for text in picture.figure.axes[0].texts]
    assert len(beside) >= 4
    assert [number for number in beside if number not in picture.alt] == []


def test_the_bars_of_a_waterfall_reach_from_start_to_end(results):
    bars = what_moved_it(results, "fighters", "league").figure.axes[0].patches

    start, *causes, end = [bar.get_width() for bar in bars]
    assert end == pytest.approx(start + sum(causes))


@pytest.mark.parametrize("faction", ["government", "csp", "jnim", "is_sahel"])
def test_a_waterfall_is_never_below_zero_on_its_way(north, faction):
    bars = what_moved_it(north, "fighters", faction).figure.axes[0].patches

    assert [bar for bar in bars if min(bar.get_x(), bar.get_x() + bar.get_width()) < -1e-6] == []


def test_a_waterfall_has_gains_before_losses(results):
    bars = what_moved_it(results, "fighters", "league").figure.axes[0].patches

    gains = [bar.get_width() > 0 for bar in bars[1:-1]]
    assert gains == sorted(gains, reverse=True)


def test_the_waterfall_tells_of_jihadists_unless_another_side_is_named(north, results):
    assert what_moved_it(north).name == "what_moved_fighters_jnim"
    assert what_moved_it(results).name == "what_moved_fighters_league"


def test_the_alt_text_of_a_map_counts_who_leads(results):
    control = np.zeros_like(results.final["control"])
    control[:, 0, 0], control[:, 1, 1], control[:, 1, 2] = 0.9, 0.4, 0.7
    told = control_map(replace(results, opening={**results.opening, "control": control})).alt

    assert "The Crown 1 and " in told
    assert "The League 1 and " in told
    assert "nobody 1 and " in told


def test_the_alt_text_of_a_map_names_places_that_change_hands(results):
    start = np.zeros_like(results.final["control"])
    end = start.copy()
    start[:, 0, 0], end[:, 1, 0] = 0.9, 0.8
    moved = replace(
        results, opening={**results.opening, "control": start}, final={**results.final, "control": end}
    )

    assert "Changed: Port (The Crown → The League)." in control_map(moved).alt


def test_a_map_marks_every_place_once_at_start_and_at_end(results):
    start, end, _ = control_map(results).figure.axes

    at = {(x, y) for x, y in zip(results.places.longitude, results.places.latitude, strict=True)}
    for axes in (start, end):
        marks = {
            (x, y)
            for line in axes.get_lines()
            for x, y in [tuple(np.ravel(line.get_data()))[:2]]
            if line.get_marker() != "None"
        }
        assert at == marks


def test_the_mark_of_a_place_is_that_of_who_leads(north):
    axes = control_map(north).figure.axes[0]
    control = north.opening["control"].mean(axis=0)
    drawn, at = looks(north.factions), north.places.where("Kidal")

    x, y = north.places.longitude[at], north.places.latitude[at]
    marks = [line.get_marker() for line in axes.get_lines() if (x, y) == tuple(np.ravel(line.get_data()))[:2]]
    assert drawn[leaders(control)[at]].mark == marks[-1]


def test_names_on_a_map_do_not_cover_one_another(north):
    axes = control_map(north).figure.axes[0]

    names = [text.get_window_extent() for text in axes.texts if text.get_text() in north.places.names]
    assert len(names) >= 5
    assert [1 for a, b in combinations(names, 2) if a.overlaps(b)] == []


def test_a_place_without_an_outline_still_has_a_map(results):
    bare = replace(results, places=replace(results.places, outline=()))

    assert control_map(bare).svg.startswith("<svg")


@both
def test_a_drawing_has_its_title_and_words_for_screen_readers(request, language):
    album = request.getfixturevalue({"en": "english", "fr": "french"}[language])

    for picture in all_pictures(album):
        root = ET.fromstring(picture.svg)
        assert (root.get("role"), root.get("lang")) == ("img", language)
        assert root.find(f"{SVG}title").text == picture.title
        assert root.find(f"{SVG}desc").text == picture.alt
        assert root.get("aria-labelledby") == f"{picture.name}-title {picture.name}-desc"


def test_a_drawing_is_the_same_every_time(results, english):
    again = fan_chart(results, "people_governed"), control_map(results)

    first = {picture.name: picture.svg for picture in all_pictures(english)}
    assert [first[picture.name] for picture in again] == [picture.svg for picture in again]


def test_ids_of_one_drawing_are_not_those_of_another(english):
    ids = [set(re.findall(r'\bid="([^"]+)"', picture.svg)) for picture in all_pictures(english)]

    assert [a & b for a, b in combinations(ids, 2) if a & b] == []


def test_what_a_drawing_refers_to_is_in_it(english):
    for picture in all_pictures(english):
        ids = set(re.findall(r'\bid="([^"]+)"', picture.svg))
        used = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', picture.svg))
        assert set() == {a or b for a, b in used} - ids


def test_a_picture_is_saved_with_its_words(known, tmp_path):
    picture = fan_chart(known, "people_governed")

    png, svg = picture.save(tmp_path)

    with Image.open(png) as image:
        assert (image.info["Title"], image.info["Description"]) == (picture.title, picture.alt)
    assert ET.parse(svg).getroot().find(f"{SVG}desc").text == picture.alt


def test_saved_pictures_are_the_same_every_time(known, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        fan_chart(known, "people_governed").save(folder)

    assert [p.read_bytes() for p in sorted(first.iterdir())] == [
        p.read_bytes() for p in sorted(second.iterdir())
    ]


def test_a_name_with_signs_of_markup_stays_a_name(known):
    labels = ({"en": "A & <b>", "fr": "A"}, {"en": "$\\frac$", "fr": "B"})
    odd = replace(known, factions=replace(known.factions, labels=labels))

    told = ET.fromstring(fan_chart(odd, "people_governed").svg).find(f"{SVG}desc").text

    assert "A & <b>: 50%" in told


def grey(colour):
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2


def test_the_first_sides_of_each_bloc_differ_in_grey():
    usual = looks(
        Factions(("government", "csp", "jnim", "is_sahel"), ("state", "rebels", "jihadists", "jihadists"))
    )

    lightness = sorted(grey(look.colour) ** (1 / 2.2) for look in usual)
    assert [b - a for a, b in pairwise(lightness) if b - a < 0.08] == []


def test_sides_differ_in_colour_line_and_mark():
    usual = looks(Factions(tuple("abcdefg"), ("state", "state", "rebels", "rebels", *["jihadists"] * 3)))

    for part in ("colour", "dash", "mark"):
        assert len({getattr(look, part) for look in usual}) == len(usual)


def test_a_bloc_with_more_sides_than_looks_begins_again():
    many = looks(Factions(tuple("abcd"), ("rebels",) * 4))

    assert many[:2] == many[2:]


def test_a_single_run_has_no_talk_of_bands(known):
    one = replace(
        known,
        replicates=(0,),
        series={name: values[:1] for name, values in known.series.items()},
    )

    texts = [text.get_text() for text in fan_chart(one, "people_governed").figure.texts]
    assert "Line: the only run." in texts


def test_percent_signs_of_a_scale_are_those_of_the_language(known):
    figure = fan_chart(known, "people_governed", "fr").figure
    figure.canvas.draw()

    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert told_in("fr", percent, 0.5) in labels
