"""The page of faults has 38 lines, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = re.findall(r"^\| (\d+) \| (.+)$", (ROOT / "docs" / "faults.md").read_text(encoding="utf-8"), re.M)


def test_every_fault_has_its_line():
    assert [int(number) for number, _ in LINES] == list(range(1, 39))


@pytest.mark.parametrize(("number", "line"), LINES, ids=[number for number, _ in LINES])
def test_a_fault_has_a_kind_a_mend_and_tests_that_are_there(number, line):
    kind, mended, tests = (cell.strip() for cell in line.strip("| ").split(" | "))
    named = re.findall(r"`(tests/[a-z_/]+\.py)::(test_[a-z_0-9]+)`", tests)

    assert kind
    assert mended
    assert named
    for file, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.M), (file, test)
