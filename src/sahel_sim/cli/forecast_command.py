"""``sahel-sim forecast``: forecast 36 months from March 2024 and write them down, or score what was."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _

WIDTH = 80

NAME = "forecast"
"""The folder in ``results`` unless another is named."""


def forecast(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        runs: Annotated[
            int | None, options.option("runs", "--runs", "-n", told="forecast_runs", min=20)
        ] = None,
        seed: Annotated[int | None, options.seed] = None,
        parameters: Annotated[str | None, options.parameters] = None,
        accepted: Annotated[Path | None, options.option("accepted")] = None,
        output: Annotated[
            Path | None, options.option("output", "--output", "-o", told="forecast_folder")
        ] = None,
        score: Annotated[Path | None, options.option("score", told="forecast_score")] = None,
        until: Annotated[str | None, options.option("until", told="score_until")] = None,
        registered: Annotated[Path | None, options.option("registered")] = None,
        observed: Annotated[Path | None, options.option("observed")] = None,
        workers: Annotated[int | None, options.workers] = None,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        voice = Voice(language, quiet, as_json)
        if score is None:
            if (until, registered, observed) != (None, None, None):
                raise Trouble(
                    _("--until, --registered and --observed say what --score scores. Give --score too.")
                )
            _made(runs, seed, parameters, accepted, output, workers, voice)
            return
        _scored(score, until, registered, observed, output, voice)

    return command


def _made(
    runs: int | None,
    seed: int | None,
    parameters: str | None,
    accepted: Path | None,
    output: Path | None,
    workers: int | None,
    voice: Voice,
) -> None:
    """Forecast, write the folder, and say what came out."""
    from sahel_sim.cli.output_folder import destination
    from sahel_sim.report.answer_card import card_text
    from sahel_sim.report.forecast_card import forecast_card
    from sahel_sim.report.forecast_page import forecast_record, write_forecast
    from sahel_sim.studies.forecast_study import forecast as made_forecast
    from sahel_sim.validation.standing_forecast import RUNS, SEED, START

    place = destination(output, NAME)
    voice.beside(_("Simulating {name} ...", name=START))
    found = made_forecast(
        runs or RUNS,
        seed=SEED if seed is None else seed,
        parameters=parameters,
        accepted=accepted,
        executor=workers,
    )
    write_forecast(found, place, voice.language)
    voice.show(card_text(forecast_card(found, voice.language), voice.width))
    page = place / "index.html"
    voice.show()
    voice.show(_("To read, open this page: {path}", path=page))
    voice.show(_("Figures and tables are beside it, in {folder}", folder=place))
    told = forecast_record(place)
    voice.data({"done": True, "folder": str(place.resolve()), "page": str(page.resolve()), **told})


def _scored(
    events: Path,
    until: str | None,
    registered: Path | None,
    observed: Path | None,
    output: Path | None,
    voice: Voice,
) -> None:
    """Hold a registered forecast against events, and say how good it was."""
    from sahel_sim.report.fact_text import fact_record, fact_table
    from sahel_sim.report.forecast_page import score_sentences, standing_score_table
    from sahel_sim.studies.forecast_study import score_forecast
    from sahel_sim.validation.forecast_register import read_register, registered_folder

    register = read_register(registered or registered_folder())
    found = score_forecast(events, registered or registered_folder(), until=until, observed=observed)
    _told(score_sentences(register, found), voice)
    if output is not None:
        from sahel_sim.report.results_folder import write_folder

        def fill(beside: Path) -> None:
            table = standing_score_table(found)
            others = fact_table(found)
            for name, each in {"scores.csv": table, "other_scores.csv": others}.items():
                each.to_csv(beside / name, index=False, encoding="utf-8-sig", float_format="%.6g")

        write_folder(output, fill)
        voice.show(_("Figures and tables are beside it, in {folder}", folder=output))
    scores = {name: vars(told) for name, told in found.scores().items()}
    months = [found.months[0], found.months[-1]]
    same = {"same_rules": register.same_rules, "same_scenario": register.same_scenario}
    fingerprint = str(register.known["sha256"])
    others = fact_record(found)
    voice.data({"done": True, "months": months, "scores": scores, **others, "sha256": fingerprint, **same})


def _told(sentences: list[str], voice: Voice) -> None:
    for told in sentences:
        voice.show(textwrap.fill(told, WIDTH, initial_indent="- ", subsequent_indent="  "))
