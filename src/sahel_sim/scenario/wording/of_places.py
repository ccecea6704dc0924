"""What is said of the tables of a place."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Sentence
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

THINGS: Mapping[str, Sentence] = {
    "bloc": Sentence(N_("a bloc")),
    "faction": Sentence(N_("a faction of factions.csv")),
    "factions": Sentence(N_("factions")),
    "locality": Sentence(N_("a locality of localities.csv")),
    "part": Sentence(N_("a part of a locality (leave the cell empty for both)")),
    "localities": Sentence(N_("localities")),
    "region": Sentence(N_("a region of localities.csv")),
    "date_of_strengths": Sentence(N_("a date of strengths.csv")),
}
"""What a cell can name."""

_ONE_ROW = N_("Keep one of the two rows.")

OF_PLACES: Mapping[str, Wording] = {
    "no_table": Wording(
        N_("This table is missing or cannot be opened."),
        N_("Its columns: {columns}."),
        N_("Add the file; the folder of a place has one for each table."),
    ),
    "broken_row": Wording(
        N_("This row cannot be read."), advice=N_("Close every quotation mark on its own line.")
    ),
    "no_column": Wording(
        N_("The column '{column}' is missing."),
        N_("Columns of this table: {columns}."),
        N_("Add it to the first line."),
        N_("Rename '{nearest}' to '{column}'."),
    ),
    "no_rows": Wording(N_("This table has no rows below its first line."), advice=N_("Add at least one.")),
    "ragged_row": Wording(
        N_("This row has {cells} cells, and the table has {columns} columns."),
        advice=N_("Count the commas; put a text that has a comma in double quotes."),
    ),
    "cell_not_number": Wording(
        N_("In the column '{column}' there is '{value}', which is not a number."),
        advice=N_("Write a number, with a point for decimals and without spaces."),
    ),
    "cell_out_of_range": Wording(
        N_("In the column '{column}' there is {value}, which is out of range."),
        N_("Allowed: {low} to {high}."),
        N_("Write a number in this range."),
    ),
    "cell_not_month": Wording(
        N_("In the column '{column}' there is '{value}', which is not a month."),
        advice=N_("Write the year and the month, as in 2024-02."),
    ),
    "cell_empty": Wording(N_("The column '{column}' is empty here."), advice=N_("Write a name.")),
    "cell_unknown": Wording(
        N_("In the column '{column}' there is '{value}', which is not {thing}."),
        N_("Allowed: {allowed}."),
        N_("Use one of these, spelt the same way."),
        DID_YOU_MEAN,
    ),
    "faction_name": Wording(
        N_("'{value}' cannot be the name of a faction."),
        N_(
            "Small letters without accents, digits and _, beginning with a letter; but no key of "
            "a scenario file and no bloc."
        ),
        N_("Choose another name."),
    ),
    "faction_is_column": Wording(
        N_(
            "'{value}' cannot be the name of a faction: it is a word of the tables of results, or"
            " a voice at the table."
        ),
        advice=N_("Choose another name."),
    ),
    "no_state": Wording(
        N_("This place has no state: no faction here is of the bloc 'state'."),
        advice=N_("Give one faction the bloc 'state': accords, drafts and capitals are the state's."),
    ),
    "start_without_strengths": Wording(
        N_("The start {value} has no strengths: strengths.csv says nothing of it."),
        N_("Starts with strengths: {allowed}."),
        N_("Add a row for each faction to strengths.csv, or remove the rows of this start."),
    ),
    "too_few": Wording(N_("A place needs at least two {things}."), advice=N_("Add a row.")),
    "scattered_region": Wording(
        N_("The rows of the region '{value}' do not stand together."),
        advice=N_("Move this row to the others of its region; the first of them is its hub."),
    ),
    "road_to_itself": Wording(
        N_("This road leads from '{value}' to itself."), advice=N_("Name two localities, or delete the row.")
    ),
    "road_twice": Wording(N_("There is already a road between {start} and {end}."), advice=_ONE_ROW),
    "no_road": Wording(
        N_("No road leads from {hub} to '{value}'."),
        advice=N_("Add a row to roads.csv that connects it; forces and people move by road."),
    ),
    "no_strength": Wording(
        N_("The strength of {faction} is missing for {date}."),
        advice=N_("Add a row, with 0 if the faction does not exist then."),
    ),
    "said_twice": Wording(N_("'{what}' stands here twice; the first time in line {first}."), advice=_ONE_ROW),
    "shares_above_one": Wording(
        N_("The shares of {whose} add up to {total}."),
        N_("At most 1; what is missing to 1 is nobody's."),
        N_("Lower one of them."),
    ),
    "shares_not_one": Wording(
        N_("The shares of {whose} for {date} add up to {total}."),
        N_("They must add up to 1."),
        N_("Change one of them, or add a row."),
    ),
    "cell_formula": Wording(
        N_("In the column '{column}' there is '{value}', which a spreadsheet takes for a formula."),
        advice=N_("Let the word begin with something else than {sign}."),
    ),
    "cell_too_long": Wording(
        N_("In the column '{column}' there are more than {longest} letters: '{value}'."),
        advice=N_("Write it shorter; files, columns and figures are named by it."),
    ),
    "same_coordinates": Wording(
        N_("All localities of this place lie at one point."),
        advice=N_("Write the latitude and the longitude of each in degrees, with decimals."),
    ),
}
