"""The answer of a comparison: peace, jihadists, civilians, in that order, on true scales."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from sahel_sim.designs.paired_comparison import comparison
from sahel_sim.report.comparison_card import comparison_card
from sahel_sim.report.comparison_text import factor
from sahel_sim.scenario import with_changes


def told_as(results, name):
    """The same results as those of a scenario of another name."""
    return replace(results, scenario=with_changes(results.scenario, {"scenario": name}))


def with_series(results, **series):
    return replace(results, series={**results.series, **series})


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def north_twice(north):
    """Three runs of the north, and the same with twice the civilians killed and no jihadists at the end."""
    killed = north["civilians_killed"] * 2.0
    fighters = north["fighters"].copy()
    jihadists = [at for at, bloc in enumerate(north.factions.blocs) if bloc == "jihadists"]
    fighters[:, -1, jihadists] = 0.0
    other = with_series(told_as(north, "changed"), civilians_killed=killed, fighters=fighters)
    return comparison([north, other])


def test_a_change_is_told_of_peace_of_jihadists_and_of_civilians_in_that_order(north_twice):
    card = comparison_card(north_twice)

    assert [panel.heading.split(":")[0].split(",")[0] for panel in card.panels] == [
        "Peace",
        "Jihadists",
        "Civilians killed",
    ]
    assert "for peace with the rebels the runs cannot tell (0.0 points; " in card.answer
    assert "; the jihadists end weaker (" in card.answer
    assert "more civilians are killed (+" in card.answer


def test_bars_begin_at_nothing_and_share_a_scale(north_twice):
    _peace, jihadists, civilians = comparison_card(north_twice).panels
    base, other = civilians.bars

    assert other.full == pytest.approx(2.0 * base.full)
    assert jihadists.bars[1].full == 0.0
    assert max(bar.interval[1] for bar in civilians.bars) == pytest.approx(1.0)


def test_what_the_runs_cannot_tell_is_said_to_be_open(north):
    noise = np.ones_like(north["civilians_killed"])
    noise[0], noise[1] = 3.0, 0.1
    other = with_series(told_as(north, "noisy"), civilians_killed=north["civilians_killed"] * noise)
    card = comparison_card(comparison([north, other]))

    assert "for civilians the runs cannot tell (" in card.answer
    assert any("More runs might tell" in told for told in card.overturned)


def test_where_nobody_is_a_jihadist_nothing_is_told_of_them(known):
    card = comparison_card(comparison([known, told_as(known, "again")]), "fr")

    assert len(card.panels) == 2
    assert plain(card.answer).endswith(
        ": pour la paix avec les rebelles, les simulations ne tranchent pas (0,0 points ; −30,7 à +30,7) ; "
        "autant de civils sont tués dans les deux."
    )


def test_several_stories_have_a_bar_each_and_their_differences_once(known):
    card = comparison_card(comparison([known, told_as(known, "second"), told_as(known, "third")]))

    assert [len(panel.bars) for panel in card.panels] == [3, 3]
    assert [list(panel.sentences) for panel in card.panels] == [[], []]
    assert card.answer.count("”: for peace with the rebels ") == 2
    assert [len(each.answers) for each in card.asked] == [4, 4]


@pytest.mark.parametrize(
    ("found", "told"), [(6.9e30, "> 10,000"), (3.2, "× 3.20"), (float("inf"), "∞"), (float("nan"), "–")]
)
def test_a_gain_that_comes_from_rounding_is_not_told_in_thirty_digits(found: float, told: str) -> None:
    assert factor(SimpleNamespace(factor=found)) == told
