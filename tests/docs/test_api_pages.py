"""Every name that programmers are told of has a docstring with an example, and the examples are right."""

import doctest
import importlib.util
import inspect
import sys
from pathlib import Path
from types import GenericAlias, ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def page_writer() -> ModuleType:
    """``docs/api.py``, which is in no package."""
    spec = importlib.util.spec_from_file_location("api_pages", DOCS / "api.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


API = page_writer()
CONSTANTS = {
    f"sahel_sim.core.{name}"
    for name in ("BEYOND", "BLOCS", "DAYS_PER_MONTH", "DIMENSIONS", "INSURGENTS", "VOICES")
}
"""Numbers and tuples; what they are stands beside them."""

THINGS = {
    name: API.found(name)
    for package in API.PAGES
    for name in API.public_names(package)
    if name not in CONSTANTS and not isinstance(API.found(name), GenericAlias)
}


@pytest.mark.parametrize("name", THINGS)
def test_a_public_name_has_an_example(name: str) -> None:
    assert ">>>" in (inspect.getdoc(THINGS[name]) or "")


HOMES = sorted({inspect.unwrap(thing).__module__ for thing in THINGS.values()})


@pytest.mark.parametrize("home", HOMES)
def test_examples_are_right(home: str) -> None:
    found = doctest.testmod(sys.modules[home])
    assert found.attempted > 0
    assert found.failed == 0


def test_pages_are_written_for_every_package(tmp_path: Path) -> None:
    API.write_api(tmp_path)
    pages = {page.stem: page.read_text(encoding="utf-8") for page in (tmp_path / "api").glob("*.md")}
    assert set(pages) == {"index", *API.PAGES}
    assert ".. autofunction:: sahel_sim.run\n" in pages["sahel_sim"]
    assert ".. autoclass:: sahel_sim.core.World\n   :members:\n" in pages["sahel_sim.core"]
