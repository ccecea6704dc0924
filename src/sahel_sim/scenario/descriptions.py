"""What each key of a scenario file means, in both languages: for schemas, editors, docs and sliders."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Sentence

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "scenario": Sentence(
        N_("Name of the scenario: a letter, then letters, digits, _ or -; best the name of its file")
    ),
    "title": Sentence(N_("Title for readers, as text or by language")),
    "summary": Sentence(N_("What the scenario is about, in one or two sentences, as text or by language")),
    "en": Sentence(N_("In English")),
    "fr": Sentence(N_("In French")),
    "based_on": Sentence(
        N_(
            "Another scenario that this one changes: the name of one that comes with sahel_sim, "
            "or the path of a file from here. What is said here replaces what is said there, "
            "setting by setting; a timeline replaces the whole timeline, and timeline_add adds "
            "to it"
        )
    ),
    "place": Sentence(
        N_(
            "Where it happens: a place that comes with sahel_sim, or the path of a folder with "
            "the same tables"
        )
    ),
    "state_of": Sentence(
        N_("The month (YYYY-MM) of the place's tables from which the start is read; the last one unless said")
    ),
    "start": Sentence(N_("First month of the run (YYYY-MM); that of state_of unless said")),
    "years": Sentence(N_("Length of the run in years; a whole number of months if the step is a month")),
    "step": Sentence(N_("Length of a step: month, or fortnight or week (slower and finer)")),
    "side": Sentence(N_("Settings of {name}")),
    "bloc": Sentence(N_("Settings of every faction of the bloc {name}; a faction's own settings win")),
    "strategy": Sentence(N_("How the faction makes up its mind in war")),
    "diplomacy": Sentence(
        N_("How the faction decides about talks: bargain weighs war against a deal, refuse never agrees")
    ),
    "opponent": Sentence(N_("How hard it is told to fight this one (0 to 1)")),
    "relations": Sentence(
        N_("How two factions stand, for each pair (-1 to 1): 1 enemies, 0 apart, below 0 allies")
    ),
    "distances": Sentence(
        N_("How far apart the identities and aims of two factions are, for each pair (0 to 1)")
    ),
    "dialogue": Sentence(
        N_(
            "Talks between the state and others: whether they are open, and who sits at the "
            "table with how much influence"
        )
    ),
    "opens": Sentence(
        N_("From when on the state is open to talks: YYYY-MM or YYYY-MM-DD, inside the run; instead of open")
    ),
    "parties": Sentence(
        N_(
            "Influence of each party at the table (0 to 1): armed factions, their blocs, or "
            "voices of civilians; 0 unless said"
        )
    ),
    "path": Sentence(
        N_(
            "In which order parties come as inclusivity grows. mali, as they came in Mali: rebels; civil "
            "society, traditional leaders and opposition; women and youth; last the jihadists whom a share "
            "can satisfy. armed_first: rebels; those jihadists; civil voices; women and youth. "
            "civilians_first: civil voices; women and youth; rebels; those jihadists"
        )
    ),
    "power_sharing": Sentence(
        N_(
            "Kinds of power that an accord, once signed or in force at the start, shares (0 to 1): "
            "political at the centre, territorial in the regions, military in ranks and command, economic "
            "in revenue; 0 unless said"
        )
    ),
    "international": Sentence(N_("International forces: peacekeepers, and foreign troops that fight")),
    "mechanisms": Sentence(N_("The rules of the world: which form of each is used, or off")),
    "parameters": Sentence(N_("The numbers of the mechanisms, each within its range")),
    "tactics": Sentence(N_("The numbers of the strategies, for war and for talks, each within its range")),
    "timeline": Sentence(
        N_("What changes on a date, such as an order to press less or the departure of a mission")
    ),
    "timeline_add": Sentence(
        N_("More entries for the timeline of the scenario that this one is based on, which stays")
    ),
    "date": Sentence(N_("When: YYYY-MM or YYYY-MM-DD, inside the run")),
    "set": Sentence(
        N_("Which settings take which values from then on, by dotted names such as government.restraint")
    ),
    "appear": Sentence(
        N_("Groups that come into being out of the people of their places, and their fighters")
    ),
    "appear_one": Sentence(N_("With how many fighters (persons)")),
    "split": Sentence(N_("Groups of which a share goes its own way, and the name of the new group")),
    "split_one": Sentence(N_("Which share of it (share)")),
    "merge": Sentence(
        N_("Groups that end, and the group that each becomes: it has their fighters, money and ground")
    ),
    "merge_one": Sentence(N_("The group that it becomes")),
    "event": Sentence(
        N_("A named event: one that comes with sahel_sim, such as drought, or the path of an event file")
    ),
    "at": Sentence(N_("When the event begins: YYYY-MM or YYYY-MM-DD, inside the run")),
    "for": Sentence(N_("How many months it lasts; as the event has it unless said")),
    "strength": Sentence(N_("How many times as strong it is as the event has it; 1 unless said")),
    "side_of_event": Sentence(N_("Whose event it is: a faction or a bloc; as the event has it unless said")),
    "event_set": Sentence(
        N_("Settings that take these values while it lasts, instead of what the event says")
    ),
    "note": Sentence(N_("What happens, for readers, as text or by language")),
    "runs": Sentence(N_("How many times the story is simulated")),
    "seed": Sentence(N_("The number from which all chance comes: the same seed gives the same luck")),
    "parameter_draws": Sentence(
        N_(
            "What runs draw of parameters, strengths and pressures: fixed, nothing; prior, from the declared "
            "ranges; accepted, from the sets that calibration accepted"
        )
    ),
    "not_drawn": Sentence(
        N_(
            "Numbers of the model that runs keep as they are by default, though they draw others, such as "
            "parameters.combat.fire; those that a file sets are not drawn in any case"
        )
    ),
}
"""By key; ``{name}`` stands for a faction, bloc, mechanism or strategy."""

NUMBERS_OF = N_("The numbers of {name}")
"""What the block of the numbers of a rule means."""
