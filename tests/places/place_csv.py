"""The tables of places, read as plain rows."""

import csv
from collections import defaultdict
from importlib.resources import files

PACKAGE = files("sahel_sim")


def table(place: str, name: str) -> list[dict[str, str]]:
    text = (PACKAGE / "places" / place / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def totals(rows: list[dict[str, str]], value: str, *keys: str) -> dict[tuple[str, ...], float]:
    sums: dict[tuple[str, ...], float] = defaultdict(float)
    for row in rows:
        sums[tuple(row[k] for k in keys)] += float(row[value])
    return dict(sums)


def parts(place: str) -> list[dict[str, str]]:
    """The rows of who holds what, one for the town and one for its villages."""
    rows = table(place, "holders")
    each = ([row.get("part")] if row.get("part") else ["town", "villages"] for row in rows)
    return [{**row, "part": part} for row, which in zip(rows, each, strict=True) for part in which]


def of_whole_places(place: str) -> dict[tuple[str, ...], float]:
    """What each faction holds of each locality on each date, town and villages by their people."""
    people = {
        row["name"]: (float(row["town_population"]), float(row["hinterland_population"]))
        for row in table(place, "localities")
    }
    held: dict[tuple[str, ...], float] = defaultdict(float)
    for row in parts(place):
        town, villages = people[row["locality"]]
        in_town = town / (town + villages) if town + villages else 1.0
        weight = in_town if row["part"] == "town" else 1.0 - in_town
        held[row["date"], row["locality"], row["faction"]] += weight * float(row["control"])
    return dict(held)
