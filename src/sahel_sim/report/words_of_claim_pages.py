"""Words of the page and the figures of claims, in both languages."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

FIGURES: Mapping[str, Pair] = {
    "figure_part": pair("{title} ({part} of {of})", "{title} ({part} sur {of})"),
    "claims_forest": pair(
        "How far each effect is from what is claimed", "Écart de chaque effet à ce qui est affirmé"
    ),
    "claims_forest_note": pair(
        "At the defaults. Effect less its bound, in half-widths of its interval; the scale narrows outwards. "
        "Claims are judged together, so one whose bar is clear of the line may still be open.",
        "Aux valeurs par défaut. Effet moins sa borne, en demi-largeurs de son intervalle ; l'échelle se "
        "resserre vers les bords. Jugées ensemble, des affirmations dont la barre évite la ligne peuvent "
        "rester ouvertes.",
    ),
    "forest_against": pair("← against the claim", "← contre l'affirmation"),
    "forest_for": pair("for the claim →", "pour l'affirmation →"),
    "forest_key": pair(
        "blue disc: holds; square: fails; grey diamond: open",
        "disque bleu : tient ; carré : échoue ; losange gris : ouverte",
    ),
    "forest_row": pair(
        "{claim}: {effect}, {bound}; {finding}; verdict: {verdict}.",
        "{claim} : {effect}, {bound} ; {finding} ; verdict : {verdict}.",
    ),
    "claims_shares": pair("Where in the parameter space claims hold", "Où l'affirmation tient"),
    "claims_shares_note": pair(
        "Share of the draws over all parameters in which a claim holds, with its 95% interval. "
        "Dashed: 10 and 90%, beyond which a verdict needs it to be.",
        "Part des tirages sur tous les paramètres où l'affirmation tient, avec son "
        "intervalle à 95\N{NO-BREAK SPACE}%. Tirets : 10 et 90\N{NO-BREAK SPACE}%, seuils des verdicts.",
    ),
    "claims_ablations": pair(
        "What becomes of claims without one mechanism", "Ce que deviennent les affirmations sans un mécanisme"
    ),
    "claims_ablations_note": pair(
        "A column for each mechanism switched off, against the middle of all single changes, which share "
        "their runs. Dark: the margin falls; blue, hatched: it rises. Full at three half-widths of the "
        "interval; below one it may be luck.",
        "Une colonne par mécanisme coupé, face au milieu de tous les changements isolés, qui partagent leurs "
        "simulations. Sombre : la marge baisse ; bleu hachuré : elle monte. Plein à trois demi-largeurs de "
        "l'intervalle ; sous une, ce peut être le hasard.",
    ),
    "margin_falls": pair("margin falls", "marge en baisse"),
    "margin_rises": pair("margin rises", "en hausse"),
    "marks_of_cells": pair("{holds}, {fails}, no mark: open", "{holds}, {fails}, sans marque : ouverte"),
    "no_ablation_matters": pair("no mechanism matters surely", "aucun mécanisme ne compte à coup sûr"),
    "tipping_title": pair("Where {claim} holds", "Où tient {claim}"),
    "tipping_note": pair(
        "The claim at each level of pressure and of inclusivity; where a world of the claim sets one of them "
        "itself, that stays.",
        "L'affirmation à chaque niveau de pression et d'inclusivité ; si un de ses mondes en règle un "
        "lui-même, il le garde.",
    ),
    "tipping_up": pair("military pressure of the state", "pression militaire de l'État"),
    "tipping_across": pair("inclusivity of the dialogue", "inclusivité du dialogue"),
    "tipping_counts": pair(
        "{all} cells: holds in {holds}, fails in {fails}, open in {open}.",
        "{all} cases : tient dans {holds}, échoue dans {fails}, ouverte dans {open}.",
    ),
}
"""Those of figures."""

IN_SHORT: Mapping[str, Pair] = {
    "claims_title": pair(
        "Under which assumptions is the report wrong?",
        "Sous quelles hypothèses le rapport se trompe\N{NON-BREAKING HYPHEN}t\N{NON-BREAKING HYPHEN}il ?",
    ),
    "claims_kicker": pair(
        "{claims} tested in a model of the war", "{claims} testées dans un modèle de la guerre"
    ),
    "claims_kicker_one": pair(
        "{claims} tested in a model of the war", "{claims} testée dans un modèle de la guerre"
    ),
    "claims_summary": pair(
        "Each sentence of the report is made a rule that runs of the model can break, and is tried under "
        "every assumption of the model, one by one and all together.",
        "Chaque phrase du rapport devient une règle que les simulations peuvent démentir, et elle est "
        "éprouvée sous chaque hypothèse du modèle, une par une et toutes ensemble.",
    ),
    "fail_at_defaults": pair("Fails as the model stands: {claims}.", "Échoue tel quel : {claims}."),
    "fail_if": pair(
        "Holds as the model stands, but fails if one assumption is changed: {claims}.",
        "Tient tel quel, mais échoue si l'on change une seule hypothèse : {claims}.",
    ),
    "fail_in_space": pair(
        "Holds as the model stands and under each single change, but in less than nine tenths of the "
        "parameter space: {claims}.",
        "Tient tel quel et sous chaque changement isolé, mais dans moins de neuf dixièmes de l'espace des "
        "paramètres : {claims}.",
    ),
    "fail_nowhere": pair(
        "Holds as the model stands, under each single change and in nine tenths or more of the parameter "
        "space: {claims}.",
        "Tient tel quel, sous chaque changement isolé et dans neuf dixièmes ou plus de l'espace des "
        "paramètres : {claims}.",
    ),
    "cannot_tell": pair("The runs do not decide: {claims}.", "Les simulations ne tranchent pas : {claims}."),
    "says_nothing": pair(
        "Holds even where nothing happens, or with attrition alone, and so says nothing: {claims}.",
        "Tient même là où rien ne se passe, ou avec la seule attrition, et ne dit donc rien : {claims}.",
    ),
    "logic_not_forecast": pair(
        "This tests the logic of a model against the logic of a report. It is no forecast, and no finding "
        "about the war itself.",
        "C'est la logique d'un modèle qui éprouve celle d'un rapport. Ce n'est ni une prévision, ni un "
        "constat sur la guerre elle-même.",
    ),
    "tests_made": pair(
        "{claims} make {sentences} sentences (each may hold or fail); together they go through Holm's "
        "procedure, so that the chance that any of them is wrong at the defaults is at most 5 in 100. Each "
        "claim was also tried at {settings} single changes of assumptions (each judged at 2.5 in 100 divided "
        "by their number) and {draws} points of the parameter space.",
        "{claims} font {sentences} phrases (chacune peut tenir ou échouer) ; toutes passent ensemble par la "
        "procédure de Holm, si bien que le risque que l'une d'elles soit fausse aux valeurs par défaut est "
        "d'au plus 5 sur 100. Chacune est aussi éprouvée sous {settings} changements isolés d'hypothèses "
        "(chacun jugé à 2,5 sur 100 divisé par leur nombre) et en {draws} points de l'espace des paramètres.",
    ),
    "tests_made_one": pair(
        "{claims} makes {sentences} sentences (it holds, or it fails); together they go through Holm's "
        "procedure, so that the chance that any of them is wrong at the defaults is at most 5 in 100. The "
        "claim was also tried at {settings} single changes of assumptions (each judged at 2.5 in 100 divided "
        "by their number) and {draws} points of the parameter space.",
        "{claims} fait {sentences} phrases (elle tient, ou elle échoue) ; toutes passent ensemble par la "
        "procédure de Holm, si bien que le risque que l'une d'elles soit fausse aux valeurs par défaut est "
        "d'au plus 5 sur 100. Elle est aussi éprouvée sous {settings} changements isolés d'hypothèses "
        "(chacun jugé à 2,5 sur 100 divisé par leur nombre) et en {draws} points de l'espace des paramètres.",
    ),
}
"""What stands at the top."""

ASSUMPTIONS: Mapping[str, Pair] = {
    "assumptions": pair("Which assumption breaks what", "Quelle hypothèse casse quoi"),
    "assumptions_note": pair(
        "One assumption changed, all else as the model stands; only changes that surely turn a claim.",
        "Une hypothèse changée, le reste tel quel ; seulement les changements qui retournent à coup sûr une "
        "affirmation.",
    ),
    "assumption_column": pair("Assumption", "Hypothèse"),
    "then_fail_column": pair("Claims that then fail", "Affirmations qui échouent alors"),
    "then_hold_column": pair("Claims that then hold", "Affirmations qui tiennent alors"),
    "more_assumptions": pair("{n} more assumptions", "{n} autres hypothèses"),
    "more_assumptions_one": pair("{n} more assumption", "{n} autre hypothèse"),
    "no_assumption_turns": pair(
        "No single change of an assumption surely turns any claim.",
        "Aucun changement isolé d'hypothèse ne retourne à coup sûr une affirmation.",
    ),
}
"""The table by assumption."""

TABLE: Mapping[str, Pair] = {
    "all_claims": pair("All claims", "Toutes les affirmations"),
    "quoted": pair("\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}", "« {words} »"),
    "share_of_space": pair("Parameter space", "Espace des paramètres"),
    "carries_column": pair("What carries it", "Ce qui la porte"),
    "breaks_column": pair("What turns it", "Ce qui la retourne"),
    "in_space": pair("holds in {share} of it ({ends})", "tient dans {share} ({ends})"),
    "no_space": pair("no number", "pas de nombre"),
    "carried": pair("{name}: {change}", "{name} : {change}"),
    "nothing_carries": pair("no mechanism surely", "aucun mécanisme à coup sûr"),
    "fails_if": pair("fails if: {what}", "échoue si : {what}"),
    "holds_if": pair("holds if: {what}", "tient si : {what}"),
    "leans_fails_if": pair("leans to fail if: {what}", "penche vers l'échec si : {what}"),
    "leans_holds_if": pair("leans to hold if: {what}", "penche pour tenir si : {what}"),
    "all_moved": pair(
        "many parameters at once, such as {what}", "beaucoup de paramètres à la fois, tels que {what}"
    ),
    "hangs_on": pair(
        "many parameters at once, above all {what}", "beaucoup de paramètres à la fois, surtout {what}"
    ),
    "number_for": pair("{name} (higher: for it)", "{name} (plus haut : pour elle)"),
    "number_against": pair("{name} (higher: against it)", "{name} (plus haut : contre elle)"),
    "and_others": pair("{what} and {n} more", "{what} et {n} autres"),
    "and_others_one": pair("{what} and {n} more", "{what} et {n} autre"),
    "nothing_breaks": pair("nothing that was tried", "rien de ce qui a été essayé"),
    "see_scenario": pair("scenario", "scénario"),
    "see_scenarios": pair("scenarios: {links}", "scénarios : {links}"),
    "main_claim": pair("main claim", "affirmation principale"),
}
"""The table of all claims."""

SECTION: Mapping[str, Pair] = {
    "each_claim": pair("Claim by claim", "Affirmation par affirmation"),
    "the_rule": pair("Rule", "Règle"),
    "the_worlds": pair("Worlds", "Mondes"),
    "world_as_is": pair("{name}: as {scenario} has it", "{name} : tel que dans {scenario}"),
    "world_with": pair("{name}: {scenario} with {changes}", "{name} : {scenario} avec {changes}"),
    "over_years": pair("{worlds}; {years} years", "{worlds} ; {years} ans"),
    "over_years_one": pair("{worlds}; {years} year", "{worlds} ; {years} an"),
    "smallest": pair("Smallest effect that matters", "Plus petit effet qui compte"),
    "at_the_defaults": pair("At the defaults", "Aux valeurs par défaut"),
    "judged": pair(
        "{finding}: {what}: {effect}; {bound} ({runs}).",
        "{finding} : {what} : {effect} ; {bound} ({runs}).",
    ),
    "of_which_count": pair("{runs}, of which {counted} count", "{runs}, dont {counted} comptent"),
    "numbers_that_matter": pair("Numbers that matter", "Nombres qui comptent"),
    "no_number_matters": pair(
        "None surely, over the draws that were made.", "Aucun à coup sûr, sur les tirages faits."
    ),
    "arm_means": pair("Means: {means}; decided by {arm}.", "Moyennes : {means} ; tranché par {arm}."),
    "runs_it_needs": pair("About {runs} would decide it.", "Environ {runs} trancheraient."),
    "runs_it_needs_option": pair(
        "About {runs} of each world would decide it: {option}.",
        "Environ {runs} de chaque monde trancheraient : {option}.",
    ),
    "runs_never": pair(
        "No number of runs that can be told would decide it.",
        "Aucun nombre de simulations que l'on puisse dire ne trancherait.",
    ),
    "why_verdict": pair("Verdict", "Verdict"),
    "why_supported": pair(
        "It holds at the defaults and in {share} of the parameter space, and no single change makes it fail.",
        "Elle tient aux valeurs par défaut et dans {share} de l'espace des paramètres, et aucun changement "
        "isolé ne la fait échouer.",
    ),
    "claims_broke_off": pair(
        "Runs that broke off: {n}. They count in nothing; settings.csv tells how many count where.",
        "Simulations interrompues : {n}. Elles ne comptent pour rien ; settings.csv dit combien "
        "comptent, et où.",
    ),
    "why_not_supported": pair(
        "It fails at the defaults, it holds in only {share} of the parameter space, and no single change "
        "makes it hold.",
        "Elle échoue aux valeurs par défaut, ne tient que dans {share} de l'espace des paramètres, et aucun "
        "changement isolé ne la fait tenir.",
    ),
    "why_depends_turned": pair(
        "At the defaults it {finding}; what turns it, by itself: {names}; it holds in {share} of the "
        "parameter space.",
        "Aux valeurs par défaut, elle {finding} ; ce qui la retourne, à soi seul : {names} ; elle "
        "tient dans {share} de l'espace des paramètres.",
    ),
    "why_depends_space": pair(
        "At the defaults it {finding}, and no single change turns it; but it holds in {share} of the "
        "parameter space.",
        "Aux valeurs par défaut, elle {finding}, et aucun changement isolé ne la retourne ; mais elle tient "
        "dans {share} de l'espace des paramètres.",
    ),
    "why_inconclusive": pair(
        "The runs at the defaults do not decide it, all claims taken together.",
        "Les simulations aux valeurs par défaut ne tranchent pas, toutes les affirmations prises ensemble.",
    ),
    "why_by_construction": pair(
        "It holds at the defaults, but also where {where}: so it says nothing about war.",
        "Elle tient aux valeurs par défaut, mais aussi là où {where} : elle ne dit donc rien de la guerre.",
    ),
    "null_models": pair("Null models", "Modèles nuls"),
    "signs_and_forms": pair(
        "Signs and rival theories that matter", "Signes et théories rivales qui comptent"
    ),
    "no_sign_matters": pair(
        "None decides it otherwise, or moves it beyond luck.",
        "Aucun ne la tranche autrement, ni ne la déplace au-delà du hasard.",
    ),
    "without_mechanisms": pair("Mechanisms that matter", "Mécanismes qui comptent"),
    "assumption_told": pair("{name}: {finding}, {effect}", "{name} : {finding}, {effect}"),
    "best_for": pair("Best case for it", "Le meilleur cas pour elle"),
    "best_against": pair("Best case against it", "Le meilleur cas contre elle"),
    "case_told": pair(
        "{finding}: {effect}, {bound}. The best of {points} points; furthest from their defaults, in parts "
        "of their ranges: {moves}.",
        "{finding} : {effect}, {bound}. Le meilleur de {points} points ; les plus loin de leurs valeurs par "
        "défaut, en parts de leurs plages : {moves}.",
    ),
    "move_told": pair("{name} {default} → {value} ({part})", "{name} {default} → {value} ({part})"),
    "no_case": pair("No point gave a number.", "Aucun point n'a donné de nombre."),
    "where_it_turns": pair("Where it breaks", "Là où elle casse"),
    "it_fails_here": pair("It {surely} under: {setting}.", "Elle {surely} avec : {setting}."),
    "surely_fails": pair("fails", "échoue"),
    "surely_holds": pair("holds", "tient"),
    "leaning_fails": pair("leans to fail", "penche vers l'échec"),
    "leaning_holds": pair("leans to hold", "penche pour tenir"),
    "all_parameters": pair("All its parameters", "Tous ses paramètres"),
    "could_be": pair("Could be true by", "Peut être vraie par"),
    "could_be_false": pair("Could be false by", "Peut être fausse par"),
    "carried_by_groups": pair("Carried by (Shapley)", "Portée par (Shapley)"),
    "to_all_claims": pair("To the table", "Vers le tableau"),
}
"""The section of each claim."""

METHODS: Mapping[str, Pair] = {
    "forests": pair("Effects", "Effets"),
    "tippings": pair("Tipping maps", "Cartes de bascule"),
    "shares_of_space": pair("Parameter space", "Espace des paramètres"),
    "ablations": pair("Mechanisms", "Mécanismes"),
    "read_verdicts": pair(
        "Supported: holds at the defaults and in nine tenths or more of the parameter space, and no single "
        "change makes it fail. Not supported: the same, failing. Depends: everything else that is decided. "
        "Inconclusive: the runs do not decide. True by construction: it also holds where nothing "
        "happens (N0) "
        "or where there is attrition alone (N1).",
        "Soutenue : tient aux valeurs par défaut et dans neuf dixièmes ou plus de l'espace des "
        "paramètres, et "
        "aucun changement isolé ne la fait échouer. Non soutenue : de même, en échouant. Dépend : tout "
        "ce qui "
        "est tranché par ailleurs. Indécise : les simulations ne tranchent pas. Vraie par construction "
        ": tient "
        "aussi là où rien ne se passe (N0) ou avec la seule attrition (N1).",
    ),
    "read_effects": pair(
        "An effect is read with its interval against what is claimed. Effects are differences of means "
        "between worlds that share their luck, unless only one world is named.",
        "Un effet se lit avec son intervalle, face à ce qui est affirmé. Les effets sont des différences de "
        "moyennes entre des mondes qui partagent leur hasard, sauf si un seul monde est nommé.",
    ),
    "read_share": pair(
        "The share of the parameter space is no probability that the claim is true: it weighs all values "
        "inside plausible ranges alike. The luck of the few runs at each point is taken out of it.",
        "La part de l'espace des paramètres n'est pas la probabilité que l'affirmation soit vraie : "
        "elle donne "
        "le même poids à toutes les valeurs de plages plausibles. Le hasard des quelques simulations de "
        "chaque point en est retiré.",
    ),
    "read_numbers": pair(
        "Numbers that matter are parameters whose rank correlation with the margin over all draws is surely "
        "not 0, in spite of how many parameters there are (5 in 100 divided by their number).",
        "Les nombres qui comptent sont les paramètres dont la corrélation de rang avec la marge, sur "
        "tous les "
        "tirages, n'est à coup sûr pas 0, malgré le nombre de paramètres (5 sur 100 divisé par leur nombre).",
    ),
    "read_search": pair(
        "The best cases come from a search. What it did not find may still be there. They are judged by runs "
        "that the search has not seen.",
        "Les meilleurs cas viennent d'une recherche. Ce qu'elle n'a pas trouvé peut exister. Ils sont jugés "
        "par des simulations qu'elle n'a pas vues.",
    ),
    "read_carries": pair(
        "What carries a main claim is Shapley's value of each group of mechanisms: its share in the margin, "
        "over all orders in which groups are switched on. For others it is how much margin is lost without a "
        "mechanism, where that is more than luck is likely to make it.",
        "Ce qui porte une affirmation principale est la valeur de Shapley de chaque groupe de "
        "mécanismes : sa "
        "part de la marge, sur tous les ordres dans lesquels on met les groupes en marche. Pour les autres, "
        "c'est la marge perdue sans un mécanisme, si elle dépasse ce que fait sans doute le hasard.",
    ),
    "claims_again": pair("To run it again", "Pour recommencer"),
    "claims_precision": pair("Precision", "Précision"),
    "effort_told": pair(
        "{name}: up to {runs} of each world at the defaults, {of_settings} at each single change, {of_draws} "
        "at each of {draws} points; seed {seed}",
        "{name} : jusqu'à {runs} par monde aux valeurs par défaut, {of_settings} à chaque changement isolé, "
        "{of_draws} en chacun des {draws} points ; graine {seed}",
    ),
    "as_claims_ask": pair("as many runs as claims ask for", "autant de simulations que demandé"),
    "registered": pair("Registration", "Enregistrement"),
    "claims_files": pair("Files", "Fichiers"),
    "claims_files_told": pair(
        "claims.csv: a row for each claim; settings.csv: each claim at each setting; draws.csv: each "
        "claim at "
        "each point of the parameter space; breaking: scenarios in which a claim breaks, to run with "
        "sahel-sim run.",
        "claims.csv : une ligne par affirmation ; settings.csv : chaque affirmation à chaque réglage ; "
        "draws.csv : chaque affirmation en chaque point de l'espace des paramètres ; breaking : les "
        "scénarios "
        "où une affirmation casse, à lancer avec sahel-sim run.",
    ),
    "of_claims": pair("claims {digest}", "affirmations {digest}"),
}
"""How to read it, and what was run."""

CLAIM_PAGES: Mapping[str, Pair] = {**FIGURES, **IN_SHORT, **ASSUMPTIONS, **TABLE, **SECTION, **METHODS}
"""All of them by key."""
