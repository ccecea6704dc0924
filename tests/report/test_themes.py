"""Themes: slides are of one size with letters that the last row reads, and print has no colour."""

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image
from test_heat_map import PRESSURE, RESTRAINT, WILL, chances, swept
from test_overlaid import deaths, story

from planted_claims import planted
from sahel_sim.designs.paired_comparison import comparison
from sahel_sim.report.figures.claim_figures import claim_figures
from sahel_sim.report.figures.comparison_figures import comparison_figures
from sahel_sim.report.figures.run_figures import all_pictures, fan_chart, run_figures
from sahel_sim.report.figures.theme import PAGE, THEMES, grey, theme_named

SLIDE_SIZE = (13.333, 7.5)
"""Inches of a slide of 16 to 9 in the programs that show them."""

SMALLEST = 18.0
"""Points that can be read from the last row of a classroom."""

STRAY = 0.03
"""Part of a figure by which a letter may reach over its edge, since renderers measure letters differently."""


def every_picture(results, north, theme):
    """A figure of every kind."""
    from sahel_sim.report.figures.sweep_figures import sweep_figure

    pair = [
        story(north, name, f"A {name} story", battle_deaths=deaths(north, x, [x, 2 * x, 3 * x]))
        for name, x in (("calm", 3.0), ("fierce", 9.0))
    ]
    held = (np.arange(20) < np.array([0, 10, 20])[:, None]).astype(float)
    thirds = np.zeros((2, 2, 3, 20)) + np.array([0.0, 10.0, 40.0])[:, None]
    return [
        *all_pictures(run_figures(north, theme=theme)),
        *all_pictures(comparison_figures(comparison(pair), theme=theme)),
        sweep_figure(chances([[0, 3], [5, 10]]), "rebel_war_over", theme=theme),
        sweep_figure(swept(held, RESTRAINT), "rebel_war_over", theme=theme),
        sweep_figure(swept(thirds, RESTRAINT, PRESSURE, WILL, name="displaced"), "displaced", theme=theme),
        *claim_figures(planted().rulings, theme=theme).pictures,
    ]


@pytest.fixture(scope="module")
def slides(results, north):
    return every_picture(results, north, "slide")


def letters(picture):
    """All that is written and seen."""
    return [text for text in picture.figure.findobj(Text) if text.get_text().strip() and text.get_visible()]


def test_every_slide_has_the_size_of_a_slide(slides):
    assert {tuple(round(x, 3) for x in picture.size) for picture in slides} == {SLIDE_SIZE}


def test_no_letter_of_a_slide_is_too_small_for_the_last_row(slides):
    small = [
        (picture.name, text.get_text(), text.get_fontsize())
        for picture in slides
        for text in letters(picture)
        if text.get_fontsize() * picture.theme.enlarged < SMALLEST
    ]

    assert small == []


def test_nothing_is_written_beyond_the_edge_of_a_slide(slides):
    beyond = []
    for picture in slides:
        picture.figure.canvas.draw()
        width, height = picture.figure.bbox.size
        for text in letters(picture):
            box = text.get_window_extent()
            outside = max(-box.x0 / width, box.x1 / width - 1.0, -box.y0 / height, box.y1 / height - 1.0)
            shown = text.axes is None or text.axes.axison
            beyond += [(picture.name, text.get_text())] if shown and outside > STRAY else []

    assert beyond == []


def test_print_has_no_colour(results, north, tmp_path):
    coloured = []
    for picture in every_picture(results, north, "print"):
        with Image.open(picture.save(tmp_path)[0]) as image:
            dots = np.asarray(image.convert("RGB"), dtype=int)
        if np.ptp(dots, axis=2).max() > 2:
            coloured.append(picture.name)

    assert coloured == []


def test_a_slide_says_what_the_page_says(north):
    page, slide = (all_pictures(run_figures(north, theme=theme)) for theme in ("page", "slide"))

    assert [picture.alt for picture in page] == [picture.alt for picture in slide]


def test_a_slide_is_saved_as_large_as_it_is_shown(known, tmp_path):
    png, svg = fan_chart(known, "fighters", theme="slide").save(tmp_path)

    with Image.open(png) as image:
        inches = [size / dots for size, dots in zip(image.size, image.info["dpi"], strict=True)]
    assert inches == pytest.approx(SLIDE_SIZE, rel=0.001)
    assert f'width="{72 * 13.333:.6g}pt"' in svg.read_text(encoding="utf-8")


def test_a_theme_that_there_is_not_is_named(known):
    with pytest.raises(KeyError, match=r"No theme 'poster'. There are: page, slide, print\."):
        fan_chart(known, "fighters", theme="poster")
    assert theme_named("page") is PAGE is THEMES["page"]


def test_grey_is_as_bright_as_the_colour():
    # relative luminance of pure green by Rec. 709 is 0.7152; its 2.2th root is 0.859
    assert grey("#00FF00") == "#DBDBDB"
    assert grey("#777777") == "#777777"
