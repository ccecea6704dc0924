"""Scenario files of a few lines."""

from pathlib import Path

import pytest

from sahel_sim.scenario import Scenario, ScenarioError, read


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(f"scenario: {name}\n{text}", encoding="utf-8")
    return path


def told(folder: Path, text: str) -> Scenario:
    return read(write(folder, "my", text))


def kinds(source: str | Path) -> list[str]:
    with pytest.raises(ScenarioError) as raised:
        read(source)
    return [mistake.kind for mistake in raised.value.mistakes]
