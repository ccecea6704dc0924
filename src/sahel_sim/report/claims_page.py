"""The page of claims: under which assumptions the report is wrong; no script, no network."""

from collections.abc import Sequence
from hashlib import sha256

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.claim_testing.effort import EFFORTS, ClaimEffort
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import _, ngettext, speaks
from sahel_sim.report.claim_section import claim_context
from sahel_sim.report.claim_text import in_number
from sahel_sim.report.claims_card import claims_card
from sahel_sim.report.claims_overview import FIRST, cautions, groups_of, turning_assumptions
from sahel_sim.report.claims_provenance import claims_record
from sahel_sim.report.figures.claim_figures import ClaimFigures, claim_figures
from sahel_sim.report.number_format import count
from sahel_sim.report.page_renderer import Definition, render
from sahel_sim.report.run_page import versions
from sahel_sim.report.sentences import runs_text


@speaks
def claims_html(
    rulings: Sequence[Ruling],
    effort: ClaimEffort,
    seed: int,
    language: str = "en",
    registration_note: str | None = None,
    drawn: ClaimFigures | None = None,
) -> str:
    """One HTML page with the verdicts, what they hang on, and how they came about.

    Parameters
    ----------
    rulings
        What came out.
    effort, seed
        How closely claims were looked at, and with which luck.
    registration_note
        Whether anything was edited since it was registered, in a sentence.
    drawn
        The figures, if they are drawn already, in the same language.
    """
    shown = claim_figures(rulings) if drawn is None else drawn
    drawn_parts = {
        "forests": shown.forests,
        "shares_of_space": shown.shares,
        "ablations": shown.ablations,
        "tippings": shown.tippings,
    }
    figures = {key: pictures for key, pictures in drawn_parts.items() if pictures}
    turning = turning_assumptions(rulings)
    left = len(turning) - FIRST
    return render(
        "claims",
        ("in_short", "assumptions", "all_claims", *figures, "each_claim", "how_to_read", "what_was_run"),
        styles=("claims",),
        title=_("Under which assumptions is the report wrong?"),
        kicker=ngettext(
            "{claims} tested in a model of the war",
            "{claims} tested in a model of the war",
            len(rulings),
            claims=in_number(len(rulings)),
        ),
        summary=_(
            "Each sentence of the report is made a rule that runs of the model can break, and is "
            "tried under every assumption of the model, one by one and all together."
        ),
        card=claims_card(rulings, effort),
        groups=groups_of(rulings),
        cautions=cautions(rulings, effort, registration_note),
        turning=turning,
        first_turning=FIRST,
        more_turning=ngettext("{n} more assumption", "{n} more assumptions", left, n=left),
        claims=[claim_context(ruling) for ruling in rulings],
        drawn=figures,
        entries=_entries(rulings, effort, seed, registration_note),
    )


def command(rulings: Sequence[Ruling], effort: ClaimEffort, seed: int) -> str:
    """What runs the same claims again; those that do not come with the library by their files."""
    chosen = [ruling.trial.claim for ruling in rulings]
    shipped = claim_names()
    named = [claim.name if claim.name in shipped else claim.file for claim in chosen]
    all_shipped = sorted(named) == sorted(shipped)
    which = "" if all_shipped else "".join(f" {name}" for name in named)
    usual = EFFORTS.get(effort.name, effort).runs
    runs = "" if effort.runs in (None, usual) else f" --runs {effort.runs}"
    return f"sahel-sim claims{which} --seed {seed} --precision {effort.name}{runs}"


def _entries(rulings: Sequence[Ruling], effort: ClaimEffort, seed: int, note: str | None) -> list[Definition]:
    """What was run, and how to run it again."""
    known = claims_record(rulings, effort, seed)
    runs = _("as many runs as claims ask for") if effort.runs is None else runs_text(effort.runs)
    precision = _(
        "{name}: up to {runs} of each world at the defaults, {of_settings} at each single "
        "change, {of_draws} at each of {draws} points; seed {seed}",
        name=effort.name,
        runs=runs,
        of_settings=count(effort.of_settings),
        of_draws=count(effort.of_draws),
        draws=count(effort.draws),
        seed=seed,
    )
    files = _(
        "claims.csv: a row for each claim; settings.csv: each claim at each setting; "
        "draws.csv: each claim at each point of the parameter space and of what fits the record; "
        "claims.nc: claims and draws with named axes; breaking: scenarios in which a claim breaks, to run "
        "with sahel-sim run."
    )
    digest = sha256("".join(sorted(known["claims"].values())).encode()).hexdigest()
    return [
        Definition(_("Precision"), precision),
        *([Definition(_("Registration"), note)] if note else []),
        Definition(_("To run it again"), code=(command(rulings, effort, seed),)),
        Definition(_("Files"), files),
        Definition(_("Versions"), versions(known)),
        Definition(_("Fingerprints"), digest=_("claims {digest}", digest=digest)),
    ]
