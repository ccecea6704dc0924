"""The answer card: what everybody asks first, answered in a sentence, with one picture and how sure it is.

It stands at the top of every page, of what a command prints, and of what a notebook shows.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from sahel_sim.languages import N_, _
from sahel_sim.report.figures.bars import Bar
from sahel_sim.report.page_renderer import render_card

LONGEST = 24
"""Characters of a bar that is all of it, in a terminal."""

FULL, HATCHED, EMPTY = "█", "▒", "·"


@dataclass(frozen=True)
class CardPanel:
    """A part of the answer.

    Attributes
    ----------
    heading
        What it answers.
    bars
        The picture: bars that all begin at 0 and share one scale.
    sentences
        The same in words, with intervals.
    quotation
        The words of somebody else that it is about, in quotation marks.
    quoted_in
        The language of these words.
    """

    heading: str
    bars: Sequence[Bar] = ()
    sentences: Sequence[str] = ()
    quotation: str = ""
    quoted_in: str = "en"


DOES_FORCE_WORK, WHO_GAINS = N_("Does force alone work?"), N_("Who gains from a stalemate?")
"""The two questions that everybody asks."""


@dataclass(frozen=True)
class AskedQuestion:
    """One of the two questions that everybody asks, and its answer, a paragraph each."""

    question: str
    answers: Sequence[str]


@dataclass(frozen=True)
class AnswerCard:
    """A question and its answer.

    Attributes
    ----------
    question
        What is asked.
    answer
        One sentence in plain words, with its uncertainty.
    panels
        The parts of the answer, each with a picture.
    overturned
        What would overturn it.
    sure
        How sure it is: what luck does, and what is not known.
    beforehand
        What decides it though nobody may have meant it, which is said first of all.
    asked
        The two questions that everybody asks, as far as this page answers them.
    scales
        What the values of settings that are told by number stand for, a line each.
    """

    question: str
    answer: str
    panels: Sequence[CardPanel]
    overturned: Sequence[str]
    sure: Sequence[str]
    beforehand: Sequence[str] = ()
    asked: Sequence[AskedQuestion] = ()
    scales: Sequence[str] = ()


def not_asked(instead: str) -> AskedQuestion:
    """That a page does not answer the two questions, which command does, and what the page answers instead.

    ``instead``: a part of a sentence.
    """
    return AskedQuestion(
        f"{_(DOES_FORCE_WORK)} {_(WHO_GAINS)}",
        [
            _("Neither is asked here: this page says {instead}.", instead=instead),
            _("sahel-sim run and compare answer both for a story, sahel-sim claims for the report."),
        ],
    )


def card_paragraph(card: AnswerCard) -> str:
    """The answer and its parts, as one paragraph."""
    asked = (told for each in card.asked for told in each.answers)
    return " ".join((card.answer, *asked, *(told for panel in card.panels for told in panel.sentences)))


def card_text(card: AnswerCard, width: int = 80) -> str:
    """The card as plain text for a terminal, in lines of at most ``width`` characters."""
    said = (card.question, *card.beforehand, card.answer, *card.scales)
    lines = [line for told in said for line in textwrap.wrap(told, width)]
    for each in card.asked:
        lines += ["", *textwrap.wrap(each.question, width)]
        lines += [line for told in each.answers for line in _indented(told, width)]
    for panel in card.panels:
        lines += ["", *textwrap.wrap(panel.heading, width)]
        if panel.quotation:
            lines += _indented(panel.quotation, width)
        lines += _drawn(panel.bars, width)
        lines += [line for told in panel.sentences for line in _indented(told, width)]
    for heading, told in ((_("What would overturn it"), card.overturned), (_("How sure"), card.sure)):
        lines += ["", heading, *(line for each in told for line in _indented(each, width))]
    return "\n".join(lines)


def card_html(card: AnswerCard) -> str:
    """The card alone, as notebooks show it, with its style."""
    return render_card(card)


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ")


def _drawn(bars: Sequence[Bar], width: int) -> list[str]:
    """A line for each bar, or two where its name is long: name, bar, value."""
    if not bars:
        return []
    name, value = max(len(bar.name) for bar in bars), max(len(bar.value) for bar in bars)
    if name + LONGEST + value + 4 <= width:
        return [f"  {bar.name:<{name}} {_bar(bar, LONGEST)} {bar.value}" for bar in bars]
    length = max(min(LONGEST, width - 5 - value), 4)
    return [
        line
        for bar in bars
        for line in (*_indented(bar.name, width), f"    {_bar(bar, length)} {bar.value}".rstrip())
    ]


def _bar(bar: Bar, length: int) -> str:
    full = round(length * bar.full)
    both = max(round(length * (bar.full + bar.hatched)), 1 if bar.full + bar.hatched > 0.0 else 0)
    full = both if bar.hatched <= 0.0 else full
    return FULL * full + HATCHED * (both - full) + EMPTY * (length - both)
