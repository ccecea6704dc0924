"""What is said of tables of settings, in files and in memory."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.sentence import Wording

OF_SETTING_TABLES: Mapping[str, Wording] = {
    "no_settings": Wording(
        N_("This table changes no setting."),
        N_("Each column is a setting, such as government.military_pressure, and each row one world."),
        N_("Add a column and at least one row."),
    ),
    "column_twice": Wording(
        N_("The column '{column}' is there twice."),
        advice=Np_("columns", "Keep one of the two."),
    ),
    "column_unnamed": Wording(
        N_("This column has no name."),
        advice=N_("Write the setting that it changes into the first line."),
    ),
    "row_twice": Wording(
        N_("Two rows are called '{name}'."),
        advice=N_("Give one of them another name."),
    ),
    "same_for_all_rows": Wording(
        N_("'{key}' cannot be a column: it is the same for all rows."),
        N_("The scenario, the runs and the seed are said once."),
        N_("Remove the column, and write --scenario, --runs or --seed."),
    ),
    "long_cell": Wording(
        N_("This name is longer than {limit} letters."),
        advice=N_("Shorten it."),
    ),
    "too_many_settings": Wording(
        N_("This table has {rows} rows of {runs} runs: {total} runs in all."),
        N_("At most {limit} runs in all."),
        N_("Take fewer rows or fewer runs."),
    ),
    "settings_of_other_length": Wording(
        N_("In this row a run lasts {years} years, too short to tell {names}."),
        N_("Whether a war is over takes two years to tell."),
        N_("Name other outcomes, or let it run longer."),
    ),
}
"""By kind of mistake."""
