"""Entries can be added to the timeline of the scenario below, which otherwise is replaced as a whole."""

from pathlib import Path

import pytest

from sahel_sim.scenario import ScenarioError, build, read, with_changes

COUP = "- {date: 2024-03, set: {government.restraint: 0.1}, note: A coup}\n"


def below(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"scenario: {name}\n{text}", encoding="utf-8")
    return path


def test_what_is_added_leaves_the_rest(tmp_path: Path) -> None:
    base = read("mali_2023_08")
    mine = read(below(tmp_path, "mine", f"based_on: mali_2023_08\ntimeline_add:\n{COUP}"))

    assert base.timeline
    assert [entry for entry in mine.timeline if entry.date != "2024-03"] == list(base.timeline)
    assert [entry.settings for entry in mine.timeline if entry.date == "2024-03"] == [
        {"government.restraint": 0.1}
    ]
    assert len(build(mine, 1).timeline) == len(build(base, 1).timeline) + 1


def test_a_timeline_replaces(tmp_path: Path) -> None:
    mine = read(below(tmp_path, "mine", f"based_on: mali_2023_08\ntimeline:\n{COUP}"))

    assert [entry.date for entry in mine.timeline] == ["2024-03"]


def test_entries_are_added_at_every_height_and_come_by_date(tmp_path: Path) -> None:
    below(tmp_path, "low", "place: two_towns\ntimeline:\n- {date: 2000-06, set: {crown.restraint: 0.6}}\n")
    below(
        tmp_path, "mid", "based_on: low.yaml\ntimeline_add:\n- {date: 2000-03, set: {crown.restraint: 0.3}}\n"
    )
    high = below(
        tmp_path,
        "high",
        "based_on: mid.yaml\ntimeline_add:\n- {date: 2000-09, set: {crown.restraint: 0.9}}\n",
    )

    assert [entry.date for entry in read(high).timeline] == ["2000-03", "2000-06", "2000-09"]


def test_a_file_may_replace_and_add(tmp_path: Path) -> None:
    text = f"based_on: mali_2023_08\ntimeline:\n{COUP}timeline_add:\n{COUP.replace('03', '05')}"

    assert [entry.date for entry in read(below(tmp_path, "mine", text)).timeline] == ["2024-03", "2024-05"]


def test_a_contradiction_is_told_in_the_file_that_adds(tmp_path: Path) -> None:
    below(tmp_path, "low", "place: two_towns\ntimeline:\n- {date: 2000-06, set: {crown.restraint: 0.6}}\n")
    mine = below(
        tmp_path,
        "mine",
        "based_on: low.yaml\ntimeline_add:\n- {date: 2000-06, set: {crown.restraint: 0.7}}\n"
        "- {date: 1990-06, set: {crown.restraint: 0.7}}\n",
    )

    with pytest.raises(ScenarioError) as raised:
        read(mine)

    told = [(m.kind, Path(m.spot.file).name, m.spot.line) for m in raised.value.mistakes if m.spot]
    assert told == [("contradiction", "mine.yaml", 4), ("outside_run", "mine.yaml", 5)]


def test_an_added_entry_is_checked_like_any_other(tmp_path: Path) -> None:
    text = "place: two_towns\ntimeline_add:\n- {date: 2000-03, set: {crown.restrain: 7}, nota: x}\n"

    with pytest.raises(ScenarioError) as raised:
        read(below(tmp_path, "mine", text))

    assert [m.kind for m in raised.value.mistakes] == ["unknown_lever", "unknown_moment"]
    assert "'crown.restrain'" in raised.value.text("en")


def test_changes_can_add(tmp_path: Path) -> None:
    entry = {"date": "2024-03", "set": {"government.restraint": 0.1}}

    changed = with_changes(read("mali_2023_08"), {"timeline_add": [entry]})

    assert len(changed.timeline) == len(read("mali_2023_08").timeline) + 1


def test_many_entries_of_one_date_are_read_in_one_pass(tmp_path: Path) -> None:
    lines = [f"- {{date: 2000-03, set: {{crown.restraint: {n / 1000}}}}}\n" for n in range(500)]

    with pytest.raises(ScenarioError) as raised:
        read(below(tmp_path, "mine", "place: two_towns\ntimeline:\n" + "".join(lines)))

    assert [m.kind for m in raised.value.mistakes] == ["contradiction"] * 499
    assert {m.fields["first"] for m in raised.value.mistakes} == {0.0}
