"""What is said of keys that do not exist, are missing, or do not go together."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_, Sentence
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = N_("Allowed: {allowed}.")
_REMOVE = N_("Remove it, or use one of these.")

RANGES: Mapping[str, str] = {
    "between": N_("{low} to {high}{unit}"),
    "above": N_("more than {low}, at most {high}{unit}"),
}
"""How the range of a number is said."""

ENTRY = N_("timeline, entry {number}")
"""How an entry of the timeline is called."""

TRUTHS: Mapping[bool, Sentence] = {True: Sentence(N_("true")), False: Sentence(N_("false"))}

_MEANT_OR_PAY = N_(
    "Leave it if that is meant; if not, write '{name}: {{support: {enough}}}', or give it fewer fighters."
)

OF_SETTINGS: Mapping[str, Wording] = {
    "cut_by_comma": Wording(
        N_("'{key}' stands where a key should be: inside braces a comma ends an entry."),
        advice=N_("If the comma is part of a number, write 0.5 for 0,5 and 12000 for 12,000."),
    ),
    "unknown_key": Wording(N_("'{key}' is not a key of a scenario."), _ALLOWED, _REMOVE, DID_YOU_MEAN),
    "unknown_setting": Wording(N_("'{key}' is not a setting of {owner}."), _ALLOWED, _REMOVE, DID_YOU_MEAN),
    "unknown_opponent": Wording(
        N_("'{key}' is not an opponent of {owner}."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "unknown_pair": Wording(
        N_("'{key}' is not a pair of factions."),
        N_("Allowed: {allowed}, with the two names in either order."),
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_party": Wording(
        N_("'{key}' cannot sit at the table."),
        N_("Allowed: {allowed}. The state is there already."),
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "unknown_signatory": Wording(
        N_("'{key}' cannot have an accord with the state."),
        N_("Allowed: {allowed}. Voices of civilians sit at the table and sign nothing."),
        _REMOVE,
        DID_YOU_MEAN,
    ),
    "accord_with_nobody": Wording(
        N_(
            "Here an accord is in force with '{name}', which has no fighters at the start: it is "
            "an accord with nobody."
        ),
        N_("An accord can be in force with: {allowed}."),
        N_("Remove it, or give {name} fighters."),
    ),
    "accord_with_ended": Wording(
        N_(
            "'{key}' tells of an accord with '{name}', which does not exist any more at the start: the "
            "tables of the place have it in {last}, and not in {state_of}."
        ),
        N_("An accord can be in force with: {allowed}."),
        N_("Name the group that it went over to, or begin with 'state_of: {last}'."),
    ),
    "accord_with_coming": Wording(
        N_("'{key}' tells of an accord with '{name}' at the start, and '{name}' comes only on {date}."),
        N_("An accord can be in force with: {allowed}."),
        N_("Remove it: who merges brings along an accord that all have, who splits off has signed none."),
    ),
    "trust_of_nobody": Wording(
        N_("'{key}' tells how far '{name}' trusts the state, and it has no fighters at the start."),
        N_("There at the start: {allowed}."),
        N_("Remove it: a group that merges or splits off takes over the trust of those it comes from."),
    ),
    "unseated": Wording(
        N_("'{key}' gives influence at a table, and the state is never open to talks here."),
        N_("Talks are open by 'open: yes', 'opens: 2025-06' or 'dialogue.open: yes' in the timeline."),
        N_("Add one of these to 'dialogue', or remove the influence. If it is meant, add 'open: no'."),
    ),
    "shared_without_accord": Wording(
        N_("'{key}' shares power, and there is no accord here and never a talk that could bring one."),
        N_("Power is shared by an accord in force at the start, or by one that talks may bring."),
        N_("Add 'accord: {{csp: yes}}' or 'open: yes' to 'dialogue'. If it is meant, add 'open: no'."),
    ),
    "path_alone": Wording(
        N_("'{key}' says in which order parties come, and nothing says how far the table has widened."),
        advice=N_("Add 'inclusivity: 0.5' to 'dialogue', for example, or remove the path."),
    ),
    "unknown_dimension": Wording(
        N_("'{key}' is not a kind of power that an accord can share."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "no_accord": Wording(
        N_("'{key}' tells of an accord with '{name}', and none is in force."),
        advice=N_("Remove it, or add to 'dialogue': accord: {{{name}: yes}}."),
    ),
    "unknown_mechanism": Wording(
        N_("There is no mechanism called '{key}'."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "unknown_strategy": Wording(N_("There is no strategy called '{key}'."), _ALLOWED, _REMOVE, DID_YOU_MEAN),
    "unknown_parameter": Wording(
        N_("'{key}' is not a parameter of {owner}."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "no_parameters": Wording(
        N_("'{key}' is not a parameter of {owner}, which has none."), advice=N_("Remove it.")
    ),
    "unknown_language": Wording(
        N_("'{key}' is not a language of sahel_sim."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "unknown_moment": Wording(
        N_("'{key}' is not part of an entry of the timeline."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "nobody_armed": Wording(
        N_("Nobody has any fighters at the start, {date}."),
        advice=N_("Add strengths for that month to the tables of the place, or give a faction 'fighters'."),
    ),
    "kin_at_war": Wording(
        N_("'{one}' and '{other}' are both of the bloc {bloc} and enemies ({value}): they fight each other."),
        advice=N_("Leave it if that is meant; if not, write 'relations: {{{one}-{other}: 0}}'."),
    ),
    "army_unpaid": Wording(
        N_(
            "'{name}' cannot pay its {fighters} fighters: they cost {owed} million USD a month, and {income} "
            "come in, {support} of that as support from outside. Its money is gone in {day} (months from the "
            "start: {months}); then {unpaid}% of the pay is missing, and fighters desert."
        ),
        advice=_MEANT_OR_PAY,
    ),
    "army_unpaid_at_once": Wording(
        N_(
            "'{name}' cannot pay its {fighters} fighters: they cost {owed} million USD a month, and {income} "
            "come in, {support} of that as support from outside. From the first month on {unpaid}% of the "
            "pay is missing, and fighters desert."
        ),
        advice=_MEANT_OR_PAY,
    ),
    "side_by_defaults": Wording(
        N_(
            "Nothing is said of {names}, with fighters at the start: defaults alone decide what they do, "
            "such as a military pressure of {pressure} and no support from outside."
        ),
        advice=N_(
            "Leave it if that is meant; if not, say it, as in '{first}: {{military_pressure: 0.3, "
            "support: 2}}'."
        ),
    ),
    "militia_alone": Wording(
        N_("'{name}' is of the bloc militias and has no ally: it sides with nobody."),
        advice=N_(
            "Leave it if that is meant; if not, say whose ally it is: 'relations: {{{state}-{name}: -0.5}}'."
        ),
    ),
    "unknown_group": Wording(
        N_("'{key}' is not a group that can merge, split or appear."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "said_of_nobody": Wording(
        N_("'{name}' has no fighters in this story and never comes: what is said of it changes nothing."),
        N_("There at the start: {allowed}."),
        N_("Say it of one of these, or let '{name}' come in the timeline: 'appear: {{{name}: 500}}'."),
    ),
    "group_not_there": Wording(
        N_("'{name}' can neither merge nor split on {date}: it has no fighters at the start and never came."),
        N_("There on that date: {allowed}."),
        N_("Name one of these, or let '{name}' appear earlier, as in 'appear: {{{name}: 500}}'."),
    ),
    "group_there_already": Wording(
        N_("'{name}' cannot come on {date}: it is there already."),
        advice=N_("Remove this, or begin without it: '{name}: {{fighters: 0}}'."),
    ),
    "merged_into_ended": Wording(
        N_("'{name}' cannot take over another group on {date}: it ends itself on that date."),
        advice=N_("Name the group that is left in the end for both."),
    ),
    "unknown_lever": Wording(
        N_("A timeline cannot change '{key}'."),
        N_(
            "Allowed: side.setting, side.military_pressure.enemy, relations.pair, "
            "dialogue.parties.party, dialogue.power_sharing.dimension, {others}. Sides and enemies: {sides}. "
            "Settings: {settings}. Parties: {parties}. Dimensions: {dimensions}."
        ),
        N_("Write {example}, for example."),
        DID_YOU_MEAN,
    ),
    "missing": Wording(N_("'{key}' is missing here."), advice=N_("Add it, for example: {example}")),
    "no_beginning": Wording(
        N_("This scenario says neither 'based_on' nor 'place', so it has nowhere to begin."),
        advice=N_(
            "Add the line 'based_on: mali_2024_02' to change a scenario, or 'place: "
            "northern_mali' to write a new one."
        ),
    ),
    "pair_twice": Wording(
        N_("'{key}' and '{other}' are the same pair."), advice=Np_("pairs", "Keep one of the two.")
    ),
    "two_ways": Wording(
        N_("'{key}' and '{other}' say the same thing in two ways."), advice=N_("Keep one of the two.")
    ),
    "contradiction": Wording(
        N_("Two entries for {date} give '{key}' different values: {first} and {second}."),
        advice=N_("Keep one of the two, or change a date."),
    ),
    "nobody": Wording(
        N_("The state is open to talks here, but nobody is invited: every influence is 0."),
        N_("You can invite: {allowed}."),
        N_(
            "Add to 'dialogue', for example: parties: {{{example}: 1.0}}. If an empty table is "
            "what you mean, write inclusivity: 0."
        ),
    ),
    "outside_run": Wording(
        N_("{date} lies outside the run."),
        N_("The run goes from {first} to {last}."),
        N_("Change the date, or 'start' and 'years'."),
    ),
    "unknown_date": Wording(
        N_("The tables of {place} say nothing about {value}."),
        _ALLOWED,
        N_("Take one of these for 'state_of'; 'start' may be any month."),
    ),
    "part_of_month": Wording(
        N_("'years' is {value}, which is not a whole number of months."),
        advice=N_("Write {fewer} for {fewer_months} months, or {more} for {more_months}."),
    ),
    "unknown_place": Wording(
        N_("There is no place called '{name}'."),
        N_("Places that come with sahel_sim: {names}."),
        N_("Name one of these, or give the path of a folder with the tables of a place."),
        DID_YOU_MEAN,
    ),
    "too_many_moments": Wording(N_("The timeline has more than {limit} entries."), advice=N_("Write fewer.")),
    "not_indented": Wording(
        N_("'{key}' stands level with '{above}', and belongs into it."),
        advice=N_("Move it two spaces to the right, and so with the lines below that belong to '{above}'."),
    ),
    "told_as_note": Wording(
        N_("'{key}' is not part of an entry of the timeline, which tells what happens by what it changes."),
        N_("Allowed: {allowed}."),
        N_(
            "Write under 'set' which settings change, and what it was under 'note': "
            "{{date: 2025-06, set: {{government.support: 20}}, note: Sanctions}}. Or name an event: "
            "{{event: sanctions, at: 2025-06}}."
        ),
    ),
    "timeline_replaced": Wording(
        N_("This timeline replaces that of the scenario below, and drops from it: {dropped}."),
        advice=N_("If it is meant to add to it, write timeline_add in place of timeline."),
    ),
}
