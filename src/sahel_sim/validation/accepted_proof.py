"""The proof of an accepted set: what its first runs give, by which it is known again when code is rewritten.

An accepted set carries a fingerprint of the code of the rules, and with other code it is refused. Code that
is only written otherwise gives the same numbers: then the set is as good as it was, and can be stamped with
the new fingerprint. Whether it does is not believed but simulated: the file keeps what its first runs gave of
every target.

``python -m sahel_sim.validation.accepted_proof FILE`` stamps a file, or says that the rules give other
numbers.
"""

import json
import sys
from pathlib import Path

import numpy as np

from sahel_sim.core import Array
from sahel_sim.engine.rules_digest import rules_digest
from sahel_sim.execution.execution import Execution
from sahel_sim.execution.reduction import reduce_runs
from sahel_sim.scenario.accepted_set import AcceptedSet, read_accepted
from sahel_sim.scenario.draw_kinds import SHIPPED
from sahel_sim.validation.calibration_targets import (
    TargetReader,
    by_target,
    digest_of_start,
    starting_scenario,
    starts,
)

RUNS, DIGITS = 12, 6
"""Runs that are kept, and digits after the point of what they give."""

PROOF = "proof"
"""What the file calls it."""


def proof_of(accepted: AcceptedSet) -> Array:
    """What the first runs of an accepted set give of every target, on their scale, ``(RUNS, T)``.

    ``accepted``: from ``read_accepted``.
    """
    seed = int(accepted.known["seed"])
    found = [
        reduce_runs(
            [starting_scenario(start)],
            TargetReader(start, seed, accepted.reporting),
            RUNS,
            seed=seed,
            execution=Execution(1),
            draws=accepted.sets,
        ).of_scenario(0)
        for start in starts()
    ]
    return np.round(by_target(found), DIGITS)


def is_proven(path: str | Path) -> bool:
    """Whether the rules of this library give what the file says that its first runs gave."""
    accepted = read_accepted(path, any_rules=True)
    kept = np.asarray(accepted.known.get(PROOF, []), dtype=np.float64)
    now = proof_of(accepted)
    return kept.shape == now.shape and bool(np.allclose(kept, now, rtol=0.0, atol=2.0 * 10.0**-DIGITS))


def stamp(path: str | Path) -> bool:
    """Give a file that is proven the fingerprints of these rules and starts.

    One of these rules without a proof gets one.

    Returns
    -------
    bool
        Whether the file is one of these rules now.
    """
    where = Path(path)
    told = json.loads(where.read_text(encoding="utf-8"))
    if PROOF not in told and told["rules"] == rules_digest():
        told[PROOF] = proof_of(read_accepted(where)).tolist()
    elif not is_proven(where):
        return False
    told["rules"] = rules_digest()
    told["starts"] = {start: digest_of_start(start) for start in starts()}
    where.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return True


if __name__ == "__main__":
    file = sys.argv[1] if len(sys.argv) > 1 else str(SHIPPED)
    if not stamp(file):
        sys.exit(
            f"The rules give other numbers than those that {file} was fitted with: run sahel-sim calibrate."
        )
    print(f"{file} is of these rules.")
