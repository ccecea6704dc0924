"""Events of one's own, and events beside the timelines of other files."""

from pathlib import Path
from typing import Any

import pytest
from event_stories import changed, story

from sahel_sim.cli.new_event import event_text
from sahel_sim.languages import LANGUAGES, _, speaking
from sahel_sim.scenario import ScenarioError, cautions, read, with_changes
from sahel_sim.scenario.event_cautions import event_cautions
from sahel_sim.scenario.event_declaration import NO_PAGE, NO_SOURCE


def test_a_timeline_replaces_events_below_and_timeline_add_keeps_them(tmp_path: Path) -> None:
    story(tmp_path, "- {event: sanctions, at: 2025-01}\n")
    above = tmp_path / "above.yaml"
    told = {}
    for block in ("timeline", "timeline_add"):
        above.write_text(
            f"scenario: above\nbased_on: story.yaml\n{block}:\n- {{event: coup, at: 2025-02, for: 1}}\n",
            encoding="utf-8",
        )
        told[block] = [entry.event for entry in read(above).timeline]

    assert told == {
        "timeline": ["coup", "coup"],
        "timeline_add": ["sanctions", "coup", "coup", "sanctions"],
    }


def test_a_shorter_run_has_no_event_after_its_end(tmp_path: Path) -> None:
    named = story(tmp_path, "- {event: sanctions, at: 2025-06}\n")

    assert with_changes(named, {"years": 1}).timeline == ()


OWN = """event: own
title: Fuel runs out
side: government
months: {value: 2, unit: months, low: 1, high: 4, source: "assumed: made up"}
changes:
  side.skill: {scale: 0.5, unit: ratio, low: 0.2, high: 1, source: "assumed: made up"}
"""


def test_an_event_of_one_s_own_lies_beside_the_scenario(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    named = story(tmp_path, "- {event: own.yaml, at: 2025-01}\n")

    assert changed(named) == [("2025-01", {"government.skill": 0.5}), ("2025-03", {"government.skill": 1.0})]
    assert [entry.note["fr"] for entry in named.timeline[:1]] == ["Fuel runs out"]


def test_an_event_may_build_on_another(tmp_path: Path) -> None:
    text = """event: harsher
title: Harsher sanctions
based_on: sanctions
changes:
  side.support: {scale: 0.5, unit: ratio, low: 0.3, high: 0.9, source: "assumed: half"}
"""
    (tmp_path / "harsher.yaml").write_text(text, encoding="utf-8")

    assert changed(story(tmp_path, "- {event: harsher.yaml, at: 2025-01}\n")) == [
        ("2025-01", {"government.support": 29.0}),
        ("2025-07", {"government.support": 58.0}),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_in_code_are_answered_like_files(language: str) -> None:
    entries: list[dict[str, Any]] = [{"event": "sanctoins", "at": "2025-01"}]
    with pytest.raises(ScenarioError) as caught:
        with_changes(read("mali_2024_02"), {"timeline": entries}, language)

    assert [(m.kind, m.nearest) for m in caught.value.mistakes] == [("unknown_named_event", "sanctions")]
    assert "sanctions" in str(caught.value)


def test_a_shorter_story_may_add_events_to_a_longer_timeline(tmp_path: Path) -> None:
    file = tmp_path / "shorter.yaml"
    file.write_text(
        "scenario: shorter\nbased_on: mali_2022_01\nyears: 1\ntimeline_add:\n- {event: coup, at: 2022-06}\n",
        encoding="utf-8",
    )

    assert [entry.date for entry in read(file).timeline] == ["2022-02-17", "2022-03", "2022-06", "2022-12"]


@pytest.mark.parametrize(("said", "meant"), [("drought.yaml", "drought"), ("drougth", "drought")])
def test_a_shipped_event_is_offered_to_those_who_name_its_file(tmp_path: Path, said: str, meant: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        story(tmp_path, f"- {{event: {said}, at: 2025-01}}\n")

    assert [mistake.nearest for mistake in caught.value.mistakes] == [meant]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_new_event_left_open_is_told_with_its_place(tmp_path: Path, language: str) -> None:
    said = {"title": "Fuel", "side": "state", "months": 3, "setting": "support", "how": "scale", "value": 0.5}
    with speaking(language):
        source = "assumed: " + _(NO_SOURCE)
        written = event_text("fuel", {**said, "source": source}, Path("fuel.yaml"))
    (tmp_path / "fuel.yaml").write_text(written, encoding="utf-8")
    lines = written.splitlines()

    found = event_cautions("fuel.yaml", tmp_path)
    in_story = cautions(story(tmp_path, "- {event: fuel.yaml, at: 2025-01}\n"))

    kinds = ["event_source_unsaid", "event_source_unsaid", "event_page_unsaid"]
    assert [each.kind for each in found] == kinds
    begun = [lines[each.spot.line - 1].split(":")[0].strip() for each in found if each.spot]
    assert begun == ["source", "source", "page"]
    assert all("new event" in each.text(language) for each in found)
    assert [each.kind for each in in_story if each.kind.endswith("unsaid")] == [each.kind for each in found]


def test_a_source_of_one_s_own_is_nothing_to_be_told_of(tmp_path: Path) -> None:
    said = {"title": "Fuel", "side": "state", "months": 3, "setting": "support", "how": "scale", "value": 0.5}
    written = event_text("fuel", {**said, "source": "assumed: half, as in 2012"}, Path("fuel.yaml"))
    (tmp_path / "fuel.yaml").write_text(written.replace(NO_PAGE, "Trucks no longer come."), encoding="utf-8")

    assert event_cautions("fuel.yaml", tmp_path) == []
