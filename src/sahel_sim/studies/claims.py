"""The notebook door of claims: ``claims`` as people call it in Python, with a table and a page."""

import html
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sahel_sim.claim_testing import effort as efforts
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_file import claim_names, read_claim
from sahel_sim.claim_testing.effort import Effort
from sahel_sim.claim_testing.paths import found_anywhere
from sahel_sim.claim_testing.simulator import OfTheModel
from sahel_sim.claim_testing.trial import tried
from sahel_sim.claim_testing.verdict import Ruling, ruled
from sahel_sim.execution.execution import Execution, Progress
from sahel_sim.languages import N_, _, language, speaks
from sahel_sim.report.claim_effect import effect_told
from sahel_sim.report.claim_text import counts_told, share_told, statement, verdict_word
from sahel_sim.report.claims_files import claim_row
from sahel_sim.report.claims_folder import write_claims
from sahel_sim.report.claims_table import claims_table
from sahel_sim.scenario import Mistake, ScenarioError

if TYPE_CHECKING:
    import pandas

WIDTH = 80

HINT = ".table()  .rulings  .headline()  .write('folder')"
"""What can be done with claims that were tried."""


@dataclass(frozen=True, repr=False, eq=False)
class Claims:
    """Claims that were tried under every assumption, with words, a table and a folder.

    A notebook shows the table: verdict, effect and the share of the parameter space in which each holds.

    Attributes
    ----------
    rulings
        The verdict on each claim, and what it hangs on.
    effort, seed
        How closely they were looked at, and where chance came from.
    """

    rulings: tuple[Ruling, ...]
    effort: Effort
    seed: int

    def table(self) -> "pandas.DataFrame":
        """A row for each claim: verdict, effect with its interval and its bound, share, what turns it."""
        import pandas

        return pandas.DataFrame([claim_row(each) for each in self.rulings])

    @speaks
    def headline(self, language: str | None = None) -> str:
        """How many claims got which verdict."""
        return counts_told(self.rulings)

    def write(self, folder: str | Path, language: str | None = None) -> Path:
        """Write the page, figures, tables and scenarios into a new folder, and return its path.

        Raises
        ------
        FolderTaken
            If there is anything in it.
        """
        return write_claims(self.rulings, self.effort, self.seed, folder, _in(language))

    def __getitem__(self, name: str) -> Ruling:
        found = {each.trial.claim.name: each for each in self.rulings}
        if name not in found:
            raise KeyError(f"No claim '{name}' was tried. There are: {', '.join(found)}.")
        return found[name]

    def __repr__(self) -> str:
        from rich.console import Console

        console = Console(width=WIDTH, color_system=None, emoji=False)
        with console.capture() as shown:
            console.print(claims_table(self.rulings, language()), markup=False, highlight=False)
        return f"{shown.get().rstrip()}\n{HINT}"

    def _repr_html_(self) -> str:
        spoken = language()
        keys = (N_("Claim"), N_("Verdict"), N_("Effect (95%)"), N_("Holds in"))
        heads = "".join(f"<th>{html.escape(_(key))}</th>" for key in keys)
        rows = "".join(_html_row(each, spoken) for each in self.rulings)
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        told, hint = html.escape(self.headline(spoken)), html.escape(HINT)
        return f"<div><p>{told}</p>{table}<p><code>{hint}</code></p></div>"


def claims(
    names: str | Path | Claim | Sequence[str | Path | Claim] | None = None,
    precision: str = efforts.TEACHING.name,
    executor: int | Executor | None = None,
    keep: str | Path | None = None,
    *,
    seed: int = 1,
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
    executor
        As for ``run``.
    keep
        A folder in which each finished chunk is kept; the same call goes on where the last was broken off.
    seed
        Of all runs: worlds share their luck.
    progress
        Called with how many of the runs that were asked for at once are done, and how many those are.

    Raises
    ------
    ScenarioError
        With every mistake in every file.
    ValueError
        If the precision is not known, or two claims have one name.
    CheckpointError
        If the folder cannot be used.
    """
    if precision not in efforts.EFFORTS:
        raise ValueError(f"No precision '{precision}'. There are: {', '.join(efforts.EFFORTS)}.")
    effort = efforts.EFFORTS[precision]
    asked = _read(names)
    answer = OfTheModel(seed, Execution(executor, keep=keep, progress=progress))
    return Claims(ruled(tried(asked, answer, effort, seed)), effort, seed)


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
    effect = effect_told(claim, ruling.at_defaults.effect)
    share, ends = share_told(ruling)
    name = f"<b>{html.escape(claim.name)}</b><br>{html.escape(statement(claim))}"
    cells = (
        verdict_word(ruling.verdict),
        f"{effect.line}; {effect.bound}",
        f"{share} ({ends})" if ends else share,
    )
    told = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    return f'<tr><td style="text-align:left">{name}</td>{told}</tr>'


def _in(asked: str | None) -> str:
    return language(asked)
