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
from plain_chance import Average, Luck, chance, clipped, denounced, drawn, shares


class PlainModel(mesa.Model):
    """The core rules for a few towns and armies.

    Parameters
    ----------
    numbers
        ``armies``, ``towns``, ``roads`` as ``(from, to, km)``, ``hostility``, ``pressure`` and ``truce`` by
        pair of names, ``elders`` for their say at the table, ``parameters`` by rule, and ``months`` in a
        step.
    luck
        Where chance comes from.
    """

    def __init__(self, numbers: Mapping[str, Any], luck: Luck | Average) -> None:
        super().__init__(rng=0)
        self.luck, self.rules, self.months = luck, numbers["parameters"], numbers["months"]
        self.truce, self.pressure = numbers["truce"], numbers["pressure"]
        self.elders: float = numbers["elders"]
        self.hostility = {
            pair: h * (1 - self.truce[pair]) if h > 0 else h for pair, h in numbers["hostility"].items()
        }
        self.drive = {pair: float(pair[0] != pair[1]) for pair in self.pressure}
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

    def effort(self, one: str, other: str) -> float:
        """What one puts into its war with the other."""
        return self.pressure[one, other] * self.drive[one, other]

    def reach(self, army: Army, town: Town) -> float:
        """How much of a town and the villages around it an army reaches from where it stands."""
        return town.in_town + (1 - town.in_town) * army.countryside

    def facing(self, name: str, town: Town) -> float:
        """How many fighters of an army others face there."""
        return town.fighters[name] * next(self.reach(a, town) for a in self.armies if a.name == name)

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
            self.rout,
            self.displacement,
            self.pacts,
            self.will_to_fight,
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
            earned = support + p["tax"] * governed * self.months
            spare = max(army.treasury + earned - paid - p["reserve"] * army.support, 0.0)
            army.treasury = funds - paid - (min(spare, earned) if army.is_state else 0.0)
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
                    foe = other if name == one.name else one
                    town.slain[name, foe.name] = dead
            for name, dead in wanted.items():
                town.losses[name] = min(dead, town.fighters[name])
                borne = town.losses[name] / dead if dead > 0 else 0.0
                town.slain |= {pair: n * borne for pair, n in town.slain.items() if pair[0] == name}
            for army in self.armies:
                town.fighters[army.name] -= town.losses[army.name]
                army.fallen += town.losses[army.name]

    def _clash(self, town: Town, one: Army, other: Army) -> dict[str, float]:
        """How many of both sides die, before anyone has died twice; their stray fire is noted in the town."""
        p = self.rules["combat"]
        known = p["acquainted"] if one.bloc == other.bloc and not one.is_state else 0.0
        seek = self._seeks(one, other, town, known) + self._seeks(other, one, town, known)
        jihad = (one.is_state and other.is_jihadist) or (other.is_state and one.is_jihadist)
        if jihad and town.pact and (one.makes_pacts or other.makes_pacts):
            seek *= 1 - p["withheld"]
        mean, astray = {}, {}
        for shooter, target in ((one, other), (other, one)):
            telling = town.control[shooter.name] * (1 - max(town.grievance[shooter.name], 0.0))
            aimed = min(shooter.intelligence + p["tips"] * telling, 1.0)
            aimed = known + (1 - known) * aimed
            shots, marks = town.fighters[shooter.name], p["frontage"] * town.fighters[target.name]
            shots *= marks / (shots + marks) if marks > 0 else 0.0
            fire = p["fire"] * shooter.skill * shots * seek / 2 * self.months
            around = town.people + sum(n for name, n in town.fighters.items() if name != shooter.name)
            area = town.fighters[target.name] / around if around > 0 else 0.0
            mean[target.name] = min(fire * (aimed + (1 - aimed) * area), town.fighters[target.name])
            astray[shooter.name] = fire * (1 - aimed) * town.people / around if around > 0 else 0.0
        expected = sum(mean.values())
        if expected <= 0:
            return {}
        number, dead = self.luck.events(expected / p["mean_toll"], p["mean_toll"], p["spread"])
        realised = dead / expected
        town.clashes += number if jihad else 0.0
        for name, civilians in astray.items():
            town.stray[name] += realised * civilians
        return {name: realised * dead for name, dead in mean.items()}

    def _seeks(self, army: Army, foe: Army, town: Town, known: float) -> float:
        """How much one seeks the other and finds it."""
        visible = town.fighters[foe.name] * foe.resolve[town.name]
        found = visible / (visible + self.rules["combat"]["elusive"]) if visible > 0 else 0.0
        wanted = max(self.hostility[army.name, foe.name], 0.0) * self.effort(army.name, foe.name)
        return wanted * army.resolve[town.name] * self.reach(army, town) * (known + (1 - known) * found)

    def harm(self) -> None:
        """Bystanders die of fire that misses; others in attacks that are meant for them."""
        p = self.rules["harm"]
        exiles = 0.0
        for town in self.towns:
            people, wanted = town.people, {}
            for army in self.armies:
                held, present = town.control[army.name], town.fighters[army.name]
                selective = [
                    denounced(part[army.name], p["at_parity"], p["at_ends"]) for part in town.held.values()
                ]
                rate = p["selective"] * (selective[1] + town.in_town * (selective[0] - selective[1]))
                rate += p["indiscriminate"] * (1 - held) * (1 - army.intelligence)
                rate *= (1 - army.restraint) * present / (present + p["presence"]) * people / 10_000
                rivals = sum(h * self.drive[army.name, n] * town.fighters[n] for n, h, _ in army.foes())
                rate *= rivals / (rivals + p["rivals"]) if rivals > 0 else 0.0
                rate *= 1 - p["bound"] * self._truce_with_the_state(army)
                rate *= 1 - p["withheld"] if town.pact and army.makes_pacts else 1.0
                _, attacks = self.luck.events(rate * self.months, p["mean_toll"], p["spread"])
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

    def _truce_with_the_state(self, army: Army) -> float:
        """How far one that is not of the state has a truce with it."""
        states = [other.name for other in self.armies if other.is_state]
        return 0.0 if army.is_state else sum(self.truce[army.name, s] for s in states) / len(states)

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
            for town in self.towns:
                region = [t.harmed[army.name] for t in self.towns if t.region == town.region]
                news = town.harmed[army.name] + p["hearsay"] * sum(region) / len(region)
                blame = p["blame_state"] if army.is_state else p["blame_insurgents"]
                blame *= (1 - town.loyalty[army.name]) * news
                blame = math.copysign(1 - math.exp(-abs(blame)), blame)
                calmed = town.grievance[army.name] * math.exp(-self.months / p["memory"])
                calmed = clipped(calmed - p["relief"] * army.services * town.control[army.name] * self.months)
                town.grievance[army.name] = calmed + blame * (1 - abs(calmed))
                fear = town.fear[army.name]
                town.fear[army.name] = drawn(fear, p["dread"] * news, self.months / p["fear_memory"], 0.0)

    def recruitment(self) -> None:
        """The aggrieved and the avengers join the insurgents, and others come from afar."""
        p = self.rules["recruitment"]
        sizes = {army.name: army.strength() for army in self.armies if army.is_jihadist}
        jihadists = sum(sizes.values())
        doors = shares({n: s / (s + p["recruiters"]) if s > 0 else 0.0 for n, s in sizes.items()})
        arrivals = p["inflow"] * 365.25 / 12 * self.months
        if jihadists > 0:
            arrivals *= jihadists / (jihadists + p["recruiters"])
        for town in self.towns:
            wanted = {}
            for army in (army for army in self.armies if not army.is_state):
                number = self._avengers(town, army)
                if army.is_insurgent:
                    number += army.funded(p["half_funds"]) * self._aggrieved(town, army)
                if army.is_jihadist and sizes[army.name] > 0:
                    number += arrivals * doors[army.name] * town.fighters[army.name] / sizes[army.name]
                wanted[army.name] = number
            town.enlist(wanted)

    def _aggrieved(self, town: Town, army: Army) -> float:
        p, foes = self.rules["recruitment"], army.foes()
        anger = sum(h * town.grievance[o] for o, h, _ in foes) - town.grievance[army.name]
        fear = sum(h * town.fear[o] for o, h, _ in foes)
        present = sum(town.fighters.values())
        reach = town.control[army.name]
        own = town.fighters[army.name]
        reach += town.ungoverned * own / present if present > 0 else 0.0
        reach *= own / (own + p["presence"]) if own > 0 else 0.0
        calm = p["pact"] if town.pact and army.makes_pacts else 0.0
        will = math.exp(p["anger"] * (anger + town.loyalty[army.name]) - p["deterrence"] * fear + calm)
        return min(chance(p["hazard"], self.months) * will, 1.0) * town.residents * reach

    def _avengers(self, town: Town, army: Army) -> float:
        total = 0.0
        for foe, hostile, _ in army.foes():
            sides = sum(
                max(self.hostility[n, foe], 0.0) * there for n, there in town.fighters.items() if n != foe
            )
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
                part += chance(p["idle"], self.months) * self._idle(army)
                leaving = min(max(part + p["losses"] * lost, 0.0), 1.0) * there
                town.fighters[army.name] -= leaving
                town.residents += leaving

    def _idle(self, army: Army) -> float:
        """How far an insurgent's war with the state has faded."""
        states = [other.name for other in self.armies if other.is_state]
        return (
            0.0 if not army.is_insurgent else 1 - sum(self.drive[army.name, s] for s in states) / len(states)
        )

    def contests(self) -> None:
        """Towns whose masters are challenged are decided, a vacuum is entered, undefended holds fade."""
        p = self.rules["control"]
        for town in self.towns:
            for part, held in town.held.items():
                hold, strength = {}, {}
                for army in self.armies:
                    name = army.name
                    backing = 1 + p["backing"] * (town.loyalty[name] - max(town.grievance[name], 0.0))
                    reach = 1 if part == "town" else army.countryside
                    hold[name] = town.fighters[name] * army.skill * backing * reach
                    stands = army.unity * (1 - town.panic[name])
                    strength[name] = hold[name] * army.resolve[town.name] * stands
                due = p["decision"] * self._challenged(held, strength) * self.months
                if self.luck.happens(1 - math.exp(-due)):
                    raised = {n: s ** p["decisiveness"] if s > 0 else 0.0 for n, s in strength.items()}
                    seized = self._seize(held, self.luck.one_of(shares(raised)), due)
                    town.seized = seized if part == "town" else town.seized
                vacuum = max(1 - sum(held.values()), 0.0)
                entering = vacuum * chance(p["entry"] * vacuum ** p["vacuum"], self.months)
                for name, force in hold.items():
                    exposed = p["garrison"] / (p["garrison"] + force) * (1 - town.loyalty[name])
                    entered = entering * force / (p["garrison"] + sum(hold.values()))
                    held[name] += entered - held[name] * exposed * chance(p["neglect"], self.months)

    def _challenged(self, held: Mapping[str, float], strength: Mapping[str, float]) -> float:
        """How far those who govern have enemies who are strong there."""
        mix, challenged = shares(strength), 0.0
        for holder in self.armies:
            for foe, hostile, _ in holder.foes():
                pressed = hostile * self.effort(foe, holder.name)
                challenged += pressed * held[holder.name] * mix[foe]
        return challenged

    def _seize(self, held: dict[str, float], winner: str, due: float) -> dict[str, float]:
        """The winner takes a part of all that its enemies hold, more if several decisions were due."""
        part = (1 - math.exp(-self.rules["control"]["seizure"] * due)) / (1 - math.exp(-due))
        seized = dict.fromkeys(held, 0.0)
        for army in self.armies:
            if army.name != winner:
                taken = max(self.hostility[army.name, winner], 0.0) * part * held[army.name]
                held[army.name] -= taken
                held[winner] += taken
                seized[army.name] -= taken
                seized[winner] += taken
        return seized

    def rout(self) -> None:
        """Who lost frightens others of its side along the roads, and the frightened run."""
        p = self.rules["rout"]
        fading = self.months / p["memory"]
        for army in self.armies:
            running, calm = 0.0, {}
            weak = p["contagion"] * (1 - army.unity) / army.unity * (1 - math.exp(-fading)) / fading
            for town in self.towns:
                shock = sum(
                    math.exp(-self.way[town.name][t.name] / p["reach"])
                    * max(-t.seized[army.name], 0.0)
                    * t.of_town
                    for t in self.towns
                )
                before, there = town.panic[army.name], town.fighters[army.name]
                after = 1 - (1 - before * math.exp(-fading)) * math.exp(-weak * shock)
                after = after if there > 0 else 0.0
                town.panic[army.name] = after
                runs = there * chance(p["flight"] * (before + after) / 2, self.months)
                town.fighters[army.name] -= runs
                town.residents += runs * p["home"]
                running += runs * (1 - p["home"])
                calm[town.name] = there * (1 - after) + (0.0 if town.foreign else 1e-6)
            for town, part in zip(self.towns, shares(calm).values(), strict=True):
                town.fighters[army.name] += running * part

    def pacts(self) -> None:
        """Elders come to terms with jihadists who press them, and pacts lapse or are broken by clashes."""
        p = self.rules["pacts"]
        asked = p["unasked"] + (1 - p["unasked"]) * self.elders
        for town in self.towns:
            there = {a: town.fighters[a.name] for a in self.armies if a.is_jihadist and a.active}
            pressed = sum(a.divisible * n for a, n in there.items()) / (p["pressed"] + sum(there.values()))
            made = 0.0 if town.foreign else p["agreed"] * asked * pressed * self.months
            broken = p["lapsing"] * self.months + p["violated"] * town.clashes
            if self.luck.happens(1 - math.exp(-(broken if town.pact else made))):
                town.pact = not town.pact

    def will_to_fight(self) -> None:
        """The will to fight fades, and rises again with own dead and civilians whom the enemy kills."""
        p = self.rules["drive"]
        for army in self.armies:
            for foe in (foe for foe in self.armies if foe is not army):
                pair = (army.name, foe.name)
                fading = p["fatigue"] * max(min(army.divisible, foe.divisible), p["least"]) * self.months
                dead = sum(
                    town.slain.get(pair, 0.0) + p["civilians"] * self._wronged(town, pair)
                    for town in self.towns
                )
                self.drive[pair] = drawn(self.drive[pair], p["provocation"] * dead, fading, 0.0)

    def _wronged(self, town: Town, pair: tuple[str, str]) -> float:
        """Civilians whom the second killed as far as the first is one of those who fight it there."""
        hostile = {
            a.name: max(self.hostility[a.name, pair[1]], 0.0) for a in self.armies if a.name != pair[1]
        }
        foes = sum(h * town.fighters[n] for n, h in hostile.items())
        own = hostile[pair[0]] * town.fighters[pair[0]]
        return town.harmed[pair[1]] * own / foes if foes > 0 else 0.0

    def displacement(self) -> None:
        """People of towns and of villages flee from violence, and return to calm."""
        p = self.rules["displacement"]
        arriving, leaving, returning = dict.fromkeys(self.hub, 0.0), {}, {}
        for town in self.towns:
            deaths = sum(town.harmed.values()) + sum(town.losses.values())
            stay = math.exp(-p["flight"] * deaths / town.people) if town.people > 0 else 1.0
            inside = town.residents * town.in_town
            from_town = inside * (1 - stay * (1 - self._partisans(town, stay, True)))
            villagers = (town.residents - inside) * (1 - stay * (1 - self._partisans(town, stay, False)))
            leaving[town.name] = (from_town, villagers, town.displaced * (1 - stay))
            near = {n: math.exp(-km / p["reach"]) for n, km in self.road[town.name].items()}
            own = villagers / (1 + sum(near.values()))
            arriving[town.name] += own
            for name, weight in shares(near).items():
                arriving[name] += weight * (sum(leaving[town.name]) - own)
            calm = math.prod(1 - fear for fear in town.fear.values())
            returning[town.name] = town.away * chance(p["homecoming"] * calm, self.months)
        for town in self.towns:
            from_town, villagers, moved_on = leaving[town.name]
            back, inside = returning[town.name], town.residents * town.in_town - from_town
            outside = town.residents * (1 - town.in_town) - villagers
            everyone = town.residents - from_town - villagers + town.away
            missing = max(town.of_town * everyone - inside, 0.0)
            elsewhere = max((1 - town.of_town) * everyone - outside, 0.0)
            inside += back * missing / (missing + elsewhere) if missing + elsewhere > 0 else 0.0
            town.residents += back - from_town - villagers
            town.in_town = inside / town.residents if town.residents > 0 else town.in_town
            town.away += from_town + villagers - back
            town.displaced += arriving[town.name] - moved_on
        self._lessen("displaced", sum(returning.values()))

    def _partisans(self, town: Town, stay: float, inside: bool) -> float:
        """Part of the people of a town, or of its villages, who run because they side with others."""
        everyone = town.residents + town.away
        at_home = town.residents / everyone * (1 + stay) / 2 if everyone > 0 else 0.0
        running = 0.0
        for army in self.armies:
            region = [t for t in self.towns if t.region == town.region and t.capital]
            took = max(
                max(town.seized[army.name], 0.0) if inside else 0.0,
                sum(max(t.seized[army.name], 0.0) for t in region),
            )
            sided = min(sum(hostile * town.loyalty[foe] for foe, hostile, _ in army.foes()), 1.0)
            still = max(sided - (1 - at_home), 0.0)
            running += (1 - math.exp(-self.rules["displacement"]["fall"] * took)) * still
        return min(running / at_home, 1.0) if at_home > 0 else 0.0


def pairs(armies: list[Army]) -> list[tuple[Army, Army]]:
    """Every two armies once."""
    return [(one, other) for n, one in enumerate(armies) for other in armies[n + 1 :]]
