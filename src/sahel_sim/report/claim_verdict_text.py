"""Why the verdict of a claim is what it is, what turns it, and by how much, in sentences."""

from collections.abc import Sequence

from sahel_sim.claim_testing.assumptions import Family
from sahel_sim.claim_testing.judgement import Finding
from sahel_sim.claim_testing.turning_points import TRIVIAL
from sahel_sim.claim_testing.verdict import Ruling, Verdict
from sahel_sim.languages import N_, _, ngettext
from sahel_sim.report.claim_breaking import (
    FEW,
    MOST_MOVES,
    Breaker,
    Move,
    final_judgement,
    moves,
)
from sahel_sim.report.claim_effect import Scale, margin_unit
from sahel_sim.report.claim_parameters import influential_parameters
from sahel_sim.report.claim_text import (
    accepted_share_text,
    finding_word,
    share_text,
)
from sahel_sim.report.model_names import assumption_label
from sahel_sim.report.number_format import number, signed

MOST_NAMED = 6
"""So many changes that turn a claim are named in its verdict."""


_WHY = {
    Verdict.SUPPORTED: N_(
        "It holds at the defaults and in {share} of {space}, and no single change makes it fail."
    ),
    Verdict.NOT_SUPPORTED: N_(
        "It fails at the defaults, it holds in only {share} of {space}, and no single change makes it hold."
    ),
    Verdict.INCONCLUSIVE: N_("The runs at the defaults do not decide it, all claims taken together."),
}
"""Why a verdict is what it is, where nothing need be named."""


_TURNED_IF = {
    (True, Finding.FAILS): N_("fails if: {what}"),
    (True, Finding.HOLDS): N_("holds if: {what}"),
    (False, Finding.FAILS): N_("leans to fail if: {what}"),
    (False, Finding.HOLDS): N_("leans to hold if: {what}"),
}
"""What turns a claim, by whether it surely does, and whereto."""


def turned_if(ruling: Ruling, found: Breaker) -> str:
    """What turns it, in the row of the table."""
    if found.searched:
        numbers = parameters_text(ruling, FEW)
        furthest = parameter_moves_text(moves(found.setting)[:FEW])
        what = (
            _("many parameters at once, above all {what}", what=numbers)
            if numbers
            else _("many parameters at once, such as {what}", what=furthest)
        )
    else:
        what = named([assumption_label(setting) for setting in ruling.turned_by], FEW)
    return _(_TURNED_IF[found.surely or not found.searched, found.goes], what=what)


def margin_text(ruling: Ruling, x: float) -> str:
    """A change of the margin of a claim, with its sign and unit."""
    claim, effect = ruling.trial.claim, ruling.at_defaults.effect
    scale = Scale(margin_unit(claim, effect.contrast), False)
    return scale.with_unit(scale.written(x, scale.digits(abs(x))))


def parameter_moves_text(found: Sequence[Move]) -> str:
    """The first of these moves, each with its values and how far it is as a part of its range."""
    return _("; ").join(
        _(
            "{name} {default} → {value} ({part})",
            name=move.dotted.partition(".")[2],
            default=number(move.default),
            value=number(float(f"{move.value:.3g}")),
            part=_("{n}%", n=signed(100.0 * move.part)),
        )
        for move in found[:MOST_MOVES]
    )


def parameters_text(ruling: Ruling, most: int) -> str:
    """The parameters on which a claim hangs, and which way; empty where none is sure."""
    names = [
        _(
            N_("{name} (higher: for it)") if by > 0.0 else N_("{name} (higher: against it)"),
            name=dotted.partition(".")[2],
        )
        for dotted, by in influential_parameters(ruling)
    ]
    return named(names, most)


def verdict_reason(ruling: Ruling) -> str:
    """Why the verdict is what it is, in a sentence."""
    share = share_text(ruling)[0]
    space = _space_asked(ruling)
    finding = finding_word(ruling.at_defaults.finding)
    if ruling.verdict is Verdict.BY_CONSTRUCTION:
        nulls = [
            assumption_label(each.setting)
            for each in ruling.trial.of(Family.NULL)
            if each.setting.name in TRIVIAL and final_judgement(each).finding is Finding.HOLDS
        ]
        return _(
            "It holds at the defaults, but also where {where}: so it says nothing about war.",
            where=_("; ").join(nulls),
        )
    if ruling.verdict is Verdict.DEPENDS:
        if not ruling.turned_by:
            return _(
                "At the defaults it {finding}, and no single change turns it; but it holds in "
                "{share} of {space}.",
                finding=finding,
                share=share,
                space=space,
            )
        names = [assumption_label(setting) for setting in ruling.turned_by]
        listed = named(names, MOST_NAMED)
        return _(
            "At the defaults it {finding}; what turns it, by itself: {names}; it holds in "
            "{share} of {space}.",
            finding=finding,
            names=listed,
            share=share,
            space=space,
        )
    return _(_WHY[ruling.verdict], share=share, space=space)


def _space_asked(ruling: Ruling) -> str:
    """What the share is of, with the share of what fits the record where that is known."""
    fitted, ends = accepted_share_text(ruling)
    if not ends:
        return _("the parameter space")
    return _("the parameter space, in {share} of the numbers that fit the record", share=fitted)


def named(names: Sequence[str], most: int) -> str:
    """Some names, the rest of them as a number."""
    listed = _("; ").join(names[:most])
    more = len(names) - most
    if more <= 0:
        return listed
    return ngettext("{what} and {n} more", "{what} and {n} more", more, what=listed, n=more)
