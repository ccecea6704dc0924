"""What the classroom page says, in every language."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.classroom.lesson_cells import MEASURES
from sahel_sim.classroom.lesson_levers import LEVERS
from sahel_sim.languages import LANGUAGES, N_, Sentence, _, in_language, speaking
from sahel_sim.report.ending_shares import KINDS
from sahel_sim.report.number_format import THIN
from sahel_sim.report.report_quotations import quotation
from sahel_sim.results.gains import GAINERS

SENTENCES: Mapping[str, str] = {
    "title": N_("Force or talks? Bet first, then look"),
    "intro": N_(
        "Move what the state does, bet on what comes of it, and look at what the runs of a model say. "
        "It is a "
        "model of a war, not a forecast; the people in it are audiences and victims, never targets."
    ),
    "other_language": N_("Language"),
    "choose": N_("1. Choose"),
    "scenario": N_("Scenario"),
    "bet": N_("2. Bet"),
    "bet_over": N_("After ten years, is the war with the rebels over in more than half of the runs?"),
    "bet_gain": N_("Who gains most?"),
    "yes": N_("Yes"),
    "no": N_("No"),
    "show": N_("Show the answer"),
    "bet_missing": N_("Bet on both questions first."),
    "again": N_("Bet again"),
    "right": N_("Right"),
    "wrong": N_("Wrong"),
    "score": N_("Right so far: {right} of {all} bets."),
    "answer": N_("3. Look"),
    "hidden": N_("The answer shows once the class has bet."),
    "sliders_rule": N_(
        "The sliders take the place of what the scenario says of the state's pressure and restraint, and "
        "of who sits at the table."
    ),
    "force_question": N_("Does force alone work here?"),
    "force_yes": N_("Yes. Without talks, all wars are over after ten years in {all}% of the runs."),
    "force_partly": N_(
        "Only in part. Without talks, the war with the rebels is over after ten years in {over}% of the "
        "runs, but all wars in {all}% only."
    ),
    "force_no": N_(
        "No. Without talks, the war with the rebels is over after ten years in {over}% of the runs, all "
        "wars in {all}%."
    ),
    "force_weak": N_(
        "Hardly tried: below 0.50 the state presses too little to tell. Without talks, the war with the "
        "rebels is over after ten years in {over}% of the runs, all wars in {all}%."
    ),
    "force_luck": N_("{why}: {over} for the war with the rebels, {all} for all wars."),
    "may_turn": N_("The threshold of half of the runs lies within that range: the answer may turn."),
    "gain_question": N_("Who gains from the stalemate?"),
    "gain_war": N_(
        "Most often {who}: in {share}% of the runs in which the war with the rebels goes on, which are "
        "{goes}% of all."
    ),
    "gain_none": N_(
        "There is next to no stalemate here: the war with the rebels is over in {over}% of the runs. Who "
        "gains most often all the same: {who} ({share}%)."
    ),
    "gain_fighters": N_("Jihadists begin with {start} fighters and end with {end}."),
    "gain_luck": N_("{why}: {range}."),
    "why_luck": N_("Luck"),
    "why_both": N_("Luck and estimate"),
    "range": N_("{low} to {high}%"),
    "sure_ignorance": N_(
        "Ignorance: the answer is the same under {same} of {all} other plausible sets of numbers"
    ),
    "where": N_("(run at {levers})."),
    "said": N_(
        "The war with the rebels is over in {over}% of the runs and all wars in {all}%; who gains most "
        "often: "
        "{gains} ({share}%); civilians killed: {killed}."
    ),
    "sure_computed": N_("Run {runs} times at this very setting: nothing is estimated between settings."),
    "sure_between": N_(
        "Estimated between settings that were run. At {points} fresh settings, run {runs} times each, the "
        "share of runs in which the war with the rebels is over was off by {mean} points on average and "
        "{most} at most (luck alone: {luck} on average where nothing is estimated), the jihadists' fighters "
        "by {fighters}% on average and {fighters_most}% at most."
    ),
    "how_it_ends": N_("How the war with the rebels ends"),
    "who_gains": N_("Who gains"),
    "gain_rule": N_(
        "Who gains is who governs a larger share of the people at the end than at the start, by most and by "
        "at least one point of a hundred."
    ),
    "who_pays": N_("Who pays"),
    "civilians": N_("Civilians killed"),
    "fighters_killed": N_("Fighters killed"),
    "displaced": N_("People who have fled, at the end"),
    "over_time": N_("Over time"),
    "measure": N_("What is drawn"),
    "spread": N_("Spread of lines"),
    "luck": N_("Luck: single runs"),
    "ignorance": N_("Ignorance: other plausible numbers"),
    "none": N_("No lines"),
    "fan_note": N_("Dark band: half of the runs. Pale band: nine of ten. Thick line: the middle."),
    "luck_note": N_(
        "Thin lines: single runs that differ by luck alone, at the nearest setting of which the page "
        "holds any"
    ),
    "ignorance_note": N_(
        "Thin lines: the mean of {runs} runs each, with other numbers of the model from anywhere in their "
        "plausible ranges, at the nearest setting of which the page holds any. This is what nobody knows"
    ),
    "fan_words": N_(
        "{what}: {start} at the start, {end} at the end in the middle run, {low} to {high} in nine of ten."
    ),
    "map": N_("Who governs where"),
    "map_note": N_(
        "Every half year. The mark is the town, what is pale around it its villages: who governs most of "
        "each in most runs, the paler the fewer. This is the map of the nearest setting of which the page "
        "holds one"
    ),
    "towns_said": N_("Towns: {tally}."),
    "villages_said": N_("Villages: {tally}."),
    "apart_said": N_("The runs disagree on {n} of {all} towns (dashed): fewer than two of three agree."),
    "colon": N_(": "),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "half_year": N_("Half year"),
    "challenge": N_("4. Find a setting where the report is wrong"),
    "challenge_intro": N_(
        "Three sentences of the report of February 2024, each with a rule that the runs can break. "
        "Search for "
        "settings that break them."
    ),
    "holds": N_("Holds here"),
    "fails": N_("Does not hold here"),
    "silent": N_("Says nothing about this setting"),
    "found": N_("Broken at {n} settings so far."),
    "force_rule": N_(
        "Rule: at pressure of a half or more and without talks, all wars are over in fewer than half of "
        "the runs."
    ),
    "gain_rule_of_report": N_(
        "Rule: where the war with the rebels goes on in half of the runs or more, jihadists end with "
        "more fighters "
        "than they began with."
    ),
    "dialogue_rule": N_(
        "Rule: with talks, the war with the rebels is over in at least ten more runs of a hundred than "
        "at the same "
        "setting without talks."
    ),
    "about": N_("What this is not"),
    "about_text": N_(
        "Not a forecast, not advice, and no tool for any operation. Many numbers of the model are "
        "assumed; other "
        "values can turn an answer around, as the lines of ignorance show. Communal violence, leaders "
        "and single "
        "bands are not in it."
    ),
    "made": N_("Made by sahel_sim {version}: {runs} runs at each of {cells} settings, seed {seed}."),
    "link": N_("The address of this page holds the setting: copy it to share it."),
    "bad_link": N_("The link has settings that this page does not know; they were left out."),
    "old_browser": N_("This browser is too old for this page. Any browser of the last ten years will do."),
    "no_script": N_(
        "This page needs JavaScript, which is switched off in this browser. Nothing is loaded from anywhere."
    ),
    "broken": N_(
        "One moment. If this sentence stays, the file is damaged or does not hold what this page needs: ask "
        "for it anew, or make it again."
    ),
    "state": N_("the state"),
    "rebels": N_("the rebels"),
    "jihadists": N_("the jihadists"),
    "militias": N_("the militias"),
    "nobody": N_("nobody"),
}

QUOTED: Mapping[str, str] = {
    "force": "C01_any_force_does_not_end_all_wars",
    "gain": "C05_war_benefits_jihadists",
    "dialogue": "C10e_more_parties_are_better",
}
"""The claims whose sentences of the report are quoted."""


def classroom_texts(scenarios: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, Any]:
    """By language, everything that the page says.

    ``scenarios``: title and summary of each scenario by language.
    """
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = {
                **{key: _texts(each) for key, each in SENTENCES.items()},
                "name": {"en": "English", "fr": "Français"}.get(language, language),
                "months": _months(language),
                "thousands": "," if language == "en" else THIN,
                "endings": {kind: _capital(_(words)) for kind, words in KINDS.items()},
                "gainers": {who: _(SENTENCES[who]) for who in GAINERS},
                "levers": {
                    lever.name: [_(words) for words in (lever.label, lever.least, lever.most, lever.short)]
                    for lever in LEVERS
                },
                "measures": {each.name: _(each.label) for each in MEASURES},
                "quotes": {key: quotation(read_claim(name).report) for key, name in QUOTED.items()},
                "scenarios": {
                    name: [in_language(words, language) for words in (told["title"], told["summary"])]
                    for name, told in scenarios.items()
                },
            }
    return found


def _months(language: str) -> list[str]:
    """Names of months as they stand before a year."""
    from babel.dates import get_month_names

    names = get_month_names("wide", "format", locale=language)
    return [names[month] for month in range(1, 13)]


def _texts(message: str) -> str:
    """A sentence with its fields left open, for the script of the page to fill."""
    return str(Sentence(message))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
