"""Named events: what is written out is what somebody could have written by hand, no more and no less."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from event_stories import changed, story

from sahel_sim.cli.showing.bibliography import cited
from sahel_sim.languages import LANGUAGES
from sahel_sim.scenario import cautions, read, with_changes
from sahel_sim.scenario.named_events import NamedEvent, event_names, named_event, nearest_event

EVENTS = [named_event(name) for name in event_names()]

RECORDS = Path(__file__).parents[3] / "shared" / "data" / "ucdp_ged_mali_2011_2023.csv"

each_event = pytest.mark.parametrize("event", EVENTS, ids=event_names())


def test_there_is_an_event_for_each_that_people_speak_of() -> None:
    assert {
        "coup",
        "drought",
        "lean_season",
        "partner_leaves",
        "partner_comes",
        "drone_deliveries",
        "border_closed",
        "sanctions",
        "massacre",
        "hostage_release",
    } == set(event_names())


@each_event
def test_every_number_has_a_range_and_a_source(event: NamedEvent) -> None:
    numbers = [change.number for change in event.changes]
    numbers += [event.months] if event.months else []

    for number in numbers:
        assert number.low <= number.value <= number.high
        assert number.low < number.high
        assert "assumed: " in number.source or cited(number.source), number.source


@each_event
def test_every_event_tells_all_in_both_languages_and_in_words_of_their_own(event: NamedEvent) -> None:
    assert event.page
    assert event.left_out
    assert event.moves
    texts = [each for each in (event.title, event.note, event.ends, event.page, event.left_out) if each]
    assert all(text[language] for text in texts for language in LANGUAGES)
    assert all(text["en"] != text["fr"] for text in texts)


@each_event
def test_every_key_in_a_page_is_of_the_bibliography(event: NamedEvent) -> None:
    keys = [word.strip("().,") for word in event.page["en"].split() if word.startswith(("(K", "(S0", "(ged"))]

    assert [key for key in keys if cited(key) != (key,)] == []
    assert all(key in event.page["fr"] for key in keys)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("secheresse", "drought"), ("putsch", "coup"), ("wagner leaves", "partner_leaves"), ("xyzzy", None)],
)
def test_events_are_known_by_other_names(said: str, meant: str | None) -> None:
    assert nearest_event(said) == meant


BY_HAND = {
    "coup": """
- date: 2025-01
  set:
    government.unity: 0.35
    government.will: 0.25
  note:
    en: A coup in the capital
    fr: Un coup d'État dans la capitale
- date: 2025-07
  set:
    government.unity: 0.7
  note:
    en: The army has closed ranks again
    fr: L'armée a resserré les rangs
""",
    "drought": """
- date: 2025-01
  set:
    government.services: 0.18
    csp.services: 0.18
    jnim.services: 0.24
    is_sahel.services: 0.06
    platform.services: 0.12
    hunters.services: 0.06
  note:
    en: A drought
    fr: Une sécheresse
- date: 2026-01
  set:
    government.services: 0.3
    csp.services: 0.3
    jnim.services: 0.4
    is_sahel.services: 0.1
    platform.services: 0.2
    hunters.services: 0.1
  note:
    en: The rains are back
    fr: Les pluies reviennent
""",
    "partner_comes": """
- date: 2025-01
  set:
    government.partner: 0.3
    government.partner_restraint: 0.15
    government.support: 66
  note:
    en: A foreign partner comes
    fr: Un partenaire étranger arrive
""",
    "drone_deliveries": """
- date: 2025-01
  set:
    government.intelligence: 0.45
    government.skill: 1.3
  note:
    en: Drones are delivered
    fr: Des drones sont livrés
""",
    "border_closed": """
- date: 2025-01
  set:
    csp.support: 0.5
    jnim.support: 0.3
    is_sahel.support: 0.2
  note:
    en: A border is closed
    fr: Une frontière est fermée
- date: 2026-01
  set:
    csp.support: 1
    jnim.support: 0.6
    is_sahel.support: 0.4
  note:
    en: The border is open again
    fr: La frontière est rouverte
""",
    "sanctions": """
- date: 2025-01
  set:
    government.support: 46.4
  note:
    en: Economic sanctions
    fr: Des sanctions économiques
- date: 2025-07
  set:
    government.support: 58
  note:
    en: The sanctions are lifted
    fr: Les sanctions sont levées
""",
    "massacre": """
- date: 2025-01
  set:
    government.restraint: 0
    government.partner_restraint: 0
  note:
    en: A massacre of civilians
    fr: Un massacre de civils
- date: 2025-02
  set:
    government.restraint: 0.4
    government.partner_restraint: 0.5
  note:
    en: The killing has stopped
    fr: La tuerie a cessé
""",
    "hostage_release": """
- date: 2025-01
  set:
    jnim.support: 5.6
    is_sahel.support: 5.4
  note:
    en: Hostages are released for a ransom
    fr: Des otages sont libérés contre rançon
- date: 2025-02
  set:
    jnim.support: 0.6
    is_sahel.support: 0.4
""",
}
"""What an event of January 2025 comes to in ``mali_2024_02``, worked out from the numbers in its file."""


@pytest.mark.parametrize("name", BY_HAND)
def test_an_event_is_the_same_story_as_the_timeline_by_hand(tmp_path: Path, name: str) -> None:
    named = story(tmp_path, f"- {{event: {name}, at: 2025-01}}\n")

    assert changed(story(tmp_path, BY_HAND[name])) == changed(named)
    assert story(tmp_path, BY_HAND[name]).digest() == named.digest()


def test_the_partner_leaves_where_there_is_one(tmp_path: Path) -> None:
    named = story(tmp_path, "- {event: partner_leaves, at: 2022-03}\n", "based_on: mali_2022_01\n")

    assert changed(named) == [("2022-03", {"government.partner": 0.0})]


def test_the_lean_season_lowers_every_pressure_for_three_months(tmp_path: Path) -> None:
    before = read("mali_2024_02").settings
    (july, during), (october, after) = changed(story(tmp_path, "- {event: lean_season, at: 2024-07}\n"))
    pressures = {name: float(value) for name, value in before.items() if ".military_pressure." in name}

    assert (july, october) == ("2024-07", "2024-10")
    assert {name: during.get(name, 0.0) for name in pressures} == pytest.approx(
        {name: 0.82 * value for name, value in pressures.items()}
    )
    assert after == {name: before[name] for name in during}


def test_what_a_story_says_is_what_the_event_starts_from(tmp_path: Path) -> None:
    named = story(tmp_path, "- {event: sanctions, at: 2025-01}\n")
    richer = with_changes(named, {"government.support": 100})

    assert changed(richer) == [
        ("2025-01", {"government.support": 80.0}),
        ("2025-07", {"government.support": 100.0}),
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("strength: 0.5", [("2025-01", 52.2), ("2025-07", 58.0)]),
        ("strength: 3", [("2025-01", 23.2), ("2025-07", 58.0)]),
        ("for: 2", [("2025-01", 46.4), ("2025-03", 58.0)]),
        ("for: 600", [("2025-01", 46.4)]),
        ("set: {government.support: 30}", [("2025-01", 30.0), ("2025-07", 58.0)]),
    ],
)
def test_an_entry_says_how_long_how_strong_and_what_else(
    tmp_path: Path, entry: str, expected: list[tuple[str, float]]
) -> None:
    named = story(tmp_path, f"- {{event: sanctions, at: 2025-01, {entry}}}\n")

    assert changed(named) == [(date, {"government.support": value}) for date, value in expected]


def test_an_entry_says_whose_event_it_is(tmp_path: Path) -> None:
    named = story(tmp_path, "- {event: massacre, at: 2025-01-15, side: is_sahel, for: 1}\n")
    on_one, on_all = (
        story(tmp_path, f"- {{event: hostage_release, at: 2025-01, side: {side}}}\n")
        for side in ("jnim", "jihadists")
    )

    assert changed(named) == [
        ("2025-01-15", {"is_sahel.restraint": 0.0, "is_sahel.partner_restraint": 0.0}),
        ("2025-02-15", {"is_sahel.restraint": 0.1, "is_sahel.partner_restraint": 0.5}),
    ]
    assert changed(on_one)[0][1] == {"jnim.support": 10.6}
    assert changed(on_all)[0][1] == {"jnim.support": 5.6, "is_sahel.support": 5.4}


def test_events_that_overlap_are_applied_one_after_the_other(tmp_path: Path) -> None:
    timeline = "- {event: sanctions, at: 2025-03, for: 4}\n- {event: sanctions, at: 2025-01, for: 4}\n"

    assert changed(story(tmp_path, timeline)) == [
        ("2025-01", {"government.support": 46.4}),
        ("2025-03", {"government.support": 37.12}),
        ("2025-05", {"government.support": 46.4}),
        ("2025-07", {"government.support": 58.0}),
    ]


def test_one_event_that_ends_as_the_next_begins_is_told_once(tmp_path: Path) -> None:
    timeline = "- {event: sanctions, at: 2025-01, for: 4}\n- {event: sanctions, at: 2025-05, for: 4}\n"
    named = story(tmp_path, timeline)

    assert changed(named) == [
        ("2025-01", {"government.support": 46.4}),
        ("2025-09", {"government.support": 58.0}),
    ]


def test_what_is_written_by_hand_holds_from_its_date_on(tmp_path: Path) -> None:
    by_hand = "- {date: 2025-03, set: {government.support: 20}}\n"

    assert changed(story(tmp_path, "- {event: sanctions, at: 2025-01}\n" + by_hand)) == [
        ("2025-01", {"government.support": 46.4}),
        ("2025-03", {"government.support": 20.0}),
    ]
    assert changed(story(tmp_path, "- {event: sanctions, at: 2025-03}\n" + by_hand)) == [
        ("2025-03", {"government.support": 20.0})
    ]
    assert changed(story(tmp_path, "- {event: sanctions, at: 2025-04, for: 2}\n" + by_hand)) == [
        ("2025-03", {"government.support": 20.0}),
        ("2025-04", {"government.support": 16.0}),
        ("2025-06", {"government.support": 20.0}),
    ]


@pytest.mark.parametrize("step", ["week", "fortnight"])
def test_an_event_lasts_as_long_in_other_steps(tmp_path: Path, step: str) -> None:
    head = f"based_on: mali_2024_02\nyears: 2\nstep: {step}\n"
    entries = story(tmp_path, "- {event: sanctions, at: 2025-01-10}\n", head).timeline

    assert [entry.date for entry in entries] == ["2025-01-10", "2025-07-10"]
    days = (entries[1].step - entries[0].step) * {"week": 7, "fortnight": 14}[step]
    assert days == pytest.approx(181, abs=14)


def test_no_value_leaves_the_range_of_its_setting(tmp_path: Path) -> None:
    named = story(tmp_path, "- {event: drone_deliveries, at: 2025-01, strength: 3}\n")
    watchful = with_changes(named, {"government.intelligence": 0.9})

    assert changed(watchful)[0][1]["government.intelligence"] == 1.0


def test_an_event_that_changes_nothing_is_told(tmp_path: Path) -> None:
    named = story(tmp_path, "- {event: partner_leaves, at: 2025-01}\n")
    spots = [each.spot for each in cautions(named) if each.kind == "event_changes_nothing"]

    assert named.timeline == ()
    assert [(spot.line, spot.column) for spot in spots if spot] == [(5, 11)]


def test_the_seasonal_number_is_that_of_the_records() -> None:
    if not RECORDS.is_file():
        pytest.skip("The records of UCDP are not beside this copy.")
    with RECORDS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type_of_violence"] == "1"]
    known = [row for row in rows if int(row["year"]) >= 2015 and int(row["date_prec"]) <= 3]
    months = Counter(int(row["date_start"][5:7]) for row in known)
    lean, other = sum(months[m] for m in (7, 8, 9)), sum(months[m] for m in months if m not in (7, 8, 9))
    pressure = next(c for c in named_event("lean_season").changes if "pressure" in c.setting)

    assert (lean, other) == (222, 808)
    assert pressure.number.value == pytest.approx((lean / 3) / (other / 9), abs=0.005)
