"""Words of rules: what must be so for a claim to hold, as a sentence, in both languages."""

from collections.abc import Mapping

from sahel_sim.languages import Pair, pair

CLAIM_RULES: Mapping[str, Pair] = {
    "rule_below": pair(
        "{outcome}: the mean is below {bound} in every one of these worlds: {arms}.",
        "{outcome} : la moyenne est sous {bound} dans chacun de ces mondes : {arms}.",
    ),
    "rule_above": pair(
        "{outcome}: the mean is above {bound} in every one of these worlds: {arms}.",
        "{outcome} : la moyenne dépasse {bound} dans chacun de ces mondes : {arms}.",
    ),
    "rule_more": pair(
        "{outcome}: more in {arm} than in {than}, by more than {smallest}.",
        "{outcome} : plus dans {arm} que dans {than}, de plus de {smallest}.",
    ),
    "rule_less": pair(
        "{outcome}: less in {arm} than in {than}, by more than {smallest}.",
        "{outcome} : moins dans {arm} que dans {than}, de plus de {smallest}.",
    ),
    "rule_rises": pair(
        "{outcome}: rises along {arms}, by more than {smallest} in all; no step goes back by as much as "
        "that.",
        "{outcome} : augmente le long de {arms}, de plus de {smallest} en tout ; aucun pas ne revient "
        "d'autant en arrière.",
    ),
    "rule_falls": pair(
        "{outcome}: falls along {arms}, by more than {smallest} in all; no step goes back by as much as "
        "that.",
        "{outcome} : baisse le long de {arms}, de plus de {smallest} en tout ; aucun pas ne revient "
        "d'autant en arrière.",
    ),
    "rule_together_more": pair(
        "{outcome}: both changes together ({both}) do more than {first} and {second} do added up, against "
        "{neither}, by more than {smallest}.",
        "{outcome} : les deux changements ensemble ({both}) font plus que {first} et {second} additionnés, "
        "par rapport à {neither}, de plus de {smallest}.",
    ),
    "rule_together_less": pair(
        "{outcome}: both changes together ({both}) do less than {first} and {second} do added up, against "
        "{neither}, by more than {smallest}.",
        "{outcome} : les deux changements ensemble ({both}) font moins que {first} et {second} additionnés, "
        "par rapport à {neither}, de plus de {smallest}.",
    ),
    "rule_inside_largest": pair(
        "{outcome}: largest inside the row {arms}: one of the inner worlds passes both ends by more than "
        "{smallest}.",
        "{outcome} : le plus grand à l'intérieur de la rangée {arms} : un des mondes intérieurs dépasse les "
        "deux bouts de plus de {smallest}.",
    ),
    "rule_inside_smallest": pair(
        "{outcome}: smallest inside the row {arms}: one of the inner worlds is below both ends by more than "
        "{smallest}.",
        "{outcome} : le plus petit à l'intérieur de la rangée {arms} : un des mondes intérieurs est sous les "
        "deux bouts de plus de {smallest}.",
    ),
    "rule_edge_largest": pair(
        "{outcome}: largest in {best}: no other world of {arms} passes it by {smallest}.",
        "{outcome} : le plus grand dans {best} : aucun autre monde de {arms} ne le dépasse de {smallest}.",
    ),
    "rule_edge_smallest": pair(
        "{outcome}: smallest in {best}: no other world of {arms} is below it by {smallest}.",
        "{outcome} : le plus petit dans {best} : aucun autre monde de {arms} n'est dessous de {smallest}.",
    ),
    "rule_event_less": pair(
        "In {arm}: \N{LEFT DOUBLE QUOTATION MARK}{after}\N{RIGHT DOUBLE QUOTATION MARK} is less than{part} "
        "\N{LEFT DOUBLE QUOTATION MARK}{before}\N{RIGHT DOUBLE QUOTATION MARK}, by more than {smallest}.",
        "Dans {arm} : « {after} » est moins que{part} « {before} », de plus de {smallest}.",
    ),
    "rule_event_more": pair(
        "In {arm}: \N{LEFT DOUBLE QUOTATION MARK}{after}\N{RIGHT DOUBLE QUOTATION MARK} is more than{part} "
        "\N{LEFT DOUBLE QUOTATION MARK}{before}\N{RIGHT DOUBLE QUOTATION MARK}, by more than {smallest}.",
        "Dans {arm} : « {after} » est plus que{part} « {before} », de plus de {smallest}.",
    ),
    "rule_part": pair(" {ratio} times", " {ratio} fois"),
    "rule_event_than": pair(
        "The same difference in {than} is taken off first.",
        "La même différence dans {than} est d'abord retirée.",
    ),
    "rule_through": pair(
        "{outcome}: {arm} differs from {than} by more than {smallest}, and more than {share} of that comes "
        "through: {through}.",
        "{outcome} : {arm} diffère de {than} de plus de {smallest}, et plus de {share} de cela passe par : "
        "{through}.",
    ),
    "rule_groups_more": pair(
        "{outcome}, in {arm}: more in runs with \N{LEFT DOUBLE QUOTATION MARK}{when}"
        "\N{RIGHT DOUBLE QUOTATION MARK} than in runs with \N{LEFT DOUBLE QUOTATION MARK}{against}"
        "\N{RIGHT DOUBLE QUOTATION MARK}, by more than {smallest}. The runs are not paired: this tells what "
        "goes together, not what causes what.",
        "{outcome}, dans {arm} : plus dans les simulations avec « {when} » que dans celles avec « "
        "{against} », "
        "de plus de {smallest}. Elles ne sont pas appariées : on voit ce qui va ensemble, non ce qui cause.",
    ),
    "rule_groups_less": pair(
        "{outcome}, in {arm}: less in runs with \N{LEFT DOUBLE QUOTATION MARK}{when}"
        "\N{RIGHT DOUBLE QUOTATION MARK} than in runs with \N{LEFT DOUBLE QUOTATION MARK}{against}"
        "\N{RIGHT DOUBLE QUOTATION MARK}, by more than {smallest}. The runs are not paired: this tells what "
        "goes together, not what causes what.",
        "{outcome}, dans {arm} : moins dans les simulations avec « {when} » que dans celles avec "
        "« {against} », de plus de {smallest}. Elles ne sont pas appariées : on voit ce qui va ensemble, non "
        "ce qui cause.",
    ),
    "rule_when": pair(
        "Only runs count in which, in all worlds: {when}.",
        "Ne comptent que les simulations où, dans tous les mondes : {when}.",
    ),
}
"""One sentence for each kind of rule and each direction."""
