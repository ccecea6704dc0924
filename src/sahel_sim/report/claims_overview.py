"""The overview of claims: what fails under which assumptions, and the table of all claims, as HTML."""

from collections.abc import Sequence
from html import escape

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import Effort
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import in_language
from sahel_sim.report.claim_arm_means import arms_in_short
from sahel_sim.report.claim_breaking import FEW, breaker, carriers, moves, turned_claims
from sahel_sim.report.claim_effect import effect_told
from sahel_sim.report.claim_section import (
    files_told,
    margin_told,
    moves_told,
    named,
    numbers_told,
    quoted,
    verdict_mark,
)
from sahel_sim.report.claim_text import counts_told, in_number, share_told, statement
from sahel_sim.report.number_format import count
from sahel_sim.report.words import say

_HEADS = (
    "claim_column",
    "verdict_column",
    "effect_column",
    "share_of_space",
    "carries_column",
    "breaks_column",
)


_TURNS = ("assumption_column", "then_fail_column", "then_hold_column")

FIRST = 12
"""So many assumptions are shown at once; the others are folded away."""


def in_short(rulings: Sequence[Ruling], effort: Effort, note: str | None, language: str) -> str:
    """Which claims fail as the model stands, which under another assumption, and how that was tested."""
    groups = "\n".join(_group(key, found, language) for key, found in answered(rulings).items() if found)
    settings = max((len(ruling.trial.settings) for ruling in rulings), default=0)
    tests = say(
        "tests_made_one" if len(rulings) == 1 else "tests_made",
        language,
        claims=in_number(len(rulings), language),
        sentences=count(2 * len(rulings), language),
        settings=count(settings, language),
        draws=count(effort.draws, language),
    )
    care = [say("logic_not_forecast", language), tests, *([note] if note else [])]
    broken = sum(ruling.trial.broken for ruling in rulings)
    if broken:
        care.append(say("claims_broke_off", language, n=count(broken, language)))
    told = "\n".join(f"<p>{escape(each)}</p>" for each in care)
    lead = f'<p class="lead">{escape(counts_told(rulings, language))}</p>'
    return f'{lead}\n<div class="answer">\n{groups}\n</div>\n<div class="care">{told}</div>'


def answered(rulings: Sequence[Ruling]) -> dict[str, list[Ruling]]:
    """The claims by what is to be said of them first; each is in one group."""
    found: dict[str, list[Ruling]] = {
        key: []
        for key in (
            "fail_at_defaults",
            "fail_if",
            "fail_in_space",
            "fail_nowhere",
            "cannot_tell",
            "says_nothing",
        )
    }
    for ruling in rulings:
        found[_group_of(ruling)].append(ruling)
    return found


def assumptions(rulings: Sequence[Ruling], language: str) -> str:
    """A row for each single change that turns claims: those that then fail, and those that then hold."""
    rows = []
    for setting, fail, hold in turned_claims(rulings):
        cells = "".join(
            f'<td data-head="{escape(say(key, language))}">{_links(claims)}</td>' if claims else "<td></td>"
            for key, claims in zip(_TURNS[1:], (fail, hold), strict=True)
        )
        label = escape(in_language(setting.label, language))
        rows.append(f'<tr><th scope="row">{label}</th>{cells}</tr>')
    if not rows:
        return f"<p>{escape(say('no_assumption_turns', language))}</p>"
    told = f"<p>{escape(say('assumptions_note', language))}</p>\n{_turns(rows[:FIRST], language)}"
    if len(rows) <= FIRST:
        return told
    left = len(rows) - FIRST
    more = escape(say("more_assumptions_one" if left == 1 else "more_assumptions", language, n=left))
    return f"{told}\n<details><summary>{more}</summary>\n{_turns(rows[FIRST:], language)}</details>"


def table(rulings: Sequence[Ruling], language: str) -> str:
    """A row for each claim, with an anchor to its section."""
    top = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in _HEADS)
    body = "\n".join(_row(ruling, language) for ruling in rulings)
    return f'<table class="claims">\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _turns(rows: Sequence[str], language: str) -> str:
    top = "".join(f'<th scope="col">{escape(say(key, language))}</th>' for key in _TURNS)
    head = f"<thead><tr>{top}</tr></thead>"
    body = "\n".join(rows)
    return f'<table class="turns">\n{head}\n<tbody>\n{body}\n</tbody>\n</table>'


def _group_of(ruling: Ruling) -> str:
    if ruling.verdict is Verdict.INCONCLUSIVE:
        return "cannot_tell"
    if ruling.verdict is Verdict.BY_CONSTRUCTION:
        return "says_nothing"
    if ruling.at_defaults.finding is Finding.FAILS:
        return "fail_at_defaults"
    if ruling.verdict is Verdict.SUPPORTED:
        return "fail_nowhere"
    return "fail_if" if ruling.turned_by else "fail_in_space"


def _group(key: str, found: Sequence[Ruling], language: str) -> str:
    """A sentence with how many, and the claims folded away below it."""
    told = say(key, language, claims=in_number(len(found), language))
    items = "\n".join(
        f'<li><a href="#{escape(claim.name)}">{escape(statement(claim, language))}</a></li>'
        for claim in (ruling.trial.claim for ruling in found)
    )
    return f"<details><summary>{escape(told)}</summary>\n<ul>\n{items}\n</ul></details>"


def _links(claims: Sequence[Claim]) -> str:
    return ", ".join(f'<a href="#{escape(claim.name)}">{escape(claim.name)}</a>' for claim in claims)


def _row(ruling: Ruling, language: str) -> str:
    claim = ruling.trial.claim
    effect = effect_told(claim, ruling.at_defaults.effect, language)
    name = escape(claim.name)
    main = f" · {escape(say('main_claim', language))}" if claim.main else ""
    first = (
        f"<p>{escape(statement(claim, language))}</p>"
        f"<p>{quoted(claim, language)}</p>"
        f'<p class="name"><a href="#{name}">{name}</a>{main}</p>'
    )
    effects = (effect.line, effect.bound, arms_in_short(ruling, language))
    share, ends = share_told(ruling, language)
    space = say("in_space", language, share=share, ends=ends) if ends else say("no_space", language)
    cells = (
        verdict_mark(ruling, language),
        "<br>".join(escape(each) for each in effects if each),
        escape(space),
        _carried(ruling, language),
        _broken(ruling, language),
    )
    told = "".join(
        f'<td data-head="{escape(say(key, language))}">{cell}</td>'
        for key, cell in zip(_HEADS[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{told}</tr>'


def _carried(ruling: Ruling, language: str) -> str:
    """The first few that carry it, one below the other."""
    told = [
        escape(say("carried", language, name=name, change=margin_told(ruling, by, language)))
        for name, by in carriers(ruling, language)[:FEW]
        if by > 0.0
    ]
    return "<br>".join(told) or escape(say("nothing_carries", language))


def _broken(ruling: Ruling, language: str) -> str:
    """What turns it, and the scenario in which it does."""
    found = breaker(ruling)
    if found is None:
        return escape(say("nothing_breaks", language))
    if found.searched:
        numbers = numbers_told(ruling, FEW, language)
        furthest = moves_told(moves(found.setting)[:FEW], language)
        key, told = ("hangs_on", numbers) if numbers else ("all_moved", furthest)
        what = say(key, language, what=told)
    else:
        names = [in_language(setting.label, language) for setting in ruling.turned_by]
        what = named(names, FEW, language)
    key = f"{found.goes.value}_if" if found.surely or not found.searched else f"leans_{found.goes.value}_if"
    told = escape(say(key, language, what=what))
    return f"{told}<br>{files_told(ruling.trial.claim, language)}"
