"""Places over time and single events as tables, data sets, files and maps."""

import re

import numpy as np
import pandas
import pytest
import xarray

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.report.figures.maps_over_time import maps_over_time
from sahel_sim.report.results_folder import write
from sahel_sim.results.place_dataset import place_summary, write_places
from sahel_sim.scenario import read, with_changes

SCENARIO_FILE = with_changes(read("mali_2022_01"), {"years": 2})


@pytest.fixture(scope="module")
def kept():
    return run(SCENARIO_FILE, 4, seed=3, execution=Execution(1), places=True)


def test_the_long_table_has_every_number_once(kept):
    table = kept.place_table()
    numbers = sum(values.size for values in kept.by_place.values())
    fighters = table[table["measure"] == "fighters"]
    total = fighters.groupby(["whom", "replicate", "date"], observed=True)["value"].sum()

    assert len(table) == numbers
    assert total["jnim", 2].to_numpy() == pytest.approx(kept["fighters"][2, :, 2])


def test_means_of_places_add_up_to_the_mean_of_the_series(kept):
    told = place_summary(kept)
    lost = told[(told["measure"] == "battle_losses") & (told["whom"] == "government")]

    by_date = lost.groupby("date")["mean"].sum().to_numpy()
    assert by_date == pytest.approx(kept["battle_losses"][:, :, 0].mean(axis=0))


def test_the_data_set_names_its_axes_and_adds_up(kept):
    data = kept.place_dataset()

    assert data["control"].dims == ("replicate", "date", "faction", "locality")
    assert data["displaced"].dims == ("replicate", "date", "locality")
    assert np.array_equal(data["displaced"].sum("locality"), kept["displaced"][..., 0])
    assert data["control"].sel(locality="Kidal", faction="csp")[0, 0] == kept.opening["control"][0, 1, 13]


def test_what_the_flags_of_an_event_mean_is_what_the_table_says(kept):
    data, table = kept.place_dataset(), kept.event_table()
    told = {
        name: dict(zip(data[name].flag_values.tolist(), data[name].flag_meanings.split(), strict=True))
        for name in ("event_kind", "event_side_a", "event_side_b")
    }
    rows = pandas.DataFrame(
        {
            "replicate": data["event_replicate"],
            "date": data["event_date"],
            "place": data["locality"].to_numpy()[data["event_locality"]],
            "kind": [told["event_kind"][k] for k in data["event_kind"].to_numpy()],
            "side_a": [told["event_side_a"][k] for k in data["event_side_a"].to_numpy()],
            "side_b": [told["event_side_b"][k] for k in data["event_side_b"].to_numpy()],
            "deaths_a": data["event_deaths_a"],
            "civilians_by_a": data["event_civilians_by_a"],
        }
    ).sort_values(["replicate", "date"], kind="stable", ignore_index=True)

    assert list(rows["place"]) == list(table["place"])
    for name in ("kind", "side_a", "side_b"):
        assert list(rows[name]) == list(table[name]), name
    assert rows["deaths_a"].to_numpy() == pytest.approx(table["deaths_a"].to_numpy())
    assert rows["civilians_by_a"].to_numpy() == pytest.approx(table["civilians_by_a"].to_numpy())


def test_files_give_back_what_was_written(kept, tmp_path):
    data, summary, events = write_places(kept, tmp_path)
    with xarray.open_dataset(data, engine="h5netcdf") as again:
        xarray.testing.assert_equal(again.load(), kept.place_dataset())

    assert len(pandas.read_csv(events)) == len(kept.event_table())
    told = pandas.read_csv(summary)
    assert set(told["measure"]) == set(kept.by_place)
    assert told["mean"].to_numpy() == pytest.approx(
        place_summary(kept)["mean"].to_numpy(), rel=1e-5, abs=1e-9
    )


def test_a_folder_of_results_has_them_only_if_they_were_kept(kept, tmp_path):
    files = {"places.nc", "places_over_time.csv", "events.csv"}
    write(kept, tmp_path / "with")
    write(run(SCENARIO_FILE, 2, seed=3, execution=Execution(1)), tmp_path / "without")

    assert files <= {path.name for path in (tmp_path / "with").iterdir()}
    assert not files & {path.name for path in (tmp_path / "without").iterdir()}
    assert (tmp_path / "with" / "figures" / "maps_over_time.svg").is_file()
    assert not (tmp_path / "without" / "figures" / "maps_over_time.svg").exists()


def test_maps_over_time_tell_in_words_who_leads_on_each_date_and_how_many_died(kept):
    alt = maps_over_time(kept).alt
    dates = re.findall(r"(\w+ \d{4}): places where each leads", alt)
    dead = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) killed since", alt)]
    everyone = (kept["battle_losses"].sum() + kept["civilians_killed"].sum()) / len(kept)

    assert dates == [
        "January 2022",
        "June 2022",
        "November 2022",
        "March 2023",
        "August 2023",
        "January 2024",
    ]
    assert sum(dead) == pytest.approx(everyone, abs=3.0)  # five numbers, each rounded


def test_maps_over_time_are_told_in_french():
    kept = run(SCENARIO_FILE, 1, seed=3, execution=Execution(1), places=True)

    assert "localités où chacun est en tête" in maps_over_time(kept, "fr").alt


def test_maps_of_a_run_without_places_say_what_to_do():
    with pytest.raises(ValueError, match="places=True"):
        maps_over_time(run(SCENARIO_FILE, 1, seed=3, execution=Execution(1)))
