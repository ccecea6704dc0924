"""Parameters: declared once, with unit, range and source, and always arrays when used."""

from dataclasses import dataclass, fields

import numpy as np
import pytest

from sahel_sim.core import columns, declared, overridden, parameter


@dataclass(frozen=True)
class Numbers:
    """Two numbers.

    pace: how fast it goes
    lean: which way it leans
    """

    pace: float = parameter(0.5, unit="1 / month", low=0.0, high=2.0, source="K1;K2")
    lean: float = parameter(0.1, unit="-", low=-1.0, high=1.0, source="assumed: nobody knows")


def test_a_declaration_is_read_from_the_class():
    pace, lean = declared(Numbers)

    assert (pace.name, pace.default, pace.unit, pace.low, pace.high) == ("pace", 0.5, "1 / month", 0.0, 2.0)
    assert (pace.source, pace.text) == ("K1;K2", "how fast it goes")
    assert lean.text == "which way it leans"


def test_a_range_that_spans_zero_leaves_the_sign_open():
    assert [d.signed for d in declared(Numbers)] == [False, True]


@pytest.mark.parametrize("default", [-0.1, 2.1, float("nan")])
def test_a_default_outside_its_own_range_is_refused(default):
    with pytest.raises(ValueError, match="outside its own range"):
        parameter(default, unit="-", low=0.0, high=2.0, source="K1")


def test_every_number_becomes_an_array_with_three_axes():
    p = columns(Numbers(), 7)

    assert [getattr(p, f.name).shape for f in fields(p)] == [(1, 1, 1), (1, 1, 1)]


def test_each_replicate_may_have_its_own_number():
    p = columns(Numbers(pace=np.array([0.1, 0.2, 0.3])), 3)

    assert p.pace[:, 0, 0].tolist() == [0.1, 0.2, 0.3]


def test_as_many_numbers_as_replicates_are_needed():
    with pytest.raises(ValueError, match="reshape"):
        columns(Numbers(pace=np.array([0.1, 0.2])), 3)


def test_overriding_leaves_the_original_alone():
    original = Numbers()
    changed = overridden(original, {"pace": 1.5})

    assert (changed.pace, changed.lean) == (1.5, 0.1)
    assert original.pace == 0.5


def test_overriding_what_is_not_there_is_refused():
    with pytest.raises(TypeError, match="tempo"):
        overridden(Numbers(), {"tempo": 1.0})
