"""The words of the answers on the classroom page: those of cards wherever cards have them."""

from collections.abc import Mapping
from typing import Any

from sahel_sim.claim_testing.claim_file import read_claim
from sahel_sim.languages import N_, Sentence, _, language, ngettext
from sahel_sim.report.answer_card import DOES_FORCE_WORK, WHO_GAINS
from sahel_sim.report.answer_words import AS_IT_IS, AT_STALEMATE, COUNTED, GREW_THERE, OVER_ALL, WORKS
from sahel_sim.report.report_quotations import quotation

Words = str | Mapping[str, Any]

ANSWERS: Mapping[str, Words] = {
    "force_question": DOES_FORCE_WORK,
    "gain_question": WHO_GAINS,
    "works": {
        **WORKS,
        "all": {
            "all": N_("against all together yes, all wars over in {share}"),
            "most": N_("against all together mostly yes, all wars over in {share}"),
            "open": N_("against all together these runs do not decide it, all wars over in {share}"),
            "few": N_("against all together mostly no, all wars over in {share}"),
            "none": N_("against all together no, all wars over in {share}"),
        },
    },
    "as_it_is": {**AS_IT_IS, "all": N_("all wars are over in {share}")},
    "nobody_pressed": N_("no test of it, since the state presses nobody"),
    "talked": N_("no test of it, since talks are held or an accord is in force in {k}"),
    "without_talks": N_("Without talks, all else as it is set: {wars}"),
    "force_meaning": N_("Force alone is pressure of the state without talks."),
    "at_stalemate": AT_STALEMATE,
    "over_all": OVER_ALL,
    "counted": COUNTED,
    "grew_there": GREW_THERE,
    "no_stalemate": N_("no run ends with a front that stands still"),
    "of": N_("{k} of {runs}"),
    "roughly": N_("about {n}% of the runs"),
    "share_range": N_("{share} ({range})"),
    "range": N_("{low} to {high}%"),
    "semicolon": N_("; "),
    "comma": N_(", "),
    "if_plausible": N_(
        "What could overturn it: other numbers of the model. If everything plausible is allowed, and not "
        "only what fits the record: {told}."
    ),
    "plausible_same": N_("Then the answer stays the same."),
    "plausible_other": N_("Then the answer is another: it hangs on numbers that nobody knows."),
    "war_judged": {
        "rebels": N_("rebels {share}: {verdict}"),
        "jihadists": N_("jihadists {share}: {verdict}"),
        "all": N_("all wars {share}: {verdict}"),
    },
    "verdicts": {
        "all": N_("yes"),
        "most": N_("mostly yes"),
        "open": N_("undecided"),
        "few": N_("mostly no"),
        "none": N_("no"),
    },
    "sure_computed": N_(
        "Run {runs} times at this very setting, each time with other luck and with other numbers of the "
        "model, all of which fit the record; and {plausible} times with numbers from anywhere plausible. "
        "Ranges in brackets are 95% intervals."
    ),
    "sure_between": N_(
        "Estimated between settings that were run. At {points} fresh settings, run {runs} times each, the "
        "share of runs in which the war with the rebels is over was off by {mean} points on average and "
        "{most} at most (luck alone: {luck} on average where nothing is estimated), the jihadists' fighters "
        "by {fighters}% on average and {fighters_most}% at most. Ranges in brackets are 95% intervals, wider "
        "by that average."
    ),
    "challenge": N_("4. Find a setting where the report is wrong"),
    "challenge_intro": N_(
        "Four sentences that the report of February 2024 says or implies, each with a rule that the runs can "
        "break. Search for settings that break them."
    ),
    "judged": N_("{sentence}: {verdict}"),
    "report_says": {
        "rebels": N_("Force alone does not end the war with the rebels"),
        "all": N_("Force alone does not end all wars"),
        "gain": N_("Stalemates benefit jihadists"),
        "dialogue": N_("Inclusive dialogue is better than dialogue with few"),
    },
    "sentence_verdicts": {
        "holds": N_("holds here"),
        "fails": N_("does not hold here"),
        "undecided": N_("undecided, these runs do not tell"),
        "silent": N_("says nothing about this setting"),
    },
    "war_over": {"rebels": N_("war over in {share}"), "all": N_("all wars over in {share}")},
    "compared": N_(
        "war with the rebels over in {here} here, in {few} with the rebels alone at the table: {difference} "
        "points of a hundred ({low} to {high})"
    ),
    "sentence_if_plausible": N_("If everything plausible is allowed: {verdict}. {numbers}"),
    "report_rules": {
        "rebels": N_(
            "Rule, where the state presses and nobody talks: does not hold if the war is over in more than "
            "half of the runs for sure, holds if in fewer than half for sure, else undecided."
        ),
        "all": N_("Rule: the same, of every war."),
        "gain": N_(
            "Rule, where the front of state and rebels stands still at the end: holds if jihadists gain most "
            "for sure, does not hold if another side or nobody does for sure, else undecided."
        ),
        "dialogue": N_(
            "Rule, with more than the rebels at the table: holds if the war with the rebels is over in more "
            "runs than with the rebels alone at it, for sure; does not hold if in fewer; else undecided. Run "
            "7 is set beside run 7: the same luck, the same numbers."
        ),
    },
    "tally": {
        "counts": N_(
            "Of {all} settings of this page to which it applies it holds at {holds}, does not hold at "
            "{fails}, and is undecided at {undecided};"
        ),
        "plausible_counts": N_(
            "if everything plausible is allowed: holds at {holds}, does not hold at {fails}, undecided at "
            "{undecided};"
        ),
    },
    "never": {
        "counts": N_("so with numbers that fit the record no setting breaks it;"),
        "plausible_counts": N_("then no setting breaks it."),
    },
    "found": N_("Broken at {n} settings so far."),
}
"""What the script of the page fills; fields stay open."""

FROM_CLAIMS: Mapping[str, str] = {
    "rebels": "C01_any_force_does_not_end_rebel_war",
    "all": "C01_any_force_does_not_end_all_wars",
    "gain": "C05_war_benefits_jihadists",
}
"""The claims whose sentences of the report are quoted."""

INCLUSIVE = N_(
    "The authorities should take lessons from the Algiers Accord’s failure, notably by making this new "
    "process more inclusive, to find the solutions needed to stabilise the north."
)
"""What the report says of who should talk; claims quote parts of this sentence."""


def answer_texts() -> dict[str, Any]:
    """Everything that answers say, in the language that is spoken, with the sentences of the report."""
    quotes = {name: quotation(read_claim(claim).report) for name, claim in FROM_CLAIMS.items()}
    told = {key: _translated(words) for key, words in ANSWERS.items()}
    runs_of = [ngettext("{k} run of {runs}", "{k} runs of {runs}", n, k="{k}", runs="{runs}") for n in (1, 2)]
    return {**told, "runs_of": runs_of, "quotes": {**quotes, "dialogue": _quoted(INCLUSIVE)}}


def _quoted(words: str) -> tuple[str, str]:
    if language() == "en" or _(words) == words:
        return _("“{words}”", words=words), "en"
    return _("“{words}” (our translation)", words=_(words)), language()


def _translated(words: Words) -> Any:
    if isinstance(words, str):
        return str(Sentence(words))
    return {key: _translated(each) for key, each in words.items()}
