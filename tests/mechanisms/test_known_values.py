"""Every value in the table of known values is held against the code by some test."""

import re
from pathlib import Path

from known_values import known_values


def test_every_known_value_is_used_by_a_test():
    tests = Path(__file__).parent.glob("test_*.py")
    named = re.findall(r"TV-[MP]\d+-\d+", "".join(path.read_text(encoding="utf8") for path in tests))

    assert set(named) == set(known_values())
