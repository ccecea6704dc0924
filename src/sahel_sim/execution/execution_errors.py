"""Refusals: why kept work cannot be used, in the reader's language."""

from collections.abc import Mapping
from concurrent.futures import BrokenExecutor

from sahel_sim.core import SahelError
from sahel_sim.execution.messages import say
from sahel_sim.languages import language as spoken


class CheckpointError(SahelError):
    """A folder of kept runs cannot be used; the message says why in the reader's language.

    Parameters
    ----------
    key
        Which words say what is wrong: ``at_work``, ``at_work_elsewhere``, ``is_link``,
        ``begun_before``, ``not_kept_work``, ``unreadable``, ``another`` or ``another_version``.
    holes
        What fills them; ``what`` is itself the key of a word.
    """

    def __init__(self, key: str, holes: Mapping[str, object]) -> None:
        super().__init__(key, holes)
        self.key, self.holes = key, dict(holes)

    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        wanted = spoken(language)
        what = {"what": say(str(self.holes["what"]), wanted)} if "what" in self.holes else {}
        return say(self.key, wanted, **{**self.holes, **what})

    def __str__(self) -> str:
        return self.text()


class AllRunsFailed(SahelError):
    """Every run broke off; the message says what the first of them said."""

    def __init__(self, replicate: int, message: str) -> None:
        super().__init__(replicate, message)
        self.replicate, self.message = replicate, message

    def text(self, language: str | None = None) -> str:
        """What became of them."""
        return say("all_failed", spoken(language), replicate=self.replicate, message=self.message)

    def __str__(self) -> str:
        return self.text()


class NoWorkers(SahelError, BrokenExecutor):
    """The processes that were to simulate ended before any of them had done a chunk."""

    def text(self, language: str | None = None) -> str:
        """What is wrong, and what to do."""
        return say("no_workers", spoken(language))

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
