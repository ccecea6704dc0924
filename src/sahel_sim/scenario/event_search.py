"""Named events by what people call them: names, titles and other words, with accents or without."""

import re
import unicodedata
from collections.abc import Iterator

from sahel_sim.scenario.named_events import NamedEvent, event_names, named_event

SHORTEST = 4
"""Letters of the shortest word that finds an event of whose names it is a part only; articles are shorter."""


def events_called(said: str) -> tuple[str, ...]:
    """Names of the events that come with the library and that are called so, sorted.

    An event is called so if this is its name, its title or one of its other words; if no event is, those
    are that have every word of it in one of these. Plurals, accents and capitals do not matter.

    Examples
    --------
    >>> events_called("Secheresse"), events_called("drone"), events_called("wagner")
    (('drought',), ('drone_deliveries',), ('partner_comes', 'partner_leaves'))
    """
    words = _words(said)
    if not words:
        return ()
    called = {name: [_words(each) for each in _names(named_event(name))] for name in event_names()}
    exact = tuple(name for name, phrases in called.items() if words in phrases)
    if exact or min(map(len, words)) < SHORTEST - 1 or max(map(len, words)) < SHORTEST:
        return exact
    return tuple(
        name for name, phrases in called.items() if any(set(words) <= set(phrase) for phrase in phrases)
    )


def event_words() -> tuple[str, ...]:
    """Every name, title and other word of the events that come with the library.

    >>> "sécheresse" in event_words()
    True
    """
    return tuple(dict.fromkeys(each for name in event_names() for each in _names(named_event(name))))


def _names(event: NamedEvent) -> Iterator[str]:
    yield event.name
    yield from event.also
    yield from event.title.values()


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without accents, capitals and the s of plurals."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return tuple(
        word[:-1] if word.endswith("s") and len(word) > SHORTEST else word
        for word in re.findall(r"[^\W_]+", plain)
    )
