"""What is said of values: numbers, texts, choices, dates and blocks."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

_RANGE = N_("Allowed: {range}.")
_CHOICES = N_("Allowed: {allowed}.")
_NUMBER = N_("Write a number.")
_MEANT = N_("Write {nearest}, if that is what you mean.")
_QUOTES = N_("Put it in quotes: '{written}'.")

OF_VALUES: Mapping[str, Wording] = {
    "not_a_number": Wording(N_("'{key}' is '{value}', which is not a number."), _RANGE, _NUMBER),
    "name_for_number": Wording(
        N_("'{key}' is '{value}', and it is a number, not the name of who it is."),
        _RANGE,
        N_("Write a number; who sits at the table stands in 'parties', as in 'parties: {{csp: 1.0}}'."),
    ),
    "decimal_comma": Wording(
        N_("'{key}' is '{value}', and YAML takes a number with a comma for text."),
        _RANGE,
        Np_("a decimal comma", "Write {point}."),
    ),
    "thousands": Wording(
        N_("'{key}' is '{value}', and YAML takes a number with a mark between thousands for text."),
        _RANGE,
        N_("Write {plain}."),
    ),
    "not_yes_or_no": Wording(
        N_("'{key}' is '{value}', which is neither yes nor no."),
        N_("Allowed: yes, no."),
        N_("Write one of them, without quotes."),
    ),
    "percent": Wording(
        N_("'{key}' is '{value}', and numbers are written without %."), _RANGE, N_("Write {point}.")
    ),
    "number_in_quotes": Wording(
        N_("'{key}' is the text '{value}', not a number."), _RANGE, N_("Remove the quotes.")
    ),
    "truth_for_number": Wording(
        N_("'{key}' must be a number, and YAML reads {written} as {truth}."), _RANGE, _NUMBER
    ),
    "block_for_number": Wording(
        N_("'{key}' must be one number, not a list or a block."),
        _RANGE,
        N_("Write one number after the colon."),
    ),
    "not_whole": Wording(
        N_("'{key}' is {value}, and must be a whole number."), _RANGE, N_("Write {rounded}, for example.")
    ),
    "not_finite": Wording(N_("'{key}' is {value}, which is not an ordinary number."), _RANGE, _NUMBER),
    "too_low": Wording(
        N_("'{key}' is {value}, which is too low."), _RANGE, N_("The nearest value allowed is {bound}.")
    ),
    "too_high": Wording(
        N_("'{key}' is {value}, which is too high."), _RANGE, N_("The nearest value allowed is {bound}.")
    ),
    "not_above": Wording(
        N_("'{key}' is {value}, which is too low."), _RANGE, N_("Write a number above {bound}.")
    ),
    "whole_percent": Wording(
        N_("'{key}' is {value}, which is too high."), _RANGE, N_("If you mean {value} %, write {point}.")
    ),
    "nothing": Wording(
        N_("'{key}' has no value."),
        advice=N_("Write one after the colon, or delete the line and keep the usual one."),
    ),
    "number_for_text": Wording(
        N_("'{key}' must be text, and YAML reads {written} as a number."), advice=_QUOTES
    ),
    "truth_for_text": Wording(
        N_("'{key}' must be text, and YAML reads {written} as {truth}."), advice=_QUOTES
    ),
    "block_for_text": Wording(
        N_("'{key}' must be one text, not a list or a block."), advice=N_("Write the text after the colon.")
    ),
    "too_long": Wording(N_("'{key}' is longer than {limit} characters."), advice=N_("Write it shorter.")),
    "no_words": Wording(N_("'{key}' says nothing."), advice=N_("Write something, or delete the line.")),
    "unknown_choice": Wording(
        N_("'{key}' cannot be '{value}'."), _CHOICES, N_("Use one of these."), DID_YOU_MEAN
    ),
    "unknown_form": Wording(
        N_("The mechanism {owner} has no form called '{value}'."),
        _CHOICES,
        N_("Use one of these; 'off' removes the mechanism."),
        DID_YOU_MEAN,
    ),
    "truth_for_choice": Wording(
        N_("'{key}' must be a word, and YAML reads {written} as {truth}."), _CHOICES, N_("Use one of these.")
    ),
    "not_a_block": Wording(
        N_("'{key}' must be a block of keys and values."),
        N_("Keys in it: {allowed}."),
        N_("Write them on the lines below, two spaces further in."),
    ),
    "not_a_list": Wording(
        N_("'{key}' must be a list."),
        advice=N_("Begin each entry with a dash: - {{date: 2025-06, set: {{government.restraint: 0.8}}}}"),
    ),
    "bad_month": Wording(
        N_("'{key}' is '{value}', which is not a month."),
        advice=N_("Write the year and the month, as in 2024-03."),
        nearest=_MEANT,
    ),
    "bad_day": Wording(
        N_("'{key}' is '{value}', which is not a date."),
        advice=N_("Write a month, as in 2024-03, or a day, as in 2024-03-15."),
        nearest=_MEANT,
    ),
    "bad_name": Wording(
        N_("'{value}' cannot be the name of a scenario."),
        N_("A letter first, then up to {limit} letters without accents, digits, _ or -."),
        N_("Write {example}, for example."),
    ),
    "look_alike": Wording(
        N_("In '{word}' stands the sign {code}, which looks like another and is not it."),
        advice=N_("Write {plain}, with the signs of the keyboard."),
    ),
    "curly_quotes": Wording(
        N_("{word} is in the quotation marks of a word processor, which YAML takes for letters."),
        advice=N_("Write {plain}, without them."),
    ),
    "list_for_block": Wording(
        N_("'{key}' is a list here, and must be a block of keys and values."),
        N_("Keys in it: {allowed}."),
        N_("Take the dashes or the brackets away, and write one key and its value on each line below."),
    ),
    "list_for_number": Wording(
        N_("'{key}' is a list here, and must be one number."),
        _RANGE,
        N_("Write one number. To try several, vary it in a sweep."),
    ),
}
