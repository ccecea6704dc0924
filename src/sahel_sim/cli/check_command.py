"""``sahel-sim check``: say whether a file is right and what it is, or all the mistakes in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import KINDS, Options
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import N_, _, in_language

if TYPE_CHECKING:
    from sahel_sim.scenario import Scenario, TimelineEntry

MOST = 12
"""Changes that are listed."""


def check(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        file: Annotated[str, options.argument("file")],
        changes: Annotated[list[str] | None, options.changes] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.designs.experiment_catalogue import kind_of

        voice = Voice(language, quiet, as_json)
        kind = kind_of(file)
        if changes and kind != "scenario":
            told = {"name": file, "kind": _(KINDS[kind])}
            raise Trouble(
                _(
                    "'{name}' is a {kind}, and --set changes scenarios. Leave it out, or change the file.",
                    **told,
                )
            )
        checks = {"claim": _claim, "sweep": _sweep, "event": _event}
        if kind in checks:
            checks[kind](file, voice)
        else:
            _scenario(file, changes or [], voice)

    return command


def _claim(file: str, voice: Voice) -> None:
    """Say what a claim puts to the test, and what its author should know."""
    from sahel_sim.claim_testing.claim_file import check_claim
    from sahel_sim.cli.showing.show_claim import claim_as_data, claim_facts, tell_warnings

    found = check_claim(file, voice.language)
    voice.show(_("{file} is right.", file=file))
    voice.show(claim_facts(found.claim, voice, with_statement=True))
    tell_warnings(found.warnings, voice)
    voice.data({"done": True, **claim_as_data(found, voice)})


def _sweep(file: str, voice: Voice) -> None:
    """Say what a sweep runs."""
    from sahel_sim.cli.showing.show_sweep import sweep_as_data, sweep_facts
    from sahel_sim.designs.sweep_file import read_sweep

    found = read_sweep(file, voice.language)
    voice.show(_("{file} is right.", file=file))
    voice.show(sweep_facts(found))
    voice.data({"done": True, **sweep_as_data(found, voice)})


def _event(file: str, voice: Voice) -> None:
    """Say what an event changes."""
    from sahel_sim.cli.scenario_facts import warning_as_data
    from sahel_sim.cli.showing.show_event import event_as_data, read_named, tell_event
    from sahel_sim.scenario.event_cautions import event_cautions

    event = read_named(file)
    found = event_cautions(file, Path())
    told = N_("{file} can be used, but is not finished.") if found else N_("{file} is right.")
    voice.show(_(told, file=file))
    for mistake in found:
        voice.show("\n" + mistake.text(voice.language))
    if found:
        voice.show()
    tell_event(event, voice)
    warned = [warning_as_data(mistake) for mistake in found]
    voice.data({"done": True, **event_as_data(event), "warnings": warned})


def _scenario(file: str, changes: list[str], voice: Voice) -> None:
    """Say what a scenario is, and what it changes."""
    from sahel_sim.cli.arguments import requested
    from sahel_sim.cli.scenario_facts import facts, warning_as_data
    from sahel_sim.scenario import cautions

    story = requested(file, changes)
    base = _base(story)
    voice.show(_("{file} is right.", file=file))
    found = cautions(story)
    for mistake in found:
        voice.show("\n" + mistake.text(voice.language))
    differences = [] if base is None else list(_differences(base[1], story))
    voice.show(facts(story, _told(base, differences)))
    _tell_events(story, voice)
    if voice.as_json:
        about = {"based_on": None if base is None else base[0], "changes": dict(differences)}
        warned = [warning_as_data(mistake) for mistake in found]
        voice.data({"done": True, **_as_data(story, voice, about), "warnings": warned})


def _as_data(story: "Scenario", voice: Voice, about: dict[str, Any]) -> dict[str, Any]:
    """What a scenario is, for programs; its digest takes time, with every note in every language."""
    return {
        "scenario": story.name,
        "title": in_language(story.title, voice.language),
        "place": story.place.name,
        "state_of": story.state_of,
        "start": f"{story.start:%Y-%m}",
        "years": story.years,
        "step": story.step,
        "runs": story.runs,
        "seed": story.seed,
        "factions": list(story.place.factions.names),
        **about,
        "events": [_event_as_data(entry) for entry in story.timeline if entry.event],
        "digest": story.digest(),
    }


def _tell_events(story: "Scenario", voice: Voice) -> None:
    """What each named event comes to, as it could stand in the timeline by hand."""
    written = [entry for entry in story.timeline if entry.event]
    if written:
        voice.show("\n" + _("Events, and what they come to"))
    for entry in written:
        told = entry.note[voice.language] if entry.note else _("it is over")
        voice.show(f"  {entry.date} {entry.event}: {told}")
        lines = [f"{name} = {value:g}" for name, value in entry.settings.items()]
        if len(lines) > MOST:
            lines = [*lines[:MOST], _("and {number} more", number=len(lines) - MOST)]
        for line in lines:
            voice.show(f"    {line}")


def _event_as_data(entry: "TimelineEntry") -> dict[str, Any]:
    return {"date": entry.date, "event": entry.event, "set": dict(entry.settings)}


def _base(story: "Scenario") -> "tuple[str, Scenario] | None":
    """What the scenario is based on: the name it gives, and that scenario; None if it stands alone."""
    from sahel_sim.scenario.changes import base_of

    base = base_of(story)
    layer = next(layer for layer in reversed(story.layers) if layer.is_file)
    return None if base is None else (layer.tree.said["based_on"], base)


def _differences(base: "Scenario", story: "Scenario") -> Iterator[tuple[str, str]]:
    """Every setting that differs, with its value before and now."""
    for name in ("state_of", "start", "years", "step", "runs", "seed"):
        before, now = getattr(base, name), getattr(story, name)
        if before != now:
            yield name, f"{_written(before)} → {_written(now)}"
    for name, now in story.settings.items():
        before = base.settings.get(name)
        if before != now:
            yield name, _written(now) if before is None else f"{_written(before)} → {_written(now)}"
    if base.timeline != story.timeline:
        yield "timeline", _("the timeline is another one")


def _told(base: "tuple[str, Scenario] | None", differences: list[tuple[str, str]]) -> dict[str, str]:
    """Two more facts: what it is based on, and what differs."""
    if base is None:
        return {}
    lines = [f"{name}: {change}" for name, change in differences[:MOST]]
    if len(differences) > MOST:
        lines.append(_("and {number} more", number=len(differences) - MOST))
    differs = "\n".join(lines) or _("none: it is the same story as {base}", base=base[0])
    return {_("Based on"): base[0], _("Changes"): differs}


def _written(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return f"{value:%Y-%m}" if hasattr(value, "strftime") else str(value)
