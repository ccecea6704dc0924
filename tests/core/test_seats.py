"""A seat shows what one faction sees; a plain seat shows the same of one world, to plain Python."""

import numpy as np
import pytest

from sahel_sim.core import Draws, MeanField, Orders, PlainSeat, Seat, World, seats
from sahel_sim.engine import STRATEGIES, advance
from worlds import at_war, country, faction_column, land, setup_of, sides, world

SIDES = sides(army="state", rebels="rebels", jihadists="jihadists")


def meeting(**given: object) -> World:
    return world(
        land([600.0, 400.0], foreign=(1,)),
        SIDES,
        fighters=faction_column(30.0, 10.0, 20.0),
        hostility=at_war(SIDES),
        **given,
    )


def seat_of(faction: int, start: World) -> Seat:
    return seats(start, MeanField(start.replicates))[faction]


def test_enemies_are_weighted_by_hostility():
    hostility = at_war(SIDES)
    hostility[0, 1, 2] = 0.5
    start = world(land([1.0]), SIDES, fighters=faction_column(30.0, 10.0, 20.0), hostility=hostility)

    assert seat_of(1, start).enemies.tolist() == [[[30.0 + 0.5 * 20.0]]]


def test_prey_are_the_enemies_that_orders_point_at():
    pressure = np.array([[[0.0, 0.2, 0.6], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]])
    army = seat_of(0, meeting(pressure=pressure))

    assert army.prey[0, 0] == pytest.approx([0.2 * 10.0 + 0.6 * 20.0] * 2)
    assert army.pressing.tolist() == [[[0.6]]]
    assert seat_of(2, meeting(pressure=pressure)).prey.tolist() == [[[0.0, 0.0]]]


def test_odds_are_the_own_share_of_those_who_would_fight():
    assert seat_of(1, meeting()).odds[0, 0].tolist() == [pytest.approx(10.0 / 60.0)] * 2


def test_odds_are_perfect_where_no_enemy_is():
    assert seat_of(1, world(land([1.0]), SIDES, hostility=at_war(SIDES))).odds.tolist() == [[[1.0]]]


def test_what_is_governed_by_rivals_and_by_nobody():
    army = seat_of(0, meeting(control=faction_column(0.5, 0.1, 0.2)))

    assert army.control[0, 0, 0] == 0.5
    assert army.rival_control[0, 0, 0] == pytest.approx(0.3)
    assert army.ungoverned[0, 0, 0] == pytest.approx(0.2)


def test_sympathy_is_loyalty_less_anger_and_never_below_nothing():
    start = meeting(loyalty=faction_column(0.5, 0.3, 0.1), grievance=faction_column(0.2, 0.6, -0.4))

    assert [seat_of(f, start).sympathy[0, 0, 0] for f in range(3)] == pytest.approx([0.3, 0.0, 0.5])


def test_worth_is_people_and_symbols():
    assert seat_of(0, meeting()).worth[0, 0] == pytest.approx([0.6 + 0.0 / 2, 0.4 + 1.0 / 2])


def test_the_state_may_not_leave_the_country_and_insurgents_may():
    assert seat_of(0, meeting()).reachable.tolist() == [[[1.0, 0.0]]]
    assert seat_of(1, meeting()).reachable.tolist() == [[[1.0, 1.0]]]


class PlainHold(PlainSeat):
    """Garrison what is governed, in plain Python."""

    def decide(self):
        """Posture and resolve."""
        threat = self.enemies / self.enemies.sum() if self.enemies.sum() > 0 else 0.0 * self.enemies
        return self.control * (self.worth + 1.0 * threat) * self.reachable, 0.5


def lived(mind: object, start: World, steps: int = 6) -> World:
    how = setup_of(start, minds=(mind,) * len(start.factions))
    now, draws = start, Draws(9, range(start.replicates))
    for _ in range(steps):
        now = advance(how, now, draws)
    return now


def test_a_strategy_in_plain_python_gives_the_same_bits_as_with_arrays():
    arrays, plain = lived(STRATEGIES["hold"], country(5)), lived(PlainHold, country(5))

    assert arrays.posture.tobytes() == plain.posture.tobytes()
    assert arrays.fighters.tobytes() == plain.fighters.tobytes()


class Gambler(PlainSeat):
    """Go where a random number says."""

    def decide(self):
        """Anywhere."""
        return self.draw("where", len(self.fighters))


def test_a_plain_seat_draws_the_same_numbers_alone_and_in_a_batch():
    batch = seats(country(5), Draws(9, range(10, 15)).at("decide", 3))
    alone = seats(country(1), Draws(9, [13]).at("decide", 3))

    assert np.array_equal(
        Gambler.in_every_world(batch[2]).posture[3], Gambler.in_every_world(alone[2]).posture[0]
    )


def test_two_factions_with_one_mind_have_their_own_luck():
    table = seats(country(1), Draws(9, [0]).at("decide", 0))

    assert not np.array_equal(
        Gambler.in_every_world(table[1]).posture, Gambler.in_every_world(table[2]).posture
    )


class Vandal(PlainSeat):
    """Write into everything that is shown."""

    def decide(self):
        """Even weights, after the damage."""
        for name in PlainSeat.shown - {"pressing", "treasury", "campaign"}:
            getattr(self, name)[:] = -1.0
        return np.ones(len(self.fighters))


def test_a_plain_seat_cannot_alter_the_world():
    start = country(2)
    before = (start.fighters.tobytes(), start.control.tobytes())
    Vandal.in_every_world(seat_of(1, start))

    assert (start.fighters.tobytes(), start.control.tobytes()) == before


class Silent(PlainSeat):
    """Does not decide."""


def test_a_seat_that_does_not_decide_says_so():
    with pytest.raises(NotImplementedError, match="Silent does not say how it decides"):
        Silent.in_every_world(seat_of(0, country(1)))


class Curious(PlainSeat):
    """Looks for what is not shown."""

    def decide(self):
        """What it is not shown."""
        return self.losses


def test_a_seat_cannot_see_what_is_not_shown():
    with pytest.raises(AttributeError, match="Curious cannot see 'losses'"):
        Curious.in_every_world(seat_of(0, country(1)))


class Everywhere(PlainSeat):
    """Says only where to be."""

    def decide(self):
        """Everywhere alike."""
        return 1.0


def test_resolve_is_full_if_nothing_is_said_of_it():
    given = Everywhere.in_every_world(seat_of(0, country(2)))

    assert isinstance(given, Orders)
    assert (given.resolve == 1.0).all()
    assert given.posture.shape == (2, 1, 6)
