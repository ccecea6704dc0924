"""The notebook door of claims: ``claims`` as people call it in Python, with a table and a page."""

import html
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahel_sim.claim_testing import effort as efforts
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.claim_testing.effort import ClaimEffort
from sahel_sim.claim_testing.paths import found_anywhere
from sahel_sim.claim_testing.serialize import claim_files
from sahel_sim.claim_testing.simulator import SimulatedAnswers
from sahel_sim.claim_testing.trial import Stage, run_trials
from sahel_sim.claim_testing.verdict import Ruling, digest_of, verdicts_of
from sahel_sim.execution.execution import Execution, Progress, whole_seed
from sahel_sim.execution.replication import named_strategies
from sahel_sim.languages import N_, _, speaks
from sahel_sim.languages import language as spoken_language
from sahel_sim.report.answer_card import card_html, card_text
from sahel_sim.report.claim_effect import effect_text
from sahel_sim.report.claim_text import share_text, statement, verdict_counts_text, verdict_word
from sahel_sim.report.claims_card import claims_card
from sahel_sim.report.claims_dataset import claims_dataset
from sahel_sim.report.claims_files import claim_row, setting_rows
from sahel_sim.report.claims_folder import write_claims
from sahel_sim.report.claims_provenance import claims_record
from sahel_sim.report.claims_table import claims_table
from sahel_sim.report.figures.claim_figures import claim_figures
from sahel_sim.report.figures.theme import Theme
from sahel_sim.report.study_slides import claims_slides
from sahel_sim.results.provenance import CLAIMS
from sahel_sim.scenario import Mistake, ScenarioError
from sahel_sim.studies.study import SlidesWriter, Study, execute

if TYPE_CHECKING:
    import pandas
    import xarray

    from sahel_sim.report.figures.picture import Picture

WIDTH = 80

HINT = ".table()  .rulings  .headline()  .write('folder')"
"""What can be done with claims that were tried."""


@dataclass(frozen=True, repr=False, eq=False)
class Claims(SlidesWriter):
    """Claims that were tried under every assumption, with words, a table and a folder.

    A notebook shows the table: verdict, effect and the share of the parameter space in which each holds.

    Attributes
    ----------
    rulings
        The verdict on each claim, and what it hangs on.
    effort, seed
        How closely they were looked at, and where chance came from.
    strategies
        Who decided otherwise than the scenarios say, by faction, as text.

    Examples
    --------
    >>> import sahel_sim
    >>> from sahel_sim.claim_testing.effort import TEACHING
    >>> none = Claims((), TEACHING, seed=1)
    >>> len(none.summary())  # a row for each claim; ``sahel_sim.claims()`` tries all that are shipped
    0
    """

    rulings: tuple[Ruling, ...]
    effort: ClaimEffort
    seed: int
    strategies: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rulings)

    @property
    def data(self) -> "xarray.Dataset":
        """What came out of each claim, and its margin at each point of the parameter space.

        Effects and margins are in the unit of the outcome of each claim, which stands in ``unit``.
        """
        return claims_dataset(self.rulings, self.provenance)

    def frame(self) -> "pandas.DataFrame":
        """A row for each claim at each setting under which it was tried: finding, margin, effect."""
        import pandas

        return pandas.DataFrame([row for each in self.rulings for row in setting_rows(each)])

    def summary(self) -> "pandas.DataFrame":
        """A row for each claim: verdict, effect with its interval and its bound, share, what turns it."""
        import pandas

        return pandas.DataFrame([claim_row(each) for each in self.rulings])

    def table(self) -> "pandas.DataFrame":
        """The same as ``summary``."""
        return self.summary()

    @speaks
    def plot(
        self, name: str | None = None, language: str | None = None, theme: str | Theme = "page"
    ) -> "Picture":
        """A figure of the page by its name; the first, the effects of claims with one unit, unless said.

        Raises
        ------
        KeyError
            If there is none of that name; the message names those that there are.
        """
        drawn = {each.name: each for each in claim_figures(self.rulings, theme=theme).pictures}
        chosen = next(iter(drawn)) if name is None else name
        if chosen not in drawn:
            raise KeyError(f"There is no figure '{chosen}'. There are: {', '.join(drawn)}.")
        return drawn[chosen]

    def digest(self) -> str:
        """A fingerprint of every number that the verdicts are made of."""
        return digest_of(self.rulings)

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """What is needed to try them again, and to know whether they are the same."""
        return claims_record(self.rulings, self.effort, self.seed, strategies=self.strategies)

    @speaks
    def headline(self, language: str | None = None) -> str:
        """How many claims got which verdict."""
        return verdict_counts_text(self.rulings)

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, tables and scenarios into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_claims(
            self.rulings,
            self.effort,
            self.seed,
            folder,
            spoken_language(language),
            strategies=self.strategies,
        )

    def _slides(self, language: str) -> str:
        return claims_slides(self.rulings, self.effort, language)

    def __getitem__(self, name: str) -> Ruling:
        found = {each.trial.claim.name: each for each in self.rulings}
        if name not in found:
            raise KeyError(f"No claim '{name}' was tried. There are: {', '.join(found)}.")
        return found[name]

    def __repr__(self) -> str:
        from rich.console import Console

        console = Console(width=WIDTH, color_system=None, emoji=False)
        with console.capture() as shown:
            console.print(claims_table(self.rulings, spoken_language()), markup=False, highlight=False)
        card = (
            card_text(claims_card(self.rulings, self.effort, spoken_language()), WIDTH)
            if self.rulings
            else ""
        )
        return f"{card}\n\n{shown.get().rstrip()}\n{HINT}".lstrip()

    def _repr_html_(self) -> str:
        spoken = spoken_language()
        keys = (N_("Claim"), N_("Verdict"), N_("Effect (95%)"), N_("Holds in"))
        heads = "".join(f"<th>{html.escape(_(key))}</th>" for key in keys)
        rows = "".join(_html_row(each, spoken) for each in self.rulings)
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        card = card_html(claims_card(self.rulings, self.effort, spoken)) if self.rulings else ""
        hint = html.escape(HINT)
        return f"<div>{card}{table}<p><code>{hint}</code></p></div>"


def claims_study(
    asked: Sequence[Claim], effort: ClaimEffort, seed: int = 1, stage: Stage = lambda _: None
) -> Study[Claims]:
    """The study that ``claims`` carries out.

    Parameters
    ----------
    asked
        Claims with whole paths of scenario files, each name once.
    effort, seed
        How closely they are looked at, and where chance comes from.
    stage
        Is told the name of each part of the work as it begins.
    """

    def conduct(execution: Execution, strategies: Mapping[str, Any]) -> Claims:
        answer = SimulatedAnswers(seed, execution, strategies)
        found = verdicts_of(run_trials(asked, answer, effort, seed, stage))
        return Claims(found, effort, seed, named_strategies(strategies))

    return Study(
        kind=CLAIMS,
        name="claims",
        seed=seed,
        runs=sum(claim.runs * len(claim.arms) for claim in asked),
        request={"claims": [claim.name for claim in asked], "effort": asdict(effort)},
        files=claim_files(asked),
        scenarios=(),
        conduct=conduct,
    )


def claims(
    names: str | Path | Claim | Sequence[str | Path | Claim] | None = None,
    precision: str = efforts.TEACHING.name,
    executor: int | Executor | None = None,
    keep: str | Path | None = None,
    *,
    seed: int = 1,
    chunk: int | None = None,
    strategies: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> Claims:
    """Put claims to the test: at the defaults, with each assumption changed, over all plausible numbers.

    Parameters
    ----------
    names
        Shipped names, paths to YAML files, or ``Claim`` objects, one or several; all shipped claims unless
        given.
    precision
        ``"teaching"`` takes minutes, ``"overnight"`` a night.
    seed
        Of all runs: worlds share their random numbers.
    executor, keep, chunk, strategies
        As for ``run``; strategies are those of every world.
    progress
        Called with how many of the runs that were asked for at once are done, and how many those are.

    Raises
    ------
    ScenarioError
        With every mistake in every file.
    TypeError, ValueError
        If the precision is not known, two claims have one name, or the seed is no whole number.
    CheckpointError
        If the folder cannot be used.

    Examples
    --------
    >>> import sahel_sim
    >>> sahel_sim.claims("C01_force_does_not_end_all_wars", precision="hasty")
    Traceback (most recent call last):
    ...
    ValueError: No precision 'hasty'. There are: teaching, overnight.
    """
    if precision not in efforts.EFFORTS:
        raise ValueError(f"No precision '{precision}'. There are: {', '.join(efforts.EFFORTS)}.")
    study = claims_study(_read(names), efforts.EFFORTS[precision], whole_seed(seed))
    return execute(study, Execution(executor, chunk, keep, progress=progress), strategies)


def _read(names: str | Path | Claim | Sequence[str | Path | Claim] | None) -> tuple[Claim, ...]:
    """The claims, or every mistake in them at once."""
    if names is None:
        names = claim_names()
    several = [names] if isinstance(names, str | Path | Claim) else list(names)
    found: list[Claim] = []
    mistakes: list[Mistake] = []
    for each in several:
        try:
            found.append(each if isinstance(each, Claim) else found_anywhere(read_claim(each), each))
        except ScenarioError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ScenarioError(mistakes)
    called = [claim.name for claim in found]
    for name in called:
        if called.count(name) > 1:
            raise ValueError(f"Two claims are called '{name}'. Give each once.")
    return tuple(found)


def _html_row(ruling: Ruling, spoken: str) -> str:
    claim = ruling.trial.claim
    effect = effect_text(claim, ruling.at_defaults.effect)
    share, ends = share_text(ruling)
    name = f"<b>{html.escape(claim.name)}</b><br>{html.escape(statement(claim))}"
    cells = (
        verdict_word(ruling.verdict),
        f"{effect.line}; {effect.bound}",
        f"{share} ({ends})" if ends else share,
    )
    told = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    return f'<tr><td style="text-align:left">{name}</td>{told}</tr>'
