"""The stages of a trial on the screen: a bar for each, and one for all of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sahel_sim.cli.claims_workload import Work
from sahel_sim.cli.console import Voice
from sahel_sim.cli.progress import bars
from sahel_sim.languages import N_, _
from sahel_sim.report.number_format import count

Draw = Callable[[str, int, int], None]
"""Told the stage, the runs of it that are done, and those of all stages that are."""


_STAGES = {
    "all": N_("all of it"),
    "defaults": N_("the defaults"),
    "settings": N_("one assumption at a time"),
    "draws": N_("all plausible numbers"),
    "accepted": N_("numbers fitted to the record"),
    "search": N_("best and worst cases"),
    "coalitions": N_("what carries the main ones"),
    "cells": N_("maps of the main ones"),
}


class Stages:
    """How far a trial is; it is told which stage begins, and how many runs of a question are done.

    Parameters
    ----------
    work
        How many runs each stage has.
    begins, draw
        Who is told of a stage that begins, and of runs that are done.
    """

    def __init__(self, work: Work, begins: Callable[[str], None], draw: Draw) -> None:
        self._work, self._begins, self._draw = work, begins, draw
        self._stage, self._asked, self._earlier = "", 0, 0

    def begin(self, stage: str) -> None:
        """A stage begins, and what was before it is done."""
        if self._stage in self._work.stages:
            self._earlier += self._work.of_stage(self._stage)
        self._stage, self._asked = stage, 0
        if stage in self._work.stages:
            self._begins(stage)
            self._draw(stage, 0, self._earlier)

    def done(self, number: int, of: int) -> None:
        """So many runs of those asked for at once are done; a stage may ask several times."""
        now = min(self._asked + number, self._work.of_stage(self._stage))
        self._draw(self._stage, now, self._earlier + now)
        if number == of:
            self._asked += of


@contextmanager
def stages(work: Work, voice: Voice) -> Iterator[Stages]:
    """What is to be told how far a trial is; on a terminal two bars, elsewhere a line for each stage."""
    names = list(work.stages)

    def title(stage: str) -> str:
        return _(_STAGES[stage])

    if voice.quiet or not voice.aside_console.is_terminal:
        yield Stages(work, lambda stage: _line(stage, names, work, voice), lambda *_: None)
        return
    with bars(voice) as drawn:
        whole = drawn.add_task(title("all"), total=work.runs)
        tasks: dict[str, Any] = {}

        def begins(stage: str) -> None:
            for earlier in tasks:
                drawn.update(tasks[earlier], completed=work.of_stage(earlier))
            tasks[stage] = drawn.add_task(title(stage), total=work.of_stage(stage))

        def draw(stage: str, number: int, of_all: int) -> None:
            drawn.update(tasks[stage], completed=number)
            drawn.update(whole, completed=of_all)

        yield Stages(work, begins, draw)


def _line(stage: str, names: list[str], work: Work, voice: Voice) -> None:
    runs = count(work.of_stage(stage))
    what = _(_STAGES[stage])
    voice.beside(
        _("{at} of {of}: {what}, {runs} runs", at=names.index(stage) + 1, of=len(names), what=what, runs=runs)
    )
