"""What is said of files that cannot be found or read, and of YAML."""

from collections.abc import Mapping

from sahel_sim.languages import pair
from sahel_sim.scenario.wording.sentence import DID_YOU_MEAN, Wording

OF_FILES: Mapping[str, Wording] = {
    "no_file": Wording(
        pair("There is no file '{file}'.", "Le fichier « {file} » n'existe pas."),
        pair(
            "Scenarios that come with sahel_sim: {names}.",
            "Scénarios fournis avec sahel_sim : {names}.",
        ),
        pair(
            "Check the path, or name one of these without '.yaml'.",
            "Vérifiez le chemin, ou nommez l'un de ceux-ci sans « .yaml ».",
        ),
        DID_YOU_MEAN,
    ),
    "unknown_scenario": Wording(
        pair("There is no scenario called '{name}'.", "Il n'y a pas de scénario nommé « {name} »."),
        pair(
            "Scenarios that come with sahel_sim: {names}.",
            "Scénarios fournis avec sahel_sim : {names}.",
        ),
        pair(
            "Name one of these, or give the path of a file of your own that ends in .yaml.",
            "Nommez l'un de ceux-ci, ou donnez le chemin d'un fichier à vous qui finit en .yaml.",
        ),
        DID_YOU_MEAN,
    ),
    "cannot_open": Wording(
        pair("'{file}' cannot be opened.", "« {file} » ne peut pas être ouvert."),
        advice=pair(
            "Check that it is a file, not a folder, and that you are allowed to read it.",
            "Vérifiez que c'est un fichier, pas un dossier, et que vous avez le droit de le lire.",
        ),
    ),
    "too_large": Wording(
        pair("This file is larger than {limit} MB.", "Ce fichier dépasse {limit} Mo."),
        advice=pair(
            "A scenario is a page or two of text. Check that this is the right file.",
            "Un scénario tient en une page ou deux. Vérifiez que c'est le bon fichier.",
        ),
    ),
    "too_many": Wording(
        pair(
            "This file says more than {limit} things, aliases counted each time they are used.",
            "Ce fichier dit plus de {limit} choses, les alias étant comptés chaque fois qu'ils servent.",
        ),
        advice=pair(
            "Write it shorter, or with fewer aliases (the words that begin with *).",
            "Écrivez-le plus court, ou avec moins d'alias (les mots qui commencent par *).",
        ),
    ),
    "too_deep": Wording(
        pair(
            "Lists and blocks are nested more than {limit} deep here.",
            "Ici, listes et blocs sont emboîtés sur plus de {limit} niveaux.",
        ),
        advice=pair(
            "A scenario needs four levels at most. Check the brackets and the spaces at the start of lines.",
            "Un scénario n'a besoin que de quatre niveaux. Vérifiez les crochets et les espaces en début de "
            "ligne.",
        ),
    ),
    "not_utf8": Wording(
        pair(
            "This line has a letter that is not written in UTF-8.",
            "Cette ligne contient une lettre qui n'est pas écrite en UTF-8.",
        ),
        advice=pair(
            "Save the file again and choose the encoding UTF-8.",
            "Enregistrez à nouveau le fichier en choisissant l'encodage UTF-8.",
        ),
    ),
    "empty": Wording(
        pair("This file is empty.", "Ce fichier est vide."),
        advice=pair(
            "Two lines are enough to begin: 'scenario: my_story' and 'based_on: mali_2024_02'.",
            "Deux lignes suffisent pour commencer : « scenario: mon_histoire » et « based_on: mali_2024_02 "
            "».",
        ),
    ),
    "not_a_mapping": Wording(
        pair(
            "A scenario is written as keys and values, one to a line, and this file begins otherwise.",
            "Un scénario s'écrit en clés et valeurs, une par ligne, et ce fichier commence autrement.",
        ),
        advice=pair(
            "Begin like this: 'scenario: my_story'.", "Commencez ainsi : « scenario: mon_histoire »."
        ),
    ),
    "tab": Wording(
        pair(
            "There is a tab here, and YAML allows only spaces at the start of a line.",
            "Il y a ici une tabulation, et YAML n'accepte que des espaces en début de ligne.",
        ),
        advice=pair(
            "Replace it by spaces, two for each level.",
            "Remplacez-la par des espaces, deux par niveau.",
        ),
    ),
    "stray_colon": Wording(
        pair("YAML does not expect this colon.", "YAML n'attend pas ces deux-points."),
        advice=pair(
            "If the colon belongs to a text, put the whole text in quotes. If a new key begins here, give "
            "it a line "
            "of its own, level with its neighbours.",
            "Si les deux-points font partie d'un texte, mettez tout le texte entre guillemets droits. Si "
            "une nouvelle "
            "clé commence ici, donnez-lui sa propre ligne, alignée sur ses voisines.",
        ),
    ),
    "open_quote": Wording(
        pair(
            "The quotation mark that opens here is never closed.",
            "Le guillemet ouvert ici n'est jamais fermé.",
        ),
        advice=pair(
            "Close it at the end of the text, with the same mark.",
            "Fermez-le à la fin du texte, avec le même signe.",
        ),
    ),
    "open_bracket": Wording(
        pair(
            "The bracket that opens here is not closed, or a comma is missing inside it.",
            "Le crochet ou l'accolade ouvert ici n'est pas fermé, ou il y manque une virgule.",
        ),
        advice=pair(
            "Put a comma between entries, and close the bracket.",
            "Mettez une virgule entre les éléments, et fermez le crochet.",
        ),
    ),
    "no_colon": Wording(
        pair(
            "This line has no colon after its key.", "Il manque les deux-points après la clé de cette ligne."
        ),
        advice=pair(
            "Write 'key: value', with a space after the colon.",
            "Écrivez « clé: valeur », avec une espace après les deux-points.",
        ),
    ),
    "indentation": Wording(
        pair(
            "This line is not level with the lines that it belongs to.",
            "Cette ligne n'est pas alignée sur celles dont elle fait partie.",
        ),
        advice=pair(
            "Begin all keys of a block with the same number of spaces, two more than the key above the "
            "block.",
            "Commencez toutes les clés d'un bloc par le même nombre d'espaces, deux de plus que la clé qui "
            "le porte.",
        ),
    ),
    "unknown_alias": Wording(
        pair(
            "'{word}' points at an anchor that does not exist.",
            "« {word} » renvoie à une ancre qui n'existe pas.",
        ),
        advice=pair(
            "Write the value itself; or put it in quotes if the star is part of a text.",
            "Écrivez la valeur elle-même ; ou mettez-la entre guillemets si l'étoile fait partie d'un texte.",
        ),
    ),
    "anchor_twice": Wording(
        pair(
            "'{word}' has the name of an anchor above it.",
            "« {word} » porte le nom d'une ancre placée plus haut.",
        ),
        advice=pair("Give one of the two another name.", "Donnez un autre nom à l'une des deux."),
    ),
    "second_document": Wording(
        pair(
            "A second document begins here, and a file holds one scenario.",
            "Un second document commence ici, et un fichier contient un seul scénario.",
        ),
        advice=pair("Remove the '---', or make two files.", "Retirez le « --- », ou faites deux fichiers."),
    ),
    "odd_character": Wording(
        pair(
            "There is a character here that YAML does not allow ({code}).",
            "Il y a ici un caractère que YAML n'accepte pas ({code}).",
        ),
        advice=pair(
            "Delete it; such characters are mostly invisible and come with copying and pasting.",
            "Effacez-le ; ces caractères sont souvent invisibles et viennent d'un copier-coller.",
        ),
    ),
    "odd_start": Wording(
        pair(
            "YAML does not allow a value to begin with '{word}'.",
            "YAML n'accepte pas qu'une valeur commence par « {word} ».",
        ),
        advice=pair("Put the value in quotes.", "Mettez la valeur entre guillemets droits."),
    ),
    "odd_escape": Wording(
        pair(
            "Between double quotes a backslash has a meaning of its own, and this one has none.",
            "Entre guillemets doubles, la barre oblique inverse a un sens particulier, et celle-ci n'en a "
            "pas.",
        ),
        advice=pair("Use single quotes instead.", "Utilisez des guillemets simples à la place."),
    ),
    "unreadable": Wording(
        pair("YAML cannot make sense of this line.", "YAML ne comprend pas cette ligne."),
        advice=pair(
            "Write 'key: value', two spaces further in for each level, and put texts with odd signs in "
            "quotes.",
            "Écrivez « clé: valeur », deux espaces de plus par niveau, et mettez entre guillemets les "
            "textes qui ont "
            "des signes particuliers.",
        ),
    ),
    "duplicate": Wording(
        pair(
            "'{key}' stands twice in the same block; the first time in line {first}.",
            "« {key} » figure deux fois dans le même bloc ; la première fois à la ligne {first}.",
        ),
        advice=pair("Keep one of the two.", "Ne gardez que l'un des deux."),
    ),
    "tag": Wording(
        pair(
            "'{tag}' is a tag, and a scenario takes plain words and numbers only.",
            "« {tag} » est une étiquette, et un scénario ne prend que des mots et des nombres ordinaires.",
        ),
        advice=pair("Remove the tag.", "Retirez l'étiquette."),
    ),
    "loop": Wording(
        pair(
            "The block that begins here contains itself, through an alias (a word that begins with *).",
            "Le bloc qui commence ici se contient lui-même, par un alias (un mot qui commence par *).",
        ),
        advice=pair("Write the value in place of the alias.", "Écrivez la valeur à la place de l'alias."),
    ),
    "odd_key": Wording(
        pair("A key must be a single word.", "Une clé doit être un seul mot."),
        advice=pair(
            "Write 'key: value'; a question mark or a bracket at the start of a line has a meaning of its "
            "own.",
            "Écrivez « clé: valeur » ; un point d'interrogation ou un crochet en début de ligne a un sens "
            "particulier.",
        ),
    ),
    "odd_merge": Wording(
        pair("'<<' can only take over a block of keys.", "« << » ne peut reprendre qu'un bloc de clés."),
        advice=pair(
            "Point it at a block with a star, as in '<<: *name', or remove it.",
            "Faites-le renvoyer à un bloc avec une étoile, comme « <<: *nom », ou retirez-le.",
        ),
    ),
    "circle": Wording(
        pair(
            "These scenarios are based on one another in a circle: {circle}.",
            "Ces scénarios reposent les uns sur les autres en cercle : {circle}.",
        ),
        advice=pair(
            "Let one of them begin from a place: replace its 'based_on' by 'place: northern_mali'.",
            "Faites partir l'un d'eux d'un lieu : remplacez son « based_on » par « place: northern_mali ».",
        ),
    ),
    "tower": Wording(
        pair(
            "More than {limit} scenarios are based on one another here.",
            "Plus de {limit} scénarios reposent ici les uns sur les autres.",
        ),
        advice=pair(
            "Base this one on an earlier one.", "Faites reposer celui-ci sur un scénario plus ancien."
        ),
    ),
}
