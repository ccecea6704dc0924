"""Whether claims can be tried at all: whether their arms go with every assumption that will be made."""

from sahel_sim.claim_testing.assumptions import ablations, forms, nulls, signs
from sahel_sim.claim_testing.claim import Claim
from sahel_sim.claim_testing.claim_file import claim_names
from sahel_sim.claim_testing.query import Question
from sahel_sim.claim_testing.simulator import world
from sahel_sim.cli.claims_arguments import Asked
from sahel_sim.cli.usage_errors import Trouble
from sahel_sim.languages import _, in_language, language
from sahel_sim.scenario import ScenarioError, read


def check_possible(asked: Asked) -> None:
    """Refuse a claim of the reader's own that some assumption does not fit, before anything is run.

    Raises ``Trouble`` with the arm, the assumption and what is wrong.
    """
    shipped = claim_names()
    for claim, source in zip(asked.to_run, asked.sources, strict=True):
        if source not in shipped:
            _check(claim, source)


def _check(claim: Claim, source: str) -> None:
    bases = {name: read(name) for name in {claim.scenario, *(a.scenario for a in claim.arms if a.scenario)}}
    for setting in (*ablations(), *nulls(), *signs(), *forms()):
        for arm in claim.arms:
            one = world(Question(claim, setting, 1), arm)
            try:
                one.scenario(bases[one.source])
            except ScenarioError as error:
                told = {"name": claim.name, "arm": arm.name, "setting": in_language(setting.label)}
                told["text"] = error.text(language())
                raise Trouble(
                    _(
                        "{name} cannot be tried under every assumption: arm '{arm}', {setting}.\n{text}",
                        **told,
                    ),
                    _(
                        "Look at the arms of {file}: what they set must go with each mechanism on or off.",
                        file=source,
                    ),
                ) from None
