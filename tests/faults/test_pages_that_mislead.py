"""Faults of pages that were found in use: scales that mislead, blocks of nothing, links that lead nowhere."""

import re
from pathlib import Path

import numpy as np
import pytest
from markupsafe import escape

import sahel_sim
from sahel_sim.report.figures.comparison_figures import _distinct, difference_forest
from sahel_sim.report.figures.theme import PAGE
from sahel_sim.report.run_page import run_html
from sahel_sim.report.summary_rows import measure_rows

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compared():
    return sahel_sim.compare("mali_2024_02", "force_alone", runs=3, executor=1)


@pytest.fixture(scope="module")
def results(compared):
    return compared.results[0]


@pytest.mark.parametrize("kind", ["chance", "share", "persons", "months"])
def test_every_mark_of_a_forest_lies_on_its_scale_and_is_the_number_beside_it(compared, kind):
    for picture in difference_forest(compared, kind, PAGE):
        for axes in picture.figure.axes:
            low, high = sorted(axes.get_xlim())
            for line in axes.lines:
                x = np.asarray(line.get_xdata(), dtype=float)
                on_data = line.get_transform().contains_branch(axes.transData)
                assert not on_data or ((x >= low - 1e-9) & (x <= high + 1e-9)).all()


def test_no_numbers_are_drawn_twice(compared):
    rows = [(d,) for d in compared.against[0].differences if d.unit == "persons" and d.pairs]
    kept = _distinct(rows)
    numbers = [(d.difference, d.low, d.high) for (d,) in kept if any((d.difference, d.low, d.high))]

    assert {row[0].name for row in rows} > {row[0].name for row in kept}
    assert len(set(numbers)) == len(numbers)


def test_what_is_zero_in_every_run_is_folded_and_what_nobody_governs_is_told(results):
    blocks = {block.heading: block for block in measure_rows(results)}
    page = run_html(results)
    who = [row.who for block in blocks.values() for row in block.rows]

    assert any(block.zero for block in blocks.values())
    assert "nobody" in {each.lower() for each in who}
    folded = re.search(r"<details><summary>[^<]*that (is|are) zero throughout</summary>", page)
    assert folded
    for block in blocks.values():
        heading = re.search(rf"<th[^>]*>{re.escape(str(escape(block.heading)))}</th>", page)
        assert heading
        assert (heading.start() > folded.start()) == block.zero


def test_every_link_of_a_page_of_the_repository_leads_to_a_file_in_it():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md")]
    broken = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not link.startswith(("http://", "https://", "mailto:")) and not (page.parent / link).exists()
    ]

    assert len(pages) > 20
    assert broken == []
