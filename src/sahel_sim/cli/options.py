"""The arguments and options that commands share, each with its help in the reader's language."""

from dataclasses import dataclass
from typing import Any

import typer

from sahel_sim.cli.wording import Say

MOST_RUNS, MOST_WORKERS = 1_000_000, 256
LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True)
class Options:
    """Arguments and options in one language, to annotate the parameters of commands with."""

    say: Say

    def argument(self, name: str) -> Any:
        """What a command is to work on."""
        return typer.Argument(help=self.say(f"option_{name}"), metavar=self.say(f"metavar_{name}"))

    def option(self, name: str, *flags: str, told: str = "", **limits: Any) -> Any:
        """An option with a value."""
        key = told or name
        return typer.Option(
            *(flags or (f"--{name}",)),
            help=self.say(f"option_{key}"),
            metavar=self.say(f"metavar_{key}"),
            **limits,
        )

    def switch(self, name: str, *flags: str) -> Any:
        """An option without a value."""
        return typer.Option(*(flags or (f"--{name}",)), help=self.say(f"option_{name}"))

    @property
    def runs(self) -> Any:
        """How many runs."""
        return self.option("runs", "--runs", "-n", min=1, max=MOST_RUNS)

    @property
    def seed(self) -> Any:
        """Where chance comes from."""
        return self.option("seed", min=0, max=LARGEST_SEED)

    @property
    def workers(self) -> Any:
        """How many processes."""
        return self.option("workers", min=1, max=MOST_WORKERS)

    @property
    def dask(self) -> Any:
        """Which cluster does the work."""
        return self.option("dask")

    @property
    def changes(self) -> Any:
        """Settings that differ."""
        return self.option("set", "--set", "-s")

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
