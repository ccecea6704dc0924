"""Refusals: why kept work cannot be used, in the reader's language."""

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor
from typing import ClassVar

from sahel_sim.core import SahelError
from sahel_sim.languages import N_, _, speaks
from sahel_sim.worded_error import WordedError

BEGUN_WITH: Mapping[str, str] = {
    "luck": N_("luck of kind"),
    "scenario": N_("the scenario"),
    "seed": N_("the seed"),
    "sahel-sim": N_("sahel-sim"),
    "python": N_("Python"),
    "numpy": N_("numpy"),
    "machine": N_("a machine of kind"),
    "strategies": N_("the strategies"),
    "outcomes": N_("the outcomes"),
    "parameters": N_("the parameters"),
}
"""What ``another`` names: that with which kept work was begun."""


class CheckpointError(WordedError):
    """A folder of kept runs cannot be used."""

    words: ClassVar = {
        "is_link": N_(
            "{path} is a link to something else, which nobody would expect to be changed. Remove "
            "the link, or name another folder."
        ),
        "at_work": N_(
            "Another run is at work in '{folder}': process {pid} on {host} holds the file {lock}. "
            "Wait until it is done, or name another folder."
        ),
        "at_work_elsewhere": N_(
            "Another run is at work in '{folder}': process {pid} on {host}, which cannot be "
            "asked from here. If it has ended, remove the file {lock} and try again."
        ),
        "begun_before": N_(
            "'{folder}' holds {done} finished runs. Go on with them (resume=True), or name another folder."
        ),
        "not_kept_work": N_(
            "'{folder}' holds other things than kept runs, such as '{name}'. Name a folder that is new or "
            "empty."
        ),
        "unreadable": N_(
            "{path} is damaged, so nobody can say what was begun here. Nothing was changed. Name another "
            "folder."
        ),
        "another": N_(
            "'{folder}' was begun with {what} {was}, not {now}. Nothing was changed. Go on with "
            "the same, or name another folder."
        ),
        "another_version": N_(
            "'{folder}' was begun with another version of the scenario {name} (other settings). "
            "Nothing was changed. Go on with the same, or name another folder."
        ),
    }


class AllRunsFailed(SahelError):
    """Every run broke off; the message says what the first of them said."""

    def __init__(self, replicate: int, message: str) -> None:
        super().__init__(replicate, message)
        self.replicate, self.message = replicate, message

    @speaks
    def text(self, language: str | None = None) -> str:
        """What became of them."""
        return _(
            "All runs broke off, so there are no results. The first, number {replicate}: {message}.",
            replicate=self.replicate,
            message=self.message,
        )

    def __str__(self) -> str:
        return self.text()


class NoWorkers(SahelError, BrokenExecutor):
    """The processes that were to simulate ended before any of them had done a chunk."""

    @speaks
    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        return _(
            "The processes that were to simulate were killed before any run was done, perhaps "
            "for want of memory. Take smaller chunks, or stay in this process (executor=1)."
        )

    def __str__(self) -> str:
        return self.text()


class Terminated(SystemExit):
    """The process was told to end (``kill -TERM``); its exit code is that of a shell for the signal."""

    def __init__(self) -> None:
        super().__init__(143)


class ClusterLost(BrokenExecutor):
    """A cluster, or a worker of it, was lost while it worked; what others finished is kept."""


class DamagedPartWarning(UserWarning):
    """A part file that cannot be trusted; it is set aside, and its runs are simulated again."""
