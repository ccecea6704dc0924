"""What stands beside the runs: words of buttons and sliders, lists of stories, a line of Python."""

from collections.abc import Mapping, Sequence
from typing import Any

from sahel_sim.dashboard.session import AS_WRITTEN, Session
from sahel_sim.dashboard.slider_levers import DIALOGUE, FORCE, STEP, lever_label, lever_note, slider_levers
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.report.number_format import decimal_point, number
from sahel_sim.scenario import Scenario, catalogue, page_title


@speaks
def page_words(language: str = "en") -> dict[str, str]:
    """The words of buttons, boxes and lists, by what they are for."""
    return {
        "steps": _("Move time"),
        "play": _("Play"),
        "pause": _("Pause"),
        "step": _("Step"),
        "finish": _("To the end"),
        "reset": _("Reset"),
        "levers": _("Levers"),
        "how": _(
            "Move one: the run is made anew from the start with the same luck, up to the month on show."
        ),
        "put_back": _("As in the story"),
        "run": _("Story and run"),
        "story": _("Story"),
        "beside": _("Beside it, with the same luck"),
        "replicate": _("Run number"),
        "seed": _("Seed"),
        "luck": _("Run n is run n of 'sahel-sim run': another number is another draw of luck."),
        "point": decimal_point(),
    }


@speaks
def lever_groups(session: Session, language: str = "en") -> list[dict[str, Any]]:
    """The sliders as the page draws them: where each stands, and what is said of it."""
    groups = []
    for group in (FORCE, DIALOGUE):
        levers = [each for each in slider_levers(session.story, session.moved) if each.group == group]
        shown = []
        for each in levers:
            value = session.moved.get(each.name, each.opening)
            shown.append(
                {
                    "name": each.name,
                    "label": lever_label(each, session.story),
                    "note": lever_note(each),
                    "is_switch": each.is_switch,
                    "dead": each.dead,
                    "unset": value is None,
                    "low": each.low,
                    "high": each.high,
                    "step": STEP,
                    "value": each.low if value is None else value,
                    "text": _("as in the story") if value is None else number(value),
                }
            )
        groups.append({"name": _(group), "levers": shown})
    return groups


@speaks
def story_options(own: Scenario, language: str = "en") -> list[dict[str, str]]:
    """The stories that can be opened: the reader's own, and those that come with the library."""
    others = [(name, page_title(name)) for name in catalogue() if name != own.name]
    shown = [(own.name, in_language(own.title) or own.name), *others]
    return [{"name": name, "title": title} for name, title in shown]


@speaks
def beside_options(stories: Sequence[Mapping[str, str]], language: str = "en") -> list[Mapping[str, str]]:
    """What can stand beside a story: nothing, the story as it is written, or another that comes along."""
    return [
        {"name": "", "title": _("nothing")},
        {"name": AS_WRITTEN, "title": _("the same story as it is written")},
        *(option for option in stories if option["name"] in catalogue()),
    ]


def command_line(session: Session) -> str:
    """The command that runs the first story many times, as it stands.

    >>> command_line(Session("two_towns"))
    'sahel-sim run two_towns --seed 1'
    """
    name = session.source if session.story is session.own else session.story.name
    given = "".join(f" --set {key}={_written(value)}" for key, value in session.settings.items())
    return f"sahel-sim run {name} --seed {session.seed}{given}"


def reproduction(session: Session) -> str:
    """The line of Python that opens the first run as it stands.

    >>> reproduction(Session("two_towns", replicate=2, changes={"crown.restraint": 0.9}))
    "sahel_sim.SahelModel('two_towns', rng=1, replicate=2, **{'crown.restraint': 0.9})"
    """
    given = f", **{session.settings!r}" if session.settings else ""
    name = session.source if session.story is session.own else session.story.name
    return f"sahel_sim.SahelModel({name!r}, rng={session.seed}, replicate={session.replicate}{given})"


def _written(value: Any) -> str:
    """A value as the command line reads it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
