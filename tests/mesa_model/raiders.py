"""Factions of a user: plain-Python minds, for both doors."""

import numpy as np

from sahel_sim.core import PlainSeat
from sahel_sim.mesa_model import FactionAgent


class Raider(FactionAgent):
    """Strikes where rivals are weakest, whatever it costs."""

    def decide(self) -> np.ndarray:
        """The weakest place, all of it."""
        shares = np.zeros(len(self.fighters))
        shares[np.argmin(self.enemies - 0.1 * self.fighters)] = 1.0
        return shares


class Gambler(FactionAgent):
    """Goes where a throw of the dice says, and fights as it feels."""

    def decide(self) -> tuple[np.ndarray, float]:
        """Wherever."""
        return self.draw("where", len(self.fighters)), float(self.draw("mood")[0])


class Accountant(FactionAgent):
    """Reads everything that a window and a bare seat both show."""

    def decide(self) -> tuple[np.ndarray, float]:
        """By the books."""
        bold = self.active and self.bloc == "rebels" and self.name == "league" and self.strength > 300
        return 0.5 * self.posture + self.sympathy, 0.9 if bold else 0.2 * float(self.resolve.max())


class Forgetful(FactionAgent):
    """Tries to remember how often it has decided."""

    times = 0

    def decide(self) -> tuple[np.ndarray, float]:
        """A little less each time, if it could count."""
        self.times += 1
        return self.worth, 1.0 / self.times


class Hermit(PlainSeat):
    """Knows nothing of Mesa."""

    def decide(self) -> np.ndarray:
        """Away from everybody."""
        return 1.0 - self.odds + self.sympathy


class Curious(FactionAgent):
    """Looks where it must not."""

    def decide(self) -> np.ndarray:
        """By looking at the whole world."""
        return np.full(len(self.fighters), self.model.world.fighters.sum())


class Dicer(FactionAgent):
    """Uses Mesa's own chance, which no ensemble could repeat."""

    def decide(self) -> np.ndarray:
        """By Mesa's dice."""
        return np.full(len(self.fighters), self.random.random())
