"""The overview of claims: what fails under which assumptions, and the table of all claims, as HTML."""

from collections.abc import Sequence
from html import escape

from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import N_, _, in_language, ngettext
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

_HEADS = (
    N_("Claim"),
    N_("Verdict"),
    N_("Effect (95%)"),
    N_("Parameter space"),
    N_("What carries it"),
    N_("What turns it"),
)


_TURNS = (N_("Assumption"), N_("Claims that then fail"), N_("Claims that then hold"))

_GROUPS = {
    "fail_at_defaults": N_("Fails as the model stands: {claims}."),
    "fail_if": N_("Holds as the model stands, but fails if one assumption is changed: {claims}."),
    "fail_in_space": N_(
        "Holds as the model stands and under each single change, but in less than nine "
        "tenths of the parameter space: {claims}."
    ),
    "fail_nowhere": N_(
        "Holds as the model stands, under each single change and in nine tenths or more of "
        "the parameter space: {claims}."
    ),
    "cannot_tell": N_("The runs do not decide: {claims}."),
    "says_nothing": N_(
        "Holds even where nothing happens, or with attrition alone, and so says nothing: {claims}."
    ),
}
"""How many claims are in each group, in a sentence."""

_TURNED_IF = {
    (True, Finding.FAILS): N_("fails if: {what}"),
    (True, Finding.HOLDS): N_("holds if: {what}"),
    (False, Finding.FAILS): N_("leans to fail if: {what}"),
    (False, Finding.HOLDS): N_("leans to hold if: {what}"),
}
"""What turns a claim, by whether it surely does, and whereto."""

FIRST = 12
"""So many assumptions are shown at once; the others are folded away."""


def in_short(rulings: Sequence[Ruling], effort: ClaimEffort, note: str | None) -> str:
    """Which claims fail as the model stands, which under another assumption, and how that was tested."""
    groups = "\n".join(_group(key, found) for key, found in answered(rulings).items() if found)
    settings = max((len(ruling.trial.settings) for ruling in rulings), default=0)
    tests = ngettext(
        "{claims} makes {sentences} sentences (it holds, or it fails); together they go "
        "through Holm's procedure, so that the chance that any of them is wrong at the "
        "defaults is at most 5 in 100. The claim was also tried at {settings} single changes "
        "of assumptions (each judged at 2.5 in 100 divided by their number) and {draws} "
        "points of the parameter space.",
        "{claims} make {sentences} sentences (each may hold or fail); together they go "
        "through Holm's procedure, so that the chance that any of them is wrong at the "
        "defaults is at most 5 in 100. Each claim was also tried at {settings} single "
        "changes of assumptions (each judged at 2.5 in 100 divided by their number) and "
        "{draws} points of the parameter space.",
        len(rulings),
        claims=in_number(len(rulings)),
        sentences=count(2 * len(rulings)),
        settings=count(settings),
        draws=count(effort.draws),
    )
    care = [
        _(
            "This tests the logic of a model against the logic of a report. It is no forecast, "
            "and no finding about the war itself."
        ),
        tests,
        *([note] if note else []),
    ]
    broken = sum(ruling.trial.broken for ruling in rulings)
    if broken:
        care.append(
            _(
                "Runs that broke off: {n}. They count in nothing; settings.csv tells how many count where.",
                n=count(broken),
            )
        )
    told = "\n".join(f"<p>{escape(each)}</p>" for each in care)
    lead = f'<p class="lead">{escape(counts_told(rulings))}</p>'
    return f'{lead}\n<div class="answer">\n{groups}\n</div>\n<div class="care">{told}</div>'


def answered(rulings: Sequence[Ruling]) -> dict[str, list[Ruling]]:
    """The claims by what is to be said of them first; each is in one group."""
    found: dict[str, list[Ruling]] = {key: [] for key in _GROUPS}
    for ruling in rulings:
        found[_group_of(ruling)].append(ruling)
    return found


def assumptions(rulings: Sequence[Ruling]) -> str:
    """A row for each single change that turns claims: those that then fail, and those that then hold."""
    rows = []
    for setting, fail, hold in turned_claims(rulings):
        cells = "".join(
            f'<td data-head="{escape(_(key))}">{_links(claims)}</td>' if claims else "<td></td>"
            for key, claims in zip(_TURNS[1:], (fail, hold), strict=True)
        )
        label = escape(in_language(setting.label))
        rows.append(f'<tr><th scope="row">{label}</th>{cells}</tr>')
    if not rows:
        no_assumption_turns = _("No single change of an assumption surely turns any claim.")
        return f"<p>{escape(no_assumption_turns)}</p>"
    assumptions_note = _(
        "One assumption changed, all else as the model stands; only changes that surely turn a claim."
    )
    told = f"<p>{escape(assumptions_note)}</p>\n{_turns(rows[:FIRST])}"
    if len(rows) <= FIRST:
        return told
    left = len(rows) - FIRST
    more = escape(ngettext("{n} more assumption", "{n} more assumptions", left, n=left))
    return f"{told}\n<details><summary>{more}</summary>\n{_turns(rows[FIRST:])}</details>"


def table(rulings: Sequence[Ruling]) -> str:
    """A row for each claim, with an anchor to its section."""
    top = "".join(f'<th scope="col">{escape(_(head))}</th>' for head in _HEADS)
    body = "\n".join(_row(ruling) for ruling in rulings)
    return f'<table class="claims">\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>'


def _turns(rows: Sequence[str]) -> str:
    top = "".join(f'<th scope="col">{escape(_(head))}</th>' for head in _TURNS)
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


def _group(key: str, found: Sequence[Ruling]) -> str:
    """A sentence with how many, and the claims folded away below it."""
    told = _(_GROUPS[key], claims=in_number(len(found)))
    items = "\n".join(
        f'<li><a href="#{escape(claim.name)}">{escape(statement(claim))}</a></li>'
        for claim in (ruling.trial.claim for ruling in found)
    )
    return f"<details><summary>{escape(told)}</summary>\n<ul>\n{items}\n</ul></details>"


def _links(claims: Sequence[Claim]) -> str:
    return ", ".join(f'<a href="#{escape(claim.name)}">{escape(claim.name)}</a>' for claim in claims)


def _row(ruling: Ruling) -> str:
    claim = ruling.trial.claim
    effect = effect_told(claim, ruling.at_defaults.effect)
    name = escape(claim.name)
    main_claim = _("main claim")
    main = f" · {escape(main_claim)}" if claim.main else ""
    first = (
        f"<p>{escape(statement(claim))}</p>"
        f"<p>{quoted(claim)}</p>"
        f'<p class="name"><a href="#{name}">{name}</a>{main}</p>'
    )
    effects = (effect.line, effect.bound, arms_in_short(ruling))
    share, ends = share_told(ruling)
    space = _("holds in {share} of it ({ends})", share=share, ends=ends) if ends else _("no number")
    cells = (
        verdict_mark(ruling),
        "<br>".join(escape(each) for each in effects if each),
        escape(space),
        _carried(ruling),
        _broken(ruling),
    )
    told = "".join(
        f'<td data-head="{escape(_(key))}">{cell}</td>' for key, cell in zip(_HEADS[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{told}</tr>'


def _carried(ruling: Ruling) -> str:
    """The first few that carry it, one below the other."""
    told = [
        escape(_("{name}: {change}", name=name, change=margin_told(ruling, by)))
        for name, by in carriers(ruling)[:FEW]
        if by > 0.0
    ]
    return "<br>".join(told) or escape(_("no mechanism surely"))


def _broken(ruling: Ruling) -> str:
    """What turns it, and the scenario in which it does."""
    found = breaker(ruling)
    if found is None:
        return escape(_("nothing that was tried"))
    if found.searched:
        numbers = numbers_told(ruling, FEW)
        furthest = moves_told(moves(found.setting)[:FEW])
        what = (
            _("many parameters at once, above all {what}", what=numbers)
            if numbers
            else _("many parameters at once, such as {what}", what=furthest)
        )
    else:
        names = [in_language(setting.label) for setting in ruling.turned_by]
        what = named(names, FEW)
    surely = found.surely or not found.searched
    told = escape(_(_TURNED_IF[surely, found.goes], what=what))
    return f"{told}<br>{files_told(ruling.trial.claim)}"
