"""Runs that broke off: every page says how many, which and why, and how to ask for the same again."""

import re
from dataclasses import replace
from html import unescape

import pytest

from sahel_sim.designs.paired_comparison import comparison
from sahel_sim.report.comparison_page import comparison_html
from sahel_sim.report.run_page import run_html
from sahel_sim.results.chunk import Failure

SEVEN = tuple(
    Failure(number, f"FloatingPointError: bolt <{number}> (a.py:{number})") for number in range(20, 27)
)


def broken(results, failures):
    """The same results, of which more runs were asked for."""
    return replace(results, failures=tuple(failures))


def plain(made):
    """A page without tags, its unbroken spaces as spaces."""
    text = unescape(re.sub(r"<[^>]+>", " ", made)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", text)


def only(results, rows):
    """A few runs of these results; the others broke off."""
    parts = ("series", "final", "opening", "ledger")
    kept = {part: {k: x[rows] for k, x in getattr(results, part).items()} for part in parts}
    numbers = tuple(results.replicates[row] for row in rows)
    lost = tuple(Failure(n, "MemoryError: full (b.py:1)") for n in results.replicates if n not in numbers)
    return replace(results, replicates=numbers, failures=lost, **kept)


def renamed(results):
    return replace(results, scenario=replace(results.scenario, name="other", title={"en": "Other <b>"}))


def test_a_page_says_how_many_broke_off_and_names_the_first(results, english):
    made = run_html(broken(results, SEVEN), "en", english)

    assert "7 of 13 runs broke off. They count in nothing on this page." in plain(made)
    assert "number 20: FloatingPointError: bolt <20> (a.py:20)" in plain(made)
    assert "bolt &lt;20&gt;" in made
    assert "number 22:" in made
    assert "number 23:" not in made
    assert "and 4 more, in provenance.json" in plain(made)
    assert "13, of which 7 broke off; seed" in plain(made)


def test_a_page_says_it_in_french_and_of_one_run(results, french):
    made = plain(run_html(broken(results, SEVEN[:1]), "fr", french))

    assert "1 simulation sur 7 s'est interrompue. Elle ne compte nulle part dans cette page." in made
    assert "numéro 20 : FloatingPointError" in made


def test_the_command_of_a_page_asks_for_all_runs_again(results, english):
    assert "--runs 13" in run_html(broken(results, SEVEN), "en", english)


def test_a_page_of_runs_that_all_came_through_speaks_of_none_that_broke_off(results, english):
    made = run_html(results, "en", english)

    assert "broke off" not in made
    assert "--runs 6" in made


@pytest.fixture(scope="module")
def torn(results):
    """Run 1 of the base and runs 2 and 3 of the other broke off, of six."""
    return comparison([only(results, [0, 2, 3, 4, 5]), renamed(only(results, [0, 1, 4, 5]))])


def test_a_comparison_says_of_each_story_which_runs_broke_off(torn):
    made = comparison_html(torn, "en")

    assert "Two towns: 1 of 6 runs broke off. It counts in nothing on this page." in plain(made)
    assert "Other <b>: 2 of 6 runs broke off. They count in nothing on this page." in plain(made)
    assert "number 3: MemoryError: full (b.py:1)" in made


def test_a_comparison_says_how_many_pairs_are_missing(torn):
    assert "Other <b> stands beside Two towns in 3 of 6 pairs." in plain(comparison_html(torn, "en"))
    assert "dans 3 paires sur 6." in plain(comparison_html(torn, "fr"))


def test_a_comparison_tells_the_pairs_where_it_tells_how_many_were_compared(torn):
    made = plain(comparison_html(torn, "en"))

    assert "3 runs of each story, run beside run" in made
    assert "With only 3 runs" in made


def test_stories_with_different_pairs_are_told_as_a_range(results):
    base, other = only(results, [0, 2, 3, 4, 5]), renamed(only(results, [0, 4]))
    third = replace(other, scenario=replace(other.scenario, name="third"))
    made = comparison(
        [base, other, replace(third, **vars(only(results, [0, 3, 4])) | {"scenario": third.scenario})]
    )

    assert "2 to 3 runs of each story, run beside run" in plain(comparison_html(made, "en"))


def test_the_command_of_a_comparison_asks_for_the_same_again(torn):
    asked = replace(torn, asked=("displaced", "rebel_growth"), width=0.02)

    assert "--runs 6" in comparison_html(torn, "en")
    assert "--outcomes" not in comparison_html(torn, "en")
    assert "--outcomes displaced,rebel_growth --width 0.02" in plain(comparison_html(asked, "en"))


def test_a_comparison_of_runs_that_all_came_through_speaks_of_no_missing_pair(results):
    made = comparison_html(comparison([results, renamed(results)]), "en")

    assert "broke off" not in made
    assert "left out" not in made


def test_a_difference_has_its_interval_below_it(results):
    made = comparison_html(comparison([results, renamed(results)]), "en")

    assert "<td>0.0<br><small>" in made
