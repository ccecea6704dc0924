"""Claims in the terminal: verdict, effect and share of the parameter space, in 80 columns."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, speaks
from sahel_sim.report.claim_arm_means import arm_means_in_short
from sahel_sim.report.claim_effect import effect_text
from sahel_sim.report.claim_text import accepted_share_text, runs_option, share_text, statement, verdict_word

if TYPE_CHECKING:
    from rich.table import Table

WIDE = 33
"""Columns of a claim's name and statement."""

LINES = 2
"""Lines that a statement may take."""

_VERDICT, _EFFECT, _SHARE = 12, 18, 9

FITTED = "\N{WHITE DIAMOND}"
"""Stands before the share of the numbers that fit the record."""


@speaks
def claims_table(rulings: Sequence[Ruling], language: str = "en") -> "Table":
    """A row for each claim: name, statement, verdict, effect against what is claimed, share of the space."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    title = Text(_("Claims of the report"))
    notes = [
        _("Holds in: share of the parameter space, with its interval."),
        _("{mark}: share of the numbers that fit the record, with its interval.", mark=FITTED),
    ]
    if any(runs_option(ruling) for ruling in rulings):
        notes.append(_("--runs N: about so many runs of each world would decide it."))
    table = Table(title=title, caption=Text("\n".join(notes)), title_justify="left", caption_justify="left")
    table.box, table.padding, table.pad_edge = box.SIMPLE_HEAD, (0, 1, 0, 0), False
    for column, width in (
        (_("Claim"), WIDE),
        (_("Verdict"), _VERDICT),
        (_("Effect (95%)"), _EFFECT),
        (_("Holds in"), _SHARE),
    ):
        table.add_column(column, overflow="fold", width=width)
    for ruling in rulings:
        claim = ruling.trial.claim
        effect = effect_text(claim, ruling.at_defaults.effect)
        name = Text(in_pieces(claim.name), style="bold")
        name.append("\n" + shortened(statement(claim)), style="not bold dim")
        if claim.replaced_by:
            name.append("\n" + _("replaced by another claim"), style="not bold dim")
        effects = (effect.value, f"({effect.interval})", effect.needed, arm_means_in_short(ruling))
        word, option = verdict_word(ruling.verdict), runs_option(ruling)
        shares = [*share_text(ruling), *_fitted(ruling)]
        table.add_row(
            name,
            f"{word}\n{option}" if option else word,
            "\n".join(line for each in effects for line in _lines(each)),
            "\n".join(each for each in shares if each),
        )
    return table


def _fitted(ruling: Ruling) -> list[str]:
    """In which share of the numbers that fit the record it holds, where that is known."""
    share, ends = accepted_share_text(ruling)
    return [f"{FITTED} {share}", ends] if ends else []


def in_pieces(name: str) -> str:
    """A name, broken between its words where it is too long for its column."""
    lines = [""]
    for piece in name.replace("_", "_ ").split():
        if lines[-1] and len(lines[-1] + piece) > WIDE:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def shortened(text: str) -> str:
    """The beginning of a text, in as many lines as a row has for it."""
    lines = textwrap.wrap(text, WIDE)
    if len(lines) <= LINES:
        return "\n".join(lines)
    kept = textwrap.shorten(" ".join(lines[:LINES]), WIDE * LINES - 1, placeholder="")
    while len(textwrap.wrap(f"{kept}…", WIDE)) > LINES:
        kept = kept.rsplit(" ", 1)[0]
    return "\n".join(textwrap.wrap(f"{kept}…", WIDE))


def _lines(effect: str) -> list[str]:
    """An effect in lines of its column; spaces that do not break keep signs with their numbers."""
    return textwrap.wrap(effect, _EFFECT, break_on_hyphens=False)
