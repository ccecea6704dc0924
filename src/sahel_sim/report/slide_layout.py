"""What of an answer card goes on which slide, and how large its letters are, since slides do not scroll.

Sizes are in parts of a slide 80 wide and 45 high. One is 24 pixels at 1920 by 1080, and the least that a
letter may be. How much room words take is reckoned with letters of one width.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sahel_sim.report.answer_card import AnswerCard, CardPanel
from sahel_sim.report.figures.bars import Bar

WIDTH, HEIGHT = 75.2, 40.2
"""Of a slide within its margins."""

LETTER = 0.53
"""Width of a letter over its size. Assumed: about that of DejaVu Sans, wider than most that screens have."""

TITLE, QUESTION, LEAD, LONG_LEAD = 2.0, 1.2, 1.5, 1.3
"""Sizes of letters, as the style sheet of slides has them."""

TEXTS = (1.45, 1.3, 1.15, 1.05)
"""Sizes of other letters, of which the largest is taken at which everything has room."""

HEADING = 1.15
"""Size of a heading over that of the text below it."""

LONG = 280
"""Signs of an answer beyond which its letters are smaller."""

COLUMNS, GAP, PANELS_A_SLIDE = 3, 1.8, 3
"""Columns below the answer, the first for how sure it is; what is between them; panels of a later slide."""

COLUMN = (WIDTH - GAP * (COLUMNS - 1)) / COLUMNS

LINES_BESIDE = 2
"""Lines of a bar's name beside its value; longer names stand above."""


@dataclass(frozen=True)
class AnswerSlide:
    """The first slide.

    Attributes
    ----------
    text
        Size of its letters, but for title, question and answer.
    sure
        How sure it is, as far as there is room.
    columns
        Panels, column by column.
    further
        Panels for which there is no room.
    """

    text: float
    sure: Sequence[str]
    columns: Sequence[Sequence[CardPanel]]
    further: Sequence[CardPanel]


@dataclass(frozen=True)
class AnswerLayout:
    """What stands on the slides of an answer.

    Attributes
    ----------
    first
        The first slide.
    questions_text
        Size of the letters of the two questions.
    doubts_apart
        Whether what would overturn it needs another slide than the two questions.
    doubts_text
        Size of its letters.
    sure_later
        What of how sure it is stands there.
    further
        Panels for which the first slide has no room, slide by slide.
    further_text
        Size of their letters.
    """

    first: AnswerSlide
    questions_text: float
    doubts_apart: bool
    doubts_text: float
    sure_later: Sequence[str]
    further: Sequence[Sequence[CardPanel]]
    further_text: float

    @property
    def slides(self) -> int:
        """How many slides there are with the answer, what would overturn it and panels; not the questions."""
        return 1 + self.doubts_apart + len(self.further)


def answer_layout(title: str, card: AnswerCard, cautions: Sequence[str] = ()) -> AnswerLayout:
    """Share out a card among slides.

    Parameters
    ----------
    title
        Above it on the first slide.
    card
        The answer.
    cautions
        What stands below what would overturn it.

    Examples
    --------
    >>> bars = [Bar("peace", "1 of 2", 0.5)]
    >>> card = AnswerCard("Who?", "They.", [CardPanel(f"Part {n}", bars) for n in "abc"], [], ["Luck."])
    >>> first = answer_layout("Mali", card).first
    >>> [[panel.heading for panel in column] for column in first.columns], first.text
    ([['Part a', 'Part b'], ['Part c']], 1.45)
    """
    room = HEIGHT - _head(title, card)
    tried = [_answer_slide(card, room, text) for text in TEXTS]
    first = next((each for each in tried if _is_whole(each, card)), tried[-1])
    later = card.sure[len(first.sure) :]
    doubts = [_doubts((*later, *card.overturned, *cautions), text) for text in TEXTS]
    questions = [
        max((_asked(each.question, each.answers, text) for each in card.asked), default=0.0) for text in TEXTS
    ]
    together = [
        text for text, *parts in zip(TEXTS, questions, doubts, strict=True) if sum(parts) + GAP <= HEIGHT
    ]
    apart = not (card.asked and together)
    whole = [max((_panel(each, text, worded=True) for each in first.further), default=0.0) for text in TEXTS]
    groups = range(0, len(first.further), PANELS_A_SLIDE)
    return AnswerLayout(
        first,
        _largest(questions) if apart else together[0],
        apart,
        _largest([high + _lines_high(1, TITLE) for high in doubts]) if apart else together[0],
        later,
        [first.further[at : at + PANELS_A_SLIDE] for at in groups],
        _largest([high + _lines_high(2, TITLE) for high in whole]),
    )


def names_above(panel: CardPanel, text: float) -> bool:
    """Whether names of bars stand above bars and values, since beside the values they would be cut off."""
    return any(_lines(bar.name, text, _beside(bar, text)) > LINES_BESIDE for bar in panel.bars)


def _answer_slide(card: AnswerCard, room: float, text: float) -> AnswerSlide:
    sure: list[str] = []
    left = room - _lines_high(1, HEADING * text)
    for sentence in card.sure:
        left -= _paragraph(sentence, text, COLUMN)
        if left < 0.0 and sure:
            break
        sure.append(sentence)
    columns: list[list[CardPanel]] = [[] for _ in range(COLUMNS - 1)]
    needs = [_panel(panel, text) for panel in card.panels]
    top = sum(needs[:2]) <= room and len(needs) > COLUMNS - 1  # two of three or more below one another
    at, left, placed = 0, room, 0
    for panel, need in zip(card.panels, needs, strict=True):
        full = need > left or (not top and bool(columns[at]))
        if full and columns[at] and at + 1 < len(columns):
            at, left = at + 1, room
        if need > left and placed:
            break
        columns[at].append(panel)
        left, placed = left - need, placed + 1
    return AnswerSlide(text, sure, columns, card.panels[placed:])


def _is_whole(slide: AnswerSlide, card: AnswerCard) -> bool:
    return not slide.further and len(slide.sure) == len(card.sure)


def _largest(highs: Sequence[float]) -> float:
    """The largest size of letters at which what is so high at each size has room."""
    return next((text for text, high in zip(TEXTS, highs, strict=True) if high <= HEIGHT), TEXTS[-1])


def _head(title: str, card: AnswerCard) -> float:
    lead = LONG_LEAD if len(card.answer) > LONG else LEAD
    head = _lines_high(min(_lines(title, 1.1 * TITLE, WIDTH), 2), TITLE)
    head += _lines_high(min(_lines(card.question, QUESTION, WIDTH), 2), QUESTION)
    head += _paragraph(card.answer, 1.1 * lead, WIDTH) + 0.8
    return head + sum(_paragraph(told, 1.0, WIDTH) for told in (*card.beforehand, *card.scales))


def _panel(panel: CardPanel, text: float, worded: bool = False) -> float:
    above = names_above(panel, text)
    high = _paragraph(panel.heading, 1.1 * HEADING * text, COLUMN)
    high += sum(_bar(bar, text, above) for bar in panel.bars)
    sentences = panel.sentences if worded else panel.sentences[:1] if panel.quotation else ()
    told = (*([panel.quotation] if panel.quotation else ()), *sentences)
    return high + sum(_paragraph(each, text, COLUMN) for each in told) + 1.0


def _bar(bar: Bar, text: float, above: bool) -> float:
    lines = _lines(bar.name, text, COLUMN if above else _beside(bar, text))
    return _lines_high(lines + 1, text) + 0.4 if above else _lines_high(lines, text) + 1.2


def _beside(bar: Bar, text: float) -> float:
    """How wide the name of a bar may be beside its value."""
    return COLUMN - LETTER * text * len(bar.value) - 0.6


def _doubts(sentences: Sequence[str], text: float) -> float:
    return _lines_high(1, HEADING * text) + sum(_paragraph(told, text, WIDTH) for told in sentences) + 2.0


def _asked(question: str, answers: Sequence[str], text: float) -> float:
    width = (WIDTH - GAP) / 2.0 - 1.2
    heading = _paragraph(question, 1.4 * text, width)
    return heading + sum(_paragraph(told, text, width) for told in answers)


def _paragraph(text: str, size: float, width: float) -> float:
    return _lines_high(_lines(text, size, width), size) + 0.35


def _lines(text: str, size: float, width: float) -> int:
    return max(math.ceil(len(text) * LETTER * size / max(width, 1.0)), 1)


def _lines_high(lines: int, size: float) -> float:
    return 1.4 * size * lines
