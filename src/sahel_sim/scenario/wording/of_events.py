"""What is said of files of events, UCDP GED and ACLED, and of what is fitted to them."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.sentence import Wording

_KNOWN = N_("Known are UCDP GED, versions 22 to 25, and exports of ACLED.")
_AGAIN = N_("Download the file again, and leave it as it is.")
_FIT_AGAIN = N_(
    "Make one with 'sahel-sim calibrate'. Commands that have --parameters need none with fixed or prior; "
    "backcast cannot do without."
)

OF_EVENTS: Mapping[str, Wording] = {
    "events_empty": Wording(N_("There is no event in this file."), _KNOWN, _AGAIN),
    "events_unknown": Wording(
        N_("This is no table of events that is known: it lacks {columns}."),
        _KNOWN,
        N_("Download the CSV file again, with all its columns and their names in the first line."),
    ),
    "events_column": Wording(
        N_("This file of {source} lacks the column '{column}'."),
        _KNOWN,
        N_("Download the CSV file again, with all its columns and their names in the first line."),
    ),
    "events_version": Wording(
        N_("This is version {version} of UCDP GED, by its name."),
        _KNOWN,
        N_("Download one of these versions; or, if the name is wrong, give the file another."),
    ),
    "events_after_version": Wording(
        N_("This event is of {year}, and version {version}, which the name tells, ends with {last}."),
        N_("One file holds one version, whole or in part."),
        _AGAIN,
    ),
    "events_twice": Wording(
        N_("The event {event} stands here a second time; the first time in line {first}."),
        N_("One file holds one version, and each event once."),
        N_("Read one version alone; its last one is the best."),
    ),
    "events_head_again": Wording(
        N_("The names of the columns stand here a second time: two files were joined."),
        N_("One file holds one version, and each event once."),
        N_("Read one version alone; its last one is the best."),
    ),
    "events_elsewhere": Wording(
        N_("None of the {n} events of this file is in Mali; the first is in {country}."),
        N_("The model is of northern Mali."),
        N_("Choose Mali where you download the file, or all countries."),
    ),
    "events_late": Wording(
        N_("None of the {n} events in Mali ends by {until}."),
        N_("Nothing later is used unless it is asked for."),
        N_("Name a later day with --until."),
    ),
    "events_not_a_number": Wording(
        N_("In the column '{column}' there is '{value}', which is not a number of people."),
        N_("Whole numbers from 0."),
        _AGAIN,
    ),
    "events_too_many": Wording(
        N_("In the column '{column}' there is {value}: no event has so many dead."),
        N_("Whole numbers from 0 to {most}."),
        _AGAIN,
    ),
    "events_column_twice": Wording(
        N_("The column '{column}' stands here twice."),
        N_("Each column has a name of its own."),
        _AGAIN,
    ),
    "events_no_id": Wording(
        N_("This event has no name of its own in the column '{column}'."),
        N_("Every event has one, by which it is known that it stands here once."),
        _AGAIN,
    ),
    "events_too_early": Wording(
        N_("This event is of {year}, when nobody recorded events."),
        N_("Years from {first} on."),
        _AGAIN,
    ),
    "events_outside": Wording(
        N_(
            "This event is of Mali, and lies far outside of it, at {latitude} degrees north and "
            "{longitude} east."
        ),
        N_("Mali lies from 10 to 25 degrees north, and from 12.3 degrees west to 4.3 east."),
        N_("If latitude and longitude changed places, put them right. Otherwise download the file again."),
    ),
    "events_civilians": Wording(
        N_("Events that count more civilians dead than dead: {n}. This is the first."),
        N_("Both are used as they are."),
    ),
    "events_alike": Wording(
        N_(
            "Events that are alike another in days, sides, place and deaths, under another name: {n}. "
            "This is the first."
        ),
        N_("One file holds one version, and each event once."),
        N_("If two versions were joined, read one alone; its last one is the best."),
    ),
    "events_negative": Wording(
        N_("In the column '{column}' there is {value}: nobody can count fewer than 0 dead."),
        N_("Whole numbers from 0."),
        _AGAIN,
    ),
    "events_date": Wording(
        N_("In the column '{column}' there is '{value}', which is not a date."),
        N_("Dates such as 2023-09-12, or 12 September 2023."),
        N_("Spreadsheets change dates when they save a file. Download it again, and leave it as it is."),
    ),
    "events_ends_before": Wording(
        N_("This event ends on {end}, before it begins on {start}."), advice=_AGAIN
    ),
    "events_year": Wording(N_("This event is of the year {year}, and begins on {start}."), advice=_AGAIN),
    "events_position": Wording(
        N_("In the column '{column}' there is '{value}', which is no place on a map."),
        N_("Degrees north from -90 to 90, and degrees east from -180 to 180."),
        _AGAIN,
    ),
    "events_code": Wording(
        N_("In the column '{column}' there is '{value}'."), N_("Allowed: {allowed}."), _AGAIN
    ),
    "events_abroad": Wording(
        N_("Events in other countries are left out: {n}. This is the first, in {country}."),
        N_("The model is of northern Mali."),
    ),
    "events_cut": Wording(
        N_("Events that end after {until} are left out: {n}. This is the first."),
        N_("Nothing later is used unless it is asked for."),
        N_("Name a later day with --until."),
    ),
    "events_unused": Wording(
        N_("Events in which nobody attacks anybody are left out: {n}. This is the first, '{event}'.")
    ),
    "events_side": Wording(
        N_("'{name}' is in no table of sides, so its events ({n}) are told without it. This is the first.")
    ),
    "events_cercle": Wording(
        N_("'{name}' is in no table of places, so its events ({n}) are told without one. This is the first.")
    ),
    "events_bounds": Wording(
        N_("Events whose best figure is not between the low and the high one: {n}. This is the first."),
        N_("All three are used as they are."),
    ),
    "facts_columns": Wording(
        N_("This table of facts lacks {columns}."),
        N_("Its columns are what, where, month and value."),
        N_("Name them in its first line; docs/forecast.md has an example."),
    ),
    "facts_code": Wording(
        N_("In the column '{column}' there is '{value}'."),
        N_("Allowed: {allowed}."),
        N_("Write one of these; docs/forecast.md has an example."),
    ),
    "facts_number": Wording(
        N_("In the column '{column}' there is '{value}', which is no number that can be."),
        N_("Persons from 0; the share whom jihadists govern from 0 to 1."),
        N_("Write a number with a decimal point and without spaces."),
    ),
    "facts_twice": Wording(
        N_("This was told before, in a row above."), advice=N_("Leave one of the two rows.")
    ),
    "facts_none": Wording(
        N_("There is no fact in this table."), advice=N_("docs/forecast.md has an example.")
    ),
    "events_until": Wording(
        N_("'{value}' is not a date."),
        N_("Dates such as 2023-12-31."),
        advice=Np_("date", "Write a year, a month and a day."),
    ),
    "no_accepted_set": Wording(
        N_("There is no file '{file}' with an accepted set."),
        advice=_FIT_AGAIN,
    ),
    "damaged_accepted_set": Wording(
        N_("This is no file of an accepted set, or it is damaged."),
        advice=N_("Make it again with 'sahel-sim calibrate'."),
    ),
    "accepted_set_of_other_rules": Wording(
        N_("These sets were fitted with another version of the rules, and say nothing about this one."),
        advice=_FIT_AGAIN,
    ),
    "accepted_set_of_later_years": Wording(
        N_("These sets say that they were fitted to data up to the year {year}."),
        N_("What is judged by 2022 and later may be fitted to data to the end of {last} only."),
        N_("Take the set that comes with sahel-sim, or fit again with 'sahel-sim calibrate'."),
    ),
    "accepted_set_of_other_targets": Wording(
        N_("These sets were fitted to other targets than those of this library."),
        N_(
            "What is judged by 2022 and later may be fitted to targets of which it is known what they "
            "contain."
        ),
        N_("Take the set that comes with sahel-sim, or fit again with 'sahel-sim calibrate'."),
    ),
    "accepted_set_of_other_ranges": Wording(
        N_("These sets were fitted within other ranges of the parameters."),
        advice=_FIT_AGAIN,
    ),
}
"""By kind of mistake, and of what is only to be known."""
