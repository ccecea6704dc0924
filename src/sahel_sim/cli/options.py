"""The arguments and options that commands share, each with its help in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import typer

from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import LANGUAGES, N_, _

MOST_RUNS, MOST_WORKERS = 1_000_000, 256
LARGEST_SEED = 2**32 - 1


TOLD: Mapping[str, tuple[str, str]] = {
    "scenario": (
        N_("A scenario that comes with sahel-sim ('sahel-sim show' lists them), or a YAML file"),
        N_("SCENARIO"),
    ),
    "scenarios": (
        N_("Two to six scenarios of one place and length; the others are compared with the first"),
        N_("SCENARIO..."),
    ),
    "patterns": (N_("Patterns, such as P5 or P5a; all unless given"), N_("PATTERN")),
    "patterns_folder": (
        N_("Where the page goes: a new or empty folder; results/patterns unless given"),
        N_("FOLDER"),
    ),
    "sets": (N_("How many sets of numbers each of the three waves simulates; 5000 unless given"), N_("N")),
    "claims_results": (
        N_("A folder that claims wrote: the page then tells which assumption each verdict hangs on"),
        N_("FOLDER"),
    ),
    "calibration_folder": (
        N_("Where the results go: a new or empty folder; results/calibration unless given"),
        N_("FOLDER"),
    ),
    "parameters": (
        N_(
            "What runs draw of parameters, strengths and pressures: fixed (nothing), prior (from the "
            "declared ranges) or accepted (from the sets that calibration accepted); accepted unless given"
        ),
        N_("NAME"),
    ),
    "parameters_of_patterns": (
        N_(
            "What runs draw: fixed, prior or accepted; several with commas between them stand side by side; "
            "as is usual for scenarios unless given"
        ),
        N_("NAME,..."),
    ),
    "accepted": (
        N_("The file of an accepted set, as calibrate writes it; the one that comes with it unless given"),
        N_("FILE"),
    ),
    "backcast_runs": (
        N_("How many runs each of the two forecasts of the model has; 512 unless given"),
        N_("N"),
    ),
    "forecast_folder": (
        N_("Where the page goes: a new or empty folder; results/forecast unless given"),
        N_("FOLDER"),
    ),
    "forecast_runs": (N_("How many runs; 1000 unless given"), N_("N")),
    "forecast_score": (
        N_("Forecast nothing, but hold the registered forecast against the later events in this file"),
        N_("FILE.csv"),
    ),
    "observed": (
        N_("With --score: a table of who holds the capitals, who has fled and who is allied, as in the docs"),
        N_("FILE.csv"),
    ),
    "registered": (
        N_("The folder of a registered forecast; the one that comes with it unless given"),
        N_("FOLDER"),
    ),
    "score_until": (
        N_("The last day that is scored; the last of the 36 months unless given"),
        N_("YYYY-MM-DD"),
    ),
    "backcast_folder": (
        N_("Where the page goes: a new or empty folder; results/backcast unless given"),
        N_("FOLDER"),
    ),
    "events_file": (
        N_("A CSV file of UCDP GED (versions 22 to 25) or of ACLED, as it is downloaded"),
        N_("FILE.csv"),
    ),
    "until": (
        N_("The last day that is used; unless given 2023-12-31 for UCDP and 2024-02-20 for ACLED"),
        N_("YYYY-MM-DD"),
    ),
    "beside": (
        N_("A second story beside the first, with the same luck: a scenario, or as_written"),
        N_("SCENARIO"),
    ),
    "opened_run": (N_("Which run of the story is opened; 0 unless given"), N_("N")),
    "port": (N_("The port of this computer on which it is shown; a free one unless given"), N_("N")),
    "host": (N_("127.0.0.1 or localhost; it is shown to no other computer"), N_("HOST")),
    "no_browser": (N_("Open no browser, only say the address"), ""),
    "classroom_page": (N_("The page; class.html unless given"), N_("FILE.html")),
    "grid": (N_("A grid of one's own, made with --make-grid; that of sahel_sim unless given"), N_("FILE")),
    "make_grid": (
        N_("Run a grid of settings into this file instead of writing a page; some minutes on two cores"),
        N_("FILE.json.gz"),
    ),
    "starts": (N_("The scenarios of that grid, with commas between them, all of northern Mali"), N_("NAMES")),
    "events_folder": (
        N_("Where the page goes: a new or empty folder; results/events unless given"),
        N_("FOLDER"),
    ),
    "places": (
        N_(
            "Keep each place over time and single events too, as tables, netCDF and maps. It takes "
            "about 2 MB of memory a run"
        ),
        "",
    ),
    "outcomes": (N_("Compare these outcomes only, with commas between them"), N_("NAMES")),
    "swept": (
        N_(
            "A scenario, of which --vary says what is varied; or a sweep: one that comes with "
            "sahel-sim, or a YAML file"
        ),
        N_("SCENARIO|SWEEP"),
    ),
    "vary": (
        N_(
            "Vary a setting: LEVER=START:END:POINTS or LEVER=VALUE,VALUE; up to three times: "
            "across, up, and a map for each value"
        ),
        N_("LEVER=VALUES"),
    ),
    "cell_runs": (N_("How many runs each cell has; 64, or as the sweep says, unless given"), N_("N")),
    "cell_seed": (N_("The number from which all chance comes; all cells share it"), N_("N")),
    "swept_outcomes": (N_("What is told of each cell, with commas between"), N_("NAMES")),
    "maps": (
        N_("Where the maps go: a new or empty folder; results/sweep-SCENARIO unless given"),
        N_("FOLDER"),
    ),
    "resume_sweep": (
        N_("Go on with a sweep that was broken off, in the folder of its maps; it need not be named"),
        N_("FOLDER"),
    ),
    "dry_run": (N_("Only say how many runs it is, how long they take and how much disk; write nothing"), ""),
    "width": (N_("Say how many runs are still needed for intervals this wide, such as 0.02"), N_("X")),
    "file": (N_("A YAML file, or a scenario, sweep, claim or event that comes with sahel-sim"), N_("FILE")),
    "topic": (
        N_(
            "A scenario, sweep, claim, event, mechanism, strategy, faction, section such as dialogue, "
            "or setting such as combat.fire; nothing lists all"
        ),
        N_("NAME"),
    ),
    "runs": (N_("How many times the story is simulated, as many as the scenario says unless given"), N_("N")),
    "seed": (N_("The number from which all chance comes; the same seed gives the same results"), N_("N")),
    "output": (
        N_("Where the results go: a new or empty folder; results/SCENARIO unless given"),
        N_("FOLDER"),
    ),
    "compared_folder": (
        N_(
            "Where the comparison goes: a new or empty folder; results/compare-SCENARIO-SCENARIO unless given"
        ),
        N_("FOLDER"),
    ),
    "resume": (
        N_(
            "Go on with a run that was broken off, in the folder of its results; the scenario "
            "need not be named"
        ),
        N_("FOLDER"),
    ),
    "resume_study": (
        N_("Go on with what was broken off, in the folder of its results; nothing else need be said"),
        N_("FOLDER"),
    ),
    "table": (
        N_(
            "A CSV file: a row for each setting, a column for each lever, parameter or switch by its dotted "
            "name; 'setting' names the rows"
        ),
        N_("TABLE.csv"),
    ),
    "table_scenario": (N_("The scenario that the table changes"), N_("SCENARIO")),
    "row_runs": (N_("How many runs each row gets; 64 unless given"), N_("N")),
    "row_outcomes": (N_("What is told of each run, with commas between"), N_("NAMES")),
    "experiment_folder": (
        N_("Where the results go: a new or empty folder; results/experiment-SCENARIO unless given"),
        N_("FOLDER"),
    ),
    "independent_luck": (N_("Let every run draw its own chance, where rows share theirs otherwise"), ""),
    "results": (N_("The folder of results to run again"), N_("FOLDER")),
    "output_file": (N_("Write into this file instead of the screen"), N_("FILE")),
    "figures": (
        N_("Draw the figures once more in this theme: slide (13.3 by 7.5 inches) or print (no colour)"),
        N_("THEME"),
    ),
    "slides": (N_("Write slides too, slides.html: the answer first, then one figure a slide"), ""),
    "workers": (N_("Processes at work; all cores unless given. Results do not depend on it"), N_("N")),
    "set": (
        N_("Change a setting, such as government.restraint=0.9; may be given many times"),
        N_("KEY=VALUE"),
    ),
    "lang": (N_("Language; also taken from SAHEL_SIM_LANG or from the system"), "|".join(LANGUAGES)),
    "quiet": (N_("Say nothing but mistakes"), ""),
    "json": (N_("Print a summary for programs; everything else goes to the error stream"), ""),
    "from": (N_("The scenario that the new one changes, or that the new claim starts from"), N_("SCENARIO")),
    "stock": (
        N_(
            "Which number: fighters, control (in places), treasury (in million USD), grievance "
            "(anger at a side) or relapse (risk that its peace breaks)"
        ),
        N_("NAME"),
    ),
    "faction": (N_("Of which faction; of all, one after another, unless given"), N_("NAME")),
    "replicate": (N_("One single run by its number, instead of the mean of many"), N_("N")),
    "page": (N_("The page of a scenario: how it works, what to notice and to try"), ""),
    "version": (N_("Print the version"), ""),
    "dask": (
        N_("Simulate on the Dask cluster whose scheduler is at this address. Results do not depend on it"),
        N_("tcp://HOST:PORT"),
    ),
    "until_width": (
        N_(
            "Run on until every chance is known this well: 0.05 for 5 points from end to end of "
            "its interval. The number given with --runs is then the most"
        ),
        N_("X"),
    ),
    "run_outcomes": (
        N_("Keep these outcomes alone, with commas between them: for very many runs. Tables, no page"),
        N_("NAMES"),
    ),
    "claims": (
        N_(
            "Claims that come with sahel-sim, or YAML files; all that come with it unless named. "
            "'freeze' as the first word writes the lock of them and tests nothing"
        ),
        N_("CLAIM|FILE..."),
    ),
    "precision": (
        N_(
            "How closely they are looked at: teaching, which takes minutes, or overnight; "
            "teaching unless given"
        ),
        N_("NAME"),
    ),
    "claim_runs": (
        N_("How many runs each world has at the defaults; as the precision and the claim say unless given"),
        N_("N"),
    ),
    "claims_output": (
        N_(
            "Where the page goes: a new or empty folder; results/claims unless given. With "
            "freeze, the file of the lock; claims.lock unless given"
        ),
        N_("PATH"),
    ),
    "resume_claims": (
        N_("Go on with claims that were broken off, in the folder of their page; nothing else need be said"),
        N_("FOLDER"),
    ),
    "lock": (
        N_(
            "A lock that freeze wrote: seed and precision are as it says unless given, and the "
            "page tells what was changed since"
        ),
        N_("FILE"),
    ),
    "new": (
        N_(
            "Name of the new scenario, and of its file; or 'claim', 'event', 'place' or 'faction' and the "
            "name of a new one"
        ),
        N_("[claim|event|place|faction] NAME"),
    ),
    "new_title": (N_("Event: what it is called"), N_("WORDS")),
    "new_side": (N_("Event: whose it is, a faction or a bloc; state unless given"), N_("SIDE")),
    "new_months": (N_("Event: how many months it lasts; 0 until the end; 6 unless given"), N_("N")),
    "new_setting": (N_("Event: which setting it changes; support unless given"), N_("NAME")),
    "new_how": (N_("Event: set, add or scale; scale unless given"), N_("WORD")),
    "new_value": (N_("Event: to, by or times how much; 0.8 unless given"), N_("X")),
    "new_towns": (N_("Place: its towns along one road, with commas between them"), N_("NAMES")),
    "new_sides": (N_("Place: who fights, as name:bloc, with commas between them"), N_("SIDES")),
    "new_people": (N_("Place: people of each town; 20000 unless given"), N_("N")),
    "new_fighters": (N_("Place, faction: fighters of each side; 500 unless given"), N_("N")),
    "new_bloc": (N_("Faction: rebels, jihadists or militias; rebels unless given"), N_("BLOC")),
    "new_at": (N_("Faction: the town or village where its fighters are"), N_("NAME")),
    "new_source": (N_("Event, place, faction: where its numbers are from"), N_("WORDS")),
    "new_file": (N_("Write into this file; NAME.yaml unless given"), N_("FILE")),
}
"""What each argument and option means, and what is written in place of its value."""


KINDS = {"scenario": N_("scenario"), "sweep": N_("sweep"), "claim": N_("claim"), "event": N_("event")}
"""Kinds of files."""


class Options:
    """Arguments and options in the language that is spoken, to annotate the parameters of commands with."""

    def argument(self, name: str) -> Any:
        """What a command is to work on."""
        help, metavar = TOLD[name]
        return typer.Argument(help=_(help), metavar=_(metavar))

    def option(self, name: str, *flags: str, told: str = "", **limits: Any) -> Any:
        """An option with a value."""
        help, metavar = TOLD[told or name]
        return typer.Option(*(flags or (f"--{name}",)), help=_(help), metavar=_(metavar), **limits)

    def switch(self, name: str, *flags: str) -> Any:
        """An option without a value."""
        return typer.Option(*(flags or (f"--{name}",)), help=_(TOLD[name][0]))

    @property
    def runs(self) -> Any:
        """How many runs."""
        return self.option("runs", "--runs", "-n", min=1, max=MOST_RUNS)

    @property
    def seed(self) -> Any:
        """Where chance comes from."""
        return self.option("seed", min=0, max=LARGEST_SEED)

    @property
    def figures(self) -> Any:
        """In which theme figures are drawn once more."""
        return self.option("figures")

    @property
    def slides(self) -> Any:
        """Whether slides are written."""
        return self.switch("slides", "--slides")

    @property
    def workers(self) -> Any:
        """How many processes."""
        return self.option("workers", min=1, max=MOST_WORKERS)

    @property
    def dask(self) -> Any:
        """Which cluster does the work."""
        return self.option("dask")

    @property
    def until_width(self) -> Any:
        """How well chances are to be known."""
        return self.option("until_width", "--until-width", min=0.005, max=1.0)

    @property
    def changes(self) -> Any:
        """Settings that differ."""
        return self.option("set", "--set", "-s")

    @property
    def parameters(self) -> Any:
        """What runs draw of parameters, strengths and pressures."""
        return self.option("parameters")

    @property
    def lang(self) -> Any:
        """Which language; it is read before the commands are built."""
        return self.option("lang")

    @property
    def quiet(self) -> Any:
        """Whether to be quiet."""
        return self.switch("quiet", "--quiet", "-q")

    @property
    def as_json(self) -> Any:
        """Whether to speak to a program."""
        return self.switch("json")


@dataclass(frozen=True)
class Hands:
    """Who does the work.

    Attributes
    ----------
    workers
        How many processes of this computer; nothing takes all cores.
    dask
        The address of a cluster that does it instead.

    Raises ``Trouble`` if both are named.
    """

    workers: int | None = None
    dask: str | None = None

    def __post_init__(self) -> None:
        if self.dask is not None and self.workers is not None:
            raise Trouble(_("--dask names who does the work, so --workers cannot."))
