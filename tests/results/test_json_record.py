"""Records of folders: what is no record, and what in one cannot be, is told with its key."""

import os

import pytest

from sahel_sim.results.json_record import (
    MOST_BYTES,
    RUNS,
    DamagedRecord,
    check_record,
    file_name,
    flag,
    list_of,
    mapping_of,
    number,
    optional,
    read_record,
    text,
    whole,
)


@pytest.mark.parametrize(
    "said", [b"", b"[" * 100_000, b"\xff", "{}".encode("utf-16"), b'{"a": ', b"9" * 5000]
)
def test_what_is_no_record_is_damaged(said, tmp_path):
    (tmp_path / "record.json").write_bytes(said)

    with pytest.raises(DamagedRecord):
        read_record(tmp_path / "record.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_need_not_end_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "record.json")

    with pytest.raises(DamagedRecord):
        read_record(tmp_path / "record.json")
    with pytest.raises(DamagedRecord):
        read_record(tmp_path)
    with pytest.raises(DamagedRecord):
        read_record(tmp_path / "missing.json")


def test_no_more_is_read_than_is_allowed(tmp_path):
    with open(tmp_path / "record.json", "wb") as file:
        file.truncate(MOST_BYTES + 1)

    with pytest.raises(DamagedRecord):
        read_record(tmp_path / "record.json")


@pytest.mark.parametrize("runs", [False, True, -1, 1.5, "3", None, [], 10**12, 2**63])
def test_what_is_no_number_of_runs_is_told_with_its_key(runs):
    with pytest.raises(DamagedRecord, match=r"^runs$"):
        check_record({"runs": runs}, {"runs": RUNS})


def test_what_must_be_there_is_told_with_its_key():
    with pytest.raises(DamagedRecord, match=r"^seed$"):
        check_record({"runs": 3}, {"runs": RUNS}, ("runs", "seed"))
    with pytest.raises(DamagedRecord):
        check_record([1], {})
    assert check_record({"runs": 3, "more": []}, {"runs": RUNS}) == {"runs": 3, "more": []}


@pytest.mark.parametrize(
    ("shape", "fits", "others"),
    [
        (text, ["", "a"], [None, 1, [], {}]),
        (flag, [True, False], [0, 1, None, "true"]),
        (file_name, ["two_towns", "a.b"], ["", "../x", "a/b", "a\x00", ".", 1, None]),
        (number, [0, -1, 1.5], [True, float("nan"), float("inf"), 10**400, "1", None]),
        (whole(0, 9), [0, 9], [-1, 10, 1.0, True, None]),
        (optional(text), [None, "a"], [1]),
        (list_of(text, least=1), [["a"]], [[], [1], "a", None]),
        (mapping_of(text), [{}, {"a": "b"}], [{"a": 1}, [], None]),
    ],
)
def test_shapes(shape, fits, others):
    assert all(map(shape, fits))
    assert not any(map(shape, others))
