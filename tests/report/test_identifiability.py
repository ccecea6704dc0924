"""The page of a calibration: which numbers the data moved, and what verdicts hang on."""

import pandas
import pytest

from made_up_records import IDLE, TOLD, TRIED, calibration
from sahel_sim.report.calibration_page import calibration_page, write_calibration
from sahel_sim.report.identifiability import identifiability_table
from sahel_sim.validation.calibration import every_number


@pytest.fixture(scope="module")
def found():
    return calibration()


def test_only_the_number_that_the_data_tell_of_is_told_to_have_moved(found):
    table = identifiability_table(found).set_index("name")

    assert table.loc[TOLD, "told"]
    assert table.loc[TOLD, "shift"] > 1.0
    assert table.loc[TOLD, "accepted_p50"] > table.loc[TOLD, "prior_p95"] * 0.7
    assert not table.loc[IDLE, "told"]
    assert abs(table.loc[IDLE, "shift"]) < 0.4
    assert table["told"].sum() <= 3
    default = every_number()[IDLE].default
    assert table.loc[IDLE, "prior_p05"] < default < table.loc[IDLE, "prior_p95"]


def test_the_page_shows_what_moved_and_what_verdicts_hang_on(found, tmp_path):
    page = calibration_page(found, "en", [TRIED])
    folder = write_calibration(found, tmp_path / "out", "fr", claims=[TRIED])

    assert "Which assumption each verdict hangs on" in page
    assert "War pays." in page
    assert "Which assumption" not in calibration_page(found, "en")
    assert "combat.fire" in page
    assert "La guerre paie." in (folder / "index.html").read_text("utf-8")
    assert (folder / "identifiability.csv").is_file()
    assert (folder / "figures" / "numbers.svg").is_file()
    verdicts = pandas.read_csv(folder / "verdicts.csv", encoding="utf-8-sig")
    assert verdicts["told_by_record"].to_list() == [TOLD]
    assert verdicts["numbers"].to_list() == [f"{TOLD} +0.60; {IDLE} -0.50"]
