"""The page of claims: its verdicts are of this model and of what was registered, its words of its tables."""

import re
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from sahel_sim.claim_testing.claim_file import claim_names

HOUSE = Path(__file__).parents[2]
FIGURES = HOUSE / "docs" / "figures"
KEPT = FIGURES / "claims"
PAGE = (HOUSE / "docs" / "claims.md").read_text(encoding="utf-8")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script beside the figures."""
    monkeypatch.syspath_prepend(str(FIGURES))
    return __import__("claims_tried")


def kept(name: str) -> pd.DataFrame:
    return pd.read_csv(KEPT / f"{name}.csv")


def test_the_verdicts_are_of_this_model_and_of_what_was_registered(script: ModuleType) -> None:
    known = (KEPT / "claims.digest").read_text(encoding="utf-8").strip()
    assert known == script.of_this_model(), "Run docs/figures/claims_tried.py, and read the page again."
    assert sorted(kept("claims")["claim"]) == sorted(claim_names())


def test_the_tables_are_those_of_the_files(script: ModuleType, tmp_path: Path) -> None:
    script.write_tables(kept("claims"), kept("before"), tmp_path)
    again = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.glob("*.md")}
    assert again == {file.name: file.read_text(encoding="utf-8") for file in KEPT.glob("*.md")}
    assert set(re.findall(r"figures/claims/(\w+\.md)", PAGE)) == set(again)


def test_verdicts_follow_from_their_numbers() -> None:
    for row in kept("claims").itertuples():
        shares = (row.share, row.accepted_share)
        right = {
            "supported": row.finding == "holds" and min(shares) >= 0.9 and pd.isna(row.turned_by),
            "not supported": row.finding == "fails" and max(shares) <= 0.1 and pd.isna(row.turned_by),
            "inconclusive": row.finding == "open" or pd.isna(row.share),
        }
        assert right.get(row.verdict, row.finding != "open"), row.claim


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_readme_counts_as_the_table_does(script: ModuleType, readme: str) -> None:
    rows = script.counted(kept("claims"))
    text = (HOUSE / readme).read_text(encoding="utf-8")
    (told,) = re.findall(r"<!-- claims -->(.*?)<!-- /claims -->", text, flags=re.DOTALL)
    numbers = [int(x) for x in re.findall(r"\d+", told)]
    right = [(rows["verdict"] == verdict).sum() for verdict in script.ORDER]
    assert numbers[: 1 + len(right)] == [len(rows), *right]
