"""The page of claims: under which assumptions the report is wrong; no script, no network."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files

from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.claim_testing.effort import EFFORTS, Effort
from sahel_sim.claim_testing.verdict import Ruling
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
from sahel_sim.report.svg_glyphs import letters_once
from sahel_sim.report.words import in_all, say


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


def claims_album(rulings: Sequence[Ruling], language: str = "en") -> ClaimsAlbum:
    """Draw all figures."""
    return ClaimsAlbum(
        claim_forests(rulings, language),
        claim_shares(rulings, language),
        ablation_maps(rulings, language),
        claim_tippings(rulings, language),
    )


def pictures(album: ClaimsAlbum) -> tuple[Picture, ...]:
    """All figures in the order of the page."""
    return (*album.forests, *album.shares, *album.ablations, *album.tippings)


def claims_page(
    rulings: Sequence[Ruling],
    effort: Effort,
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
    shown = claims_album(rulings, language) if drawn is None else drawn
    parts = [
        _head(rulings, language),
        section("in_short", in_short(rulings, effort, registration_note, language), language),
        section("assumptions", assumptions(rulings, language), language),
        section("all_claims", table(rulings, language), language),
        *_drawn("forests", shown.forests, language),
        *_drawn("shares_of_space", shown.shares, language),
        *_drawn("ablations", shown.ablations, language),
        *_drawn("tippings", shown.tippings, language),
        section("each_claim", "\n".join(claim_section(ruling, language) for ruling in rulings), language),
        section("how_to_read", _reading(language), language),
        section("what_was_run", _was_run(rulings, effort, seed, registration_note, language), language),
    ]
    page = document(say("claims_title", language), letters_once("\n".join(parts)), language)
    return _styled(page)


def command(rulings: Sequence[Ruling], effort: Effort, seed: int) -> str:
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


def _head(rulings: Sequence[Ruling], language: str) -> str:
    key = "claims_kicker_one" if len(rulings) == 1 else "claims_kicker"
    kicker = say(key, language, claims=in_number(len(rulings), language))
    lines = (
        f'<p class="kicker">sahel_sim · {escape(kicker)}</p>',
        f"<h1>{escape(say('claims_title', language))}</h1>",
        f'<p class="summary">{escape(say("claims_summary", language))}</p>',
    )
    return "<header>\n" + "\n".join(lines) + "\n</header>"


def _drawn(key: str, shown: Sequence[Picture], language: str) -> list[str]:
    return [section(key, figures(shown, language), language)] if shown else []


def _reading(language: str) -> str:
    keys = (
        "read_purpose",
        "read_verdicts",
        "read_effects",
        "read_share",
        "read_numbers",
        "read_search",
        "read_carries",
    )
    return "<ul>\n" + "\n".join(f"<li>{escape(say(key, language))}</li>" for key in keys) + "\n</ul>"


def _was_run(rulings: Sequence[Ruling], effort: Effort, seed: int, note: str | None, language: str) -> str:
    known = claims_record(rulings, effort, seed)
    versions = ", ".join(f"{name} {number}" for name, number in known["versions"].items())
    runs = say("as_claims_ask", language) if effort.runs is None else in_all(effort.runs, language)
    told = say(
        "effort_told",
        language,
        name=effort.name,
        runs=runs,
        of_settings=count(effort.of_settings, language),
        of_draws=count(effort.of_draws, language),
        draws=count(effort.draws, language),
        seed=seed,
    )
    digest = sha256("".join(sorted(known["claims"].values())).encode()).hexdigest()
    entries = {
        "claims_precision": escape(told),
        **({"registered": escape(note)} if note else {}),
        "claims_again": f"<code>{escape(command(rulings, effort, seed))}</code>",
        "claims_files": escape(say("claims_files_told", language)),
        "versions": escape(f"{versions}, Python {known['python']}, {known['machine']}"),
        "fingerprints": f'<span class="digest">{escape(say("of_claims", language, digest=digest))}</span>',
    }
    listed = [f"<dt>{escape(say(key, language))}</dt><dd>{words}</dd>" for key, words in entries.items()]
    return "<dl>\n" + "\n".join(listed) + "\n</dl>"
