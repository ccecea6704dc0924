"""``sahel-sim dashboard``: steer one run of a story in a browser, on this computer alone."""

from collections.abc import Callable
from typing import Annotated, Any

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import MOST_RUNS, Options
from sahel_sim.languages import _

START = "mali_2024_02"
"""The story that is opened unless another is named: the start of the report."""

LOWEST_PORT, HIGHEST_PORT = 1024, 65535


def dashboard(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        scenario: Annotated[str, options.argument("scenario")] = START,
        beside: Annotated[str | None, options.option("beside")] = None,
        replicate: Annotated[
            int | None, options.option("replicate", min=0, max=MOST_RUNS - 1, told="opened_run")
        ] = None,
        seed: Annotated[int | None, options.seed] = None,
        changes: Annotated[list[str] | None, options.changes] = None,
        port: Annotated[int | None, options.option("port", min=LOWEST_PORT, max=HIGHEST_PORT)] = None,
        host: Annotated[str | None, options.option("host")] = None,
        no_browser: Annotated[bool, options.switch("no_browser", "--no-browser")] = False,
        lang: Annotated[str | None, options.lang] = None,
        quiet: Annotated[bool, options.quiet] = False,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.arguments import changed_by
        from sahel_sim.dashboard.local_server import HOST, require_own, serve
        from sahel_sim.dashboard.session import Session
        from sahel_sim.dashboard.solara_extra import require_solara

        voice = Voice(language, quiet, as_json)
        require_own(host or HOST)
        require_solara()
        choices: dict[str, Any] = {
            "beside": beside or "",
            "seed": seed,
            "replicate": replicate or 0,
            "changes": changed_by(changes or []),
        }
        Session(scenario, **choices)  # what is wrong with it is told before anything is served

        def ready(address: str) -> None:
            voice.show(_("The dashboard is at {address}, on this computer alone.", address=address))
            voice.show(_("Ctrl-C ends it."))
            voice.data({"address": address})

        try:
            serve(
                scenario,
                port=port,
                open_browser=not no_browser,
                ready=ready,
                language=language,
                **choices,
            )
        except KeyboardInterrupt:
            voice.show(_("The dashboard is closed."))

    return command
