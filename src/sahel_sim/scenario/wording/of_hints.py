"""What is said where the plainest cause of a mistake is known: odd signs, odd files, shapes, dates."""

from collections.abc import Mapping

from sahel_sim.languages import N_
from sahel_sim.scenario.wording.sentence import Wording

_RANGE = N_("Allowed: {range}.")
_KEYS = N_("Keys in it: {allowed}.")

OF_HINTS: Mapping[str, Wording] = {
    "odd_space": Wording(
        N_("The sign {code} stands here: it looks like a space, or like nothing, and is no space for YAML."),
        advice=N_(
            "Delete it and type an ordinary space. Word processors and French keyboards put it before colons."
        ),
    ),
    "look_alike": Wording(
        N_("In '{word}' stands the sign {code}, which looks like another and is not it."),
        advice=N_("Write {plain}, with the signs of the keyboard."),
    ),
    "curly_quotes": Wording(
        N_("{word} is in the quotation marks of a word processor, which YAML takes for letters."),
        advice=N_("Write {plain}, without them."),
    ),
    "not_indented": Wording(
        N_("'{key}' stands level with '{above}', and belongs into it."),
        advice=N_("Move it two spaces to the right, and so with the lines below that belong to '{above}'."),
    ),
    "list_for_block": Wording(
        N_("'{key}' is a list here, and must be a block of keys and values."),
        _KEYS,
        N_("Take the dashes or the brackets away, and write one key and its value on each line below."),
    ),
    "list_for_number": Wording(
        N_("'{key}' is a list here, and must be one number."),
        _RANGE,
        N_("Write one number. To try several, vary it in a sweep."),
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
    "is_folder": Wording(
        N_("'{file}' is a folder, and a file is needed."),
        advice=N_("Name a file in it, one that ends in .yaml."),
    ),
    "links_to_itself": Wording(
        N_("'{file}' is a link that leads back to itself."),
        advice=N_("Name the file that was meant, or make the link anew."),
    ),
    "no_ordinary_file": Wording(
        N_("'{file}' is a pipe or a device, which need not end, and is not read."),
        advice=N_("Save what it gives in a file, and name that."),
    ),
    "other_suffix": Wording(
        N_("'{file}' ends in {suffix}, and scenarios, sweeps and claims are text files that end in .yaml."),
        advice=N_("If it is one of these, save it as plain text in UTF-8 under the name {better}."),
    ),
    "utf16": Wording(
        N_("This file is written in UTF-16, and UTF-8 is read."),
        advice=N_("Save it again with the encoding UTF-8; in Notepad that is beside 'Save as'."),
    ),
    "not_plain_text": Wording(
        N_("This is a document, an archive or the like, not plain text, whatever its name says."),
        advice=N_("Open it, and save what it says as plain text in UTF-8."),
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
    "timeline_replaced": Wording(
        N_("This timeline replaces that of the scenario below, and drops from it: {dropped}."),
        advice=N_("If it is meant to add to it, write timeline_add in place of timeline."),
    ),
}
"""By kind of mistake."""
