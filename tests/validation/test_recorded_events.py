"""Events of UCDP and ACLED: what is read, what is refused with its row and column, and what it adds up to."""

from datetime import date
from pathlib import Path

import pandas
import pytest

import sahel_sim
from event_files import ACLED, UCDP, acled, ucdp, write
from sahel_sim.scenario import ScenarioError, read
from sahel_sim.validation.event_reader import read_events
from sahel_sim.validation.event_series import dyad
from sahel_sim.validation.event_tables import CIVILIANS, cercles, faction_of, place_of, sides

beside = [each for each in (Path.cwd(), *Path.cwd().parents) if (each / "shared/data").is_dir()]
HERE = beside[0] / "shared" if beside else None
needs_data = pytest.mark.skipif(
    HERE is None, reason="UCDP's file is not shipped and is not beside this checkout"
)


def mistakes(path: Path, **how: object) -> list[tuple[str, int, str]]:
    """The kinds of mistakes, their lines, and what stands in their cells."""
    with pytest.raises(ScenarioError) as refused:
        read_events(path, **how)  # type: ignore[arg-type]
    for mistake in refused.value.mistakes:
        assert mistake.text("en") != mistake.text("fr")
    return [
        (each.kind, each.spot.line if each.spot else 0, str(each.fields.get("column", "")))
        for each in refused.value.mistakes
    ]


def test_every_faction_and_place_of_the_tables_is_on_the_map():
    place = read("mali_2024_02").place.whole or read("mali_2024_02").place

    assert {side.faction for side in sides()} <= {*place.factions.names, CIVILIANS, ""}
    assert {name for each in cercles() for name in each.localities} <= set(place.places.names)
    mapped = {name for each in cercles() for name in each.localities}
    assert {
        n for n, c in zip(place.places.names, place.places.countries, strict=True) if c == "Mali"
    } == mapped


def test_a_cercle_belongs_to_the_region_of_its_places():
    place = read("mali_2024_02").place
    region = dict(zip(place.places.names, place.places.regions, strict=True))
    english = {"Tombouctou": "Timbuktu"}
    for each in cercles():
        for name in each.localities:
            assert region[name] in (english.get(each.region, each.region), "Taoudénit"), name


def test_jihadists_of_before_the_merger_are_jnim_after_it():
    before, after = date(2017, 2, 28), date(2017, 3, 1)

    for name, group in (("AQIM", "aqim"), ("Ansar Dine", "ansar_dine"), ("FLM", "ansar_dine")):
        assert (faction_of("UCDP", name, before), faction_of("UCDP", name, after)) == (group, "jnim")
    assert faction_of("UCDP", "Nobody", after) is None
    assert faction_of("UCDP", "Fulani", after) == ""


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (("Mopti region", "Douentza cercle", 15.08, -2.2, True), ("Boni", "on the map")),
        (("Mopti region", "Douentza cercle", 15.08, -2.2, False), ("Douentza", "on the map")),
        (("Mopti", "douentza", 15.27, -1.71, True), ("Hombori", "on the map")),
        (("Menaka", "Anderamboukane", 15.4, 3.0, True), ("Andéramboukane", "on the map")),
        (("Kayes region", "Diéma cercle", 14.5, -9.2, True), ("", "off the map")),
        (("Ségou region", "San cercle", 13.3, -4.9, True), ("", "off the map")),
        (("Gao region", "", 16.3, 0.0, True), ("", "unknown")),
        (("", "", 15.8, -1.6, False), ("", "unknown")),
    ],
)
def test_a_place_is_the_nearest_of_its_cercle(where, expected):
    assert place_of(*where) == expected


def test_events_of_ucdp_are_read(tmp_path):
    rows = [
        ucdp(),
        ucdp(id="2", type_of_violence="3", side_a="IS", side_b="Civilians", adm_2="Ménaka cercle", best="4"),
        ucdp(id="3", date_start="2017-07-31 00:00:00.000", date_end="2017-08-03 00:00:00.000", best="20"),
    ]
    table = read_events(write(tmp_path / "GEDEvent_v24_1.csv", *rows))
    monthly = table.series("dyad")

    assert table.version == 24
    assert table.until == date(2023, 12, 31)
    assert table.events["place"].tolist() == ["Boni", "Ménaka", "Boni"]
    assert table.dyads == ("government-jnim", "is_sahel-civilians")
    chosen = monthly[monthly["dyad"] == "government-jnim"]
    assert [str(month) for month in chosen["month"]] == ["2017-05", "2017-06", "2017-07"]
    assert chosen["best"].tolist() == [8, 0, 20]
    assert chosen["events"].tolist() == [1, 0, 1]
    assert table.dyad_years()["active"].tolist() == [True]
    assert table.events["line"].tolist() == [2, 4, 6]  # a headline of two lines is one row


def test_events_of_acled_are_read_and_kinds_told_apart(tmp_path):
    rows = [
        acled(),
        acled(event_id_cnty="MLI2", event_type="Violence against civilians",
              actor1="Wagner Group", actor2="Civilians (Mali)", fatalities="3"),
        acled(event_id_cnty="MLI3", event_type="Protests", actor2="", fatalities="0"),
        acled(event_id_cnty="MLI4", actor1="JNIM: Group for Support of Islam and Muslims",
              actor2="Islamic State Sahel Province (ISSP)", fatalities="6"),
        acled(event_id_cnty="MLI5", event_date="21 February 2024", year="2024"),
    ]  # fmt: skip
    table = read_events(write(tmp_path / "export.csv", *rows))

    assert table.source == "ACLED"
    assert table.events["kind"].tolist() == ["state_based", "one_sided", "non_state"]
    assert set(table.dyads) == {"government-csp", "government-civilians", "jnim-is_sahel"}
    assert [warning.kind for warning in table.warnings] == ["events_unused", "events_cut"]


def test_nothing_after_the_last_day_is_used_unless_it_is_asked_for(tmp_path):
    path = write(
        tmp_path / "some.csv",
        ucdp(),
        ucdp(
            id="2",
            year="2024",
            date_start="2024-01-05",
            date_end="2024-01-06",
        ),
    )
    cut, whole = read_events(path), read_events(path, until="2024-02-20")

    assert (len(cut), len(whole)) == (1, 2)
    assert [(w.kind, w.fields["n"]) for w in cut.warnings] == [("events_cut", 1)]
    assert (
        mistakes(
            write(tmp_path / "late.csv", ucdp(year="2024", date_start="2024-01-05", date_end="2024-01-06"))
        )[0][0]
        == "events_late"
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([ucdp(), ucdp(id="2", best="-3")], ("events_negative", 4, "best")),
        ([ucdp(deaths_civilians="-1")], ("events_negative", 2, "deaths_civilians")),
        ([ucdp(high="many")], ("events_not_a_number", 2, "high")),
        ([ucdp(low="2.5")], ("events_not_a_number", 2, "low")),
        ([ucdp(date_start="01/05/17")], ("events_date", 2, "date_start")),
        ([ucdp(date_end="2017-04-30")], ("events_ends_before", 2, "date_end")),
        ([ucdp(year="2016")], ("events_year", 2, "year")),
        ([ucdp(latitude="95")], ("events_position", 2, "latitude")),
        ([ucdp(type_of_violence="4")], ("events_code", 2, "type_of_violence")),
        ([ucdp(), ucdp(best="11")], ("events_twice", 4, "id")),
        ([ucdp(country="Niger")], ("events_elsewhere", 2, "")),
        ([acled(fatalities="")], ("events_not_a_number", 2, "fatalities")),
        ([acled(event_date="45181")], ("events_date", 2, "event_date")),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_row_and_column(tmp_path, rows, expected):
    assert mistakes(write(tmp_path / "events.csv", *rows)) == [expected]


def test_all_mistakes_are_told_at_once(tmp_path):
    path = write(tmp_path / "events.csv", ucdp(best="-3", latitude="x"), ucdp(id="2", date_start="?"))

    assert [kind for kind, _, _ in mistakes(path)] == ["events_position", "events_negative", "events_date"]


@pytest.mark.parametrize("missing", ["side_b", "best", "country", "date_end"])
def test_a_missing_column_is_named(tmp_path, missing):
    columns = [name for name in UCDP if name != missing]

    assert mistakes(write(tmp_path / "events.csv", UCDP, columns=columns)) == [("events_column", 1, missing)]
    text = [name for name in ACLED if name != "actor2"]
    assert mistakes(write(tmp_path / "acled.csv", ACLED, columns=text)) == [("events_column", 1, "actor2")]


def test_versions_are_not_mixed(tmp_path):
    late = ucdp(year="2023", date_start="2023-05-01", date_end="2023-05-01")
    joined = tmp_path / "joined.csv"
    one = write(tmp_path / "one.csv", ucdp()).read_text("utf-8")
    joined.write_text(one + one.replace("\n1,", "\n2,", 1), "utf-8")

    assert mistakes(write(tmp_path / "GEDEvent_v22_1.csv", late)) == [("events_after_version", 2, "year")]
    assert mistakes(write(tmp_path / "GEDEvent_v20_1.csv", ucdp()))[0][0] == "events_version"
    assert mistakes(joined)[0][:2] == ("events_head_again", 4)


def test_files_that_are_no_table_of_events_are_refused(tmp_path):
    empty, head, other, latin, wide = (
        tmp_path / f"{n}.csv" for n in ("empty", "head", "other", "latin", "wide")
    )
    empty.write_text("", "utf-8")
    head.write_text(",".join(UCDP) + "\n", "utf-8")
    other.write_text("a,b\n1,2\n", "utf-8")
    write(latin, ucdp(adm_1="Ménaka region"), encoding="latin-1")
    write(wide, ucdp(), encoding="utf-16")

    assert mistakes(empty)[0][0] == "events_empty"
    assert mistakes(head)[0][0] == "events_empty"
    assert mistakes(other)[0][0] == "events_unknown"
    assert mistakes(latin)[0][0] == "not_utf8"
    assert mistakes(wide)[0][0] == "utf16"
    assert mistakes(tmp_path / "none.csv")[0][0] == "no_experiment"
    assert mistakes(tmp_path)[0][0] == "is_folder"
    assert mistakes(write(tmp_path / "some.csv", ucdp()), until="yesterday")[0][0] == "events_until"


def test_what_is_left_out_or_not_known_is_warned_of(tmp_path):
    rows = [
        ucdp(),
        ucdp(id="2", country="Niger"),
        ucdp(id="3", country="Benin"),
        ucdp(id="4", side_b="A new group"),
        ucdp(id="5", adm_2="A new cercle"),
        ucdp(id="6", best="12"),
    ]
    table = read_events(write(tmp_path / "events.csv", *rows))
    told = {
        warning.kind: (warning.fields["n"], warning.spot.line) for warning in table.warnings if warning.spot
    }

    assert told == {
        "events_abroad": (2, 4),
        "events_side": (1, 8),
        "events_cercle": (1, 10),
        "events_bounds": (1, 12),
    }
    assert len(table) == 4
    assert table.dyads[-1] == "government-other"


def test_a_dyad_has_one_name():
    assert dyad("jnim", "government") == dyad("government", "jnim") == "government-jnim"
    assert dyad("", "hunters") == "hunters-other"


def test_series_add_up(tmp_path):
    days = {n: f"2018-{n:02d}-03" for n in range(1, 13)}
    figures = {"high": "99", "low": "0", "year": "2018"}
    rows = [
        ucdp(**figures, id=n, best=n, date_start=day, date_end=day, side_b=("JNIM", "IS")[n % 2])
        for n, day in days.items()
    ]
    table = read_events(write(tmp_path / "events.csv", *rows))

    assert table.series()["best"].sum() == sum(range(1, 13))
    for by in ("dyad", "kind", "place", "region", ("dyad", "place")):
        for every in ("month", "year"):
            assert table.series(by, every)["best"].sum() == sum(range(1, 13))
    with pytest.raises(ValueError, match="Series are by"):
        table.series("weather")


def test_events_of_the_modelled_area_can_be_had_alone(tmp_path):
    south = ucdp(id="2", adm_1="Kayes region", adm_2="Kayes cercle", best="12", low="12", high="12")
    table = read_events(write(tmp_path / "events.csv", ucdp(), south))

    assert (len(table), len(table.on_the_map())) == (2, 1)
    assert table.on_the_map().series()["best"].sum() == 8


def test_the_public_door_writes_a_folder(tmp_path):
    found = sahel_sim.events(write(tmp_path / "events.csv", ucdp()))
    folder = found.write(tmp_path / "out", language="fr")

    assert "Ces événements" not in found.headline("en")
    assert "1 event from 2017-05-01 to 2017-05-02, with 8 deaths" in found.headline("en")
    assert "Événements recensés au Mali" in (folder / "index.html").read_text("utf-8")
    assert pandas.read_csv(folder / "by_dyad_and_month.csv")["best"].sum() == 8


@needs_data
def test_dyad_years_of_the_real_file_are_those_that_ucdp_publishes():
    assert HERE is not None
    table = read_events(HERE / "data/ucdp_ged_mali_2011_2023.csv")
    yearly = table.dyad_years()
    found = {(row.year, row.side_b): row.best for row in yearly[yearly["active"]].itertuples()}
    published = pandas.read_csv(HERE / "evidence/deaths_by_dyad_year.csv")
    told = {(row.year, row.side_b): row.best for row in published.itertuples()}
    abroad = {(2013, "MUJAO"), (2013, "Signed-in-Blood Battalion")}  # their attacks of 2013 in Niger

    assert set(found) == set(told)
    assert {key for key in told if found[key] != told[key]} == abroad
    assert table.events["best"].sum() == 13_669
    assert [warning.kind for warning in table.warnings] == ["events_bounds"]


@pytest.mark.parametrize(
    ("changes", "kind", "column"),
    [
        ({"best": "1e300"}, "events_too_many", "best"),
        ({"best": "99999999999999999999"}, "events_too_many", "best"),
        ({"best": "1_000"}, "events_not_a_number", "best"),
        ({"best": "inf"}, "events_not_a_number", "best"),
        ({"best": "3.5"}, "events_not_a_number", "best"),
        ({"latitude": "1_5.0"}, "events_position", "latitude"),
        ({"latitude": "-2.2", "longitude": "15.08"}, "events_outside", "latitude"),
        ({"latitude": "48.86", "longitude": "2.35"}, "events_outside", "latitude"),
        ({"date_start": "0001-05-01", "date_end": "2017-05-02", "year": "1"}, "events_too_early", "year"),
        ({"id": ""}, "events_no_id", "id"),
    ],
)
def test_what_no_event_can_be_is_refused_in_its_cell(tmp_path, changes, kind, column):
    file = write(tmp_path / "events.csv", ucdp(id="0"), ucdp(**changes))

    assert (kind, column) in {(found, where) for found, _line, where in mistakes(file)}


def test_numbers_with_a_point_and_points_at_the_border_are_read(tmp_path):
    events = read_events(
        write(tmp_path / "events.csv", ucdp(best="8.0", latitude="24.99", longitude="4.9"))
    ).events

    assert events["best"].to_list() == [8]


def test_a_column_that_stands_twice_is_refused(tmp_path):
    file = write(tmp_path / "events.csv", ucdp())
    head, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(head.replace("deaths_unknown", "best") + "\n" + rest, "utf-8")

    kinds = {kind for kind, _line, _column in mistakes(file)}

    assert kinds == {"events_column"}  # what is missing is told first
    twice = head + ",best"
    rows = rest.rstrip("\n") + ",8\n"
    file.write_text(twice + "\n" + rows, "utf-8")
    assert mistakes(file) == [("events_column_twice", 1, "best")]


def test_more_civilians_than_dead_and_events_that_are_alike_are_told(tmp_path):
    rows = [ucdp(id=str(n), best=str(n), high="99") for n in range(8, 28)]
    again = [dict(row, id=f"other{row['id']}") for row in rows]

    once = read_events(write(tmp_path / "one.csv", *rows))
    twice = read_events(write(tmp_path / "two.csv", *rows, *again))
    many = read_events(write(tmp_path / "three.csv", ucdp(deaths_civilians="90")))

    assert "events_alike" not in {each.kind for each in once.warnings}
    [told] = [each for each in twice.warnings if each.kind == "events_alike"]
    assert told.fields["n"] == 20
    assert "{n}" not in told.text("fr")
    assert "events_civilians" in {each.kind for each in many.warnings}
