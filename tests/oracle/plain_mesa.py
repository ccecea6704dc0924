"""An independent oracle: the core rules as an ordinary Mesa model.

Towns and armies are agents with state of their own; every rule is a plain loop over Python numbers;
chance comes from Python's own generator. It shares no code with the library. It follows the equations in
the docstrings of the mechanisms, so that a misprint there, or a slip in the arrays, shows as a disagreement.
"""

import math
from collections.abc import Mapping
from typing import Any

import mesa
from plain_agents import Army, Town
from plain_chance import Average, Luck, chance, clipped, denounced, shares


class PlainModel(mesa.Model):
    """The core rules for a few towns and armies.

    Parameters
    ----------
    numbers
        ``armies``, ``towns``, ``roads`` as ``(from, to, km)``, ``hostility`` and ``pressure`` by pair of
        names, ``parameters`` by rule, and ``months`` in a step.
    luck
        Where chance comes from.
    """

    def __init__(self, numbers: Mapping[str, Any], luck: Luck | Average) -> None:
        super().__init__(rng=0)
        self.luck, self.rules, self.months = luck, numbers["parameters"], numbers["months"]
        self.hostility, self.pressure = numbers["hostility"], numbers["pressure"]
        self.armies = [Army(self, each) for each in numbers["armies"]]
        self.towns = [Town(self, each) for each in numbers["towns"]]
        self.road: dict[str, dict[str, float]] = {t.name: {} for t in self.towns}
        for a, b, km in numbers["roads"]:
            self.road[a][b] = self.road[b][a] = km
        self.hub = {t.name: next(h.name for h in self.towns if h.region == t.region) for t in self.towns}
        self.way = {t.name: self._distances_from(t.name) for t in self.towns}

    def _distances_from(self, start: str) -> dict[str, float]:
        """Length of the shortest way by road to every town."""
        distance = {t.name: math.inf for t in self.towns} | {start: 0.0}
        for _ in self.towns:
            for a, neighbours in self.road.items():
                for b, km in neighbours.items():
                    distance[b] = min(distance[b], distance[a] + km)
        return distance

    def governed(self, name: str) -> float:
        """Share of the people of the country whom a faction governs."""
        home = [town for town in self.towns if not town.foreign]
        return sum(t.people * t.control[name] for t in home) / sum(t.people for t in home)

    def people(self) -> float:
        """Everybody who lives anywhere."""
        return sum(town.residents + town.displaced for town in self.towns)

    def step(self) -> None:
        """One month: all decide on the same view, then one rule after another."""
        for town in self.towns:
            town.forget()
        decisions = [army.decide() for army in self.armies]
        for army, (posture, resolve) in zip(self.armies, decisions, strict=True):
            army.posture, army.resolve = posture, resolve
        for rule in (
            self.finance,
            self.movement,
            self.combat,
            self.harm,
            self.anger,
            self.recruitment,
            self.drafting,
            self.desertion,
            self.contests,
            self.displacement,
        ):
            rule()

    def finance(self) -> None:
        """Support, taxes and war income come in; fighters are paid as far as it goes."""
        p = self.rules["finance"]
        for army in self.armies:
            pay = p["pay_state"] if army.is_state else p["pay_insurgents"]
            owed = pay * army.strength() * self.months
            governed = sum(t.control[army.name] * t.people for t in self.towns if not t.foreign)
            support = army.support * self.months if army.active else 0.0
            rent = 0.0 if army.is_state else p["war_rent"] * owed
            funds = army.treasury + support + p["tax"] * governed * self.months + rent
            paid = min(owed, funds)
            army.treasury = funds - paid
            army.unpaid = (owed - paid) / owed if owed > 0 else 0.0

    def movement(self) -> None:
        """A part of each force gathers at the hubs and drives to where it is wanted."""
        p = self.rules["movement"]
        moving = chance(p["mobility"], self.months)
        for army in self.armies:
            pool = dict.fromkeys(self.hub.values(), 0.0)
            for town in self.towns:
                pool[self.hub[town.name]] += moving * town.fighters[army.name]
                town.fighters[army.name] *= 1 - moving
            for start, fighters in pool.items():
                pull = {}
                for town in self.towns:
                    hub = self.hub[town.name]
                    km = self.way[start][hub] + self.way[hub][town.name]
                    pull[town.name] = army.posture[town.name] * math.exp(-km / p["reach"])
                for town, part in zip(self.towns, shares(pull).values(), strict=True):
                    town.fighters[army.name] += fighters * part

    def combat(self) -> None:
        """Every two hostile forces in a town clash as often as they seek and find each other."""
        for town in self.towns:
            wanted = dict.fromkeys(town.fighters, 0.0)
            for one, other in pairs(self.armies):
                for name, dead in self._clash(town, one, other).items():
                    wanted[name] += dead
            for name, dead in wanted.items():
                town.losses[name] = min(dead, town.fighters[name])
            for army in self.armies:
                town.fighters[army.name] -= town.losses[army.name]
                army.fallen += town.losses[army.name]

    def _clash(self, town: Town, one: Army, other: Army) -> dict[str, float]:
        """How many of both sides die, before anyone has died twice; their stray fire is noted in the town."""
        p = self.rules["combat"]
        seek = self._seeks(one, other, town) + self._seeks(other, one, town)
        for army in (one, other):
            visible = town.fighters[army.name] * army.resolve[town.name]
            seek *= visible / (visible + p["elusive"]) if visible > 0 else 0.0
        mean, astray = {}, {}
        for shooter, target in ((one, other), (other, one)):
            telling = town.control[shooter.name] * (1 - max(town.grievance[shooter.name], 0.0))
            aimed = min(shooter.intelligence + p["tips"] * telling, 1.0)
            fire = p["fire"] * shooter.skill * town.fighters[shooter.name] * seek / 2 * self.months
            around = town.people + sum(n for name, n in town.fighters.items() if name != shooter.name)
            area = town.fighters[target.name] / around if around > 0 else 0.0
            mean[target.name] = min(fire * (aimed + (1 - aimed) * area), town.fighters[target.name])
            astray[shooter.name] = fire * (1 - aimed) * town.people / around if around > 0 else 0.0
        expected = sum(mean.values())
        if expected <= 0:
            return {}
        realised = self.luck.events(expected / p["mean_toll"], p["mean_toll"], p["spread"]) / expected
        for name, civilians in astray.items():
            town.stray[name] += realised * civilians
        return {name: realised * dead for name, dead in mean.items()}

    def _seeks(self, army: Army, foe: Army, town: Town) -> float:
        pair = (army.name, foe.name)
        return self.hostility[pair] * self.pressure[pair] * army.resolve[town.name]

    def harm(self) -> None:
        """Bystanders die of fire that misses; others in attacks that are meant for them."""
        p = self.rules["harm"]
        exiles = 0.0
        for town in self.towns:
            people, wanted = town.people, {}
            for army in self.armies:
                held, present = town.control[army.name], town.fighters[army.name]
                rate = p["selective"] * denounced(held, p["at_parity"], p["at_ends"])
                rate += p["indiscriminate"] * (1 - held) * (1 - army.intelligence)
                rate *= (1 - army.restraint) * present / (present + p["presence"]) * people / 10_000
                attacks = self.luck.events(rate * self.months, p["mean_toll"], p["spread"])
                wanted[army.name] = attacks + p["bystanders"] * town.stray[army.name] * (1 - army.restraint)
            total = sum(wanted.values())
            if total > 0:
                part = min(total, people) / total
                at_home = town.residents / people
                for name, dead in wanted.items():
                    town.harmed[name] = dead * part
                dead = sum(town.harmed.values())
                exiles += dead * (1 - at_home)
                town.residents -= dead * at_home
                town.displaced -= dead * (1 - at_home)
        self._lessen("away", exiles)

    def _lessen(self, what: str, total: float) -> None:
        """Take a total away from what towns have, in proportion."""
        there = sum(getattr(town, what) for town in self.towns)
        for town in self.towns:
            if there > 0:
                setattr(town, what, getattr(town, what) * (1 - total / there))

    def anger(self) -> None:
        """Anger and fear fade, and rise with harm."""
        p = self.rules["grievance"]
        for army in self.armies:
            heard = {t.name: math.log1p(t.harmed[army.name] / self.months) for t in self.towns}
            for town in self.towns:
                region = [heard[t.name] for t in self.towns if t.region == town.region]
                news = (heard[town.name] + p["hearsay"] * sum(region) / len(region)) * self.months
                blame = p["blame_state"] if army.is_state else p["blame_insurgents"]
                blame = clipped(blame * (1 - town.loyalty[army.name]) * news)
                calmed = town.grievance[army.name] * math.exp(-self.months / p["memory"])
                calmed = clipped(calmed - p["relief"] * army.services * town.control[army.name] * self.months)
                town.grievance[army.name] = calmed + blame * (1 - abs(calmed))
                fear = town.fear[army.name]
                faded = fear * math.exp(-self.months / p["fear_memory"])
                town.fear[army.name] = faded + min(p["dread"] * news, 1.0) * (1 - fear)

    def recruitment(self) -> None:
        """The aggrieved and the avengers join the insurgents, and others come from afar."""
        p = self.rules["recruitment"]
        jihadists = sum(army.strength() for army in self.armies if army.is_jihadist)
        arrivals = p["inflow"] * 365.25 / 12 * self.months
        if jihadists > 0:
            arrivals *= jihadists / (jihadists + p["recruiters"])
        for town in self.towns:
            wanted = {}
            for army in (army for army in self.armies if not army.is_state):
                number = army.funded(p["half_funds"]) * self._aggrieved(town, army) + self._avengers(
                    town, army
                )
                if army.is_jihadist and jihadists > 0:
                    number += arrivals * town.fighters[army.name] / jihadists
                wanted[army.name] = number
            town.enlist(wanted)

    def _aggrieved(self, town: Town, army: Army) -> float:
        p, foes = self.rules["recruitment"], army.foes()
        anger = sum(h * town.grievance[o] for o, h, _ in foes) - town.grievance[army.name]
        fear = sum(h * town.fear[o] for o, h, _ in foes)
        present = sum(town.fighters.values())
        reach = town.control[army.name]
        reach += town.ungoverned * town.fighters[army.name] / present if present > 0 else 0.0
        will = math.exp(p["anger"] * (anger + town.loyalty[army.name]) - p["deterrence"] * fear)
        return min(chance(p["hazard"], self.months) * will, 1.0) * town.residents * reach

    def _avengers(self, town: Town, army: Army) -> float:
        total = 0.0
        for foe, hostile, _ in army.foes():
            sides = sum(self.hostility[n, foe] * there for n, there in town.fighters.items() if n != foe)
            if sides > 0:
                total += hostile * town.fighters[army.name] / sides * town.harmed[foe]
        return max(self.rules["recruitment"]["vengeance"] * total, -town.fighters[army.name])

    def drafting(self) -> None:
        """The state finds the soldiers it lacks in proportion to the residents it governs."""
        p = self.rules["drafting"]
        for army in (army for army in self.armies if army.is_state):
            short = max(army.establishment - army.strength(), 0.0) * army.funded(p["half_funds"])
            governed = shares({t.name: t.control[army.name] * t.residents for t in self.towns})
            for town in self.towns:
                town.enlist({army.name: short * chance(p["pace"], self.months) * governed[town.name]})

    def desertion(self) -> None:
        """Fighters go home where they are, sooner when unpaid and where many have just died."""
        p = self.rules["desertion"]
        for town in self.towns:
            for army in self.armies:
                there, dead = town.fighters[army.name], town.losses[army.name]
                lost = dead / (there + dead) if dead > 0 else 0.0
                part = chance(p["rate"], self.months) + chance(p["unpaid"], self.months) * army.unpaid
                leaving = min(max(part + p["losses"] * lost, 0.0), 1.0) * there
                town.fighters[army.name] -= leaving
                town.residents += leaving

    def contests(self) -> None:
        """Towns whose masters are challenged are decided, a vacuum is entered, undefended holds fade."""
        p = self.rules["control"]
        for town in self.towns:
            hold, strength = {}, {}
            for army in self.armies:
                backing = 1 + p["backing"] * (town.loyalty[army.name] - max(town.grievance[army.name], 0.0))
                hold[army.name] = town.fighters[army.name] * army.skill * backing
                strength[army.name] = hold[army.name] * army.resolve[town.name]
            if self.luck.happens(chance(p["decision"], self.months) * self._challenged(town, strength)):
                raised = {n: s ** p["decisiveness"] if s > 0 else 0.0 for n, s in strength.items()}
                self._seize(town, self.luck.one_of(shares(raised)))
            vacuum = town.ungoverned
            entering = vacuum * chance(p["entry"] * vacuum ** p["vacuum"], self.months)
            for name, force in hold.items():
                exposed = p["garrison"] / (p["garrison"] + force) * (1 - town.loyalty[name])
                entered = entering * force / (p["garrison"] + sum(hold.values()))
                faded = town.control[name] * exposed * chance(p["neglect"], self.months)
                town.control[name] += entered - faded

    def _challenged(self, town: Town, strength: Mapping[str, float]) -> float:
        """How far those who govern have enemies who are strong there."""
        mix, challenged = shares(strength), 0.0
        for holder in self.armies:
            for foe, hostile, _ in holder.foes():
                challenged += hostile * town.control[holder.name] * mix[foe]
        return challenged

    def _seize(self, town: Town, winner: str) -> None:
        for army in self.armies:
            if army.name != winner:
                share = self.hostility[army.name, winner] * self.rules["control"]["seizure"]
                taken = share * town.control[army.name]
                town.control[army.name] -= taken
                town.control[winner] += taken

    def displacement(self) -> None:
        """People flee from violence one road away, and return to calm."""
        p = self.rules["displacement"]
        arriving, leaving, returning = dict.fromkeys(self.hub, 0.0), {}, {}
        for town in self.towns:
            deaths = sum(town.harmed.values()) + sum(town.losses.values())
            violence = 1000 * deaths / town.people / self.months if town.people > 0 else 0.0
            part = chance(p["flight"] * math.log1p(violence), self.months)
            leaving[town.name] = (town.residents * part, town.displaced * part)
            near = shares({n: math.exp(-km / p["reach"]) for n, km in self.road[town.name].items()})
            for name, weight in near.items():
                arriving[name] += weight * sum(leaving[town.name])
            returning[town.name] = town.away * chance(p["homecoming"] * math.exp(-violence), self.months)
        for town in self.towns:
            fled, moved_on = leaving[town.name]
            town.residents += returning[town.name] - fled
            town.away += fled - returning[town.name]
            town.displaced += arriving[town.name] - moved_on
        self._lessen("displaced", sum(returning.values()))


def pairs(armies: list[Army]) -> list[tuple[Army, Army]]:
    """Every two armies once."""
    return [(one, other) for n, one in enumerate(armies) for other in armies[n + 1 :]]
