"""Gists: what mechanisms and strategies are about, the first sentences of their stories, for catalogues."""

from sahel_sim.languages import N_, _

GISTS = frozenset(
    {
        N_("Money comes from outside, from those governed and from the war itself, and pays fighters."),
        N_("Forces go where orders and roads take them, and cannot be everywhere."),
        N_("Missions sit in bases, calm or stir the places around, and leave when they are told to."),
        N_("Hostile forces that seek each other clash, and the law of attrition says who loses."),
        N_("A foreign force hunts jihadists beside the state, for as long as it is there."),
        N_("Civilians die in the way of fire, and in attacks that are meant for them."),
        N_("People blame who hurts them, unless they side with him; and they fear him."),
        N_("The aggrieved join, the avengers of the dead join, some come for reasons of their own."),
        N_("The state fills its ranks towards the strength that it means to have."),
        N_("Fighters go home, sooner when unpaid, idle, or after many have just died."),
        N_("It is won in contests, extended into a vacuum, and lost where nobody stands for it."),
        N_("Who loses a place runs, and fear of the same runs ahead along the roads."),
        N_("A faction that loses splits, and its people go over to those they are not at odds with."),
        N_("Who governs the roads around a town can cut its trade, and so the taxes that it pays."),
        N_("People flee from violence, from a new master, and from hunger; they return slowly."),
        N_("Violence breeds violence, here, down the road, and over the border."),
        N_(
            "Elders of a place come to terms with the jihadists who press it, and either side may break them."
        ),
        N_("Enemies become partners and partners enemies, by power, by identity, and by blood."),
        N_("Each side learns from its battles how strong it is, and reads the news in its own favour."),
        N_("The cost of a war is felt, remembered, and fades; a stalemate may hurt or be comfortable."),
        N_("Victories rally, losses and time wear approval down, hardliners gain or lose by them."),
        N_("Peace breaks as on record, and more or less often as it differs from the peaces on record."),
        N_(
            "The state opens talks at a moment of its choice, and may close them again or denounce an accord."
        ),
        N_("It grows slowly in peace, more slowly where promises are overdue, and is betrayed at once."),
        N_("The will to fight an enemy falls by itself, and every death brings it back."),
        N_(
            "Who is invited may come to talk; terms that nearly suit are nearly accepted; failing costs time."
        ),
        N_("An accord is carried out as far as both sides will, and promises run ahead of it."),
        N_("What an accord, as it is carried out, is worth to the communities."),
        N_("Under an accord fighters join the army or go home, if their leaders dare to disarm."),
        N_("Keep what is governed, where it is worth most and threatened most."),
        N_("Hold what is worth most, and send as large a part against the enemy as orders say."),
        N_("Live where people are friendly, strike where the odds are good, and be gone."),
        N_("Be where no enemy is, among people who will not tell."),
        N_("Grow where others are weak, absent, or busy with each other; strike massed where it pays."),
        N_("Offer and demand what war would bring, less what it costs, and fear being cheated."),
        N_("Concede nothing, and take no offer."),
    }
)
"""As the stories have them; a test holds them together. What is not here is told in English."""


def gist(story: str) -> str:
    """What a mechanism or a strategy is about, in a line."""
    words = story.split("\n\n", 1)[0].split(": ", 1)[-1].replace("\n", " ")
    english = words[:1].upper() + words[1:]
    return _(english) if english in GISTS else english
