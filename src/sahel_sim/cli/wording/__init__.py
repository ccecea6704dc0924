"""Every sentence that the command line says, in English and French."""

from collections.abc import Callable, Mapping

from sahel_sim.cli.wording.of_answers import ANSWERS
from sahel_sim.cli.wording.of_claim_files import CLAIM_FILES
from sahel_sim.cli.wording.of_claims import CLAIMS
from sahel_sim.cli.wording.of_commands import COMMANDS
from sahel_sim.cli.wording.of_many import MANY
from sahel_sim.cli.wording.of_options import OPTIONS
from sahel_sim.cli.wording.of_patterns import PATTERNS
from sahel_sim.cli.wording.of_starters import STARTERS
from sahel_sim.cli.wording.of_trouble import TROUBLE
from sahel_sim.languages import Pair

__all__ = ["SENTENCES", "Say", "speaker"]

SENTENCES: Mapping[str, Pair] = {
    **COMMANDS,
    **OPTIONS,
    **ANSWERS,
    **STARTERS,
    **TROUBLE,
    **MANY,
    **CLAIMS,
    **CLAIM_FILES,
    **PATTERNS,
}
"""By key; holes are named, and the same in both languages."""

Say = Callable[..., str]
"""``say(key, **holes)``: one sentence in the reader's language."""


def speaker(language: str) -> Say:
    """What says any sentence in one language."""

    def say(key: str, /, **holes: object) -> str:
        return SENTENCES[key][language].format(**holes)

    return say
