"""What the classroom page says, in every language."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.classroom.lesson_answer_text import answer_texts
from sahel_sim.classroom.lesson_cells import MEASURES
from sahel_sim.classroom.lesson_levers import LEVERS
from sahel_sim.languages import LANGUAGES, N_, Sentence, _, in_language, speaking
from sahel_sim.report.ending_shares import KINDS
from sahel_sim.report.number_format import THIN
from sahel_sim.results.gains import GAINERS

SENTENCES: Mapping[str, str] = {
    "title": N_("Force or talks? Bet first, then look"),
    "intro": N_(
        "Move what the state does, bet on what comes of it, and look at what the runs of a model say."
    ),
    "no_forecast": N_(
        "It is a model of a war, not a forecast; the people in it are audiences and victims, never targets."
    ),
    "about_scenario": N_("About this scenario"),
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
    "bet_here": N_("Bet on this setting"),
    "no_bet": N_("You look at this setting without a bet."),
    "right": N_("Right"),
    "wrong": N_("Wrong"),
    "not_told": N_("Undecided: the runs do not tell"),
    "outcome": N_("{question} {outcome}."),
    "score": N_("Right so far: {right} of {all} bets; in {open} more the runs do not tell."),
    "answer": N_("3. Look"),
    "hidden": N_("The answer shows once the class has bet."),
    "sliders_rule": N_(
        "The sliders take the place of what the scenario says of the state's pressure and restraint, and "
        "of who sits at the table."
    ),
    "where": N_("(run at {levers})."),
    "said": N_(
        "The war with the rebels is over in {over}% of the runs and all wars in {all}%; who gains most "
        "often: "
        "{gains} ({share}%); civilians killed: {killed}."
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
    "ignorance": N_("Ignorance: other numbers that fit"),
    "none": N_("No lines"),
    "fan_note": N_(
        "Dark band: half of the runs. Pale band: nine of ten. Thick line: the middle. Bands hold luck and "
        "ignorance together."
    ),
    "luck_note": N_(
        "Thin lines: single runs under one set of numbers, which differ by luck alone, at the nearest "
        "setting of which the page holds any"
    ),
    "ignorance_note": N_(
        "Thin lines: the mean of {runs} runs each, under other sets of numbers that fit the record, at the "
        "nearest setting of which the page holds any. Which of them is right, nobody knows"
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
    "about": N_("What this is not"),
    "about_text": N_(
        "Not a forecast, not advice, and no tool for any operation. Many numbers of the model are "
        "assumed; other "
        "values can turn an answer around, as the line under each answer shows. Communal violence, leaders "
        "and single "
        "bands are not in it."
    ),
    "made": N_(
        "Made by sahel_sim {version}: {runs} runs at each of {cells} settings with numbers that fit the "
        "record, {plausible} with whatever is plausible, seed {seed}."
    ),
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


def classroom_texts(scenarios: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, Any]:
    """By language, everything that the page says.

    ``scenarios``: title and summary of each scenario by language.
    """
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = {
                **{key: _texts(each) for key, each in SENTENCES.items()},
                **answer_texts(),
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
