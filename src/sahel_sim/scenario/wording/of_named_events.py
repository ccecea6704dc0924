"""What is said of named events: in entries of a timeline, and in files of their own."""

from collections.abc import Mapping

from sahel_sim.languages import N_
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

OF_NAMED_EVENTS: Mapping[str, Wording] = {
    "unknown_named_event": Wording(
        N_("There is no event called '{name}'."),
        N_("Events that come with sahel_sim: {names}."),
        N_(
            "Name one of these, or the path of an event file; or tell it by what it changes: 'date', 'set' "
            "and 'note'."
        ),
        DID_YOU_MEAN,
    ),
    "unknown_event_key": Wording(
        N_("'{key}' is not part of an entry that names an event."),
        N_("Allowed: {allowed}."),
        N_("Remove it."),
        DID_YOU_MEAN,
    ),
    "unknown_event_side": Wording(
        N_("There is no side called '{name}' whose event this could be."),
        N_("Allowed: {allowed}."),
        N_("Name one of these under 'side'."),
        DID_YOU_MEAN,
    ),
    "event_without_side": Wording(
        N_("The event '{name}' is one of {side}, and nobody here is of that bloc."),
        N_("Sides here: {allowed}."),
        N_("Say whose event it is, as in 'side: {example}'."),
    ),
    "event_changes_nothing": Wording(
        N_("The event '{name}' changes nothing on {date}: everything is as it would make it."),
        advice=N_("Leave it if that is meant; if not, say more under 'set', or choose another event."),
    ),
    "event_setting": Wording(
        N_("An event cannot change '{key}'."),
        N_(
            "Allowed: side.setting, everyone.setting, bloc.setting or faction.setting, with an enemy after "
            "military_pressure; dialogue.setting, international.setting, relations.pair. Settings: "
            "{settings}."
        ),
        N_("Write side.restraint, for example."),
        DID_YOU_MEAN,
    ),
    "event_setting_elsewhere": Wording(
        N_("The event '{name}' changes '{key}', and there is no such setting here."),
        advice=N_("Change the event, or name a bloc in it: state, rebels, jihadists or militias."),
    ),
    "event_change_how": Wording(
        N_("'{key}' has to say in one way how it changes."),
        N_("Allowed is one of: set (to a value), add (an amount), scale (by a factor)."),
        N_("Write one of them, as in 'scale: 0.5'."),
    ),
    "event_value_outside": Wording(
        N_("{value} is not in the plausible range of this change, which the file gives as {low} to {high}."),
        advice=N_("Widen the range and say why in 'source', or take a value inside."),
    ),
    "event_unit": Wording(
        N_("The unit of this number is '{unit}', and the file says '{said}'."),
        advice=N_("Write 'unit: {unit}', and see that the number is in it."),
    ),
    "event_beyond_setting": Wording(
        N_("'{key}' goes from {low} to {high}, and the range of this change goes beyond it."),
        advice=N_("Narrow 'low' and 'high'."),
    ),
    "event_source_unsaid": Wording(
        N_("Nobody has said yet where this number is from: the words are those of 'sahel-sim new event'."),
        advice=N_("Write a key of the bibliography and where it has the number, or 'assumed: ' and why."),
    ),
    "event_page_unsaid": Wording(
        N_("Nobody has said yet what happens: the words are those of 'sahel-sim new event'."),
        advice=N_("Write in two or three sentences what the event stands for, and what of it is left out."),
    ),
    "event_circle": Wording(
        N_("These event files are based on each other: {circle}."),
        advice=N_("Let one of them stand alone, or build on another."),
    ),
    "unknown_event_measure": Wording(
        N_("There is no number called '{name}' by which an event could be seen."),
        N_("Allowed: {allowed}."),
        N_("Name one of these."),
        DID_YOU_MEAN,
    ),
}
"""By kind of mistake."""
