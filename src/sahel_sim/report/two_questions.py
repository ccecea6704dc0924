"""The two questions that everybody asks: does force alone work, and who gains from a stalemate.

*Force alone* is pressure of the state without talks: nobody talks, and no ceasefire or accord is in force, in
any run. It *works* in a run whose war is over at the end. *Who gains* governs more of the people at the end
than at the start, by most (``results.gains``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sahel_sim.core import BLOCS, INSURGENTS, Array
from sahel_sim.languages import _, ngettext
from sahel_sim.report.answer_card import DOES_FORCE_WORK, WHO_GAINS, AskedQuestion
from sahel_sim.report.answer_words import (
    AS_IT_IS,
    AT_STALEMATE,
    COUNTED,
    GREW,
    GREW_THERE,
    OVER_ALL,
    STILL_IN_SHORT,
    WORKS,
)
from sahel_sim.report.number_format import between, count
from sahel_sim.report.sentences import runs_text
from sahel_sim.results.force_and_stalemate import ForceAndStalemate
from sahel_sim.results.gains import GAINERS, NOBODY
from sahel_sim.scenario import Scenario
from sahel_sim.stats import paired
from sahel_sim.stats.clustered_shares import ClusteredShare, clustered_share
from sahel_sim.stats.estimates import estimated

REBEL_WAR = "rebel_war_over"
"""The outcome whose ends need not be told twice."""

HALF = 0.5
"""The share of runs that parts mostly yes from mostly no."""


@dataclass(frozen=True)
class AskedRuns:
    """The runs that are asked.

    Attributes
    ----------
    scenarios
        The settings, ``S`` of them.
    names
        What each is called.
    told
        What their runs say, ``(S, R)``.
    shared
        Whether runs of one number share their random numbers.
    """

    scenarios: Sequence[Scenario]
    names: Sequence[str]
    told: ForceAndStalemate
    shared: bool = True

    @property
    def alone(self) -> NDArray[np.bool_]:
        """Which settings are force alone: pressure, and no talks in any run, ``(S,)``."""
        presses = np.array([state_presses(each) for each in self.scenarios], dtype=np.bool_)
        talked: NDArray[np.bool_] = np.nansum(self.told.talks, axis=1) > 0.0
        return presses & ~talked

    def only(self, which: NDArray[np.bool_]) -> "AskedRuns":
        """Those of some settings."""
        at: list[int] = np.flatnonzero(which).tolist()
        return AskedRuns(
            [self.scenarios[i] for i in at], [self.names[i] for i in at], self.told.rows(at), self.shared
        )


def state_presses(scenario: Scenario) -> bool:
    """Whether the state presses anybody, at the start or from a date on."""
    factions = scenario.place.factions
    heads = tuple(
        f"{name}.military_pressure"
        for name, bloc in zip(factions.names, factions.blocs, strict=True)
        if bloc == "state"
    )
    said = [scenario.settings, *(entry.settings for entry in scenario.timeline)]
    return any(
        key.startswith(heads) and isinstance(x, int | float) and x > 0.0
        for settings in said
        for key, x in settings.items()
    )


def asked_of_story(runs: AskedRuns, over_all: bool = True) -> list[AskedQuestion]:
    """Both questions about one story.

    ``over_all``: whether who gains over all runs is told too, where nothing beside it does.
    """
    alone = bool(np.isfinite(runs.told.gainer).sum() == 1)
    note = _rule() if alone else _note()
    gains = _who_gains(runs) if over_all else _at_stalemates(runs)
    return _asked([_sentence(_force_in_story(runs)), _meaning()], [_sentence(gains), note])


def is_clear_who_gains(runs: AskedRuns) -> bool:
    """Whether over all runs one side gains most for sure, or nobody gains for sure."""
    whole = np.isfinite(runs.told.gainer)
    return _is_clear(runs, whole, _ranked(runs, whole))


def asked_of_stories(stories: Sequence[AskedRuns]) -> list[AskedQuestion]:
    """Both questions about several stories, each by itself."""
    force = [_of_story(each, _force_in_story(each)) for each in stories]
    gains = [_of_story(each, _who_gains(each, short=True)) for each in stories]
    return _asked([*force, _meaning()], [*gains, _note()])


def asked_of_settings(runs: AskedRuns, ends: bool = True) -> list[AskedQuestion]:
    """Both questions about many settings of one story, taken together.

    ``ends``: whether it is told where the war with the rebels ends most and least often.
    """
    gains = _("All settings together: {sentence}", sentence=_closed(_who_gains(runs)))
    note = [_note()] if not runs.shared else [_note() + " " + _shared(runs)]
    return _asked(_force_in_settings(runs, ends), [gains, *note])


def _asked(force: Sequence[str], gains: Sequence[str]) -> list[AskedQuestion]:
    return [
        AskedQuestion(_(DOES_FORCE_WORK), force),
        AskedQuestion(_(WHO_GAINS), gains),
    ]


def _force_in_story(runs: AskedRuns) -> list[str]:
    if runs.alone[0]:
        return _wars(runs, works=True)
    talks = clustered_share(runs.told.talks > 0.0, np.isfinite(runs.told.talks), runs.shared)
    why = (
        _("no test of it, since talks are held or an accord is in force in {k}", k=_runs(talks))
        if talks.k
        else _("no test of it, since the state presses nobody")
    )
    return [why, *_wars(runs)]


def _force_in_settings(runs: AskedRuns, ends: bool) -> list[str]:
    alone = runs.alone
    if not alone.any():
        none = _("no setting is a test of it: in each talks are held, or the state presses nobody")
        return [_sentence([none, *_wars(runs)])]
    n = int(alone.sum())
    head = ngettext(
        "{n} of {all} settings has pressure and no talks, which is force alone.",
        "{n} of {all} settings have pressure and no talks, which is force alone.",
        n,
        n=count(n),
        all=count(len(alone)),
    )
    found = runs.only(alone)
    told = [head, _sentence(_wars(found, works=True)), *(_ends(found) if ends else [])]
    if not alone.all() and (others := _over(runs.only(~alone), "rebels")) is not None:
        told.append(
            ngettext(
                "In the other setting the war with the rebels is over in {share}.",
                "In the {n} other settings the war with the rebels is over in {share}.",
                len(alone) - n,
                n=count(len(alone) - n),
                share=_share(others),
            )
        )
    return [" ".join(told)]


def _ends(runs: AskedRuns) -> list[str]:
    """In which settings most and fewest runs end the war with the rebels."""
    settings = np.arange(len(runs.names))
    over = {at: _over(runs.only(settings == at), "rebels") for at in settings.tolist()}
    known = {at: share for at, share in over.items() if share is not None}
    if not known:
        return []
    lowest, highest = (pick(known, key=lambda at: known[at].part) for pick in (min, max))
    least, most = known[lowest], known[highest]
    if least.part == most.part:
        return []
    ends = runs.told.rebel_war_over[[lowest, highest]]
    doubt = _(" This may be chance.") if may_be_chance(ends[0], ends[1], "chance", runs.shared) else ""
    return [
        _(
            "The war with the rebels ends most often at {most} ({most_share}), least often at {least} "
            "({least_share}).",
            most=runs.names[highest],
            most_share=_runs(most),
            least=runs.names[lowest],
            least_share=_runs(least),
        )
        + doubt
    ]


def may_be_chance(low: Array, high: Array, unit: str, shared: bool) -> bool:
    """Whether luck may be all that is between two settings: whether the interval of the difference has a 0.

    ``low`` and ``high``: values of their runs, ``(R,)``; ``shared``: whether these are pairs, run 7 of one
    beside run 7 of the other; if not, whether the intervals of both overlap.
    """
    if shared:
        counts = np.isfinite(low) & np.isfinite(high)
        found = (paired.of_chances if unit == "chance" else paired.of_means)(low[counts], high[counts])
        return not found[0] > 0.0
    each = estimated(np.stack([low, high]), unit)
    return not each.low[1] > each.high[0]


def _wars(runs: AskedRuns, works: bool = False) -> list[str]:
    """In how many runs each war of the state is over, and whether that is a yes or a no."""
    told: list[str] = []
    for bloc in INSURGENTS:
        share = _over(runs, bloc)
        if share is not None:
            words = WORKS[bloc][verdict_on_half(share.part, share.interval)] if works else AS_IT_IS[bloc]
            told.append(_(words, share=_share(share, bare=bool(told))))
    return told or [_("the runs are too short to tell whether a war is over")]


def _over(runs: AskedRuns, bloc: str) -> ClusteredShare | None:
    """In how many runs the war with a bloc is over; None where none can tell."""
    over = runs.told.rebel_war_over if bloc == "rebels" else runs.told.jihadist_war_over
    share = clustered_share(over > 0.0, np.isfinite(over), runs.shared)
    return share if share.runs else None


def verdict_on_half(part: float, interval: tuple[float, float]) -> str:
    """Whether a share is more than a half: ``all``, ``most``, ``open``, ``few`` or ``none``.

    ``open`` where its interval reaches across one half.

    >>> verdict_on_half(0.8, (0.7, 0.9)), verdict_on_half(0.55, (0.45, 0.65))
    ('most', 'open')
    """
    low, high = interval
    if low <= HALF <= high:
        return "open"
    if part in (0.0, 1.0):
        return "all" if part else "none"
    return "most" if low > HALF else "few"


def _who_gains(runs: AskedRuns, short: bool = False) -> list[str]:
    """Who gains where the front stands still, and whether jihadists grow there; who gains over all runs.

    ``short``: the first alone, if there is such a front.
    """
    whole = np.isfinite(runs.told.gainer)
    if whole.sum() == 1:
        return [_("one run alone cannot tell")]
    still, stalemates = _stalemates(runs)
    if not stalemates.k:
        return [*_at_stalemates(runs), _gains(runs, whole, OVER_ALL), *_growth(runs, whole, GREW)]
    if short:
        return [_gains(runs, still, STILL_IN_SHORT, still=_runs(stalemates))]
    return [*_at_stalemates(runs), _gains(runs, whole, OVER_ALL)]


def _at_stalemates(runs: AskedRuns) -> list[str]:
    """Who gains where the front stands still, and whether jihadists grow there."""
    if np.isfinite(runs.told.gainer).sum() == 1:
        return [_("one run alone cannot tell")]
    still, stalemates = _stalemates(runs)
    if stalemates.k:
        first = _gains(runs, still, AT_STALEMATE, still=_runs(stalemates))
        return [first, *_growth(runs, still, GREW_THERE)]
    return [
        _("no run ends with a front that stands still")
        if stalemates.runs
        else _("no front can stand still here, since state and rebels do not fight for two years")
    ]


def _stalemates(runs: AskedRuns) -> tuple[NDArray[np.bool_], ClusteredShare]:
    """Which runs end with a front that stands still, and how many those are."""
    tellable = np.isfinite(runs.told.stalemate)
    still = tellable & (runs.told.stalemate > 0.0)
    return still, clustered_share(still, tellable, runs.shared)


def _gains(runs: AskedRuns, among: NDArray[np.bool_], words: Mapping[str, str], **holes: str) -> str:
    """Who gains most in some of the runs; where luck may decide that, how often each does."""
    shares = _gainers(runs, among)
    ranked = _ranked(runs, among)
    if _is_clear(runs, among, ranked):
        return _(words[ranked[0]], share=_share(shares[ranked[0]]), **holes)
    told = [_share(shares[name]) if name == ranked[0] else count(shares[name].k) for name in ranked]
    counts = (_(COUNTED[name], k=k) for name, k in zip(ranked, told, strict=True))
    return _(words[""], counts=_(", ").join(counts), **holes)


def _gainers(runs: AskedRuns, among: NDArray[np.bool_]) -> Mapping[str, ClusteredShare]:
    """In how many of some runs each side gains, and nobody."""
    return {
        name: clustered_share(runs.told.gainer == at, among, runs.shared)
        for at, name in enumerate(GAINERS)
        if name == NOBODY or name in BLOCS
    }


def _ranked(runs: AskedRuns, among: NDArray[np.bool_]) -> list[str]:
    """Who gains in some of the runs, the most frequent first."""
    shares = _gainers(runs, among)
    return sorted((name for name in shares if shares[name].k), key=lambda name: -shares[name].k)


def _is_clear(runs: AskedRuns, among: NDArray[np.bool_], ranked: Sequence[str]) -> bool:
    """Whether of the runs in which one of the first two gains, the first does in more than half, for sure."""
    first, *others = [GAINERS.index(name) for name in ranked]
    gainer = runs.told.gainer
    either = among & np.isin(gainer, [first, *others[:1]])
    return clustered_share(gainer == first, either, runs.shared).interval[0] > HALF


def _growth(runs: AskedRuns, among: NDArray[np.bool_], words: str) -> list[str]:
    """In how many of some runs jihadists have more fighters at the end than at the start."""
    grew = runs.told.jihadists_grew
    share = clustered_share(grew > 0.0, among & np.isfinite(grew), runs.shared)
    return [_(words, share=_share(share))] if share.runs else []


def _meaning() -> str:
    return _("Force alone is pressure of the state without talks.")


def _shared(runs: AskedRuns) -> str:
    """Why ranges over several settings are wide."""
    return _(
        "All settings share the luck of the same {runs}, so that ranges over several of them are wide.",
        runs=runs_text(runs.told.gainer.shape[1]),
    )


def _rule() -> str:
    return _(
        "The side that gains most is the one whose share of the people governed grows most from start to "
        "end, by a point of a hundred at least."
    )


def _note() -> str:
    return " ".join((_rule(), _("Ranges in brackets are 95% intervals.")))


def _of_story(runs: AskedRuns, clauses: Sequence[str]) -> str:
    return _("“{story}”: {sentence}", story=runs.names[0], sentence=_closed(clauses))


def _closed(clauses: Sequence[str]) -> str:
    """Clauses as the end of a sentence."""
    return _("; ").join(clauses) + "."


def _sentence(clauses: Sequence[str]) -> str:
    told = _closed(clauses)
    return told[:1].upper() + told[1:]


def _runs(share: ClusteredShare) -> str:
    """In how many of how many runs."""
    return ngettext(
        "{k} run of {runs}", "{k} runs of {runs}", share.k, k=count(share.k), runs=count(share.runs)
    )


def _share(share: ClusteredShare, bare: bool = False) -> str:
    """The same with the interval, where there is more than one run; ``bare``: without the word for runs."""
    told = _("{k} of {runs}", k=count(share.k), runs=count(share.runs)) if bare else _runs(share)
    if share.runs == 1:
        return told
    return _("{share} ({range})", share=told, range=between(*share.interval, "share"))
