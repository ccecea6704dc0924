"""A map that moves: who governs each town and its villages month by month, over the runs or in one of them.

What it says is packed into bytes and drawn in the browser by ``map_player.js``; the map itself, its roads and
its names are drawn once, so that nothing but marks changes. Without a script it shows the start.
"""

import base64
import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from markupsafe import Markup, escape

from sahel_sim.core import Array, Places
from sahel_sim.languages import N_, _, in_language
from sahel_sim.report.figures.place_map import MapFrame, PlaceMark, frame_around
from sahel_sim.report.figures.theme import NOBODYS_LOOK, Look, looks
from sahel_sim.report.figures.town_names import town_name, weightiest
from sahel_sim.report.number_format import month_text
from sahel_sim.report.sentences import runs_text, short_name
from sahel_sim.results.dataset import leaders
from sahel_sim.results.place_dataset import NOT_KEPT

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

Positions: TypeAlias = "np.ndarray[Any, np.dtype[np.intp]]"
"""Positions of moments or places."""

FRAMES, SINGLE_RUNS, TOWNS = 121, 8, 9
"""Moments that are kept at most, single runs that can be chosen, and names of towns that are tried."""

AGREED = 2.0 / 3.0
"""Share of runs from which on they agree who governs most of a place; assumed: two of three."""

LEVELS, MOST_SIDES = 15, 15
"""Half a byte: how much of a share is kept, and whose it is; the last value is nobody."""

WIDE, LETTERS, SMALL_LETTERS = 460.0, 14.0, 12.0
"""Width of the drawing and size of its letters, in its own units."""

LETTER = 0.62
"""Width of a letter, relative to its height, on average and a little more."""

RING = 1.75
"""How much larger the mark of the villages around a town is than that of the town."""

SHAPES: Mapping[str, str] = {
    "o": "M-1,0a1,1 0 1,0 2,0a1,1 0 1,0 -2,0Z",
    "s": "M-.9,-.9h1.8v1.8h-1.8Z",
    "^": "M0,-1.15L1.1,.85H-1.1Z",
    "v": "M0,1.15L1.1,-.85H-1.1Z",
    "D": "M0,-1.2L1.2,0L0,1.2L-1.2,0Z",
    "h": "M0,-1.1L.95,-.55V.55L0,1.1L-.95,.55V-.55Z",
    "p": "M0,-1.1L1.05,-.34L.65,.9H-.65L-1.05,-.34Z",
    "P": "M-.4,-1.1h.8v.7h.7v.8h-.7v.7h-.8v-.7h-.7v-.8h.7Z",
    "X": "M-1.1,-.6L-.6,-1.1L0,-.5L.6,-1.1L1.1,-.6L.5,0L1.1,.6L.6,1.1L0,.5L-.6,1.1L-1.1,.6L-.5,0Z",
    "x": "M-.8,-.8L.8,.8M.8,-.8L-.8,.8",
}
"""Marks of sides as paths of radius 1, by the names that Matplotlib has for them."""

_Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of a name or mark."""

NEIGHBOURS = (N_("Algeria"), N_("Burkina Faso"), N_("Mauritania"), N_("Niger"))
"""Countries whose names are not the same in all languages."""


@dataclass(frozen=True)
class MovingMap:
    """What a page needs for the player.

    Attributes
    ----------
    drawing
        The map at the start, as SVG.
    legend
        Each side: its mark as SVG, and its name.
    data
        For the script, as JSON that can stand in a page.
    script, script_hash
        The script, and its SHA-256 for the page's policy.
    runs
        What can be chosen: all runs, or one.
    last
        The number of the last moment.
    first_date, note
        What is told before the script runs.
    """

    drawing: Markup
    legend: Sequence[tuple[Markup, str]]
    data: Markup
    script: Markup
    script_hash: str
    runs: Sequence[str]
    last: int
    first_date: str
    note: str


def moving_map(results: "Ensemble") -> MovingMap:
    """The player of runs that kept their places, in the language that is spoken.

    Raises ``ValueError`` if they did not keep them.
    """
    if not results.by_place:
        raise ValueError(NOT_KEPT)
    moments = np.unique(np.linspace(0, len(results.dates) - 1, FRAMES).round().astype(np.intp))
    kept = [results.by_place[f"{part}_control"][:, moments] for part in ("town", "village")]
    home = np.flatnonzero(results.places.foreign.reshape(-1) == 0)
    single = min(len(results), SINGLE_RUNS)
    packed = [_packed([share_of_runs(each) for each in kept], home)]
    packed += [_packed([of_one_run(each[run]) for each in kept], home) for run in range(single)]
    drawn = [*looks(results.factions), NOBODYS_LOOK]
    names = [*(short_name(results.factions, name) for name in results.factions.names), _("nobody")]
    dates = [month_text(results.dates[moment]) for moment in moments]
    script = _script()
    told = {
        "dates": dates,
        "notes": _notes(results, moments),
        "sides": [[SHAPES[look.mark], look.colour, name] for look, name in zip(drawn, names, strict=True)],
        "places": len(home),
        "series": packed,
        "agreed": int(AGREED * LEVELS),
        "nobody": len(names) - 1,
        "words": {
            "play": _("Play"),
            "pause": _("Pause"),
            "towns": _("Towns: {tally}.", tally="{tally}"),
            "villages": _("Villages: {tally}.", tally="{tally}"),
            "apart": _(
                "The runs disagree on {n} of {all} towns (dashed): fewer than two of three agree.",
                n="{n}",
                all="{all}",
            ),
        },
    }
    return MovingMap(
        drawing=map_drawing(results.places, [share_of_runs(each[:, :1])[0][0] for each in kept], drawn),
        legend=[(mark_sample(look), name) for look, name in zip(drawn, names, strict=True)],
        data=_as_json(told),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        runs=[
            _("All: {runs}", runs=runs_text(len(results))),
            *(_("Run {n} alone", n=run) for run in range(single)),
        ],
        last=len(moments) - 1,
        first_date=dates[0],
        note=_(
            "The mark is the town, what is pale around it its villages: who governs most of each. Of all "
            "runs it is who does so in most runs, the paler the fewer; of one run, the paler the less is "
            "governed."
        ),
    )


def fits(results: "Ensemble") -> bool:
    """Whether there is such a map: places were kept, and there are not too many sides for half a byte."""
    return bool(results.by_place) and len(results.factions) <= MOST_SIDES


def share_of_runs(control: Array) -> tuple[Array, Array]:
    """Who governs most of each place in most runs, -1 for nobody, and in which share of them; ``(T, L)``.

    Control is ``(R, T, F, L)``.
    """
    leading = leaders(control)
    counted = np.stack([(leading == side).mean(axis=0) for side in range(-1, control.shape[2])])
    return counted.argmax(axis=0) - 1, counted.max(axis=0)


def of_one_run(control: Array) -> tuple[Array, Array]:
    """Who governs most of each place in one run, -1 for nobody, and how much of it; ``(T, L)``."""
    leading = leaders(control)
    return leading, np.where(leading < 0, 1.0, control.max(axis=1))


def _packed(parts: Sequence[tuple[Array, Array]], home: Positions) -> str:
    """A byte for each moment, place and part of it: whose it is above, how much below."""
    series = []
    for leading, share in parts:
        whose = np.where(leading < 0, MOST_SIDES, leading).astype(np.uint8)
        much = np.floor(np.clip(share, 0.0, 1.0) * LEVELS + 1e-9).astype(np.uint8)
        series.append((whose << 4 | much)[:, home])
    return base64.b64encode(np.stack(series, axis=-1).tobytes()).decode()


def _notes(results: "Ensemble", moments: Positions) -> list[tuple[int, str]]:
    """What the timeline says happens, and from which moment on it is told."""
    told = [
        (entry.step, f"{month_text(results.dates[entry.step])}{_(': ')}{in_language(entry.note)}")
        for entry in results.scenario.timeline
        if entry.note
    ]
    return [(int(np.searchsorted(moments, step)), note) for step, note in told if step <= moments[-1]]


def map_drawing(
    places: Places,
    leading: Sequence[Array],
    drawn: Sequence[Look],
    shares: Sequence[Array] | None = None,
) -> Markup:
    """The map at a moment: land, roads, names, and a mark for each place, large ones below.

    Names stand where they stand at every moment, as they depend on the places alone.

    Parameters
    ----------
    places
        Where everything is.
    leading
        Who governs most of each town, and of its villages: positions of factions, -1 for nobody; two of
        ``(L,)``.
    drawn
        How each faction is drawn, and after them nobody.
    shares
        How much of it they govern, 0 to 1, two ``(L,)``; the less the paler. Left to a script unless given.
    """
    frame = frame_around(places)
    high = WIDE * frame.aspect
    spots = [_spot(places.longitude[at], places.latitude[at], frame, high) for at in range(len(places))]
    sizes = [_size(float(people)) for people in places.people[0, 0]]
    parts = [_ground(places, frame, high, spots)]
    home = np.flatnonzero(places.foreign.reshape(-1) == 0)
    order = {int(at): number for number, at in enumerate(home.tolist())}
    for at in sorted(order, key=lambda at: -sizes[at]):
        x, y = spots[at]
        has = (places.town[at] > 0 or places.hinterland[at] == 0, places.hinterland[at] > 0)
        marks = []
        for part, (kind, scale) in enumerate((("t", 1.0), ("v", RING))):
            if has[part]:
                share = None if shares is None else float(shares[part][at])
                marks.append(_mark(drawn[int(leading[part][at])], scale * sizes[at], kind, share))
        parts.append(f'<g data-place="{order[at]}" transform="translate({x:.1f},{y:.1f})">')
        parts.append("".join(reversed(marks)) + f"<title>{escape(town_name(places, at))}</title></g>")
    parts += _names(places, spots, sizes, high)
    label = escape(_("Map of who governs each town and its villages"))
    head = f'<svg viewBox="0 0 {WIDE:g} {high:.0f}" role="img" aria-label="{label}">'
    return Markup(head + "".join(parts) + "</svg>")


def _ground(places: Places, frame: MapFrame, high: float, spots: Sequence[tuple[float, float]]) -> str:
    rings = []
    for ring in places.outline:
        points = [_spot(x, y, frame, high) for x, y in ring]
        written = list(dict.fromkeys(f"{x:.0f},{y:.0f}" for x, y in points))
        rings.append("M" + "L".join(written) + "Z")
    roads = "".join(
        f"M{spots[a][0]:.0f},{spots[a][1]:.0f}L{spots[b][0]:.0f},{spots[b][1]:.0f}"
        for a, b, _km in places.roads
    )
    abroad = "".join(
        f"M{spots[at][0] - 3:.0f},{spots[at][1] - 3:.0f}l6,6m0,-6l-6,6"
        for at in np.flatnonzero(places.foreign.reshape(-1)).tolist()
    )
    return (
        f'<path class="land" d="{"".join(rings)}"/><path class="road" d="{roads}"/>'
        f'<path class="abroad" d="{abroad}"/>'
    )


def _names(
    places: Places, spots: Sequence[tuple[float, float]], sizes: Sequence[float], high: float
) -> list[str]:
    """Names of the neighbours and of the weightiest towns, each where it covers no mark and no other name."""
    marks = {at: _around(spots[at], RING * size) for at, size in enumerate(sizes)}
    written: list[str] = []
    names: list[_Box] = []

    def write(text: str, at: Sequence[int], kind: str, letters: float, always: bool) -> None:
        x, y = (float(np.mean([spots[each][axis] for each in at])) for axis in (0, 1))
        gap, wide = RING * max(sizes[each] for each in at) + 2, LETTER * letters * len(text)
        corners = [(gap, 0.35 * letters), (-gap - wide, 0.35 * letters)]
        corners += [(-wide / 2, -gap), (-wide / 2, gap + letters), (gap, -gap), (gap, gap + letters)]
        corners += [(-gap - wide, -gap), (-gap - wide, gap + letters)]
        boxes = [(x + dx, y + dy - letters, x + dx + wide, y + dy + 0.2 * letters) for dx, dy in corners]
        inside = [
            box for box in boxes if box[0] > 1 and box[2] < WIDE - 1 and box[1] > 1 and box[3] < high - 1
        ]
        if always:
            inside.sort(key=lambda box: -abs(box[0] + box[2] - WIDE) - abs(box[1] + box[3] - high))
        taken = [*names, *(mark for other, mark in marks.items() if other not in at)]
        free = [box for box in inside if not any(_overlap(box, other) for other in taken)]
        found = [*free, *(inside if always else [])]
        if found:
            names.append(found[0])
            left, base = found[0][0], found[0][3] - 0.2 * letters
            written.append(f'<text class="{kind}" x="{left:.0f}" y="{base:.0f}">{escape(text)}</text>')

    abroad = np.flatnonzero(places.foreign.reshape(-1) > 0).tolist()
    for at in weightiest(places)[:TOWNS]:
        write(town_name(places, at), [at], "town", LETTERS, always=False)
    for country in dict.fromkeys(places.countries[at] for at in abroad):
        gateways = [at for at in abroad if places.countries[at] == country]
        write(country_name(country), gateways, "neighbour", SMALL_LETTERS, always=True)
    return written


def country_name(country: str) -> str:
    """What a country is called in the reader's language."""
    return _(country) if country in NEIGHBOURS else country


def _around(spot: tuple[float, float], radius: float) -> _Box:
    x, y = spot
    return x - radius, y - radius, x + radius, y + radius


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _spot(longitude: float, latitude: float, frame: MapFrame, high: float) -> tuple[float, float]:
    return (
        float((longitude - frame.west) / (frame.east - frame.west) * WIDE),
        float((frame.north - latitude) / (frame.north - frame.south) * high),
    )


def _size(people: float) -> float:
    """Radius of the mark of a town, in units of the drawing."""
    return 0.5 * PlaceMark(None, True, people, scale=0.8).size


def _mark(look: Look, size: float, part: str, share: float | None) -> str:
    full = "" if share is None else f' fill-opacity="{_opacity(part, share):.2f}"'
    return (
        f'<path class="{part}" d="{SHAPES[look.mark]}" fill="{look.colour}" stroke="{look.colour}"{full} '
        f'transform="scale({size:.2f})"/>'
    )


def _opacity(part: str, share: float) -> float:
    """How full a mark is, as ``map_player.js`` has it; villages are paler than their town."""
    return (0.3 if part == "v" else 1.0) * (0.15 + 0.85 * float(np.clip(share, 0.0, 1.0)))


def mark_sample(look: Look) -> Markup:
    """The mark of a side, for a legend."""
    shape = f'<path d="{SHAPES[look.mark]}" fill="{look.colour}" stroke="{look.colour}" stroke-width=".3"/>'
    return Markup(f'<svg viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">{shape}</svg>')


def _as_json(values: Mapping[str, Any]) -> Markup:
    """Data inside a page: nothing in it can end its element or begin markup."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


@functools.cache
def _script() -> str:
    return files("sahel_sim.report").joinpath("templates", "map_player.js").read_text(encoding="utf-8")
