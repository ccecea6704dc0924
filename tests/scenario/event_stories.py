"""Scenarios with named events in their timelines."""

from pathlib import Path

from sahel_sim.scenario import Scenario, read


def story(tmp_path: Path, timeline: str, head: str = "based_on: mali_2024_02\nyears: 2\n") -> Scenario:
    """A scenario of one's own with these entries."""
    file = tmp_path / "story.yaml"
    file.write_text(f"scenario: story\n{head}timeline:\n{timeline}", encoding="utf-8")
    return read(file)


def changed(scenario: Scenario) -> list[tuple[str, dict[str, float]]]:
    """What changes on which date."""
    return [(entry.date, dict(entry.settings)) for entry in scenario.timeline]
