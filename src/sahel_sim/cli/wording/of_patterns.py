"""What is said of patterns: how the simulated wars compare with the real ones."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

PATTERNS: Mapping[str, Pair] = {
    "patterns": pair(
        "Hold the simulated wars against what is known of the real ones, pattern by pattern.",
        "Confronter les guerres simulées à ce que l'on sait des vraies, motif par motif.",
    ),
    "patterns_examples": pair(
        "sahel-sim patterns\nsahel-sim patterns P12 P17 --runs 128\n"
        "sahel-sim patterns --set parameters.combat.fire=0.8 -o with_more_fire",
        "sahel-sim patterns\nsahel-sim patterns P12 P17 --runs 128\n"
        "sahel-sim patterns --set parameters.combat.fire=0.8 -o avec_plus_de_feu",
    ),
    "option_patterns": pair(
        "Patterns, such as P5 or P5a; all unless given",
        "Des motifs, comme P5 ou P5a ; tous si rien n'est donné",
    ),
    "metavar_patterns": pair("PATTERN", "MOTIF"),
    "option_patterns_folder": pair(
        "Where the page goes: a new or empty folder; results/patterns unless given",
        "Où va la page : un dossier nouveau ou vide ; results/patterns si rien n'est donné",
    ),
    "metavar_patterns_folder": pair("FOLDER", "DOSSIER"),
    "pattern_start": pair("Simulating {name} ...", "Simulation de {name} ..."),
}
"""By key."""
