"""``sahel-sim explain``: say what moved a number from the start to the end, cause by cause."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import MOST_RUNS, Options
from sahel_sim.cli.usage_errors import choose
from sahel_sim.languages import N_, _, in_language

if TYPE_CHECKING:
    from sahel_sim.report.ledger_text import Moved
    from sahel_sim.results.ensemble import Ensemble
    from sahel_sim.scenario import Scenario


def explain(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        scenario: Annotated[str, options.argument("scenario")],
        stock: Annotated[str, options.option("stock")] = "fighters",
        faction: Annotated[str | None, options.option("faction")] = None,
        replicate: Annotated[int | None, options.option("replicate", min=0, max=MOST_RUNS - 1)] = None,
        runs: Annotated[int | None, options.runs] = None,
        seed: Annotated[int | None, options.seed] = None,
        workers: Annotated[int | None, options.workers] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.arguments import requested

        voice = Voice(language, quiet, as_json)
        story = requested(scenario, changes or [], runs, seed)
        names = _asked(story, stock, faction)
        results = _results(story, replicate, workers, voice)
        _tell(results, stock, names, replicate, voice)

    return command


def _asked(story: "Scenario", stock: str, faction: str | None) -> tuple[str, ...]:
    """The factions to tell about, once it is clear that stock and faction exist."""
    from sahel_sim.report.ledger_text import STOCKS

    names = story.place.factions.names
    if stock not in STOCKS:
        raise choose(_("There is no stock '{name}'.", name=stock), stock, N_("Stocks: {names}."), STOCKS)
    if faction is not None and faction not in names:
        raise choose(
            _("There is no faction '{name}' in this scenario.", name=faction),
            faction,
            N_("Factions: {names}."),
            names,
        )
    return names if faction is None else (faction,)


def _results(story: "Scenario", replicate: int | None, workers: int | None, voice: Voice) -> "Ensemble":
    from sahel_sim.cli.progress import foretell, outcome, processes

    if replicate is not None:
        return outcome(story, 1, voice, (replicate,))
    hands = processes(story.runs, workers)
    foretell(story, hands, voice)
    return outcome(story, hands, voice)


def _tell(
    results: "Ensemble", stock: str, names: tuple[str, ...], replicate: int | None, voice: Voice
) -> None:
    from sahel_sim.cli.bar_chart import bars
    from sahel_sim.report.ledger_text import account_text, moved
    from sahel_sim.report.number_format import month_text
    from sahel_sim.report.sentences import runs_text

    language = voice.language
    holes = {
        "title": in_language(results.scenario.title, language),
        "start": month_text(results.dates[0]),
        "end": month_text(results.dates[-1]),
    }
    accounts = [moved(results, stock, name) for name in names]
    if replicate is None:
        about = _("{title}: mean of {runs}, {start} to {end}", runs=runs_text(len(results)), **holes)
    else:
        about = _("{title}: run number {number}, {start} to {end}", number=replicate, **holes)
    voice.show(about)
    events = [entry for entry in results.scenario.timeline if entry.event and entry.note]
    for entry in events:
        voice.show(f"  {month_text(results.dates[entry.step])}{_(': ')}{entry.note[language]}")
    for account in accounts:
        voice.show()
        voice.show(account_text(results, stock, account.faction, language))
        if account.causes:
            voice.show(bars(account))
    voice.data(
        {
            "done": True,
            "scenario": results.scenario.name,
            "seed": results.seed,
            "runs": len(results),
            "replicate": replicate,
            "stock": stock,
            "events": [{"date": entry.date, "event": entry.event} for entry in events],
            "accounts": [_as_data(account) for account in accounts],
        }
    )


def _as_data(account: "Moved") -> dict[str, Any]:
    """Means over the runs; start plus causes is end."""
    return {
        "faction": account.faction,
        "start": account.mean(account.start),
        "causes": {why: account.mean(x) for why, x in account.causes},
        "end": account.mean(account.end),
    }
