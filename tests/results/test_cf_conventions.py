"""Data sets as other programs read them: CF attributes, whole numbers, ranges, and times of any century."""

import warnings

import cftime
import h5py
import numpy as np
import pandas
import pytest
import xarray

from sahel_sim.execution.execution import Execution
from sahel_sim.execution.runner import run
from sahel_sim.results.bitwise import differences
from sahel_sim.results.cf_conventions import about, attributes, numbers, save, times, udunits
from sahel_sim.scenario import read, with_changes


@pytest.fixture(scope="module")
def north():
    return run(with_changes(read("mali_2024_02"), {"years": 1}), 3, execution=Execution(1))


@pytest.mark.parametrize(
    ("unit", "step", "expected"),
    [
        ("persons", "month", "persons"),
        ("persons / step", "month", "persons month-1"),
        ("persons / step", "week", "persons week-1"),
        ("persons / step", "fortnight", "persons fortnight-1"),
        ("events / step", "month", "month-1"),
        ("share of the prize", "month", "1"),
        ("chance", "week", "1"),
        ("million USD", "month", "1e6 USD"),
        ("months", "month", "months"),
    ],
)
def test_units_are_written_as_udunits_reads_them(unit, step, expected):
    assert udunits(unit, step) == expected


def test_every_unit_of_a_run_is_powers_of_plain_words(north):
    units = {x.attrs["units"] for x in north.data.data_vars.values() if "units" in x.attrs}

    assert {"1", "persons", "persons month-1", "month-1", "1e6 USD"} == units


def test_the_data_set_names_its_conventions_and_where_it_comes_from(north):
    told = north.data.attrs

    assert told["Conventions"] == "CF-1.11"
    assert told["title"] == "sahel_sim: mali_2024_02"
    assert told["source"].startswith("sahel_sim ")


def test_values_lie_in_their_ranges_and_only_units_that_are_ranges_have_one(north):
    ranged = {name: x for name, x in north.data.data_vars.items() if "valid_range" in x.attrs}

    assert {"people_governed", "grievance", "accord", "control_end", "hostility"} <= ranged.keys()
    assert "fighters" not in ranged
    for name, x in ranged.items():
        low, high = x.attrs["valid_range"]
        assert low <= float(x.min()), name
        assert float(x.max()) <= high, name
        assert x.attrs["valid_range"].dtype == x.dtype, name


def test_whole_numbers_in_a_file_have_32_bits(north, tmp_path):
    path = save(north.data, tmp_path / "results.nc")

    with h5py.File(path) as file:
        whole = {name: x.dtype.str for name, x in file.items() if x.dtype.kind in "iu"}
        assert {"replicate": "<i4", "date": "<i4"} == whole
        kinds = {name: np.asarray(x).dtype.str for name, x in file.attrs.items() if name in ("seed", "runs")}
        assert {"seed": "<i4", "runs": "<i4"} == kinds


def test_a_seed_of_33_bits_is_a_float_that_holds_it_exactly():
    told = attributes("a title", {"seed": 2**32 - 1, "ok": True})

    assert isinstance(told["seed"], np.float64)
    assert int(told["seed"]) == 2**32 - 1
    assert told["ok"] == "true"


def test_numbers_of_runs_that_are_too_large_keep_their_value():
    assert numbers([0, 2**31 - 1]).dtype == np.int32
    assert numbers([2**40]).tolist() == [2**40]


def test_a_variable_says_its_unit_name_and_range():
    told = about("-1 to 1", "anger", "colère")

    assert (told["units"], told["long_name"], told["long_name_fr"]) == ("1", "anger", "colère")
    assert told["valid_range"].tolist() == [-1.0, 1.0]


@pytest.mark.parametrize(
    ("start", "years", "days"),
    [("2990-01", 2, 372548), ("2261-06", 2, 106437), ("1650-01", 1, -116877)],
)
def test_days_that_nanoseconds_cannot_hold_are_right_in_every_table(start, years, days, tmp_path):
    story = with_changes(read("two_towns"), {"start": start, "years": years})
    found = run(story, 2, execution=Execution(1))

    first, last = story.dates[0], story.dates[-1]
    table = found.frame()["date"]
    assert (str(table.min())[:10], str(table.max())[:10]) == (first, last)
    path = save(found.data, tmp_path / "results.nc")
    with h5py.File(path) as file:
        assert file["date"][0] == days, "days since 1970, as Python's own calendar counts them"
        assert file["date"].attrs["calendar"] == "proleptic_gregorian"
    assert differences(path, found.data) == ()
    with pytest.warns(xarray.SerializationWarning):
        read_back = xarray.load_dataset(path)
    assert isinstance(read_back["date"].values[0], cftime.DatetimeProlepticGregorian)
    assert read_back["date"].values[-1].isoformat()[:10] == last
    xarray.testing.assert_equal(found.data, read_back)


def test_days_of_our_time_are_nanoseconds_and_read_back_without_a_warning(north, tmp_path):
    path = save(north.data, tmp_path / "results.nc")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with xarray.open_dataset(path) as read_back:
            assert read_back["date"].dtype == np.dtype("datetime64[ns]")
            assert pandas.Timestamp(read_back["date"].values[0]) == pandas.Timestamp(north.scenario.start)
            xarray.testing.assert_equal(north.data, read_back.load())


def test_times_are_nanoseconds_up_to_their_last_day():
    inside, beyond = np.array(["2262-04-11"], "datetime64[D]"), np.array(["2262-04-12"], "datetime64[D]")

    assert times(inside).dtype == np.dtype("datetime64[ns]")
    assert times(inside).astype("datetime64[D]").tolist() == inside.tolist()
    assert times(beyond)[0].isoformat()[:10] == "2262-04-12"
