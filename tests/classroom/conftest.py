"""What tests of the classroom share: its page, and a browser that reaches nothing but this computer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from class_visit import Visit
from made_up import made_up_grid

from chromium import chromium
from sahel_sim.classroom.classroom_page import classroom_html
from sahel_sim.classroom.lesson_grid import read_grid


@pytest.fixture(scope="session")
def grid() -> dict[str, Any]:
    """The grid that comes with the library."""
    return read_grid()


@pytest.fixture(scope="session")
def made_up() -> dict[str, Any]:
    """A grid whose counts are by lot, so that every answer occurs in it."""
    return made_up_grid()


@pytest.fixture(scope="session")
def page_file(made_up: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, as it is written."""
    path = tmp_path_factory.mktemp("class") / "class.html"
    path.write_text(classroom_html(made_up), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window, for which no host has an address."""
    yield from chromium()


@pytest.fixture
def visit(browser: Any, page_file: Path) -> Iterator[Visit]:
    opened = Visit(browser, page_file.as_uri())
    yield opened
    opened.context.close()


@pytest.fixture
def shipped(browser: Any, grid: dict[str, Any], tmp_path: Path) -> Iterator[Visit]:
    """The page that comes with the library."""
    path = tmp_path / "shipped.html"
    path.write_text(classroom_html(grid), encoding="utf-8")
    opened = Visit(browser, path.as_uri())
    yield opened
    opened.context.close()
