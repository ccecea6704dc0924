"""The golden run gives the numbers that are written down, on every version of Mesa and Python."""

import json

import pytest
from renew import FILE, golden_run


def test_the_golden_run_gives_the_numbers_written_down():
    written = json.loads(FILE.read_text(encoding="utf8"))

    assert golden_run() == pytest.approx(written, rel=1e-9, abs=1e-9)
