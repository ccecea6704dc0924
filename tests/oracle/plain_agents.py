"""The agents of the oracle: armies, which decide, and towns, where things happen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import mesa
from plain_chance import shares

if TYPE_CHECKING:
    from plain_mesa import PlainModel


class Army(mesa.Agent):
    """A faction: its money, its rules of engagement and its orders."""

    def __init__(self, model: "PlainModel", numbers: Mapping[str, Any]) -> None:
        super().__init__(model)
        self.name: str = numbers["name"]
        self.bloc: str = numbers["bloc"]
        self.is_state: bool = numbers["bloc"] == "state"
        self.is_jihadist: bool = numbers["bloc"] == "jihadists"
        self.is_insurgent: bool = numbers["bloc"] in ("rebels", "jihadists")
        self.active = numbers["strength"] > 0
        self.strategy, self.tactics = numbers["strategy"], numbers["tactics"]
        self.skill, self.restraint = numbers["skill"], numbers["restraint"]
        self.intelligence, self.services = numbers["intelligence"], numbers["services"]
        self.unity, self.divisible = numbers["unity"], numbers["divisible"]
        self.countryside: float = numbers["countryside"]
        self.support, self.establishment = numbers["support"], numbers["establishment"]
        self.treasury, self.unpaid, self.fallen = numbers["treasury"], 0.0, 0.0
        self.posture: dict[str, float] = {}
        self.resolve: dict[str, float] = {}

    @property
    def makes_pacts(self) -> bool:
        """Whether elders can come to terms with it."""
        return self.is_jihadist and self.divisible > 0

    def strength(self) -> float:
        """All its fighters."""
        return sum(town.fighters[self.name] for town in self.model.towns)

    def funded(self, half: float) -> float:
        """What part of those who would join its money can keep."""
        return self.treasury / (self.treasury + half) if self.treasury > 0 else 0.0

    def decide(self) -> tuple[dict[str, float], dict[str, float]]:
        """Where it wants its force, and how readily it fights there."""
        minds = {"press": self._press, "raid": self._raid, "opportunist": self._bide, "hold": self._hold}
        weights, resolve = minds[self.strategy]()
        reachable = self.reachable()
        wanted = {name: weight * reachable[name] for name, weight in weights.items()}
        return shares(wanted if sum(wanted.values()) > 0 else reachable), resolve

    def reachable(self) -> dict[str, float]:
        """1 where it may go: the state does not cross borders."""
        return {t.name: 0.0 if t.foreign and self.is_state else 1.0 for t in self.model.towns}

    def _press(self) -> tuple[dict[str, float], dict[str, float]]:
        towns, foes, reachable = self.model.towns, self.foes(), self.reachable()
        prey = {t.name: sum(h * u * t.fighters[o] for o, h, u in foes) for t in towns}
        prize = {t.name: self._theirs(t) * t.worth() for t in towns}
        threat, prize = shares(prey), shares(prize)
        goals = {n: (threat[n] + self.tactics["prize"] * prize[n]) * reachable[n] for n in reachable}
        garrison = shares({t.name: t.control[self.name] * t.worth() * reachable[t.name] for t in towns})
        pressure = max(h * u for _, h, u in foes)
        sent = self.tactics["field"] * pressure if sum(goals.values()) > 0 else 0.0
        goals = shares(goals)
        posture = {n: (1 - sent) * garrison[n] + sent * goals[n] for n in goals}
        return posture, dict.fromkeys(posture, max(self.tactics["watch"], pressure))

    def _hold(self) -> tuple[dict[str, float], dict[str, float]]:
        threat = shares({t.name: sum(h * t.fighters[o] for o, h, _ in self.foes()) for t in self.model.towns})
        alarm = self.tactics["alarm"]
        kept = {t.name: t.control[self.name] * (t.worth() + alarm * threat[t.name]) for t in self.model.towns}
        return kept, dict.fromkeys(kept, self.tactics["watch"])

    def _raid(self) -> tuple[dict[str, float], dict[str, float]]:
        shelter, prey, resolve = {}, {}, {}
        for t in self.model.towns:
            odds, theirs = self._odds(t), self._theirs(t)
            remote = 1 + self.tactics["shelter"] * t.remoteness
            shelter[t.name] = (0.05 * t.control[self.name] + self._sympathy(t)) * remote
            prey[t.name] = theirs * t.worth() * odds
            resolve[t.name] = odds**2
        shelter, prey, striking = shares(shelter), shares(prey), self.tactics["striking"]
        return {n: (1 - striking) * shelter[n] + striking * prey[n] for n in shelter}, resolve

    def _bide(self) -> tuple[dict[str, float], dict[str, float]]:
        calm, resolve = {}, {}
        for t in self.model.towns:
            odds = self._odds(t)
            chances = t.ungoverned + self.tactics["appetite"] * self._theirs(t) * odds + self._sympathy(t)
            worth = t.worth() + 1 / len(self.model.towns)
            calm[t.name] = 0.0 if t.foreign else worth * chances * odds
            resolve[t.name] = self.tactics["boldness"] * odds
        strikes = dict.fromkeys(calm, 0.0)
        for foe, hostile, effort in self.foes():
            prey, promise = self._mass(foe)
            for name, weight in prey.items():
                strikes[name] += hostile * effort * weight
                resolve[name] = max(resolve[name], hostile * effort * promise[name])
        part = self._massing() if sum(strikes.values()) > 0 else 0.0
        calm, strikes = shares(calm), shares(strikes)
        return {n: (1 - part) * calm[n] + part * strikes[n] for n in calm}, resolve

    def _massing(self) -> float:
        """What part of it comes together for strikes."""
        return self.tactics["striking"] * max(h * u for _, h, u in self.foes())

    def _mass(self, foe: str) -> tuple[dict[str, float], dict[str, float]]:
        """Where it would strike one enemy, and how much that promises."""
        force = self._massing() * self.strength()
        band = self.tactics["band"] * force / (self.tactics["band"] + force)
        promise = {}
        for t in self.model.towns:
            there = self.model.facing(foe, t)
            promise[t.name] = band / (band + there) if band > 0 and there > 0 and not t.foreign else 0.0
        ground = shares({t.name: t.control[foe] * t.worth() * promise[t.name] for t in self.model.towns})
        hunted = shares({t.name: self.model.facing(foe, t) * promise[t.name] for t in self.model.towns})
        hunting = self.tactics["hunting"]
        return {n: (1 - hunting) * ground[n] + hunting * hunted[n] for n in promise}, promise

    def _odds(self, town: "Town") -> float:
        """Its part of its own and enemy fighters there."""
        enemies = sum(hostile * self.model.facing(foe, town) for foe, hostile, _ in self.foes())
        return 1 - enemies / (town.fighters[self.name] + enemies) if enemies > 0 else 1.0

    def _theirs(self, town: "Town") -> float:
        """What its enemies govern there."""
        return sum(hostile * town.control[foe] for foe, hostile, _ in self.foes())

    def _sympathy(self, town: "Town") -> float:
        return max(town.loyalty[self.name] - town.grievance[self.name], 0.0)

    def foes(self) -> list[tuple[str, float, float]]:
        """Every other army that it is at odds with, how hostile the two are, and its effort against it."""
        others = [army.name for army in self.model.armies if army is not self]
        pairs = [(self.name, other) for other in others]
        return [(pair[1], max(self.model.hostility[pair], 0.0), self.model.effort(*pair)) for pair in pairs]


class Town(mesa.Agent):
    """A locality: its people, who governs it, who is there, and what people feel."""

    def __init__(self, model: "PlainModel", numbers: Mapping[str, Any]) -> None:
        super().__init__(model)
        self.name, self.region, self.foreign = numbers["name"], numbers["region"], numbers["foreign"]
        self.symbolic, self.remoteness = numbers["symbolic"], numbers["remoteness"]
        self.residents, self.displaced, self.away = numbers["people"], 0.0, 0.0
        self.held = {part: dict(numbers[f"{part}_control"]) for part in ("town", "village")}
        self.fighters = dict(numbers["fighters"])
        self.loyalty = dict(numbers["loyalty"])
        self.capital, self.in_town = numbers["capital"], numbers["in_town"]
        self.of_town = self.in_town
        self.pact: bool = numbers["pact"]
        self.panic = dict.fromkeys(self.fighters, 0.0)
        self.grievance, self.fear = dict.fromkeys(self.fighters, 0.0), dict.fromkeys(self.fighters, 0.0)
        self.forget()

    def forget(self) -> None:
        """Begin a new step, in which nothing has happened yet."""
        self.seized, self.slain = dict.fromkeys(self.fighters, 0.0), {}
        self.losses, self.stray = dict.fromkeys(self.fighters, 0.0), dict.fromkeys(self.fighters, 0.0)
        self.harmed, self.clashes = dict.fromkeys(self.fighters, 0.0), 0.0

    def enlist(self, wanted: Mapping[str, float]) -> None:
        """Residents join, as long as there are any; below 0, fighters go home."""
        total = sum(max(number, 0.0) for number in wanted.values())
        room = min(total, self.residents) / total if total > 0 else 0.0
        for name, number in wanted.items():
            joining = number * room if number > 0 else number
            self.fighters[name] += joining
            self.residents -= joining

    @property
    def people(self) -> float:
        """Who lives here now."""
        return self.residents + self.displaced

    @property
    def control(self) -> dict[str, float]:
        """What each army governs of the town and its villages, by the people who are at home there."""
        town, villages = self.held["town"], self.held["village"]
        return {name: self.in_town * town[name] + (1 - self.in_town) * villages[name] for name in town}

    @property
    def ungoverned(self) -> float:
        """What nobody governs."""
        return max(1 - sum(self.control.values()), 0.0)

    def worth(self) -> float:
        """Its share of all people, and its symbolic weight."""
        return self.people / self.model.people() + self.symbolic / len(self.model.towns)
