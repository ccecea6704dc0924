"""Names of worlds of claims and of mechanisms in the reader's language; in English those of files."""

from sahel_sim.claim_testing.assumptions import AssumptionSet, Family
from sahel_sim.languages import N_, _, in_language

ARMS = frozenset(
    {
        N_("a_year"),
        N_("actual"),
        N_("allied"),
        N_("and_civilians"),
        N_("as_before"),
        N_("as_it_is"),
        N_("as_it_was"),
        N_("at_once"),
        N_("both"),
        N_("both_harden"),
        N_("campaign"),
        N_("contested"),
        N_("everybody"),
        N_("exit"),
        N_("exit_without_partner"),
        N_("fighters"),
        N_("fixed"),
        N_("fixed_and_guaranteed"),
        N_("follow_power"),
        N_("force"),
        N_("full"),
        N_("full_on_capitals"),
        N_("government_hardens"),
        N_("half"),
        N_("half_a_year"),
        N_("hard_war"),
        N_("hardened_and_guaranteed"),
        N_("heard"),
        N_("january_2012"),
        N_("kidal_not_taken"),
        N_("kidal_taken"),
        N_("march"),
        N_("negotiated"),
        N_("neither"),
        N_("neither_hard_nor_guaranteed"),
        N_("no_war"),
        N_("none"),
        N_("one_year"),
        N_("only_jnim"),
        N_("partner_without_exit"),
        N_("peace"),
        N_("quarter"),
        N_("rebels_harden"),
        N_("rebels_only"),
        N_("regions"),
        N_("seated"),
        N_("services"),
        N_("silent"),
        N_("stalemate"),
        N_("stay"),
        N_("stay_without_partner"),
        N_("stays"),
        N_("three_years"),
        N_("twice_as_fast"),
        N_("two_years"),
        N_("war"),
        N_("with_all"),
        N_("with_both"),
        N_("with_csp"),
        N_("without_csp"),
    }
)
"""The names of worlds in the claims that come with the library; a test collects them."""

MECHANISMS = frozenset(
    {
        N_("alliance"),
        N_("belief"),
        N_("blockade"),
        N_("combat"),
        N_("control"),
        N_("desertion"),
        N_("dialogue"),
        N_("displacement"),
        N_("dividend"),
        N_("drafting"),
        N_("drive"),
        N_("finance"),
        N_("fragmentation"),
        N_("grievance"),
        N_("harm"),
        N_("implementation"),
        N_("integration"),
        N_("intervention"),
        N_("movement"),
        N_("openness"),
        N_("opinion"),
        N_("pacts"),
        N_("peacekeeping"),
        N_("recruitment"),
        N_("relapse"),
        N_("rout"),
        N_("spillover"),
        N_("trust"),
        N_("weariness"),
    }
)
"""The names of mechanisms; a test collects them."""


def arm_name(name: str) -> str:
    """The name of a world of a claim; as the file has it where it is a reader's own."""
    return _(name) if name in ARMS else name


def mechanism_name(name: str) -> str:
    """The name of a mechanism."""
    return _(name) if name in MECHANISMS else name


def assumption_label(assumption: AssumptionSet) -> str:
    """What a change of assumptions is called."""
    if assumption.family is Family.ABLATION:
        mechanism = next(iter(assumption.changes)).removeprefix("mechanisms.")
        return _("Without {mechanism}", mechanism=mechanism_name(mechanism))
    return in_language(assumption.label)
