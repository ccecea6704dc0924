"""What each factor adds to a product: exact, without order, and with its own sign."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahel_sim.core import added_by

logs = st.lists(st.floats(-3.0, 3.0), min_size=1, max_size=6)


def split(*terms: float) -> list[float]:
    return [float(part[0]) for part in added_by([np.array([x]) for x in terms])]


def test_one_factor_adds_all():
    assert split(np.log(3.0)) == pytest.approx([2.0])


def test_equal_factors_add_the_same():
    assert split(np.log(2.0), np.log(2.0)) == pytest.approx([1.5, 1.5])


def test_factors_that_cancel_add_what_their_logs_are():
    assert split(0.7, -0.7) == pytest.approx([0.7, -0.7])


@settings(max_examples=50, deadline=None)
@given(logs)
def test_parts_add_up_to_the_product(terms):
    assert 1.0 + sum(split(*terms)) == pytest.approx(np.exp(sum(terms)), rel=1e-9, abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(logs)
def test_each_part_has_the_sign_of_its_log_and_no_factor_comes_first(terms):
    parts = split(*terms)

    assert np.sign(parts).tolist() == np.sign(terms).tolist()
    assert split(*reversed(terms)) == pytest.approx(parts[::-1])
