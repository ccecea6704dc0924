"""The page of claims: under which assumptions the report is wrong; no script, no network."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.claim_testing.effort import EFFORTS, ClaimEffort
from sahel_sim.claim_testing.verdict import Ruling
from sahel_sim.languages import N_, _, ngettext, speaks
from sahel_sim.report.ablation_map import ablation_maps
from sahel_sim.report.claim_forest import claim_forests
from sahel_sim.report.claim_section import claim_section
from sahel_sim.report.claim_shares import claim_shares
from sahel_sim.report.claim_text import in_number
from sahel_sim.report.claim_tipping import claim_tippings
from sahel_sim.report.claims_overview import assumptions, in_short, table
from sahel_sim.report.claims_provenance import claims_record
from sahel_sim.report.html_page import document, figures, section
from sahel_sim.report.number_format import count
from sahel_sim.report.picture import Picture
from sahel_sim.report.sentences import in_all
from sahel_sim.report.svg_glyphs import letters_once


@dataclass(frozen=True)
class ClaimsAlbum:
    """The figures of claims.

    Attributes
    ----------
    forests, shares, ablations
        Of all claims, in parts.
    tippings
        One for each main claim.
    """

    forests: tuple[Picture, ...]
    shares: tuple[Picture, ...]
    ablations: tuple[Picture, ...]
    tippings: tuple[Picture, ...]


@speaks
def claims_album(rulings: Sequence[Ruling], language: str = "en") -> ClaimsAlbum:
    """Draw all figures."""
    return ClaimsAlbum(
        claim_forests(rulings),
        claim_shares(rulings),
        ablation_maps(rulings),
        claim_tippings(rulings),
    )


def pictures(album: ClaimsAlbum) -> tuple[Picture, ...]:
    """All figures in the order of the page."""
    return (*album.forests, *album.shares, *album.ablations, *album.tippings)


@speaks
def claims_page(
    rulings: Sequence[Ruling],
    effort: ClaimEffort,
    seed: int,
    language: str = "en",
    registration_note: str | None = None,
    drawn: ClaimsAlbum | None = None,
) -> str:
    """One HTML page with the verdicts, what they hang on, and how they came about.

    Parameters
    ----------
    rulings
        What came out.
    effort, seed
        How closely claims were looked at, and with which luck.
    language
        ``en`` or ``fr``.
    registration_note
        Whether anything was edited since it was registered, in a sentence.
    drawn
        The figures, if they are drawn already, in the same language.
    """
    shown = claims_album(rulings) if drawn is None else drawn
    parts = [
        _head(rulings),
        section("in_short", in_short(rulings, effort, registration_note)),
        section("assumptions", assumptions(rulings)),
        section("all_claims", table(rulings)),
        *_drawn("forests", shown.forests),
        *_drawn("shares_of_space", shown.shares),
        *_drawn("ablations", shown.ablations),
        *_drawn("tippings", shown.tippings),
        section("each_claim", "\n".join(claim_section(ruling) for ruling in rulings)),
        section("how_to_read", _reading()),
        section("what_was_run", _was_run(rulings, effort, seed, registration_note)),
    ]
    page = document(_("Under which assumptions is the report wrong?"), letters_once("\n".join(parts)))
    return _styled(page)


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


def _styled(page: str) -> str:
    """The page with what its tables of claims look like."""
    look = files("sahel_sim.report").joinpath("claims.css").read_text(encoding="utf-8")
    return page.replace("</style>", f"{look}</style>", 1)


def _head(rulings: Sequence[Ruling]) -> str:
    kicker = ngettext(
        "{claims} tested in a model of the war",
        "{claims} tested in a model of the war",
        len(rulings),
        claims=in_number(len(rulings)),
    )
    claims_summary = _(
        "Each sentence of the report is made a rule that runs of the model can break, and is "
        "tried under every assumption of the model, one by one and all together."
    )
    claims_title = _("Under which assumptions is the report wrong?")
    lines = (
        f'<p class="kicker">sahel_sim · {escape(kicker)}</p>',
        f"<h1>{escape(claims_title)}</h1>",
        f'<p class="summary">{escape(claims_summary)}</p>',
    )
    return "<header>\n" + "\n".join(lines) + "\n</header>"


def _drawn(key: str, shown: Sequence[Picture]) -> list[str]:
    return [section(key, figures(shown))] if shown else []


def _reading() -> str:
    keys = (
        N_(
            "The model is for testing theories and claims about this war. It predicts nothing, "
            "and it must not guide any operation. The people in it are audiences and victims, "
            "never targets."
        ),
        N_(
            "Supported: holds at the defaults and in nine tenths or more of the parameter space, "
            "and no single change makes it fail. Not supported: the same, failing. Depends: "
            "everything else that is decided. Inconclusive: the runs do not decide. True by "
            "construction: it also holds where nothing happens (N0) or where there is attrition "
            "alone (N1)."
        ),
        N_(
            "An effect is read with its interval against what is claimed. Effects are "
            "differences of means between worlds that share their luck, unless only one world is "
            "named."
        ),
        N_(
            "The share of the parameter space is no probability that the claim is true: it "
            "weighs all values inside plausible ranges alike. The luck of the few runs at each "
            "point is taken out of it."
        ),
        N_(
            "Numbers that matter are parameters whose rank correlation with the margin over all "
            "draws is surely not 0, in spite of how many parameters there are (5 in 100 divided "
            "by their number)."
        ),
        N_(
            "The best cases come from a search. What it did not find may still be there. They "
            "are judged by runs that the search has not seen."
        ),
        N_(
            "What carries a main claim is Shapley's value of each group of mechanisms: its share "
            "in the margin, over all orders in which groups are switched on. For others it is "
            "how much margin is lost without a mechanism, where that is more than luck is likely "
            "to make it."
        ),
    )
    return "<ul>\n" + "\n".join(f"<li>{escape(_(key))}</li>" for key in keys) + "\n</ul>"


def _was_run(rulings: Sequence[Ruling], effort: ClaimEffort, seed: int, note: str | None) -> str:
    known = claims_record(rulings, effort, seed)
    versions = ", ".join(f"{name} {number}" for name, number in known["versions"].items())
    runs = _("as many runs as claims ask for") if effort.runs is None else in_all(effort.runs)
    told = _(
        "{name}: up to {runs} of each world at the defaults, {of_settings} at each single "
        "change, {of_draws} at each of {draws} points; seed {seed}",
        name=effort.name,
        runs=runs,
        of_settings=count(effort.of_settings),
        of_draws=count(effort.of_draws),
        draws=count(effort.draws),
        seed=seed,
    )
    digest = sha256("".join(sorted(known["claims"].values())).encode()).hexdigest()
    of_claims = _("claims {digest}", digest=digest)
    entries = {
        _("Precision"): escape(told),
        **({_("Registration"): escape(note)} if note else {}),
        _("To run it again"): f"<code>{escape(command(rulings, effort, seed))}</code>",
        _("Files"): escape(
            _(
                "claims.csv: a row for each claim; settings.csv: each claim at each setting; "
                "draws.csv: each claim at each point of the parameter space; breaking: scenarios in "
                "which a claim breaks, to run with sahel-sim run."
            )
        ),
        _("Versions"): escape(f"{versions}, Python {known['python']}, {known['machine']}"),
        _("Fingerprints"): f'<span class="digest">{escape(of_claims)}</span>',
    }
    listed = [f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in entries.items()]
    return "<dl>\n" + "\n".join(listed) + "\n</dl>"
