"""Tables of pages about what judges the model are those of the files, and failing patterns have a cause."""

import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS))

import judged_tables  # noqa: E402


@pytest.mark.parametrize("name", judged_tables.PAGES)
def test_tables_of_a_page_are_those_of_the_files(name):
    text = (DOCS / name).read_text("utf-8")

    assert judged_tables.names(text)
    assert judged_tables.renewed(text) == text, "python docs/judged_tables.py"


def test_every_table_is_on_some_page():
    on_pages = {
        name for page in judged_tables.PAGES for name in judged_tables.names((DOCS / page).read_text("utf-8"))
    }

    assert on_pages == set(judged_tables.TABLES)


def test_every_failing_pattern_has_one_cause_and_no_other_has():
    failing = [
        row["id"]
        for row in judged_tables.rows(DOCS / "fitted" / "patterns_side_by_side.csv")
        if row["weight"] == "A" and "no" in (row["fixed_inside"], row["accepted_inside"])
    ]
    causes = judged_tables.rows(DOCS / "fitted" / "pattern_causes.csv")
    named = [each for row in causes for each in row["patterns"].split()]

    assert sorted(named) == sorted(failing)
    assert {row["known"] for row in causes} <= {"measured", "from trials of the rules", "guess"}


def test_counts_of_failing_patterns_are_those_of_the_scorecard():
    rows = [
        row
        for row in judged_tables.rows(DOCS / "fitted" / "patterns_side_by_side.csv")
        if row["weight"] == "A"
    ]
    fixed, accepted = (sum(row[f"{kind}_inside"] == "no" for row in rows) for kind in ("fixed", "accepted"))
    text = " ".join((DOCS / "patterns.md").read_text("utf-8").split())

    assert f"With the defaults {fixed} of A are outside, with the accepted sets {accepted}." in text
