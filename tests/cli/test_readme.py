"""The README and its neighbours keep their word."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import sahel_sim

HOUSE = Path(__file__).parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
BUILT = tuple(
    HOUSE / line
    for line in (HOUSE / ".gitignore").read_text(encoding="utf-8").splitlines()
    if line.startswith("docs/")
)
"""What is there only after the pages have been built, so that nothing in a checkout may point to it."""


def is_built(path: Path) -> bool:
    """Whether a file is made when pages are built."""
    return any(path.resolve().is_relative_to(built) for built in BUILT)


PAGES = [
    HOUSE / "README.md",
    HOUSE / "README.fr.md",
    HOUSE / "CONTRIBUTING.md",
    *(page for page in sorted((HOUSE / "docs").glob("**/*.md")) if not is_built(page)),
]


def block(mark: str) -> str:
    """What stands between the fences after a mark."""
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found is not None, mark
    return found[1]


def test_the_scenario_is_right_and_says_something_new(tmp_path: Path) -> None:
    (tmp_path / "my_story.yaml").write_text(block("scenario"), encoding="utf-8")
    story = sahel_sim.read(tmp_path / "my_story.yaml")
    assert ("my_story", 200, 1) == (story.name, story.runs, len(story.timeline))
    assert sahel_sim.read("mali_2024_02").settings != story.settings


def test_the_python_runs_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "example.py").write_text(block("python"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert "JNIM" in done.stdout


@pytest.mark.parametrize(("mark", "end"), [("run", "sahel-sim run return_to_dialogue"), ("test", "pytest")])
def test_a_command_is_one_line_that_makes_its_own_environment(mark: str, end: str) -> None:
    (line,) = block(mark).splitlines()
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install -e ")
    assert line.endswith(end)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_points_to_is_there(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [t for t in local if is_built(page.parent / t) or not (page.parent / t).exists()] == []


def test_nothing_built_is_looked_at() -> None:
    assert is_built(HOUSE / "docs" / "outcomes.md")
    assert not is_built(HOUSE / "docs" / "claims.md")


def test_the_citation_is_of_this_version() -> None:
    citation = (HOUSE / "CITATION.cff").read_text(encoding="utf-8")
    assert [sahel_sim.__version__] == re.findall(r"^version: (.+)$", citation, re.MULTILINE)


def test_the_changes_tell_of_this_version() -> None:
    assert f"\n## {sahel_sim.__version__}" in (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_decision_is_on_the_list_of_decisions() -> None:
    listed = (HOUSE / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    assert [
        p.stem for p in sorted((HOUSE / "docs" / "decisions").glob("0*.md")) if p.stem not in listed
    ] == []
