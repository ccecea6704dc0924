"""Try all claims and make the tables of ``docs/claims.md``: ``python docs/figures/claims_tried.py``.

It takes about an hour on two cores; with ``--keep DIR`` what is done is kept there, and gone on with.
``--draw`` writes the tables of what is there again. ``claims/claims.csv`` is that of the page of the claims;
``claims/before.csv`` has the verdicts on the rules of before the war was made anew (27 November 2026), made
by the library of then with the same seed and precision.
"""

import argparse
from hashlib import sha256
from pathlib import Path

import pandas as pd

import sahel_sim
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.report.claim_breaking import breaker
from sahel_sim.report.claim_effect import effect_text
from sahel_sim.report.claim_verdict_text import turned_if
from sahel_sim.report.claims_files import claim_row
from sahel_sim.studies.claims import Claims

HOUSE = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "claims"
LOCK = HOUSE / "experiments" / "claims.lock"
SEED = 1
ORDER = ("supported", "not supported", "depends", "inconclusive", "true by construction")
"""Verdicts, in the order of tables."""


def of_this_model() -> str:
    """A fingerprint of the rules and of what was registered."""
    return sha256(f"{rules_digest()} {LOCK.read_text(encoding='utf-8')}".encode()).hexdigest()


def rows_of(found: Claims) -> pd.DataFrame:
    """A row for each claim, with its effect in words and what turns it."""
    rows = []
    for ruling in found.rulings:
        effect = effect_text(ruling.trial.claim, ruling.at_defaults.effect)
        turned = breaker(ruling)
        words = {
            "effect_in_words": f"{effect.line}; {effect.bound}",
            "turned_in_words": "nothing that was tried" if turned is None else turned_if(ruling, turned),
        }
        rows.append(claim_row(ruling) | words)
    return pd.DataFrame(rows)


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """Claims that no other replaces."""
    return rows[rows["replaced_by"].fillna("") == ""]


def write_tables(rows: pd.DataFrame, before: pd.DataFrame, folder: Path) -> None:
    """Write the tables of the page: how many, the main ones, all of them, and what moved."""
    tables = {
        "counts": counts(rows),
        "main": told(rows[rows["main"]], turned=True),
        "all": told(rows, turned=False),
        "moved": moved(rows, before),
    }
    for name, lines in tables.items():
        (folder / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def counts(rows: pd.DataFrame) -> list[str]:
    """How many claims that no other replaces have each verdict, and what the defaults say of them."""
    of = counted(rows)
    lines = ["| verdict | claims | at the defaults: holds | fails | open |", "|---|---|---|---|---|"]
    for verdict in ORDER:
        those = of[of["verdict"] == verdict]
        sides = " | ".join(str((those["finding"] == side).sum()) for side in ("holds", "fails", "open"))
        lines.append(f"| {verdict} | {len(those)} | {sides} |")
    return lines


def told(rows: pd.DataFrame, turned: bool) -> list[str]:
    """A row for each claim: verdict, effect, and where it holds."""
    more = " what turns it |" if turned else ""
    lines = [f"| claim | verdict | effect, and what is needed | plausible | fits the record |{more}"]
    lines.append("|---" * (6 if turned else 5) + "|")
    for row in rows.itertuples():
        name = f"{row.statement_en} (`{row.claim}`)" if turned else f"`{row.claim}`"
        cells = [name, row.verdict, row.effect_in_words, _share(row.share), _share(row.accepted_share)]
        lines.append("| " + " | ".join([*cells, *([row.turned_in_words] if turned else [])]) + " |")
    return lines


def moved(rows: pd.DataFrame, before: pd.DataFrame) -> list[str]:
    """Claims that were tried on both rules and have another verdict now."""
    both = rows.merge(before, on="claim", suffixes=("", "_before"))
    lines = [
        "| claim | before | now | plausible, before | now | fits the record |",
        "|---|---|---|---|---|---|",
    ]
    for row in both[both["verdict"] != both["verdict_before"]].itertuples():
        shares = [_share(x) for x in (row.share_before, row.share, row.accepted_share)]
        lines.append("| " + " | ".join([f"`{row.claim}`", row.verdict_before, row.verdict, *shares]) + " |")
    return lines


def _share(x: float) -> str:
    return "–" if pd.isna(x) else f"{100.0 * x:.0f}%"


def main() -> None:
    """Try the claims where nothing is there or is asked for, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", help="folder in which the work is kept, and gone on with")
    parser.add_argument("--draw", action="store_true", help="write the tables of what is there again")
    asked = parser.parse_args()
    KEPT.mkdir(exist_ok=True)
    if not asked.draw:
        found = sahel_sim.claims(seed=SEED, keep=asked.keep)
        rows_of(found).to_csv(KEPT / "claims.csv", index=False, float_format="%.6g", lineterminator="\n")
        (KEPT / "claims.digest").write_text(of_this_model() + "\n", encoding="utf-8")
    kept = [pd.read_csv(KEPT / f"{name}.csv") for name in ("claims", "before")]
    write_tables(kept[0], kept[1], KEPT)


if __name__ == "__main__":
    main()
