"""Who forecasts better in a backcast: sentences and tables of differences of scores with their errors."""

from typing import TYPE_CHECKING, Any

import pandas

from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.figures.event_figures import dyad_label
from sahel_sim.report.forecast_comparison import OF_DEATHS, named_forecasts
from sahel_sim.report.number_format import count
from sahel_sim.report.page_renderer import Block, PageTable
from sahel_sim.report.sentences import quoted
from sahel_sim.validation.backcast import WITH_CHANGES
from sahel_sim.validation.paired_scores import SCORES
from sahel_sim.validation.place_forecasts import seen_places

if TYPE_CHECKING:
    from sahel_sim.validation.backcast import Backcast
    from sahel_sim.validation.paired_scores import PairedDifference

SCORE_NAMES = {
    "log_crps": N_("CRPS of logarithms"),
    "crps": N_("CRPS"),
    "log_score": N_("log score"),
}
"""What each score is called within a sentence."""

_DIGITS = {"log_crps": 3, "crps": 2, "log_score": 2}
_RANGE = "\N{NO-BREAK SPACE}\N{EN DASH}\N{NO-BREAK SPACE}"

_AHEAD = N_("By {score} the model is better than all {all} baselines; the next is {best}.")
_LEADS = N_("{best} is better by {lead} ({low} to {high}): {verdict}.")
_TRAILS = N_("It is better by {lead} ({low} to {high}): {verdict}.")
_BEYOND = N_("the difference is beyond its error")
_WITHIN = N_("the difference is within its error")
_LOST = N_("In {number} of {all} dyads some baseline is better by this score.")
_OTHERS_LEAD = N_("Without {named} {best} is better.")
_MODEL_LEADS = N_("Without {named} the model is better than all of them.")


def comparison_sentences(found: "Backcast", model: str = WITH_CHANGES) -> list[str]:
    """For each score who is better, by how much and whether beyond the error, and what that hangs on."""
    return [" ".join(_of_score(found, score, model)) for score in SCORES]


def _of_score(found: "Backcast", score: str, model: str) -> list[str]:
    paired = found.paired
    better, best = paired.better_baselines(score, model), paired.best_baseline(score)
    told = paired.difference(score, model, best)
    lost, turned = paired.lost_dyads(score, model), paired.turned_by(score, model)
    how_many, name = len(paired.baselines), _(SCORE_NAMES[score])
    label = quoted(_(OF_DEATHS[best]))
    verdict = _(_BEYOND) if told.beyond_error else _(_WITHIN)
    ends = sorted((told.low, told.high) if not better else (-told.low, -told.high))
    low, high = (_number(x, score) for x in ends)
    lead = {"lead": _number(abs(told.difference), score), "low": low, "high": high, "verdict": verdict}
    if better:
        named = named_forecasts(better, OF_DEATHS)
        words = [
            ngettext(
                "By {score}, {number} of {all} baselines is better than the model: {named}.",
                "By {score}, {number} of {all} baselines are better than the model: {named}.",
                len(better),
                score=name,
                number=len(better),
                all=how_many,
                named=named,
            )
        ]
        words.append(_(_LEADS, best=label, **lead))
    else:
        words = [_(_AHEAD, score=name, all=how_many, best=label), _(_TRAILS, **lead)]
    words.append(_(_LOST, number=len(lost), all=len(paired.dyads)))
    if turned:
        named = ", ".join(dyad_label(dyad) for dyad in turned)
        other = quoted(_(OF_DEATHS[paired.best_baseline(score, turned)]))
        words.append(_(_MODEL_LEADS if better else _OTHERS_LEAD, named=named, best=other))
    return words


def comparison_page_table(found: "Backcast") -> PageTable:
    """By how much the model is better or worse than each baseline, with the interval of 95 %."""
    paired, blocks = found.paired, []
    for model in paired.models:
        order = sorted(paired.baselines, key=lambda name: paired.loss(SCORES[0], name))
        rows = [
            [
                _(OF_DEATHS[baseline]),
                *(_told(paired.difference(score, model, baseline), score) for score in SCORES),
            ]
            for baseline in order
        ]
        blocks.append(Block(_(OF_DEATHS[model]), rows))
    note = _(
        "How much better the model is than each baseline; below 0 the baseline is better. Below it the "
        "interval of 95%, from {blocks} blocks of three months, each with all of its dyads, since months and "
        "dyads hang together.",
        blocks=paired.difference(SCORES[0], paired.models[0], paired.baselines[0]).blocks,
    )
    return PageTable(note, [_("Beside"), _("CRPS of logarithms"), _("CRPS"), _("Log score")], blocks)


def dyad_page_table(found: "Backcast") -> PageTable:
    """In each dyad the model and the best baseline, and how many baselines are better."""
    paired, blocks = found.paired, []
    for score in SCORES:
        rows = []
        for row in _dyad_rows(found, score):
            model, best = (_number(row[key], score) for key in (WITH_CHANGES, "best"))
            name = _(OF_DEATHS[row["baseline"]])
            rows.append([dyad_label(row["dyad"]), model, f"{best}\n{name}", str(row["better"])])
        blocks.append(Block(_(SCORE_NAMES[score]), rows))
    note = _(
        "The model, with the changes that the record has, beside the best of {all} baselines in each dyad. "
        "Which one is best was known to nobody beforehand.",
        all=len(paired.baselines),
    )
    columns = [_("Dyad"), _("The model"), _("The best baseline"), _("Baselines that are better")]
    return PageTable(note, columns, blocks)


def difference_table(found: "Backcast") -> pandas.DataFrame:
    """Differences of scores, of each forecast of the model and each baseline; above 0 the model is better."""
    paired = found.paired
    return pandas.DataFrame(
        [
            {"score": score, "model": model, "baseline": baseline, **vars(told), "beyond": told.beyond_error}
            for score in SCORES
            for model in paired.models
            for baseline in paired.baselines
            for told in [paired.difference(score, model, baseline)]
        ]
    )


def dyad_table(found: "Backcast") -> pandas.DataFrame:
    """In each dyad and by each score the model, the best baseline, and how many baselines are better."""
    return pandas.DataFrame([row for score in SCORES for row in _dyad_rows(found, score)])


def _dyad_rows(found: "Backcast", score: str) -> list[dict[str, Any]]:
    paired, sign = found.paired, -1.0 if score == "log_score" else 1.0
    rows: list[dict[str, Any]] = []
    for dyad in paired.dyads:
        others = tuple(each for each in paired.dyads if each != dyad)
        best = paired.best_baseline(score, others)
        models = {name: sign * paired.loss(score, name, others) for name in paired.models}
        told = {"score": score, "dyad": dyad, **models, "baseline": best}
        better = len(paired.better_baselines(score, paired.models[0], dyad))
        rows.append({**told, "best": sign * paired.loss(score, best, others), "better": better})
    return rows


def place_score_table(found: "Backcast") -> pandas.DataFrame:
    """Scores of deaths by place: of all places, and of those outside of the region that was looked at."""
    rows = []
    for places, without in (("all", ()), ("without_menaka", seen_places())):
        errors, scores = found.by_place.share_errors(without), found.by_place.scores(without)
        for name, told in scores.items():
            rows.append({"places": places, "forecast": name, "wrong_place": errors[name], **vars(told)})
    return pandas.DataFrame(rows)


def _told(difference: "PairedDifference", score: str) -> str:
    """The difference, and below it its interval."""
    low, high = _number(difference.low, score), _number(difference.high, score)
    return f"{_number(difference.difference, score)}\n{low}{_RANGE}{high}"


def _number(x: float, score: str) -> str:
    return count(x, _DIGITS[score])
