"""Write ``docs/known_starts.md``: ``python docs/figures/known_starts.py``.

What the model makes of two starts whose first months are known, 2012 and 2023, share of worlds by share of
worlds. Nothing is left out because it fits badly.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from as_declared import as_declared

from sahel_sim.core import Array, Draws, World
from sahel_sim.engine import advance
from sahel_sim.results.endings import DEATHS_OF_A_WAR
from sahel_sim.scenario import build, with_changes

PAGE = Path(__file__).parent.parent / "known_starts.md"
WORLDS = 256
DISTANCES = (0.3, 0.5, 0.7, 0.9)


def worlds(name: str, months: int, changes: Mapping[str, Any] | None = None) -> Iterator[World]:
    """The worlds of a scenario, month by month."""
    story = with_changes(as_declared(name), changes) if changes else as_declared(name)
    setup = build(story, WORLDS)
    world, luck = setup.world, Draws(1, range(WORLDS))
    for _ in range(months):
        world = advance(setup, world, luck)
        yield world


def held(world: World, faction: str, place: str) -> Array:
    """Whether a faction governs more of a place than any other, ``(R,)``."""
    leader = world.control[:, :, world.places.where(place)].argmax(axis=1)
    return (leader == world.factions.names.index(faction)).astype(np.float64)


def between(world: World, a: str, b: str) -> Array:
    """Deaths of this step between two factions, ``(R,)``."""
    names = world.factions.names
    pair = world.factions.pairs.index((names.index(a), names.index(b)))
    deaths: Array = world.toll[:, pair].sum(axis=-1)
    return deaths


def of_2012() -> Iterator[str]:
    """The rebellion of 2012."""
    yield "## January 2012\n"
    yield "Rebels attacked on 17 January; by 1 April Kidal, Gao and Timbuktu had fallen, and by 28 June the"
    yield "jihadists had taken the towns from their allies (K27). Allies fall out here by chance, sooner as"
    yield "the army that bound them together is pushed out of reach. Told is of rebels and AQIM with MUJAO.\n"
    yield "| months after the start | state has lost Kidal | Gao | Timbuktu | rebels and AQIM enemies |"
    yield "|---|---|---|---|---|"
    for month, world in enumerate(worlds("mali_2012_01", 48), start=1):
        if month in (2, 3, 6, 12, 24, 48):
            lost = [1.0 - held(world, "government", p).mean() for p in ("Kidal", "Gao", "Timbuktu")]
            yield f"| {month} | {_shares(*lost, _enemies(world))} |"
    yield "\nWhether allies become enemies hangs on how far apart they are said to be. After two years:\n"
    yield "| distance of identities | rebels and AQIM are enemies | mean hostility, -1 to 1 |"
    yield "|---|---|---|"
    for distance in DISTANCES:
        *_, world = worlds("mali_2012_01", 24, {"distances.csp-aqim": distance})
        yield f"| {distance:g} | {_shares(_enemies(world))} | {_hostility(world).mean():+.2f} |"
    yield ""


def of_2023() -> Iterator[str]:
    """The campaign for Kidal."""
    yield "## August 2023\n"
    yield "A column left Gao on 2 October and the town fell on 14 November (K14, K44); 159 to 224 died in"
    yield "the war of state and CSP in 2023 (K1). The size of the campaign is chosen for the deaths, so they"
    yield "are no test; whether the town falls, and when, is left to the model.\n"
    taken, ever, deaths = [], np.zeros(WORLDS), []
    for world in worlds("mali_2023_08", 120):
        holds = held(world, "government", "Kidal")
        ever = np.maximum(ever, holds)
        taken.append((holds.mean(), ever.mean()))
        deaths.append(between(world, "government", "csp"))
    monthly = np.stack(deaths, axis=1)
    campaign, after = monthly[:, 1:4].mean(), monthly[:, 5:17].mean()
    last = monthly[:, -24:].reshape(WORLDS, 2, 12).sum(axis=-1)
    rows = {
        "The state holds Kidal at the end of November 2023": _shares(taken[3][0]),
        "at the end of February 2024": _shares(taken[6][0]),
        "It has held Kidal at some time by July 2026": _shares(taken[35][1]),
        "Deaths, state and CSP, August to December 2023 (mean)": f"{monthly[:, :5].sum(axis=1).mean():.0f}",
        "Deaths a month, September to November 2023 (mean)": f"{campaign:.0f}",
        "Deaths a month, in 2024 (mean)": f"{after:.0f}",
        "War between state and CSP over after ten years": _shares(
            (last < DEATHS_OF_A_WAR).all(axis=1).mean()
        ),
    }
    yield "| what | worlds, or number |\n|---|---|"
    yield from (f"| {what} | {value} |" for what, value in rows.items())
    yield ""


def _enemies(world: World) -> float:
    return float((_hostility(world) > 0).mean())


def _hostility(world: World) -> Array:
    names = world.factions.names
    found: Array = world.hostility[:, names.index("csp"), names.index("aqim")]
    return found


def _shares(*shares: float) -> str:
    return " | ".join(f"{100 * share:.0f} %" for share in shares)


def main() -> None:
    """Run both starts and write the page."""
    lines = [
        "# Two starts whose first months are known\n",
        f"Written by `docs/figures/known_starts.py` from {WORLDS} worlds each, at the defaults.\n",
        *of_2012(),
        *of_2023(),
    ]
    PAGE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
