"""Numbers of named events say where they are from, as those of mechanisms do."""

import pytest
from bibliography import bibliography, unknown_sources

from sahel_sim.scenario.named_events import NamedEvent, event_names, named_event

EVENTS = [named_event(name) for name in event_names()]
each_event = pytest.mark.parametrize("event", EVENTS, ids=event_names())


def sources(event: NamedEvent) -> list[str]:
    numbers = [change.number for change in event.changes] + ([event.months] if event.months else [])
    return [number.source for number in numbers]


@each_event
def test_a_number_has_a_source_that_exists_or_a_reason(event: NamedEvent) -> None:
    assert [source for source in sources(event) if unknown_sources(source)] == []


@each_event
def test_no_number_is_from_memory_or_assumed_in_a_word(event: NamedEvent) -> None:
    assert [source for source in sources(event) if "memory" in source or len(source.split()) < 5] == []


@each_event
def test_every_event_cites_something_that_happened(event: NamedEvent) -> None:
    """What an event stands for is told with a case or a record that can be looked up."""
    told = " ".join([event.page["en"], *sources(event)])

    assert [key for key in bibliography() if key in told] != []
    assert {key for key in bibliography() if key in event.page["en"]} == {
        key for key in bibliography() if key in event.page["fr"]
    }
