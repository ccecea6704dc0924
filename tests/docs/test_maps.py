"""The maps of pressure and inclusivity: each disputed sign has a table and words."""

from pathlib import Path

import pytest

FIGURES = Path(__file__).parents[2] / "docs" / "figures"


def test_every_disputed_sign_has_a_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FIGURES))
    from map_pictures import WORDS
    from tipping_maps import disputed, file_name

    names = {file_name(name) for name in disputed()}
    assert names == set(WORDS)
    assert names == {file.stem for file in (FIGURES / "maps").glob("*.csv")}


def test_every_map_has_the_grid_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FIGURES))
    from map_pictures import table
    from tipping_maps import POINTS

    sizes = {table(file)["pressure"].shape for file in (FIGURES / "maps").glob("*.csv")}
    assert sizes == {(POINTS, POINTS)}
