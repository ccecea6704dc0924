"""Words of claims: what is said of sentences of the report that were tested, in both languages."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair
from sahel_sim.report.words_of_claim_pages import CLAIM_PAGES
from sahel_sim.report.words_of_claim_rules import CLAIM_RULES

VERDICTS: Mapping[str, Pair] = {
    "verdict_supported": pair("supported", "soutenue"),
    "verdict_not_supported": pair("not supported", "non soutenue"),
    "verdict_depends": pair("depends", "dépend"),
    "verdict_inconclusive": pair("inconclusive", "indécise"),
    "verdict_by_construction": pair("true by construction", "vraie par construction"),
    "finding_holds": pair("holds", "tient"),
    "finding_fails": pair("fails", "échoue"),
    "finding_open": pair("open", "ouverte"),
}
"""One word or two for each verdict, and for what the runs of one setting say."""

EFFECTS: Mapping[str, Pair] = {
    "claim_points": pair("{n} points", "{n} points"),
    "claim_per_cent": pair("{n}%", "{n}\N{NO-BREAK SPACE}%"),
    "claim_persons": pair("{n} persons", "{n} personnes"),
    "claim_persons_month": pair("{n} persons a month", "{n} personnes par mois"),
    "claim_months": pair("{n} months", "{n} mois"),
    "claim_capitals": pair("{n} capitals", "{n} capitales"),
    "claim_events": pair("{n} events", "{n} événements"),
    "claim_million": pair("{n} million USD", "{n} millions USD"),
    "claim_points_one": pair("{n} point", "{n} point"),
    "claim_persons_one": pair("{n} person", "{n} personne"),
    "claim_persons_month_one": pair("{n} person a month", "{n} personne par mois"),
    "claim_months_one": pair("{n} month", "{n} mois"),
    "claim_capitals_one": pair("{n} capital", "{n} capitale"),
    "claim_events_one": pair("{n} event", "{n} événement"),
    "claim_bare": pair("{n}", "{n}"),
    "claim_range": pair("{low} to {high}", "{low} à {high}"),
    "must_be_above": pair("claimed: above {bound}", "affirmé : plus de {bound}"),
    "must_be_below": pair("claimed: below {bound}", "affirmé : moins de {bound}"),
    "needs_above": pair("needs > {bound}", "exige > {bound}"),
    "needs_below": pair("needs < {bound}", "exige < {bound}"),
    "no_effect": pair("no number", "pas de nombre"),
    "too_few_count": pair("fewer than two runs", "moins de deux simulations"),
    "less_than": pair("{a} less {b}", "{a} moins {b}"),
    "arm_mean": pair("{arm} {mean}", "{arm} {mean}"),
    "other_arms": pair("{n} others {low} to {high}", "{n} autres de {low} à {high}"),
}
"""Effects in plain units."""

TERMINAL: Mapping[str, Pair] = {
    "claims_of_the_report": pair("Claims of the report", "Affirmations du rapport"),
    "claim_column": pair("Claim", "Affirmation"),
    "verdict_column": pair("Verdict", "Verdict"),
    "effect_column": pair("Effect (95%)", "Effet (95\N{NO-BREAK SPACE}%)"),
    "share_column": pair("Holds in", "Tient dans"),
    "share_note": pair(
        "Holds in: share of the parameter space, with its interval.",
        "Tient dans : part de l'espace des paramètres, avec son intervalle.",
    ),
    "runs_option_note": pair(
        "--runs N: about so many runs of each world would decide it.",
        "--runs N : environ autant de simulations par monde trancheraient.",
    ),
    "verdict_counts": pair(
        "{all}. Supported: {supported}; not supported: {not_supported}; depends on an assumption: {depends}; "
        "inconclusive: {inconclusive}; true by construction: {by_construction}.",
        "{all}. Soutenues : {supported} ; non soutenues : {not_supported} ; qui dépendent d'une hypothèse : "
        "{depends} ; indécises : {inconclusive} ; vraies par construction : {by_construction}.",
    ),
    "n_claims": pair("{n} claims", "{n} affirmations"),
    "one_claim": pair("1 claim", "1 affirmation"),
}
"""Those of the terminal."""

REGISTRATION: Mapping[str, Pair] = {
    "never_registered": pair(
        "These claims were not registered beforehand: nobody can tell whether they were changed after "
        "looking.",
        "Ces affirmations n'ont pas été enregistrées à l'avance : nul ne peut savoir si elles ont été "
        "changées après coup.",
    ),
    "unchanged_since": pair(
        "Registered on {day}; nothing was changed since: claims, rules, runs, seed and version are the same.",
        "Enregistrées le {day} ; rien n'a changé depuis : affirmations, règles, simulations, graine et "
        "version sont les mêmes.",
    ),
    "changed_since": pair(
        "Registered on {day}. Not as registered: {what}.",
        "Enregistrées le {day}. Ce qui n'est pas comme enregistré : {what}.",
    ),
    "since_edited": pair("edited: {names}", "modifiées : {names}"),
    "since_added": pair("added: {names}", "ajoutées : {names}"),
    "since_missing": pair("left out: {names}", "laissées de côté : {names}"),
    "since_seed": pair("another seed", "une autre graine"),
    "since_effort": pair("another precision", "une autre précision"),
    "since_method": pair("another way of trying claims", "une autre façon de les éprouver"),
    "since_version": pair("another version of the library", "une autre version de la bibliothèque"),
}
"""Whether anything was edited since it was written down."""

CLAIMS: Mapping[str, Pair] = {
    **VERDICTS,
    **EFFECTS,
    **TERMINAL,
    **REGISTRATION,
    **CLAIM_RULES,
    **CLAIM_PAGES,
}
"""All of them by key."""
