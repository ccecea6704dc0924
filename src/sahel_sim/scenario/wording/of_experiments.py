"""What is said of experiment files: sweeps and claims."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.of_claims import OF_CLAIMS
from sahel_sim.scenario.wording.of_rules import OF_RULES
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = N_("Allowed: {allowed}.")
_REMOVE = N_("Remove it, or use one of these.")
_ONE_OF = N_("Use one of these.")
_SWEEPS = N_("Sweeps that come with sahel_sim: {names}.")
_OWN_FILE = N_("Name one of these, or give the path of a file of your own that ends in .yaml.")

OF_SWEEPS: Mapping[str, Wording] = {
    "unknown_sweep": Wording(N_("There is no sweep called '{name}'."), _SWEEPS, _OWN_FILE, DID_YOU_MEAN),
    "no_experiment": Wording(
        N_("There is no file '{file}'."), advice=N_("Check the path."), nearest=DID_YOU_MEAN
    ),
    "unknown_sweep_key": Wording(N_("'{key}' is not a key of a sweep."), _ALLOWED, _REMOVE, DID_YOU_MEAN),
    "bad_experiment_name": Wording(
        N_("'{value}' cannot be a name here."),
        N_("A letter first, then up to {limit} letters without accents, digits, _ or -."),
        N_("Write {example}, for example."),
    ),
    "block_expected": Wording(
        N_("'{key}' must be a block of keys and values."), advice=N_("Write {example}, for example.")
    ),
    "list_expected": Wording(N_("'{key}' must be a list."), advice=N_("Write {example}, for example.")),
    "own_line": Wording(
        N_("'{key}' cannot stand here: it has a line of its own."),
        advice=N_("Write it at the left edge, level with 'scenario'."),
    ),
    "nothing_varied": Wording(
        N_("This sweep varies nothing."),
        N_("One to {limit} levers can be varied."),
        N_("Write dialogue.inclusivity: {{from: 0, to: 1, points: 17}}, for example."),
    ),
    "too_many_levers": Wording(
        N_("'{key}' is lever number {number} of this sweep."),
        N_("At most {limit} levers can be varied."),
        N_("Make two sweeps, or fix a lever in 'set'."),
    ),
    "lever_twice": Wording(N_("'{key}' is varied twice."), advice=N_("Keep one of the two.")),
    "covered_lever": Wording(
        N_("Varying '{key}' changes nothing here: '{other}' is narrower and says all of it anew."),
        advice=N_("Vary one of the two."),
    ),
    "dead_lever": Wording(
        N_("Varying '{key}' changes nothing in this scenario."), advice=N_("Vary another lever.")
    ),
    "set_and_varied": Wording(
        N_("'{key}' is set and varied: '{other}' in 'set' says the same thing."),
        advice=N_("Remove it from 'set'."),
    ),
    "no_numbers": Wording(
        N_("'{key}' cannot be varied, since it is not one number."),
        N_(
            "Any setting that is one number can be varied, such as government.military_pressure, "
            "dialogue.inclusivity or parameters.combat.fire."
        ),
        N_("Vary another, or compare scenarios."),
    ),
    "not_an_axis": Wording(
        N_("'{key}' needs several values, and one is given."),
        N_("Allowed: a block with from, to and points, or a list of numbers."),
        N_("Write {{from: 0, to: 1, points: 17}} or [0, 0.5, 1], for example."),
    ),
    "unknown_axis_key": Wording(
        N_("'{key}' does not say how a lever is varied."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "one_point": Wording(
        N_("'{key}' has one value, and one value is no sweep."),
        N_("Allowed: 2 to {limit} values."),
        N_("Give more, or write it in 'set'."),
    ),
    "too_many_points": Wording(
        N_("'{key}' has {number} values."), N_("Allowed: 2 to {limit} values."), N_("Take fewer.")
    ),
    "same_ends": Wording(
        N_("'{key}' ends where it starts, at {value}."), advice=N_("Change one of the two ends.")
    ),
    "value_twice": Wording(
        N_("'{key}' has the value {value} twice."), advice=Np_("values", "Keep one of the two.")
    ),
    "too_many_runs": Wording(
        N_("This sweep has {cells} cells of {runs} runs: {total} runs in all."),
        N_("At most {limit} runs in all."),
        N_("Take fewer points or fewer runs."),
    ),
    "vary_form": Wording(
        N_("'{text}' does not say what to vary."),
        N_("Allowed: LEVER=START:END:POINTS, or LEVER=VALUE,VALUE,VALUE."),
        N_("Write dialogue.inclusivity=0:1:17, for example."),
    ),
    "vary_comma": Wording(
        N_("'{text}' can be one number with a decimal comma, or two numbers."),
        advice=N_("Write {one} for one number, with others after it, or {two} for the two."),
    ),
    "vary_number": Wording(
        N_("'{word}' in '{text}' is not a number."),
        N_("Numbers are written with a point: 0.5. POINTS is a whole number."),
        N_("Write dialogue.inclusivity=0:1:17, for example."),
    ),
}
"""What is said of sweeps, and of experiment files of every kind."""

OF_OUTCOMES: Mapping[str, Wording] = {
    "unknown_outcome": Wording(N_("There is no outcome called '{name}'."), _ALLOWED, _ONE_OF, DID_YOU_MEAN),
    "name_twice": Wording(N_("'{name}' is named twice in this list."), advice=N_("Keep one of the two.")),
}
"""What is said of names in experiment files."""

OF_SETTING_TABLES: Mapping[str, Wording] = {
    "no_settings": Wording(
        N_("This table changes no setting."),
        N_("Each column is a setting, such as government.military_pressure, and each row one world."),
        N_("Add a column and at least one row."),
    ),
    "column_twice": Wording(
        N_("The column '{column}' is there twice."), advice=Np_("columns", "Keep one of the two.")
    ),
    "column_unnamed": Wording(
        N_("This column has no name."), advice=N_("Write the setting that it changes into the first line.")
    ),
    "row_twice": Wording(N_("Two rows are called '{name}'."), advice=N_("Give one of them another name.")),
    "same_for_all_rows": Wording(
        N_("'{key}' cannot be a column: it is the same for all rows."),
        N_("The scenario, the runs and the seed are said once."),
        N_("Remove the column, and write --scenario, --runs or --seed."),
    ),
    "long_cell": Wording(N_("This name is longer than {limit} letters."), advice=N_("Shorten it.")),
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
"""What is said of tables of settings, in files and in memory."""

OF_EXPERIMENTS: Mapping[str, Wording] = {
    **OF_SWEEPS,
    **OF_OUTCOMES,
    **OF_SETTING_TABLES,
    **OF_CLAIMS,
    **OF_RULES,
}
"""By kind of mistake."""
