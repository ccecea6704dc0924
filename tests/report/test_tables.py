"""Tables: named axes, sums of flows, and files that can be read again."""

import json
from dataclasses import replace

import numpy as np
import pandas
import pytest
import xarray

from sahel_sim.engine import MEASURES, measure
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.mesa_model import SahelModel
from sahel_sim.results.cf_conventions import save
from sahel_sim.results.dataset import (
    by_year,
    full_years,
    leaders,
    places,
    summary,
    to_pandas,
    to_xarray,
    write_csv,
    yearly,
)
from sahel_sim.scenario import read, with_changes


@pytest.mark.parametrize("m", MEASURES, ids=lambda m: m.name)
def test_a_measure_has_named_axes_and_the_same_numbers(known, m):
    told = to_xarray(known)[m.name]

    last = {"one": (), "faction": ("faction",), "pair": ("pair",)}[m.axis]
    assert ("replicate", "date", *last) == told.dims
    expected = known[m.name][..., 0] if m.axis == "one" else known[m.name]
    np.testing.assert_array_equal(expected, told.values)


def test_axes_are_labelled(known):
    data = to_xarray(known)

    assert data["faction"].values.tolist() == ["crown", "league"]
    assert data["pair"].values.tolist() == ["crown-league"]
    assert data["locality"].values.tolist() == ["Port", "Pass", "Spring", "Border"]
    assert data["replicate"].values.tolist() == [10, 11, 12, 13, 14]
    assert np.datetime64("2002-07-01") == data["date"].values[-1]


def test_a_number_can_be_asked_for_by_name(known):
    data = to_xarray(known)

    told = data["people_governed"].sel(replicate=12, faction="crown", date="2002-07-01")
    assert pytest.approx(float(told)) == 0.3


def test_everything_has_a_unit_and_a_long_name(known):
    data = to_xarray(known)

    assert [name for name, x in data.data_vars.items() if not x.attrs.get("long_name")] == []
    unitless = [name for name, x in data.data_vars.items() if not x.attrs.get("units")]
    parts = ["ledger", "ledger_of_dyads", "ledger_of_voices", "ledger_of_dimensions", "ledger_of_all"]
    assert unitless == parts, "each entry of the ledger has the unit of its stock"


def test_maps_at_start_and_end_are_by_faction_and_place(results):
    data = to_xarray(results)

    assert data["control_end"].dims == ("replicate", "faction", "locality")
    assert data["people_start"].dims == ("replicate", "locality")
    np.testing.assert_array_equal(results.final["control"], data["control_end"].values)


def test_the_ledger_in_the_data_set_balances(results):
    data = to_xarray(results)

    entries = data["ledger"].isel(entry=data["stock"].values == "fighters").sum("entry")
    change = data["fighters_end"].sum("locality") - data["fighters_start"].sum("locality")
    np.testing.assert_array_equal(change.values, entries.values)


@pytest.fixture(scope="module")
def talks():
    """Two runs of three years in which ceasefires are agreed and some break."""
    return run(with_changes(read("return_to_dialogue"), {"years": 3}), 2, execution=Execution(1))


def test_the_ledger_of_dyads_in_the_data_set_balances(talks):
    data, story = to_xarray(talks), talks.scenario

    assert data["ledger_of_dyads"].dims == ("replicate", "entry_of_dyads", "faction", "other")
    for row, number in enumerate(talks.replicates):
        model = SahelModel(story, replicate=number)
        model.run_model()
        for stock in ("truce", "belief", "weariness", "hostility", "blood"):
            entries = data["ledger_of_dyads"].isel(entry_of_dyads=data["stock_of_dyads"].values == stock)
            change = getattr(model.world, stock) - getattr(model.setup.world, stock)
            np.testing.assert_array_equal(change[0], entries.sum("entry_of_dyads").values[row])


def test_an_entry_between_two_factions_can_be_asked_for_by_name(talks):
    data = to_xarray(talks)

    truce = data["ledger_of_dyads"].isel(entry_of_dyads=data["stock_of_dyads"].values == "truce")
    held = truce.sum("entry_of_dyads").sel(faction="csp", other="government")
    np.testing.assert_array_equal(data["ceasefire"].sel(faction="csp").values[:, -1], held.values)


def test_every_entry_of_the_ledger_is_in_one_of_its_parts(talks):
    data = to_xarray(talks)

    told = [
        key
        for part in ("", "_of_dyads", "_of_voices", "_of_dimensions", "_of_all")
        if f"stock{part}" in data
        for key in zip(
            *(data[f"{name}{part}"].values.tolist() for name in ("stock", "mechanism", "why")), strict=True
        )
    ]
    assert sorted(talks.ledger) == sorted(told)


def test_the_data_set_says_where_it_comes_from(known):
    attributes = to_xarray(known).attrs

    assert known.provenance["digest"] == attributes["digest"]
    assert known.provenance["versions"] == json.loads(attributes["versions"])
    assert "not prediction" in attributes["purpose"]


def test_a_netcdf_file_gives_the_same_data_back(results, tmp_path):
    path = save(to_xarray(results), tmp_path / "results.nc")

    with xarray.open_dataset(path) as read_back:
        xarray.testing.assert_equal(to_xarray(results), read_back.load())


def test_the_long_form_has_a_row_for_each_number(known):
    table = to_pandas(known)

    assert list(table.columns) == ["measure", "whom", "replicate", "date", "value"]
    assert sum(values.size for values in known.series.values()) == len(table)


def test_the_long_form_has_each_number_in_its_row(known):
    table = to_pandas(known)

    row = table[
        (table["measure"] == "fighters")
        & (table["whom"] == "league")
        & (table["replicate"] == 14)
        & (table["date"] == "2002-07-01")
    ]
    assert row["value"].tolist() == [800.0]


def test_the_summary_tells_start_and_end_of_a_stock(known):
    row = summary(known).loc[("people_governed", "crown")]

    assert row["unit"] == "share"
    assert pytest.approx(row[["start", "p05", "median", "p95"]].tolist()) == [0.5, 0.12, 0.3, 0.48]


def test_the_summary_adds_up_a_flow_and_has_no_start_of_it(known):
    row = summary(known).loc[("civilians_killed", "league")]

    assert row["unit"] == "persons"
    assert row["median"] == 12 * 6.0
    assert np.isnan(row["start"])


def test_the_summary_has_pairs_and_those_that_are_of_all(known):
    index = summary(known).index

    assert ("battle_deaths", "crown-league") in index
    assert ("displaced", "all") in index


def test_a_flow_is_added_up_year_by_year_of_the_run(known):
    told = by_year(known, measure("civilians_killed"))

    np.testing.assert_array_equal([[12.0, 12.0, 6.0]] * 5, told[:, :, 0])
    np.testing.assert_array_equal([24.0, 0.0, 0.0], told[0, :, 1])


def test_a_stock_is_told_at_the_end_of_each_year(known):
    told = by_year(known, measure("fighters"))

    expected = known["fighters"][:, [12, 24, 30], 1]
    np.testing.assert_array_equal(expected, told[:, :, 1])


def test_years_that_are_not_complete_do_not_count(known):
    assert full_years(known) == 2


@pytest.mark.parametrize("step", ["fortnight", "week"])
def test_a_run_in_shorter_steps_has_as_many_years_as_it_says(step):
    weeks = run(with_changes(read("two_towns"), {"years": 2, "step": step}), 1, execution=Execution(1))

    assert full_years(weeks) == 2


def test_years_begin_on_the_day_on_which_the_run_does(known):
    autumn = replace(
        known, dates=tuple(f"{2000 + (9 + t) // 12}-{(9 + t) % 12 + 1:02d}-01" for t in range(31))
    )

    assert [(row["year"], row["from"], row["to"]) for _, row in yearly(autumn).iloc[:3].iterrows()] == [
        (1, "2000-10-01", "2001-10-01"),
        (2, "2001-10-01", "2002-10-01"),
        (3, "2002-10-01", "2003-04-01"),
    ]


def test_who_governs_most_may_be_nobody():
    control = np.array([[0.6, 0.2, 0.3], [0.1, 0.3, 0.45]])

    assert leaders(control).tolist() == [0, -1, 1]


def test_shares_of_a_place_and_of_nobody_add_up(results):
    table = places(results)

    np.testing.assert_allclose(1.0, table[["crown_end", "league_end", "nobody_end"]].sum(axis=1))


def test_csv_files_have_plain_columns(results, tmp_path):
    summary_path, yearly_path, places_path = write_csv(results, tmp_path)

    told = [list(pandas.read_csv(path).columns) for path in (summary_path, yearly_path, places_path)]
    assert told[0] == ["measure", "label", "whom", "unit", "start", "p05", "median", "p95"]
    assert told[1] == ["year", "from", "to", "measure", "label", "whom", "unit", "p05", "median", "p95"]
    assert told[2][:6] == ["place", "region", "country", "kind", "latitude", "longitude"]


def test_csv_files_show_accents_in_spreadsheets(north, tmp_path):
    path = write_csv(north, tmp_path, "fr")[2]

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Ménaka" in pandas.read_csv(path)["place"].tolist()


def test_labels_in_csv_files_are_in_the_readers_language(results, tmp_path):
    path = write_csv(results, tmp_path, "fr")[0]

    assert "Combattants" in pandas.read_csv(path)["label"].tolist()
