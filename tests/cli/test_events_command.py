"""``sahel-sim events``: what it says and writes, and what it refuses."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pandas
import pytest
from spoken import Ask

from event_files import ucdp, write


def test_a_file_becomes_a_folder_with_a_page_tables_and_a_record(folder: Path, ask: Ask) -> None:
    write(folder / "GEDEvent_v24_1.csv", ucdp(), ucdp(id="2", country="Niger"))
    answer = ask("events", "GEDEvent_v24_1.csv", "-o", "mine", "--json")
    told = json.loads(answer.out)
    page = (folder / "mine" / "index.html").read_text(encoding="utf-8")

    assert answer.status == 0
    assert told["events"] == 1
    assert told["deaths"] == {"best": 8, "low": 7, "high": 9}
    assert "Events in other countries are left out: 1." in answer.err
    assert pandas.read_csv(folder / "mine" / "events.csv")["place"].tolist() == ["Boni"]
    assert json.loads((folder / "mine" / "events.json").read_text("utf-8"))["until"] == "2023-12-31"
    HTMLParser().feed(page)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_wider_than_80_columns(folder: Path, ask: Ask, language: str) -> None:
    write(folder / "some.csv", ucdp())
    answer = ask("events", "some.csv", "--lang", language)

    assert max(len(line.rstrip()) for line in (answer.out + answer.err).splitlines()) <= 80


def test_a_mistake_is_told_with_its_row_and_column_and_nothing_is_written(folder: Path, ask: Ask) -> None:
    write(folder / "some.csv", ucdp(best="-8"))
    answer = ask("events", "some.csv", "-o", "mine")

    assert answer.status == 2
    assert "some.csv, line 2, column" in answer.err
    assert "nobody can count fewer than 0 dead" in answer.err
    assert not (folder / "mine").exists()
