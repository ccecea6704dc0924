"""The answer of a run: how it ends, who gains, who pays; shares of runs, never a forecast."""

from typing import TYPE_CHECKING

import numpy as np

from sahel_sim.core import BLOCS, INSURGENTS, Array
from sahel_sim.engine import measure
from sahel_sim.languages import N_, _, in_language, ngettext, pgettext, speaks
from sahel_sim.report.answer_card import AnswerCard, CardPanel, card_paragraph
from sahel_sim.report.ending_shares import EndingShare, how_it_ends, outcome_shares
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.number_format import amount, between, count, percent, round_to_total
from sahel_sim.report.quantiles import band_quantiles, band_text
from sahel_sim.report.run_certainty import how_sure
from sahel_sim.report.sentences import other_numbers, short_name, unsaid
from sahel_sim.report.talks_text import talks_told
from sahel_sim.report.two_questions import AskedRuns, asked_of_story, is_clear_who_gains
from sahel_sim.results.dataset import days, whole_run
from sahel_sim.results.force_and_stalemate import force_and_stalemate
from sahel_sim.results.gains import GAINERS, NOBODY, who_gained
from sahel_sim.results.history import history
from sahel_sim.results.talks import talks_record

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

_DAYS_PER_MONTH = 30.4375

_BLOCS = {
    "state": N_("the state"),
    "rebels": N_("the rebels"),
    "jihadists": N_("the jihadists"),
    "militias": N_("the militias"),
}
_GOVERN = {
    "state": N_("the state ({names}) governs"),
    "rebels": N_("the rebels ({names}) govern"),
    "jihadists": N_("the jihadists ({names}) govern"),
    "militias": N_("the militias ({names}) govern"),
}
_ALL_OVER = (
    N_("All wars are over together in {share}{range}."),
    N_("In no run{range} are all wars over together."),
)
_MORE = (
    N_("{who} have more fighters at the end than at the start in {share}; in {middle} {start} become {end}."),
    N_(
        "In no run do {who_inside} have more fighters at the end than at the start; in "
        "{middle} {start} become {end}."
    ),
)
"""What holds in some runs, and in none."""

_GAINED = {
    "state": N_("the state gains most ({share})"),
    "rebels": N_("the rebels gain most ({share})"),
    "jihadists": N_("the jihadists gain most ({share})"),
    "militias": N_("the militias gain most ({share})"),
    NOBODY: N_("most often nobody gains ({share})"),
}
"""Who gains in most runs, as the answer has it."""

MOST_ENDINGS = 4
"""Endings that the card draws; the figure of endings has all."""


@speaks
def headline(results: "Ensemble", language: str = "en") -> str:
    """What the runs say, in one paragraph: the answer, and its parts."""
    return card_paragraph(run_card(results))


@speaks
def run_card(results: "Ensemble", language: str = "en") -> AnswerCard:
    """How it ends, who gains and who pays, with what would overturn that and how sure it is."""
    first, *others = blocs(results)
    enemies = [bloc for bloc in others if bloc in INSURGENTS]
    kinds = sorted(how_it_ends(results), key=lambda share: -share.k)
    gains = _gains(results)
    growth = [_growth(results, (enemies or others)[-1])] if others else []
    wars = _wars(results) if first == "state" and enemies else []
    talked = [name for name in results.factions.names if talks_record(results, name).came]
    talks = [talks_told(results, name) for name in talked]
    gainer = next((share.name for share in gains if share.name != NOBODY), first)
    governs = [_governs(results, bloc) for bloc in dict.fromkeys((gainer, first))]
    title = in_language(results.scenario.title) or results.scenario.name
    asked = AskedRuns([results.scenario], [title], force_and_stalemate(history(results)))
    clear = len(results) == 1 or is_clear_who_gains(asked)
    return AnswerCard(
        question=_("{story}: how does it end, who gains, who pays?", story=title),
        answer=_(
            "In this model, after {time}: {ends}; {gains}; {pays}.",
            time=length(results),
            ends=_most_often(kinds, results),
            gains=_(_GAINED[gains[0].name], share=_of_runs(gains[0].k, len(results)))
            if clear
            else _("it is not sure who gains most"),
            pays=_civilians_in_short(results),
        ),
        panels=(
            CardPanel(_("How it ends"), _ending_bars(kinds, results), [*wars, *talks]),
            CardPanel(
                _("Who gains"),
                [_share_bar(share) for share in gains],
                [*governs, *growth],
            ),
            CardPanel(
                _("Who pays: civilians killed by"),
                _victim_bars(results),
                [*_of_victims(results), *_fled(results)],
            ),
        ),
        overturned=_overturned(kinds, results),
        sure=how_sure(kinds, results),
        beforehand=unsaid({results.scenario.name: results.scenario}),
        asked=asked_of_story(asked, over_all=False),
    )


def _most_often(kinds: list[EndingShare], results: "Ensemble") -> str:
    """How most runs end between state and rebels, and whether the other war goes on, inside a sentence."""
    shares = {share.name: share for share in outcome_shares(results)}
    if not shares:
        return _("the run is too short to tell whether a war is over")
    told = []
    if kinds:
        first = [share.label for share in kinds if share.k == kinds[0].k]
        key = (
            N_("between state and rebels it comes to {ending}")
            if len(results) == 1
            else N_("between state and rebels it comes most often to {ending} ({share})")
            if len(first) == 1
            else N_("between state and rebels no ending is the most frequent: {ending} ({share} each)")
        )
        told.append(_(key, ending=_(" and ").join(first), share=_of_runs(kinds[0].k, len(results))))
    if (war := shares.get("jihadist_war_over")) is not None:
        goes_on = war.runs - war.k
        told.append(
            _("the war with the jihadists goes on in {share}", share=_of_runs(goes_on, war.runs))
            if goes_on
            else _("the war with the jihadists is over in every run")
        )
    return _("; ").join(told)


def _gains(results: "Ensemble") -> list[EndingShare]:
    """In how many runs each bloc, or nobody, gained; the most frequent first."""
    gained = who_gained(history(results))
    found = np.bincount(gained, minlength=len(GAINERS))
    names = [*dict.fromkeys(results.factions.blocs), NOBODY]
    shares = [
        EndingShare(
            name,
            _("nobody") if name == NOBODY else _(_BLOCS[name]),
            int(found[GAINERS.index(name)]),
            len(gained),
            0,
        )
        for name in names
    ]
    return sorted((share for share in shares if share.k), key=lambda share: -share.k)


def _ending_bars(kinds: list[EndingShare], results: "Ensemble") -> list[Bar]:
    shown = kinds[:MOST_ENDINGS] or list(outcome_shares(results))
    return [_share_bar(share, share.quiet / share.runs) for share in shown]


def _share_bar(share: EndingShare, full: float | None = None) -> Bar:
    """A share of runs; hatched where the war of state and rebels goes on."""
    ends = share.interval_text()
    value = f"{share.text()} ({ends})" if ends else share.text()
    solid = share.part if full is None else full
    return Bar(share.title(), value, solid, share.part - solid, share.interval if share.runs > 1 else None)


def _victim_bars(results: "Ensemble") -> list[Bar]:
    """Civilians killed by each side, as parts of all of them; means, which add up."""
    killed = whole_run(results, measure("civilians_killed")).mean(axis=0)
    total = float(killed.sum())
    if total <= 0.0:
        return []
    told = zip(results.factions.names, killed, round_to_total(killed / total, 1.0, digits=2), strict=True)
    bars = [
        Bar(short_name(results.factions, name), f"{count(number)} ({percent(part)})", float(number) / total)
        for name, number, part in told
        if number > 0.0
    ]
    return sorted(bars, key=lambda bar: -bar.full)


def _fled(results: "Ensemble") -> list[str]:
    """How many people have fled at the end."""
    low, middle, high = band_quantiles(results["displaced"][:, -1, 0])
    if high <= 0.0:
        return []
    return [
        _of_middle(
            (
                N_("People who have fled, at the end, in {middle}: {total} ({range})."),
                N_("People who have fled, at the end, in {middle}: {total}."),
            ),
            results,
            total=count(middle),
            range=_in_most(between(low, high, "persons"), results),
        )
    ]


def _overturned(kinds: list[EndingShare], results: "Ensemble") -> list[str]:
    """What would turn the answer: a close second, and other numbers."""
    told = []
    if len(kinds) > 1 and kinds[1].interval[1] > kinds[0].interval[0]:
        told.append(
            _(
                "More runs might: {first} and {second} are so close that luck may decide which comes first.",
                first=kinds[0].label,
                second=kinds[1].label,
            )
        )
    return [*told, other_numbers(results.parameters)]


def blocs(results: "Ensemble") -> tuple[str, ...]:
    """The blocs that have any fighters in any run, the state first."""
    factions, fighters = results.factions, results["fighters"]
    alive = {bloc for at, bloc in enumerate(factions.blocs) if fighters[..., at].any()}
    return tuple(bloc for bloc in BLOCS if bloc in alive) or factions.blocs[:1]


def length(results: "Ensemble") -> str:
    """How long the run is, in words."""
    first, last = days(results)[[0, -1]].tolist()
    months = round((last - first).days / _DAYS_PER_MONTH)
    if months < 2 and first.day != last.day:
        return _("{n} weeks", n=round((last - first).days / 7))
    if months % 12 == 0:
        return ngettext("{n} year", "{n} years", months // 12, n=months // 12)
    return ngettext("{n} month", "{n} months", months, n=months)


def _members(results: "Ensemble", bloc: str) -> list[int]:
    return [at for at, b in enumerate(results.factions.blocs) if b == bloc]


def _names(results: "Ensemble", bloc: str) -> str:
    names = results.factions.names
    return ", ".join(short_name(results.factions, names[at]) for at in _members(results, bloc))


def _named(results: "Ensemble", bloc: str) -> str:
    return _("{bloc} ({names})", bloc=_(_BLOCS[bloc]), names=_names(results, bloc))


def _governs(results: "Ensemble", bloc: str) -> str:
    share = _sum(results["people_governed"], _members(results, bloc))
    low, end, high = band_quantiles(share[:, -1])
    names = _names(results, bloc)
    holes = {
        "governs": _(_GOVERN[bloc], names=names),
        "end": amount(end, "share"),
        "start": amount(np.median(share[:, 0]), "share"),
        "range": _in_most(between(low, high, "share"), results),
    }
    return _of_middle(
        (
            N_("In {middle}, {governs} {end} of the people at the end ({start} at the start; {range})."),
            N_("In {middle}, {governs} {end} of the people at the end ({start} at the start)."),
        ),
        results,
        **holes,
    )


def _wars(results: "Ensemble") -> list[str]:
    """In how many runs all wars are over, and when one is; each war stands under the first question."""
    holds = {share.name: share for share in outcome_shares(results)}
    if not holds:
        return [_("Whether a war is over cannot be told of so short a run: it takes two years.")]
    over = _("Over: fewer than 25 fighters killed in each of the last two years.")
    together = holds.get("all_wars_over")
    if together is None:
        return [over]
    interval = together.interval_text()
    between_them = _(" (95% interval: {range})", range=interval) if interval else ""
    return [_in_runs(_ALL_OVER, together.k, results, range=between_them), over]


def _growth(results: "Ensemble", bloc: str) -> str:
    fighters = _sum(results["fighters"], _members(results, bloc))
    grown = int((fighters[:, -1] > fighters[:, 0]).sum())
    start, end = (count(np.median(fighters[:, t])) for t in (0, -1))
    who = _named(results, bloc)
    holes = {"who": who[:1].upper() + who[1:], "who_inside": who, "start": start, "end": end}
    return _in_runs(_MORE, grown, results, **holes)


def _of_victims(results: "Ensemble") -> list[str]:
    """What the bars of civilians killed are; how many there are in all stands in the answer."""
    if not whole_run(results, measure("civilians_killed")).any():
        return [_("No civilian is killed in any run.")]
    return [_("The bars are means of all runs.")] if len(results) > 1 else []


def _civilians_in_short(results: "Ensemble") -> str:
    """How many civilians are killed, as a part of a sentence."""
    killed = whole_run(results, measure("civilians_killed")).sum(axis=1)
    low, middle, high = band_quantiles(killed)
    if not killed.any():
        return _("no civilian is killed")
    if len(results) == 1:
        return _("civilians killed: {total}", total=count(middle))
    return _(
        "civilians killed: {total} in the middle run ({range})",
        total=count(middle),
        range=_in_most(between(low, high, "persons"), results),
    )


def _in_most(ends: str, results: "Ensemble") -> str:
    return _("{range} in {most}", range=ends, most=band_text(len(results)))


def _of_middle(words: tuple[str, str], results: "Ensemble", **holes: str) -> str:
    """Words about the middle run; about the only one, without a range."""
    alone = len(results) == 1
    middle = _middle(results)
    return _(words[alone], middle=middle, **holes)


def _middle(results: "Ensemble") -> str:
    """Whose number is told, inside a sentence."""
    return pgettext("in a sentence", "the only run") if len(results) == 1 else _("the middle run")


def _in_runs(words: tuple[str, str], k: int, results: "Ensemble", **holes: str) -> str:
    """Words about how many runs something holds in."""
    runs, middle = len(results), _middle(results)
    if k == 0:
        return _(words[1], middle=middle, **holes)
    share = _of_runs(k, runs)
    return _(words[0], share=share, middle=middle, **holes)


def _of_runs(k: int, runs: int) -> str:
    if k == runs:
        return _("the only run") if runs == 1 else _("every run")
    return ngettext("{k} of {runs} runs", "{k} of {runs} runs", k, k=count(k), runs=count(runs))


def _sum(x: Array, which: list[int]) -> Array:
    total: Array = x[..., which].sum(axis=-1)
    return total
