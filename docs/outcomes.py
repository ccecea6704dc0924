"""Write the page of outcomes, endings and accounts, ``outcomes.md``, from where they are defined."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sahel_sim.languages import _, speaking
from sahel_sim.report.ending_shares import KINDS
from sahel_sim.results.accounts import ACCOUNTS as FOLLOWED_ACCOUNTS
from sahel_sim.results.endings import ENDINGS
from sahel_sim.results.outcome_registry import OUTCOMES as REGISTRY

UNITS = {
    "chance": "0 or 1",
    "persons": "persons",
    "share": "share, 0 to 1",
    "months": "months",
    "events": "number",
}
"""How units are told; a unit that is not here stops the building of the pages."""

OPENING = """# Outcomes, endings and accounts

What a run comes to is defined once, and every door uses it: the page of a `run`, its `outcomes.csv`, and
Python. A row is a run, a column an outcome, and the last column is how the war of state and rebels ended.

```python
import sahel_sim

results = sahel_sim.run("return_to_dialogue", runs=64)
table = sahel_sim.outcomes(results)  # pandas; results.outcomes() is the same
table["rebel_war_over"].mean()  # chances are 0 or 1, so this is a share of runs
table["ending"].value_counts()
table["time_to_accord"].median()  # months, among runs in which there was one
table.attrs["units"]["displaced"]
```

A `SahelModel` gives the row of its one world, as far as it has come: `sahel_sim.outcomes(model)`.
"""

OUTCOMES = """## Outcomes

A cell is empty where the thing never happened: no accord, no time to it. How long a peace lasted is cut off
at the end of the run, so that its mean is less than what it will be. Shares of runs are shares of runs; they
are not chances in the real world.

| column | unit | meaning | en français |
|---|---|---|---|"""

ACCOUNTS = """## Accounts: what moved a number

The ledger of a run names the cause of every change, and the books balance exactly: start plus causes is the
end. Everybody can ask for the account of each faction, in the mean of many runs or in one of them:

| account | what it follows |
|---|---|"""

EXAMPLE = """
```python
told = sahel_sim.moved(results, "relapse", "csp")  # the mean of many
for cause, amount in told.gathered():  # the largest first; None gathers the small ones
    print(cause, round(amount, 2))

one = sahel_sim.moved(results, "fighters", "jnim", replicate=12)  # one world
print(one.start, one.causes, one.end)

print(results.why("towns", "csp"))  # the same in a sentence, also with replicate=
print(results.why("talks", "csp", replicate=12))  # why talks failed, and what became of accords
results.plot.what_moved_it("grievance", "government")  # and as a figure

model = sahel_sim.SahelModel("return_to_dialogue", replicate=12, ledger=True)
for _ in range(24):
    model.step()
sahel_sim.moved(model, "fighters", "jnim")  # so far
```

On the command line `sahel-sim explain return_to_dialogue --stock relapse --faction csp` does it, with
`--replicate 12` for one run.
"""

FOLLOWED = {
    "fighters": "fighters: who joined, left, was killed, and why",
    "towns": "towns held, as a sum of shares: won and lost in contests, a vacuum that was filled",
    "villages": "the same for the villages around each town",
    "treasury": "money, in million USD",
    "grievance": "anger at the faction, from -1 to 1, as a mean over places",
    "relapse": "the risk that its peace with the state breaks, added up month by month while there is one; "
    "causes below 0 hold the peace",
    "talks": "talks with the state: what brought the faction to the table, and what ended them",
}
"""What each account follows; an account that is not here stops the building of the pages."""


def write_outcomes(folder: Path) -> None:
    """Write the page into a folder; if it would not change it is left alone."""
    text, page = "\n".join(_page()) + "\n", folder / "outcomes.md"
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")


def _page() -> Iterator[str]:
    yield OPENING
    yield from _endings()
    yield from _peace()
    yield from _accords()
    yield OUTCOMES
    for each in REGISTRY:
        yield f"| `{each.name}` | {UNITS[each.unit]} | {each.label['en']} | {each.label['fr']} |"
    yield ""
    yield ACCOUNTS
    yield from (f"| `{name}` | {FOLLOWED[name]} |" for name in FOLLOWED_ACCOUNTS)
    yield EXAMPLE


def _peace() -> Iterator[str]:
    """How peace is counted, and what it comes from, as their module defines it."""
    module = sys.modules["sahel_sim.results.peace"]
    title, opening, listed, closing = (module.__doc__ or "").strip().split("\n\n")
    yield f"## Settlement or lull\n\n{' '.join(title.split())} {' '.join(opening.split())}\n"
    yield f"{listed}\n"
    yield f"{' '.join(closing.split())}\n"


def _accords() -> Iterator[str]:
    """How first accords are counted, as their module defines it."""
    title, *parts = (sys.modules["sahel_sim.results.accords"].__doc__ or "").strip().split("\n\n")
    yield f"## How long accords hold\n\n{' '.join(title.split())} {' '.join(' '.join(parts).split())}\n"


def _endings() -> Iterator[str]:
    """The kinds of ending in the order in which they are asked for, as their module defines them."""
    module = sys.modules["sahel_sim.results.endings"]
    opening, listed, closing = (module.__doc__ or "").strip().split("\n\n")
    meanings = dict(re.findall(r"^- \*(\w+)\*: (.*?)(?=^- |\Z)", listed, flags=re.DOTALL | re.MULTILINE))
    over = (
        f"A war is over if in each of its last {module.QUIET_YEARS} years fewer than "
        f"{module.DEATHS_OF_A_WAR:g} fighters of the two sides were killed by each other (the threshold of "
        "the UCDP); so none counts that reopened. The first kind that fits is told."
    )
    assumed = (
        f"Rebels are broken below {module.BROKEN:.0%} of the most fighters that they had, and govern next to "
        f"nothing below {module.GOVERNED_BY_THE_BROKEN:.0%} of the places. A front stands still if over the "
        f"last year neither side's share of the places moved by {module.STILL:.0%} or more. These three are "
        "assumed."
    )
    yield f"## Endings\n\n{' '.join(opening.split())} {over}\n"
    yield "| ending | meaning | on the page | en français |\n|---|---|---|---|"
    for kind in ENDINGS:
        meaning = " ".join(meanings[kind].split())
        with speaking("fr"):
            french = _(KINDS[kind])
        yield f"| `{kind}` | {meaning} | {KINDS[kind]} | {french} |"
    yield f"\n{' '.join(closing.split())}\n\n{assumed}\n"
