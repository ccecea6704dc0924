"""What is no ordinary file of text is answered at once, and no more is read than is allowed."""

import contextlib
import os
from pathlib import Path

import pytest

from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.designs.experiment_catalogue import kind_of
from sahel_sim.designs.sweep_file import read_sweep
from sahel_sim.scenario import Scenario, ScenarioError, read
from sahel_sim.scenario.yaml_parser import LARGEST, parse, read_bounded

READERS = (read, read_sweep, read_claim)


def kinds(reader, source: str | Path) -> list[str]:
    with pytest.raises(ScenarioError) as raised:
        reader(source)
    assert raised.value.text("en") != raised.value.text("fr")
    return [mistake.kind for mistake in raised.value.mistakes]


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "odd.yaml")
    return folder / "odd.yaml"


def device(folder: Path) -> Path:
    (folder / "odd.yaml").symlink_to("/dev/zero")
    return folder / "odd.yaml"


def directory(folder: Path) -> Path:
    (folder / "odd.yaml").mkdir()
    return folder / "odd.yaml"


def link_to_itself(folder: Path) -> Path:
    (folder / "odd.yaml").symlink_to(folder / "odd.yaml")
    return folder / "odd.yaml"


def null_byte(folder: Path) -> Path:
    return folder / "\0.yaml"


def too_long(folder: Path) -> Path:
    return folder / ("x" * 5000 + ".yaml")


ODD = (fifo, device, directory, link_to_itself, null_byte, too_long)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("make", ODD)
def test_odd_files_are_answered(tmp_path: Path, make, reader) -> None:
    assert len(kinds(reader, make(tmp_path))) == 1


@pytest.mark.parametrize("make", ODD)
def test_odd_files_are_answered_as_bases(tmp_path: Path, make) -> None:
    mine = tmp_path / "mine.yaml"
    base = make(tmp_path).name.replace("\0", "\\0")
    mine.write_text(f'scenario: mine\nbased_on: "{base}"\n', encoding="utf-8")

    assert len(kinds(read, mine)) == 1


@pytest.mark.parametrize("make", [fifo, device, directory, link_to_itself])
def test_odd_tables_are_answered(tmp_path: Path, make) -> None:
    place = tmp_path / "place"
    place.mkdir()
    make(place).rename(place / "roads.csv") if make is not link_to_itself else make(place)
    mine = tmp_path / "mine.yaml"
    mine.write_text("scenario: mine\nplace: ./place\n", encoding="utf-8")

    assert set(kinds(read, mine)) == {"no_table"}


@pytest.mark.parametrize("make", ODD)
def test_what_kind_an_odd_file_is_of_can_be_asked(tmp_path: Path, make) -> None:
    assert kind_of(make(tmp_path)) == "scenario"


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(10**12)

    assert len(read_bounded(large)) == LARGEST + 1
    assert kinds(read, large) == ["too_large"]


def test_a_folder_that_is_gone_is_answered(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    with contextlib.chdir(gone):
        gone.rmdir()
        try:
            assert kinds(read, "mine.yaml") == ["no_file"]
            assert isinstance(read("two_towns"), Scenario)
        finally:
            os.chdir(tmp_path)


def test_many_merged_keys_are_read_in_one_pass() -> None:
    block = "".join(f"  k{n}: {n}\n" for n in range(900))
    text = f"a: &a\n{block}" + "".join(f"b{n}:\n  <<: *a\n" for n in range(18))

    tree, mistakes = parse(text, "many")

    assert mistakes == []
    assert all(tree.said[f"b{n}"] == tree.said["a"] for n in range(18))
    spot = tree.spot(("b17", "k899"))
    assert spot is not None
    assert spot.line == 901


def test_what_is_merged_stands_where_it_is_written() -> None:
    text = "a: &a {x: 1, y: {z: 2}}\nb: &b {x: 3}\nc: {<<: [*a, *b], y: {w: 4}}\nd: {<<: *b, <<: *a}\n"

    tree, mistakes = parse(text, "few")

    assert mistakes == []
    assert tree.said["c"] == {"x": 1, "y": {"w": 4}}
    assert tree.said["d"] == {"x": 3, "y": {"z": 2}}
    spots = [tree.spot(way) for way in (("c", "x"), ("c", "y", "w"), ("d", "x"), ("d", "y", "z"))]
    assert [spot.line for spot in spots if spot] == [1, 3, 2, 1]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("scenario: a\n".encode("utf-16"), "utf16"),
        ("scenario: a\n".encode("utf-16-le"), "utf16"),
        ("scenario: a\n".encode("utf-16-be"), "utf16"),
        (b"PK\x03\x04\x14\x00\x06\x00", "not_plain_text"),
        (b"%PDF-1.7\n", "not_plain_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not_plain_text"),
        (b"{\\rtf1\\ansi scenario: a}", "not_plain_text"),
        ("title: Été\n".encode("latin-1"), "not_utf8"),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, kind: str, reader) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(data)

    assert kinds(reader, file) == [kind]


@pytest.mark.parametrize("suffix", [".docx", ".csv", ".txt", ".xlsx", ".odt", ".json", ".DOCX"])
@pytest.mark.parametrize("reader", READERS)
def test_files_of_other_kinds_are_named(suffix: str, reader) -> None:
    assert kinds(reader, f"folder/mine{suffix}") == ["other_suffix"]


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (fifo, "no_ordinary_file"),
        (device, "no_ordinary_file"),
        (directory, "is_folder"),
        (link_to_itself, "links_to_itself"),
    ],
)
@pytest.mark.parametrize("reader", READERS)
def test_odd_files_are_named(tmp_path: Path, make, kind: str, reader) -> None:
    assert kinds(reader, make(tmp_path)) == [kind]
