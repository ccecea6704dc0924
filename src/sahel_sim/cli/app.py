"""The program: its commands, in one language."""

from typing import Annotated

import typer

from sahel_sim.cli.backcast_command import backcast
from sahel_sim.cli.calibrate_command import calibrate
from sahel_sim.cli.check_command import check
from sahel_sim.cli.claims_command import claims
from sahel_sim.cli.classroom_command import classroom
from sahel_sim.cli.compare_command import compare
from sahel_sim.cli.dashboard_command import dashboard
from sahel_sim.cli.events_command import events
from sahel_sim.cli.experiment_command import experiment
from sahel_sim.cli.explain_command import explain
from sahel_sim.cli.forecast_command import forecast
from sahel_sim.cli.help_page import pages
from sahel_sim.cli.new_command import new
from sahel_sim.cli.options import Options
from sahel_sim.cli.patterns_command import patterns
from sahel_sim.cli.reproduce_command import reproduce
from sahel_sim.cli.run_command import run
from sahel_sim.cli.schema_command import schema
from sahel_sim.cli.show_command import show
from sahel_sim.cli.sweep_command import sweep
from sahel_sim.languages import N_, _
from sahel_sim.version import __version__

COMMANDS = {
    "run": (
        run,
        N_("Simulate a scenario many times, and write a folder with a page to read."),
        N_(
            "sahel-sim run return_to_dialogue\n"
            "sahel-sim run my_story.yaml --runs 1000 -o my_results\n"
            "sahel-sim run force_alone --set government.restraint=0.9\n"
            "sahel-sim run --resume my_results"
        ),
    ),
    "compare": (
        compare,
        N_("Run scenarios with the same luck, and say what each changes against the first."),
        N_(
            "sahel-sim compare mali_2024_02 return_to_dialogue\n"
            "sahel-sim compare mali_2024_02 my_story.yaml --runs 500 --width 0.02\n"
            "sahel-sim compare force_alone return_to_dialogue --outcomes rebel_war_over\n"
            "sahel-sim compare --resume my_comparison"
        ),
    ),
    "sweep": (
        sweep,
        N_("Simulate a scenario at every point of a grid of settings, and write a folder with maps to read."),
        N_(
            "sahel-sim sweep return_to_dialogue --vary dialogue.inclusivity=0:1:9\n"
            "sahel-sim sweep my_story.yaml --vary government.restraint=0:1:5 \\\n    "
            "--vary government.military_pressure.csp=0,0.5,1 --runs 32 --dry-run\n"
            "sahel-sim sweep pressure_and_inclusivity -o my_maps\n"
            "sahel-sim sweep --resume my_maps"
        ),
    ),
    "experiment": (
        experiment,
        N_("Simulate a scenario under each row of a table, and write a folder with a page to read."),
        N_(
            "sahel-sim experiment table.csv --scenario return_to_dialogue\n"
            "sahel-sim experiment table.csv --scenario my_story.yaml --runs 1 --independent-luck\n"
            "sahel-sim experiment --resume my_results"
        ),
    ),
    "claims": (
        claims,
        N_(
            "Put claims to the test: under the defaults, with each assumption changed, and over "
            "all plausible numbers; write a folder with a page to read.\n\n"
            "'sahel-sim claims freeze' writes down first what is claimed and how it will be "
            "decided."
        ),
        N_(
            "sahel-sim claims\n"
            "sahel-sim claims C05_war_benefits_jihadists -o my_page\n"
            "sahel-sim claims my_claim.yaml --precision overnight\n"
            "sahel-sim claims freeze\n"
            "sahel-sim claims --lock claims.lock\n"
            "sahel-sim claims --resume my_page"
        ),
    ),
    "patterns": (
        patterns,
        N_("Hold the simulated wars against what is known of the real ones, pattern by pattern."),
        N_(
            "sahel-sim patterns\nsahel-sim patterns P12 P17 --runs 128\n"
            "sahel-sim patterns --set parameters.combat.fire=0.8 -o with_more_fire"
        ),
    ),
    "events": (
        events,
        N_("Read recorded events of UCDP or ACLED: deaths by month, dyad and place of the map."),
        N_(
            "sahel-sim events GEDEvent_v24_1.csv\n"
            "sahel-sim events my_acled_export.csv --until 2023-12-31 -o my_events"
        ),
    ),
    "calibrate": (
        calibrate,
        N_(
            "Fit parameters, strengths and pressures to what was recorded to the end of 2021; write a folder "
            "with the accepted set and a page."
        ),
        N_(
            "sahel-sim calibrate\n"
            "sahel-sim calibrate --sets 1000 -o my_fit\n"
            "sahel-sim calibrate --resume my_fit"
        ),
    ),
    "classroom": (
        classroom,
        N_("Write one offline page for a class: sliders, bets, a map that moves, in every language."),
        N_(
            "sahel-sim classroom -o class.html\n"
            "sahel-sim classroom --make-grid grid.json.gz --scenarios mali_2012_01,mali_2024_02\n"
            "sahel-sim classroom --grid grid.json.gz -o class.html"
        ),
    ),
    "dashboard": (
        dashboard,
        N_("Steer one run in a browser, on this computer alone: sliders, step, play, a map, why."),
        N_(
            "sahel-sim dashboard\n"
            "sahel-sim dashboard return_to_dialogue --replicate 12\n"
            "sahel-sim dashboard force_alone --beside return_to_dialogue"
        ),
    ),
    "backcast": (
        backcast,
        N_("Hold what the model, fitted to 2021, says of 2022 and 2023 against what was recorded."),
        N_("sahel-sim backcast GEDEvent_v24_1.csv --accepted my_fit/accepted_set.json"),
    ),
    "forecast": (
        forecast,
        N_(
            "Forecast the 36 months from March 2024 on, and write them down with a fingerprint; or score "
            "what was written down."
        ),
        N_(
            "sahel-sim forecast\n"
            "sahel-sim forecast --parameters prior -o my_forecast\n"
            "sahel-sim forecast --score later_events.csv"
        ),
    ),
    "check": (
        check,
        N_("Say whether a scenario, a sweep or a claim is right and what it does, or every mistake in it."),
        N_("sahel-sim check my_story.yaml"),
    ),
    "show": (
        show,
        N_(
            "List what there is, or tell about one scenario, sweep, claim, mechanism, strategy, "
            "faction, section of a file or setting."
        ),
        N_(
            "sahel-sim show\n"
            "sahel-sim show force_alone\n"
            "sahel-sim show force_alone --page\n"
            "sahel-sim show dialogue\n"
            "sahel-sim show combat.fire"
        ),
    ),
    "new": (
        new,
        N_("Write a scenario, claim or event file with comments, or a place or faction, to start from."),
        N_(
            "sahel-sim new my_story\nsahel-sim new my_story --from force_alone\n"
            "sahel-sim new claim my_claim\nsahel-sim new event fuel_crisis --setting skill --value 0.7\n"
            "sahel-sim new place my_country\n"
            "sahel-sim new faction veterans --from two_towns"
        ),
    ),
    "explain": (
        explain,
        N_("Say what moved a number from the start to the end, cause by cause."),
        N_(
            "sahel-sim explain return_to_dialogue --stock relapse --faction csp\n"
            "sahel-sim explain return_to_dialogue --stock treasury --faction csp --replicate 12"
        ),
    ),
    "reproduce": (
        reproduce,
        N_("Run the results in a folder again, and say whether every bit is the same, or what differs."),
        N_("sahel-sim reproduce my_results"),
    ),
    "schema": (
        schema,
        N_("Print the JSON Schema of scenario files, with which editors complete and check them."),
        N_("sahel-sim schema -o scenario.schema.json"),
    ),
}
"""Each gives the command in a language, with what it does and examples, in the order of help."""


def program(language: str) -> typer.Typer:
    """The whole command line in that language."""
    options = Options()
    group, command = pages()
    app = typer.Typer(
        cls=group,
        help=_(
            "See how the war in northern Mali may go, and why: who holds what, who pays, how "
            "often it ends.\n\n"
            "For learning and for testing claims. It predicts nothing and is of no use for "
            "operations."
        ),
        epilog=_(
            "sahel-sim show\n"
            "sahel-sim run return_to_dialogue\n"
            "sahel-sim new my_story --from return_to_dialogue\n"
            "sahel-sim run my_story.yaml --lang fr"
        ),
        add_completion=False,
        no_args_is_help=False,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def begin(
        context: typer.Context,
        version: Annotated[bool, options.switch("version")] = False,
        lang: Annotated[str | None, options.lang] = None,
    ) -> None:
        if version:
            typer.echo(f"sahel-sim {__version__}")
        elif context.invoked_subcommand is None:
            typer.echo(context.get_help())

    for name, (made, about, examples) in COMMANDS.items():
        app.command(
            name,
            cls=command,
            help=_(about),
            epilog=_(examples),
            context_settings={"help_option_names": ["-h", "--help"]},
        )(made(language))
    return app
