"""What is said of claim files: their arms, and the numbers of one run that they name."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_ALLOWED = N_("Allowed: {allowed}.")
_REMOVE = N_("Remove it, or use one of these.")
_ONE_OF = N_("Use one of these.")

OF_CLAIMS: Mapping[str, Wording] = {
    "unknown_claim": Wording(
        N_("There is no claim called '{name}'."),
        N_("Claims that come with sahel_sim: {names}."),
        Np_("a claim", "Name one of these, or give the path of a file of your own that ends in .yaml."),
        DID_YOU_MEAN,
    ),
    "unknown_claim_key": Wording(N_("'{key}' is not a key of a claim."), _ALLOWED, _REMOVE, DID_YOU_MEAN),
    "one_language": Wording(
        N_("'{key}' is not said in both languages: '{language}' is missing."),
        advice=N_("Write {key}: {{en: ..., fr: ...}}, so that everybody can judge the claim."),
    ),
    "no_arms": Wording(
        N_("This claim compares no worlds."),
        advice=N_(
            "Give each world a name and what is changed in it: arms: {{none: "
            "{{government.military_pressure: 0}}, all: {{government.military_pressure: 1}}}}."
        ),
    ),
    "same_world": Wording(
        N_("The arms '{arm}' and '{other}' are the same world, so nothing can differ between them."),
        advice=N_("Change one of the two, or remove it."),
    ),
    "arm_of_other_length": Wording(
        N_("The arm '{arm}' goes over {here}, and '{other}' over {there}."),
        advice=N_("Let all arms go over the same time: write 'years' once, level with 'scenario'."),
    ),
    "arm_of_other_place": Wording(
        N_("The arm '{arm}' is in {here}, and '{other}' in {there}."),
        advice=N_("Let all arms be in one place: only then do they share their luck."),
    ),
    "measure_like_outcome": Wording(
        N_("'{name}' is already the name of {owner}."), advice=N_("Call the measure otherwise.")
    ),
    "odd_measure": Wording(
        N_("'{key}' does not say what is measured."),
        N_(
            "A measure says one of: of (a measure in some months), ever (whether an event "
            "comes), until (when it comes), moved (what a mechanism moves)."
        ),
        N_("Write {{of: fighters, whom: jihadists, how: change}}, for example."),
    ),
    "unknown_measure_key": Wording(
        N_("'{key}' is not a key of a measure that says '{form}'."), _ALLOWED, _REMOVE, DID_YOU_MEAN
    ),
    "unknown_measure": Wording(N_("There is no measure called '{name}'."), _ALLOWED, _ONE_OF, DID_YOU_MEAN),
    "unknown_event": Wording(N_("There is no event called '{name}'."), _ALLOWED, _ONE_OF, DID_YOU_MEAN),
    "unknown_stock": Wording(N_("The ledger follows no '{name}'."), _ALLOWED, _ONE_OF, DID_YOU_MEAN),
    "unknown_whom": Wording(N_("'{of}' cannot be told of '{name}'."), _ALLOWED, _ONE_OF, DID_YOU_MEAN),
    "sum_of_stock": Wording(
        N_("'{of}' is there at a moment, so its months cannot be summed."),
        _ALLOWED,
        N_("Take the mean, for example."),
    ),
    "at_has_no_first": Wording(
        N_("A value 'at' a month has no first month."),
        advice=N_("Remove 'from', and write the month after 'to'."),
    ),
    "window_backwards": Wording(
        N_("The months from {first} to {last} end before they begin, or at once."),
        advice=N_("Let 'to' come after 'from'."),
    ),
    "before_the_start": Wording(
        N_("Month {month} comes before the run, which begins at month 0."),
        advice=N_("Months below 0 need an event around which to look: around: capital_taken_by_state."),
    ),
    "after_the_end": Wording(
        N_("Month {month} comes after the run, which ends with month {last}."),
        advice=N_("Take an earlier month, or a longer run with 'years'."),
    ),
}
"""By kind of mistake."""
