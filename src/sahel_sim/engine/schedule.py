"""The schedule: what happens in a step, in this order. Order is a choice, and is written down here."""

from sahel_sim.core import Mechanism, Strategy
from sahel_sim.mechanisms.alliance import alliance
from sahel_sim.mechanisms.belief import belief
from sahel_sim.mechanisms.blockade import blockade
from sahel_sim.mechanisms.combat import combat
from sahel_sim.mechanisms.control import control
from sahel_sim.mechanisms.desertion import desertion
from sahel_sim.mechanisms.dialogue import dialogue
from sahel_sim.mechanisms.displacement import displacement
from sahel_sim.mechanisms.dividend import dividend
from sahel_sim.mechanisms.drafting import drafting
from sahel_sim.mechanisms.drive import drive
from sahel_sim.mechanisms.finance import finance
from sahel_sim.mechanisms.fragmentation import fragmentation
from sahel_sim.mechanisms.grievance import grievance
from sahel_sim.mechanisms.harm import harm
from sahel_sim.mechanisms.implementation import implementation
from sahel_sim.mechanisms.integration import integration
from sahel_sim.mechanisms.intervention import intervention
from sahel_sim.mechanisms.movement import movement
from sahel_sim.mechanisms.openness import openness
from sahel_sim.mechanisms.opinion import opinion
from sahel_sim.mechanisms.pacts import pacts
from sahel_sim.mechanisms.peacekeeping import peacekeeping
from sahel_sim.mechanisms.recruitment import recruitment
from sahel_sim.mechanisms.relapse import relapse
from sahel_sim.mechanisms.rout import rout
from sahel_sim.mechanisms.spillover import spillover
from sahel_sim.mechanisms.trust import trust
from sahel_sim.mechanisms.weariness import weariness
from sahel_sim.strategies.avoid import avoid
from sahel_sim.strategies.bargain import bargain
from sahel_sim.strategies.hold import hold
from sahel_sim.strategies.opportunist import opportunist
from sahel_sim.strategies.press import press
from sahel_sim.strategies.raid import raid
from sahel_sim.strategies.refuse import refuse

MONTH: tuple[Mechanism, ...] = (
    finance,  # fighters are paid before they march
    movement,  # they march before anyone fights
    peacekeeping,  # missions calm or stir the places around them
    combat,  # fighting comes before its victims are counted
    intervention,  # a foreign force strikes
    harm,  # bystanders and victims of attacks
    grievance,  # the living draw their conclusions
    recruitment,  # some of them join
    drafting,  # the state fills its ranks
    desertion,  # some of the fighters leave
    control,  # who still stands takes the ground
    rout,  # those who lost run, and frighten others
    fragmentation,  # those who lost may break, and some change sides
    blockade,  # roads are closed or opened
    displacement,  # and people run
    spillover,  # violence breeds violence
    pacts,  # some places come to terms with those who press them
    alliance,  # enemies and friends are weighed again
    belief,  # commanders read the reports
    weariness,  # and count the cost
    opinion,  # the public cheers or hardens
    relapse,  # a broken peace is broken before anyone signs again
    openness,  # a state may close its door, or open it at its moment
    dialogue,  # those who may, talk
    trust,  # peace is trusted, and what broke is remembered
    drive,  # the will to fight fades, or is stirred by the dead and by a broken peace
    implementation,  # what was signed is carried out, or is not
    dividend,  # communities feel what was carried out
    integration,  # and those who dare lay down their arms
)
"""What happens after the factions have decided, whatever the length of the step."""

STRATEGIES: dict[str, Strategy] = {s.name: s for s in (hold, press, raid, avoid, opportunist)}
"""The strategies for war that a scenario can name."""

DIPLOMACIES: dict[str, Strategy] = {s.name: s for s in (bargain, refuse)}
"""The strategies for talks that a scenario can name."""
