"""The slides of each kind of study: its title, its answer and its figures, as its page has them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.designs.experiment_design import ExperimentOutcomes
from sahel_sim.designs.paired_comparison import PairedComparison
from sahel_sim.designs.sweep_results import SweepOutcomes
from sahel_sim.languages import _, in_language, speaks
from sahel_sim.report.claim_text import in_number
from sahel_sim.report.claims_card import claims_card
from sahel_sim.report.comparison_card import comparison_card
from sahel_sim.report.comparison_page import heading
from sahel_sim.report.experiment_card import experiment_card
from sahel_sim.report.experiment_folder import experiment_figures, experiment_title
from sahel_sim.report.figures.claim_figures import ablation_maps, claim_forests, claim_shares
from sahel_sim.report.figures.comparison_figures import comparison_figures
from sahel_sim.report.figures.run_figures import all_pictures, run_figures
from sahel_sim.report.figures.sweep_figures import sweep_figures
from sahel_sim.report.figures.tipping_maps import tipping_maps
from sahel_sim.report.run_card import run_card
from sahel_sim.report.sentences import runs_text
from sahel_sim.report.slides import THEME, Deck, slides_html
from sahel_sim.report.sweep_card import sweep_card
from sahel_sim.report.sweep_cells import title

if TYPE_CHECKING:
    from sahel_sim.results.ensemble import Ensemble

_COMPARED = ("over_time", "how_accords_hold", "what_differs")
"""Figures of a comparison in the order of slides: what everybody reads comes first."""


@speaks
def run_slides(results: "Ensemble", language: str = "en") -> str:
    """The slides of a run."""
    told = in_language(results.scenario.title) or results.scenario.name
    pictures = all_pictures(run_figures(results, theme=THEME, ledgers=False))
    elsewhere = _(
        "What moved the fighters, towns and anger of each side, and why, is on the page of the run."
    )
    return slides_html(Deck(told, _kicker(len(results)), run_card(results), pictures, elsewhere))


@speaks
def comparison_slides(compared: PairedComparison, language: str = "en") -> str:
    """The slides of a comparison."""
    runs = sum(len(each) for each in compared.results)
    drawn = comparison_figures(compared, theme=THEME)
    pictures = all_pictures({key: drawn[key] for key in sorted(drawn, key=_COMPARED.index)})
    return slides_html(Deck(heading(compared), _kicker(runs), comparison_card(compared), pictures))


@speaks
def sweep_slides(swept: SweepOutcomes, language: str = "en") -> str:
    """The slides of a sweep."""
    runs = len(swept.tally.scenarios) * swept.sweep.runs
    pictures = sweep_figures(swept, theme=THEME)
    return slides_html(Deck(title(swept), _kicker(runs), sweep_card(swept), pictures))


@speaks
def experiment_slides(found: ExperimentOutcomes, language: str = "en") -> str:
    """The slides of an experiment."""
    runs = len(found) * found.design.runs
    pictures = experiment_figures(found, THEME)
    return slides_html(Deck(experiment_title(found), _kicker(runs), experiment_card(found), pictures))


@speaks
def claims_slides(rulings: Sequence[Ruling], effort: ClaimEffort, language: str = "en") -> str:
    """The slides of claims."""
    told = _("Under which assumptions is the report wrong?")
    main = [each for each in rulings if each.trial.claim.main]
    pictures = (
        *claim_shares(rulings, theme=THEME),
        *tipping_maps(rulings, theme=THEME),
        *claim_forests(rulings, theme=THEME),
        *ablation_maps(main, theme=THEME),
    )
    card = claims_card(rulings, effort, all_below=False)
    elsewhere = _("What becomes of claims that are not main ones without a mechanism is on their page.")
    return slides_html(Deck(told, in_number(len(rulings)), card, pictures, elsewhere))


def _kicker(runs: int) -> str:
    return _("{runs} of a model of the war", runs=runs_text(runs))
