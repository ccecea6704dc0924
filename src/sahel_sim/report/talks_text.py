"""Why talks failed, and what became of accords: one sentence for one run, or for many."""

from typing import TYPE_CHECKING

from sahel_sim.languages import N_, _, speaks
from sahel_sim.report.faction_names import with_article
from sahel_sim.report.ledger_causes import cause
from sahel_sim.report.number_format import count, decimal, month_text, percent
from sahel_sim.report.sentences import short_name
from sahel_sim.results.ensemble import Ensemble
from sahel_sim.results.talks import CLOSED, Accord, TalksRecord, talks_record
from sahel_sim.scenario import PARTY, Scenario

if TYPE_CHECKING:
    from sahel_sim.mesa_model import SahelModel

_OF_ONE_ACCORD = {
    (True, False, False): N_("an accord came in {began} and broke in {ended}"),
    (True, False, True): N_("an accord came in {began}, and the state ended it in {ended}"),
    (True, True, False): N_("an accord came in {began} and holds at the end"),
    (False, False, False): N_("the accord of the start broke in {ended}"),
    (False, False, True): N_("the state ended the accord of the start in {ended}"),
    (False, True, False): N_("the accord of the start holds at the end"),
}
"""By whether it was signed in the run, whether it holds, and whether the state ended it."""


@speaks
def talks_told(
    source: "Ensemble | SahelModel", faction: str, language: str = "en", replicate: int | None = None
) -> str:
    """Why talks with the state failed, and what became of accords, in one sentence.

    Parameters
    ----------
    source
        What ``run`` gives, or a ``SahelModel(..., ledger=True)``.
    faction
        Whose talks.
    replicate
        One run alone, with dates; how often in all of them unless said.

    Raises ``KeyError`` if there is no such faction or replicate.
    """
    story = source.scenario if isinstance(source, Ensemble) else source.story
    record = talks_record(source, faction, replicate)
    who = with_article(record.factions, faction)
    if record.factions.blocs[record.factions.names.index(faction)] == "state":
        name = short_name(record.factions, faction)
        return _("{who}: it is the state itself, with which the others talk.", who=name)
    if not record.came:
        return _("There were no talks with {who}: {why}.", who=who, why=_why_none(record, story))
    return _of_one(record, story, who) if record.runs == 1 else _of_many(record, who)


def _of_one(record: TalksRecord, story: Scenario, who: str) -> str:
    dates = [_month(story, step) for step in record.failures[0]]
    clauses = [_of_accord(each, record, story) for each in record.accords[0]]
    clauses += [_("they go on at the end")] if record.open[0] else []
    if not dates:
        return _("Talks with {who} did not fail: {what}.", who=who, what=_("; ").join(clauses))
    causes = [why for why, _n in record.causes]
    told = [_times(cause(why, record.factions), n, len(causes) > 1) for why, n in record.causes]
    head = {
        1: N_("Talks with {who} failed ({dates}): {causes}"),
        2: N_("Talks with {who} failed twice ({dates}): {causes}"),
    }.get(len(dates), N_("Talks with {who} failed {n} times ({dates}): {causes}"))
    told_head = _(head, who=who, n=str(len(dates)), dates=", ".join(dates), causes=", ".join(told))
    return _("; ").join([told_head, *clauses]) + "."


def _of_many(record: TalksRecord, who: str) -> str:
    runs = record.runs
    failures = sum(len(each) for each in record.failures)
    signed = sum(any(accord.signed is not None for accord in each) for each in record.accords)
    fell = sum(any(accord.ended is not None for accord in each) for each in record.accords)
    causes = (f"{cause(why, record.factions)} {decimal(n / runs)}" for why, n in record.causes)
    told = {"who": who, "mean": decimal(failures / runs), "causes": ", ".join(causes)}
    head = (
        N_("Talks with {who} failed {mean} times in a run: {causes}")
        if failures
        else N_("Talks with {who} failed in no run")
    )
    shares = {"signed": percent(signed / runs), "fell": percent(fell / runs)}
    accords = _("an accord was signed in {signed} of the runs, and one ended in {fell}", **shares)
    return _("; ").join([_(head, **told), accords]) + "."


def _of_accord(accord: Accord, record: TalksRecord, story: Scenario) -> str:
    ended = [each for each in record.accords[0] if each.ended is not None]
    denounced = accord.ended is not None and record.denounced == len(ended)
    words = _OF_ONE_ACCORD[accord.signed is not None, accord.ended is None, denounced]
    return _(
        words,
        began="" if accord.signed is None else _month(story, accord.signed),
        ended="" if accord.ended is None else _month(story, accord.ended),
    )


def _why_none(record: TalksRecord, story: Scenario) -> str:
    """Why nobody came to the table in any run."""
    said = [story.settings, *(entry.settings for entry in story.timeline)]
    if not any(float(settings.get("dialogue.open", 0.0)) > 0 for settings in said):
        return _("the state was never open to talks")
    if not any(float(settings.get(f"dialogue.{PARTY.name}.{record.faction}", 0.0)) > 0 for settings in said):
        return _("it was never invited")
    if record.waited:
        return _("the state waited for a moment that did not come")
    return cause(CLOSED) if record.closings else _("it never came to the table")


def _times(why: str, times: int, several: bool) -> str:
    return f"{why} ({count(times)})" if several else why


def _month(story: Scenario, step: int) -> str:
    return month_text(f"{story.first_day(step):%Y-%m-%d}")
