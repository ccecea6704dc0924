"""Errors whose words stand in a table of their class, and are said in the reader's language."""

from collections.abc import Mapping
from typing import ClassVar

from sahel_sim.core import SahelError
from sahel_sim.languages import _, language, speaking


class WordedError(SahelError):
    """One of the things that a class of errors says is wrong.

    ``str(error)`` speaks the language that was spoken where it arose.

    Parameters
    ----------
    key
        Of its words in ``words``.
    **fields
        What fills them.

    Examples
    --------
    >>> class TooFew(WordedError):
    ...     words = {"runs": "{runs} runs are too few. Take 2 or more."}
    >>> print(TooFew("runs", runs=1))
    1 runs are too few. Take 2 or more.
    """

    words: ClassVar[Mapping[str, str]]
    """In English, by key: what is wrong, and what to do."""

    def __init__(self, key: str, /, **fields: object) -> None:
        super().__init__(key)
        self.key, self.fields, self.spoken = key, fields, language()

    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        with speaking(language or self.spoken):
            return _(self.words[self.key], **self.fields)

    def __str__(self) -> str:
        return self.text()
