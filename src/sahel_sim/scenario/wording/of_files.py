"""What is said of files that cannot be found or read, and of YAML."""

from collections.abc import Mapping

from sahel_sim.languages import N_, Np_
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

OF_FILES: Mapping[str, Wording] = {
    "no_file": Wording(
        N_("There is no file '{file}'."),
        N_("Scenarios that come with sahel_sim: {names}."),
        N_("Check the path, or name one of these without '.yaml'."),
        DID_YOU_MEAN,
    ),
    "unknown_scenario": Wording(
        N_("There is no scenario called '{name}'."),
        N_("Scenarios that come with sahel_sim: {names}."),
        N_("Name one of these, or give the path of a file of your own that ends in .yaml."),
        DID_YOU_MEAN,
    ),
    "cannot_open": Wording(
        N_("'{file}' cannot be opened."),
        advice=N_("Check that it is a file, not a folder, and that you are allowed to read it."),
    ),
    "too_large": Wording(
        N_("This file is larger than {limit} MB."),
        advice=N_("A scenario is a page or two of text. Check that this is the right file."),
    ),
    "too_many": Wording(
        N_("This file says more than {limit} things, aliases counted each time they are used."),
        advice=N_("Write it shorter, or with fewer aliases (the words that begin with *)."),
    ),
    "too_deep": Wording(
        N_("Lists and blocks are nested more than {limit} deep here."),
        advice=N_(
            "A scenario needs four levels at most. Check the brackets and the spaces at the start of lines."
        ),
    ),
    "not_utf8": Wording(
        N_("This line has a letter that is not written in UTF-8."),
        advice=N_("Save the file again and choose the encoding UTF-8."),
    ),
    "empty": Wording(
        N_("This file is empty."),
        advice=N_("Two lines are enough to begin: 'scenario: my_story' and 'based_on: mali_2024_02'."),
    ),
    "not_a_mapping": Wording(
        N_("A scenario is written as keys and values, one to a line, and this file begins otherwise."),
        advice=N_("Begin like this: 'scenario: my_story'."),
    ),
    "tab": Wording(
        N_("There is a tab here, and YAML allows only spaces at the start of a line."),
        advice=N_("Replace it by spaces, two for each level."),
    ),
    "stray_colon": Wording(
        N_("YAML does not expect this colon."),
        advice=N_(
            "If the colon belongs to a text, put the whole text in quotes. If a new key begins "
            "here, give it a line of its own, level with its neighbours."
        ),
    ),
    "open_quote": Wording(
        N_("The quotation mark that opens here is never closed."),
        advice=N_("Close it at the end of the text, with the same mark."),
    ),
    "open_bracket": Wording(
        N_("The bracket that opens here is not closed, or a comma is missing inside it."),
        advice=N_("Put a comma between entries, and close the bracket."),
    ),
    "no_colon": Wording(
        N_("This line has no colon after its key."),
        advice=N_("Write 'key: value', with a space after the colon."),
    ),
    "indentation": Wording(
        N_("This line is not level with the lines that it belongs to."),
        advice=N_(
            "Begin all keys of a block with the same number of spaces, two more than the key above the block."
        ),
    ),
    "unknown_alias": Wording(
        N_("'{word}' points at an anchor that does not exist."),
        advice=N_("Write the value itself; or put it in quotes if the star is part of a text."),
    ),
    "anchor_twice": Wording(
        N_("'{word}' has the name of an anchor above it."), advice=N_("Give one of the two another name.")
    ),
    "second_document": Wording(
        N_("A second document begins here, and a file holds one scenario."),
        advice=N_("Remove the '---', or make two files."),
    ),
    "odd_character": Wording(
        N_("There is a character here that YAML does not allow ({code})."),
        advice=N_("Delete it; such characters are mostly invisible and come with copying and pasting."),
    ),
    "odd_start": Wording(
        N_("YAML does not allow a value to begin with '{word}'."), advice=N_("Put the value in quotes.")
    ),
    "odd_escape": Wording(
        N_("Between double quotes a backslash has a meaning of its own, and this one has none."),
        advice=N_("Use single quotes instead."),
    ),
    "unreadable": Wording(
        N_("YAML cannot make sense of this line."),
        advice=N_(
            "Write 'key: value', two spaces further in for each level, and put texts with odd "
            "signs in quotes."
        ),
    ),
    "duplicate": Wording(
        N_("'{key}' stands twice in the same block; the first time in line {first}."),
        advice=Np_("keys", "Keep one of the two."),
    ),
    "tag": Wording(
        N_("'{tag}' is a tag, and a scenario takes plain words and numbers only."),
        advice=N_("Remove the tag."),
    ),
    "loop": Wording(
        N_("The block that begins here contains itself, through an alias (a word that begins with *)."),
        advice=N_("Write the value in place of the alias."),
    ),
    "odd_key": Wording(
        N_("A key must be a single word."),
        advice=N_(
            "Write 'key: value'; a question mark or a bracket at the start of a line has a "
            "meaning of its own."
        ),
    ),
    "odd_merge": Wording(
        N_("'<<' can only take over a block of keys."),
        advice=N_("Point it at a block with a star, as in '<<: *name', or remove it."),
    ),
    "circle": Wording(
        N_("These scenarios are based on one another in a circle: {circle}."),
        advice=N_("Let one of them begin from a place: replace its 'based_on' by 'place: northern_mali'."),
    ),
    "tower": Wording(
        N_("More than {limit} scenarios are based on one another here."),
        advice=N_("Base this one on an earlier one."),
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
    "odd_space": Wording(
        N_("The sign {code} stands here: it looks like a space, or like nothing, and is no space for YAML."),
        advice=N_(
            "Delete it and type an ordinary space. Word processors and French keyboards put it before colons."
        ),
    ),
}
