"""``sahel-sim show``: list what there is, or tell about one thing."""

from collections.abc import Callable
from typing import Annotated

from sahel_sim.cli.console import Voice
from sahel_sim.cli.options import Options
from sahel_sim.languages import _


def show(language: str) -> Callable[..., None]:
    """The command in that language."""
    options = Options()

    def command(
        name: Annotated[str | None, options.argument("topic")] = None,
        page: Annotated[bool, options.switch("page", "--page", "-p")] = False,
        lang: Annotated[str | None, options.lang] = None,
        as_json: Annotated[bool, options.as_json] = False,
    ) -> None:
        from sahel_sim.cli.showing import catalogue_of_all, show_page, topic
        from sahel_sim.cli.usage_errors import Trouble

        voice = Voice(language, as_json=as_json)
        if page and name is None:
            raise Trouble(
                _("--page needs the name of a scenario."), _("'sahel-sim show' lists what there is.")
            )
        if name is None:
            catalogue_of_all(voice)
        elif page:
            show_page(name, voice)
        else:
            topic(name, voice)

    return command
