"""Made-up files of events in the form of UCDP GED and of ACLED, for tests."""

import csv
from pathlib import Path
from typing import Any

UCDP: dict[str, Any] = {
    "id": "1", "relid": "MLI-2017-1-15108-1", "year": "2017", "type_of_violence": "1",
    "side_a": "Government of Mali", "side_b": "JNIM", "source_headline": "Two lines,\nin one cell",
    "where_prec": "1", "adm_1": "Mopti region", "adm_2": "Douentza cercle", "latitude": "15.08",
    "longitude": "-2.2", "country": "Mali", "date_start": "2017-05-01", "date_end": "2017-05-02",
    "deaths_a": "2", "deaths_b": "5", "deaths_civilians": "1", "deaths_unknown": "0", "best": "8",
    "high": "9", "low": "7",
}  # fmt: skip

ACLED: dict[str, Any] = {
    "event_id_cnty": "MLI1", "event_date": "12 September 2023", "year": "2023", "event_type": "Battles",
    "actor1": "CSP-PSD: Permanent Strategic Framework for Peace Security and Development",
    "actor2": "Military Forces of Mali (2021-)", "country": "Mali", "admin1": "Gao", "admin2": "Bourem",
    "latitude": "16.96", "longitude": "-0.35", "geo_precision": "1", "fatalities": "28",
}  # fmt: skip


def write(
    path: Path, *rows: dict[str, Any], columns: list[str] | None = None, encoding: str = "utf-8"
) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns or list(rows[0]), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def ucdp(**changes: Any) -> dict[str, Any]:
    """A row of UCDP GED with some cells changed."""
    return {**UCDP, **changes}


def acled(**changes: Any) -> dict[str, Any]:
    """A row of ACLED with some cells changed."""
    return {**ACLED, **changes}
