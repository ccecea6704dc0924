"""What stands around the code: extras, the citation, and names that test runners take for their own."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from sahel_sim.version import __version__

HOUSE = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((HOUSE / "CITATION.cff").read_text(encoding="utf-8"))

HOOKS = {"setup", "teardown", "setup_module", "teardown_module", "setup_function", "teardown_function"}
"""Functions that pytest, or the nose that pytest 8.0 still knows, calls before and after every test."""


def test_the_extra_all_is_all_the_others():
    extras = PROJECT["optional-dependencies"]
    (all_of_them,) = extras["all"]
    named = re.fullmatch(r"sahel-sim\[(.+)\]", all_of_them)

    assert named
    assert set(named[1].split(",")) == set(extras) - {"all"}


def test_the_citation_has_what_a_bibliography_needs():
    assert CITATION["title"].startswith("sahel_sim")
    assert CITATION["version"] == __version__
    assert CITATION["date-released"].year >= 2026
    assert [author["name"] for author in CITATION["authors"]] == [a["name"] for a in PROJECT["authors"]]
    assert CITATION["license"] == PROJECT["license"]


def test_the_bibtex_of_the_readme_is_that_of_the_citation():
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"^  (\w+) = \{+(.+?)\}+,$", readme, re.MULTILINE))

    assert said == {
        "author": CITATION["authors"][0]["name"],
        "title": CITATION["title"],
        "year": str(CITATION["date-released"].year),
        "version": CITATION["version"],
    }


def test_the_citation_names_the_repository_that_the_package_names():
    assert CITATION.get("repository-code") == PROJECT.get("urls", {}).get("Repository")


@pytest.mark.parametrize("file", sorted((HOUSE / "tests").rglob("*.py")), ids=lambda file: file.stem)
def test_no_name_in_a_test_is_one_that_a_test_runner_calls(file):
    named: set[str] = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            named.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            named |= {alias.asname or alias.name for alias in node.names}

    assert named & HOOKS == set()
