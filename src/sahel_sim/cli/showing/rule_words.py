"""Stories, forms and numbers of mechanisms and strategies in the reader's language.

Their English stands in docstrings, which no extraction finds, so that they have a catalogue of their own,
``mechanisms.po``: a paragraph of a story without its line breaks, what a parameter is, the name of a form,
and words inside equations.
"""

import re

from sahel_sim.languages import SOURCE, in_domain, language

DOMAIN = "mechanisms"

EQUATION = ".. math::"
"""How a paragraph begins that is an equation."""

IN_EQUATION = re.compile(r"(\\text\{[\s(]*)([^}]*?)([\s),]*\})")
"""A word inside an equation."""


def rule_words(english: str) -> str:
    """A paragraph, or the words of a parameter or a form.

    >>> from sahel_sim.languages import speaking
    >>> with speaking("fr"):
    ...     rule_words("how long panic lasts")
    'temps que dure la panique'
    """
    return in_domain(DOMAIN, " ".join(english.split()))


def story_in_words(story: str) -> str:
    """The story of a mechanism or a strategy, its equations as they are but for the words in them."""
    if language() == SOURCE:
        return story
    told = [block if block.lstrip().startswith(EQUATION) else rule_words(block) for block in blocks(story)]
    return IN_EQUATION.sub(lambda found: found[1] + rule_words(found[2]) + found[3], "\n\n".join(told))


def blocks(story: str) -> list[str]:
    """The paragraphs and equations of a story."""
    return re.split(r"\n\s*\n", story)
