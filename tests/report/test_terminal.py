"""The summary in the terminal."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from sahel_sim.report.run_terminal import summary_table


def shown(results, language="en"):
    console = Console(file=io.StringIO(), width=80)
    console.print(summary_table(results, language))
    return console.file.getvalue()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("place", ["results", "north"])
def test_the_table_fits_eighty_columns_uncut(request, place, language):
    text = shown(request.getfixturevalue(place), language)

    assert max(len(line) for line in text.splitlines()) <= 80
    assert "…" not in text


def test_the_table_has_start_middle_and_range(known):
    row = next(line for line in shown(known).splitlines() if "The League" in line and "%" in line)

    assert row.split() == ["The", "League", "25%", "50%", "50%"]


def test_the_table_is_in_french(known):
    text = shown(known, "fr")

    assert "Part de la population gouvernée" in text
    assert "La Ligue" in text
    assert "Étendue" in text
    assert "Intervalle à 95" in text


def test_what_happens_is_told_of_the_whole_run_without_a_start(known):
    text = shown(known)

    assert "whole run" in text
    rows = [line.split() for line in text.splitlines() if "The League" in line]
    assert ["The", "League", "72", "24", "to", "120"] in rows


def test_signs_in_a_title_are_not_taken_for_colours(known):
    odd = replace(known, scenario=replace(known.scenario, title={"en": "[red]War[/red]"}))

    assert "[red]War[/red]" in shown(odd)


def test_the_table_says_how_wars_end_with_few_runs_as_counts(known):
    rows = [" ".join(line.split()) for line in shown(known).splitlines()]

    assert "War, with a front that stands still 3 of 5 23 to 88%" in rows
    assert "The war with the rebels is over 2 of 5 12 to 77%" in rows


def test_a_run_too_short_for_endings_has_none_in_the_table(known):
    short = replace(
        known,
        dates=known.dates[:20],
        series={name: values[:, :20] for name, values in known.series.items()},
    )

    assert "How the wars end" not in shown(short)
