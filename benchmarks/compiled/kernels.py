"""The compiled rules as mechanisms: the same arguments, the same changes."""

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sahel_sim.core import Chance, Changes, Entry, Factions, World

RULES = Path(__file__).with_name("rules.c")
FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math")
"""No fast mathematics: every rounding stays where the equation has it."""

Rule = Callable[[World, Any, Chance], Changes]


@dataclass(frozen=True)
class Wiring:
    """What one rule reads and gives, in the order in which ``rules.c`` numbers it.

    Attributes
    ----------
    reads
        Arrays of the world.
    numbers
        Parameters; the months of a step follow them.
    stream, along
        The name of the uniform numbers, and whether there is one for each ``pair`` or ``faction``.
    gives
        For each change: the array, the reason, and its axis after the world.
    """

    reads: tuple[str, ...]
    numbers: tuple[str, ...]
    stream: str
    along: str
    gives: tuple[tuple[str, str, str], ...]

    def rows(self, factions: Factions) -> int:
        """How many rows of uniform numbers there are for a world."""
        return len(factions.pairs) if self.along == "pair" else len(factions)


WIRINGS = {
    "combat": Wiring(
        reads=(
            "fighters", "resolve", "control", "grievance", "residents", "displaced", "heat", "aftershock",
            "hostility", "truce", "pressure", "intelligence", "skill", "partner", "partner_skill",
        ),
        numbers=("fire", "elusive", "tips", "mean_toll", "spread"),
        stream="clash",
        along="pair",
        gives=(
            ("fighters", "killed in battle", "faction"),
            ("fallen", "killed in battle", "faction"),
            ("clashes", "this step", "pair"),
            ("toll", "this step", "pair"),
            ("toll_first", "this step", "pair"),
            ("losses", "this step", "faction"),
            ("stray", "this step", "faction"),
        ),
    ),
    "harm": Wiring(
        reads=(
            "residents", "displaced", "away", "fighters", "control", "intelligence", "restraint", "partner",
            "partner_restraint", "stray",
        ),
        numbers=(
            "bystanders", "selective", "indiscriminate", "at_parity", "at_ends", "presence", "mean_toll",
            "spread",
        ),
        stream="attack",
        along="faction",
        gives=(
            ("residents", "killed", "one"),
            ("killed", "killed", "faction"),
            ("displaced", "killed", "one"),
            ("killed", "killed", "faction"),
            ("away", "killed", "one"),
            ("attacks", "this step", "faction"),
            ("harmed", "this step", "faction"),
        ),
    ),
}  # fmt: skip


def compiled(room: Path) -> dict[str, Rule]:
    """Compile the rules into a folder; each as a function with the arguments of a mechanism.

    Raises
    ------
    SystemExit
        If there is no C compiler, or it refuses.
    """
    compiler = next(filter(None, map(shutil.which, ("gcc", "cc", "clang"))), None)
    if compiler is None:
        raise SystemExit("There is no C compiler here. This measurement needs gcc or clang: install one.")
    library = room / "rules.so"
    command = [compiler, *FLAGS, "-shared", "-fPIC", "-o", str(library), str(RULES), "-lm"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    opened = ctypes.CDLL(str(library))
    return {name: _as_rule(getattr(opened, name), wiring) for name, wiring in WIRINGS.items()}


def _as_rule(kernel: Any, wiring: Wiring) -> Rule:
    """One compiled function as a mechanism."""
    number, pointer = ctypes.c_int, ctypes.c_void_p
    kernel.restype, kernel.argtypes = None, [*[number] * 4, *[pointer] * 6]

    def rule(world: World, p: Any, draw: Chance) -> Changes:
        factions = world.factions
        sizes = {"one": 1, "faction": len(factions), "pair": len(factions.pairs)}
        worlds, places = world.replicates, len(world.places)
        luck = np.ascontiguousarray(draw.uniform(wiring.stream, (wiring.rows(factions), places)))
        read = [np.ascontiguousarray(getattr(world, name)) for name in wiring.reads]
        numbers = np.array([*(getattr(p, name).item() for name in wiring.numbers), world.months])
        given = [np.empty((worlds, sizes[axis], places)) for _, _, axis in wiring.gives]
        kernel(
            worlds,
            sizes["faction"],
            sizes["pair"],
            places,
            factions.first.ctypes.data,
            factions.second.ctypes.data,
            _addresses(read),
            numbers.ctypes.data,
            luck.ctypes.data,
            _addresses(given),
        )
        return tuple(
            Entry(name, amount, why) for (name, why, _), amount in zip(wiring.gives, given, strict=True)
        )

    return rule


def _addresses(arrays: list[np.ndarray]) -> Any:
    return (ctypes.c_void_p * len(arrays))(*(array.ctypes.data for array in arrays))
