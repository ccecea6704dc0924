"""Write the page of the named events, from their files: ``named_events.md``."""

from collections.abc import Iterator
from pathlib import Path

from sahel_sim.cli.showing.bibliography import cited, reference
from sahel_sim.cli.showing.show_event import changed, moved, within
from sahel_sim.languages import in_language, speaking
from sahel_sim.scenario.named_events import EventNumber, NamedEvent, event_names, named_event

OPENING = """# Named events

Written from the files of the events. In a timeline, `event` names one, and stands for the changes that one
could have written by hand; `sahel-sim check` says what it comes to, and `sahel-sim show drought` tells one.

```yaml
timeline_add:
  - event: drought
    at: 2025-06          # the month, or the day
    for: 8               # months; as the event has it unless said
    strength: 0.5        # how many times as strong as the event has it; 1 unless said
  - event: massacre
    at: 2026-02
    side: is_sahel       # whose event it is: a faction or a bloc
  - event: sanctions
    at: 2026-03
    set: {government.support: 30}   # instead of what the event says
    note: Sanctions of the neighbours
```

- A factor or an amount works on the value that the setting has then, in this story. So an event means the
  same in a scenario that says something else, and in each cell of a sweep.
- What is written by hand holds as written from its date on: an event that began before or on that date no
  longer touches that setting. Events that overlap are applied one after the other.
- A bloc that gets an amount of money or persons shares it alike among its factions.
- `sahel-sim new event` writes a file of one's own; `based_on: drought` in it changes one of these. An entry
  names it by its path: `event: my_event.yaml`.
- Events use the settings that a timeline can change. What of an event these cannot say is told with each."""


def write_events(folder: Path) -> None:
    """Write the page into a folder; a page that would not change is left alone."""
    with speaking("en"):
        text = (
            "\n".join((OPENING, *(line for name in event_names() for line in _event(named_event(name)))))
            + "\n"
        )
    page = folder / "named_events.md"
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")


def _event(event: NamedEvent) -> Iterator[str]:
    yield f"\n## {event.name}\n"
    yield f"*{in_language(event.title)}.* {in_language(event.page)}\n"
    yield "| what | range | source |\n|---|---|---|"
    for change in event.changes:
        told = changed(change).removeprefix(change.setting)
        yield _row(f"`{change.setting}`{told}", within(change.number), change.number)
    if event.months is not None:
        months = event.months
        yield _row(f"lasts {months.value:g} months", within(months), months)
    yield "\nSeen by, while it lasts: " + "; ".join(moved(each) for each in event.moves) + ".\n"
    yield f"What of it the model cannot say: {in_language(event.left_out)}\n"
    numbers = [change.number for change in event.changes] + ([event.months] if event.months else [])
    keys = dict.fromkeys(key for number in numbers for key in cited(number.source))
    yield from (f"- {key}: {reference(key)}" for key in keys)


def _row(*cells: object) -> str:
    told = (cell.source if isinstance(cell, EventNumber) else str(cell) for cell in cells)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in told) + " |"
