"""The map that moves: what it packs is what the runs say, and it is small."""

import base64
import json
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import sahel_sim
from sahel_sim.core import SahelError
from sahel_sim.languages import LANGUAGES, speaking
from sahel_sim.report.figures.map_movie import write_movie
from sahel_sim.report.figures.moving_map import (
    AGREED,
    LEVELS,
    MOST_SIDES,
    MovingMap,
    moving_map,
    share_of_runs,
)
from sahel_sim.report.run_page import run_html
from sahel_sim.results.dataset import leaders
from sahel_sim.scenario import read, with_changes
from sahel_sim.studies.run import Results

RUNS = 5
LARGEST = 1_000_000
"""Bytes that a map may add to a page, and that a GIF may have."""


@pytest.fixture(scope="module")
def kept() -> Results:
    story = with_changes(
        read("mali_2022_01"), {"years": 1, "timeline_add": [{"event": "coup", "at": "2022-06"}]}
    )
    return sahel_sim.run(story, runs=RUNS, executor=1, places=True)


@pytest.fixture(scope="module")
def drawn(kept: Results) -> MovingMap:
    with speaking("en"):
        return moving_map(kept)


def unpacked(drawn: MovingMap, series: int, moments: int) -> np.ndarray:
    """Whose each part of each place is, and how much: ``(T, L, 2 parts, 2)``."""
    told = json.loads(str(drawn.data))
    packed = np.frombuffer(base64.b64decode(told["series"][series]), dtype=np.uint8)
    split = np.stack([packed >> 4, packed & 15], axis=-1)
    return split.reshape(moments, told["places"], 2, 2)


def home(kept: Results) -> np.ndarray:
    return np.flatnonzero(kept.places.foreign.reshape(-1) == 0)


def test_one_run_is_who_governs_most_of_each_town_and_its_villages(kept: Results, drawn: MovingMap) -> None:
    for run in range(RUNS):
        said = unpacked(drawn, 1 + run, len(kept.dates))
        for part, name in enumerate(("town_control", "village_control")):
            control = kept.by_place[name][run][..., home(kept)]
            leading = leaders(control)

            assert (said[:, :, part, 0] == np.where(leading < 0, MOST_SIDES, leading)).all()
            governed = leading >= 0
            assert np.abs(said[:, :, part, 1] / LEVELS - control.max(axis=1))[governed].max() <= 1 / LEVELS


def test_all_runs_are_who_governs_most_in_most_runs_and_in_how_many(kept: Results, drawn: MovingMap) -> None:
    said = unpacked(drawn, 0, len(kept.dates))
    leading = leaders(kept.by_place["town_control"])[..., home(kept)]
    share = np.array([(leading == side).mean(axis=0) for side in range(-1, len(kept.factions))]).max(axis=0)

    assert (said[:, :, 0, 1] == np.floor(share * LEVELS + 1e-9)).all()
    assert ((said[:, :, 0, 1] >= int(AGREED * LEVELS)) == (share >= AGREED - 1e-9)).all()


def test_runs_that_agree_and_runs_that_do_not_are_told_apart() -> None:
    control = np.zeros((3, 1, 2, 2))
    control[:, 0, 0, 0] = 0.9
    control[0, 0, 0, 1] = control[1, 0, 1, 1] = 0.9
    leading, share = share_of_runs(control)

    assert leading[0, 0] == 0
    assert share[0].tolist() == pytest.approx([1.0, 1 / 3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_map_and_asks_for_nothing(kept: Results, language: str) -> None:
    page = run_html(kept, language)
    player = page[page.index('id="map-player"') : page.index("<dl>")] + page[page.index('id="map-data"') :]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)

    assert len(player.encode()) < LARGEST
    assert page.count("<script") == 2
    assert policy is not None
    assert "script-src 'sha256-" in policy[1].replace("&#39;", "'")
    assert not re.search(r'(src|href)="(?!#)', page)
    assert {"en": "Algeria", "fr": "Algérie"}[language] in page
    assert {"en": "A coup in the capital", "fr": "Un coup d'État dans la capitale"}[language] in page


def test_the_dates_are_words_and_events_are_named_at_theirs(kept: Results, drawn: MovingMap) -> None:
    told = json.loads(str(drawn.data))

    assert (told["dates"][0], told["dates"][-1]) == ("January 2022", "January 2023")
    assert [5, "June 2022: A coup in the capital"] in told["notes"]


def test_a_page_without_places_has_no_map() -> None:
    page = run_html(sahel_sim.run("two_towns", runs=2, executor=1), "en")

    assert "map-player" not in page
    assert "<script" not in page


def test_hostile_words_stay_words() -> None:
    hostile = "</script><script>alert(1)</script>"
    story = with_changes(
        read("two_towns"),
        {"years": 1, "timeline": [{"date": "2000-03", "set": {"crown.restraint": 1.0}, "note": hostile}]},
    )
    page = run_html(sahel_sim.run(story, runs=2, executor=1, places=True), "en")

    assert hostile not in page
    assert page.count("<script") == 2


@pytest.mark.parametrize("replicate", [None, 1])
def test_a_movie_has_a_picture_for_each_month_and_is_small(
    kept: Results, tmp_path: Path, replicate: int | None
) -> None:
    path = kept.movie(tmp_path / "map.gif", "fr", replicate)
    with Image.open(path) as movie:
        frames = movie.n_frames

    assert frames == len(kept.dates)
    assert path.stat().st_size < LARGEST


def test_what_no_movie_can_be_made_of_is_answered(kept: Results, tmp_path: Path) -> None:
    with pytest.raises(SahelError, match=r"does not end in \.gif"):
        write_movie(kept, tmp_path / "map.mp4", "en")
    with pytest.raises(KeyError):
        write_movie(kept, tmp_path / "map.gif", "en", RUNS)
    with pytest.raises(ValueError, match="places=True"):
        write_movie(sahel_sim.run("two_towns", runs=2, executor=1), tmp_path / "map.gif")
    assert list(tmp_path.iterdir()) == []
