"""The answer of one run at its moment: who gains, who pays, and at the end how it comes out."""

from dataclasses import dataclass

from sahel_sim.core import BLOCS
from sahel_sim.dashboard.watched_model import WatchedModel
from sahel_sim.languages import N_, _, in_language, ngettext, speaks
from sahel_sim.report.ending_shares import KINDS
from sahel_sim.report.number_format import count, month_text, percent
from sahel_sim.results.endings import ENDINGS, QUIET_YEARS, endings, jihadist_war_over
from sahel_sim.results.gains import GAINERS, NOBODY, who_gained
from sahel_sim.results.history import STEPS_PER_YEAR, History, history
from sahel_sim.scenario import catalogue, question

_GAIN = {
    "state": N_("the state gains most (it governs {end} of the people, {start} at the start)"),
    "rebels": N_("the rebels gain most (they govern {end} of the people, {start} at the start)"),
    "jihadists": N_("the jihadists gain most (they govern {end} of the people, {start} at the start)"),
    "militias": N_("the militias gain most (they govern {end} of the people, {start} at the start)"),
    NOBODY: N_("nobody has gained"),
}
"""Who has gained since the start, inside a sentence."""

_ROWS = {
    "state": N_("Governed by the state"),
    "rebels": N_("Governed by the rebels"),
    "jihadists": N_("Governed by the jihadists"),
    "militias": N_("Governed by the militias"),
}


@dataclass(frozen=True)
class RunAnswer:
    """What a page says of one run first.

    Attributes
    ----------
    moment
        The month, and how far the run has come.
    sentence
        Who gains and who pays; how it ends once it is over.
    numbers
        Rows of a table: what, at the start, now.
    """

    moment: str
    sentence: str
    numbers: tuple[tuple[str, str, str], ...]


@speaks
def run_answer(model: WatchedModel, language: str = "en") -> RunAnswer:
    """What can be said of a run as far as it has come.

    >>> run_answer(WatchedModel("two_towns")).sentence
    'Press Play and see who gains and who pays. Then move a lever.'
    """
    past, done = history(model), model.world.step
    month = month_text(model.date.isoformat())
    moment = (
        _("{month}: the start", month=month)
        if done == 0
        else _(
            "{month}: after {time} of {all}",
            month=month,
            time=_time(done, model),
            all=_time(model.setup.steps, model),
        )
    )
    killed, fallen = (float(past.series[name].sum()) for name in ("civilians_killed", "battle_losses"))
    fled = float(past.series["displaced"][0, -1, 0])
    rows = [
        (
            _(_ROWS[bloc]),
            percent(past.at_start("people_governed", bloc)[0]),
            percent(past.at_end("people_governed", bloc)[0]),
        )
        for bloc in BLOCS
        if bloc in model.world.factions.blocs
    ]
    rows += [
        (_("Civilians killed"), count(0), count(killed)),
        (_("Fighters killed"), count(0), count(fallen)),
        (_("People who have fled"), count(float(past.series["displaced"][0, 0, 0])), count(fled)),
    ]
    return RunAnswer(moment, _sentence(model, past, killed), tuple(rows))


def _sentence(model: WatchedModel, past: History, killed: float) -> str:
    if model.world.step == 0:
        return _("Press Play and see who gains and who pays. Then move a lever.")
    gainer = GAINERS[int(who_gained(past)[0])]
    shares = {}
    if gainer != NOBODY:
        shares = {
            "start": percent(past.at_start("people_governed", gainer)[0]),
            "end": percent(past.at_end("people_governed", gainer)[0]),
        }
    told = [*_ending(model, past), _(_GAIN[gainer], **shares)]
    told.append(ngettext("{n} civilian killed", "{n} civilians killed", round(killed), n=count(killed)))
    return _("After {time}: {parts}.", time=_time(model.world.step, model), parts=_("; ").join(told))


def _ending(model: WatchedModel, past: History) -> list[str]:
    """How the wars of the state end, once the run is over and has been long enough to tell."""
    blocs = {bloc for bloc in BLOCS if past.of("fighters", bloc).any()}
    if model.running or past.years < QUIET_YEARS or "state" not in blocs:
        return []
    told = []
    if "rebels" in blocs:
        kind = ENDINGS[int(endings(past)[0])]
        told.append(_("between state and rebels it comes to {ending}", ending=_(KINDS[kind])))
    if "jihadists" in blocs:
        quiet = bool(jihadist_war_over(past)[0])
        told.append(
            _("the war with the jihadists is over") if quiet else _("the war with the jihadists goes on")
        )
    return told


def _time(steps: int, model: WatchedModel) -> str:
    """So many steps as years and months, or as weeks."""
    if model.story.step != "month":
        weeks = steps * 52 // STEPS_PER_YEAR[model.story.step]
        return ngettext("{n} week", "{n} weeks", weeks, n=weeks)
    years, months = divmod(steps, 12)
    of_years = ngettext("{n} year", "{n} years", years, n=years)
    of_months = ngettext("{n} month", "{n} months", months, n=months)
    if years and months:
        return _("{years} and {months}", years=of_years, months=of_months)
    return of_years if years else of_months


@speaks
def story_title(model: WatchedModel, language: str = "en") -> str:
    """What the story of a run is called."""
    return in_language(model.story.title) or model.story.name


@speaks
def story_question(model: WatchedModel, language: str = "en") -> str:
    """What the story of a run asks; of a reader's own story its summary, which may be empty.

    >>> story_question(WatchedModel("force_alone"))
    'Can force alone end the war?'
    """
    story = model.story
    return question(story.name) if story.name in catalogue() else in_language(story.summary)
