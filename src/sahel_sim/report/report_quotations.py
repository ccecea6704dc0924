"""The sentences of the report that shipped claims test, so that pages in other languages can give them.

Claims hold the report's own words, exact, and their registration hangs on these. A page in another language
says them in that language, and that the translation is ours. Words that a user's own claim quotes stand as
they are.
"""

from sahel_sim.languages import N_, _, language

QUOTATIONS = (
    N_("neither of the belligerents can win by force of arms alone"),
    N_("Neither the transitional authorities nor the rebel groups appear able to decisively win the war."),
    N_("neither party should think that this war will be settled by force of arms alone"),
    N_("Political talks still offer the best path toward durable peace and stability"),
    N_("Talks remain the only way to achieve a sustainable peace in northern Mali."),
    N_(
        "Fighting between state forces and the CSP has significantly decreased in intensity since the "
        "government took Kidal."
    ),
    N_("it is unlikely that this victory ... will bring this decade-long conflict ... to a definitive end"),
    N_("A stalemate could wind up weakening both camps"),
    N_("Jihadist groups seem to be the most likely to benefit from renewed conflict"),
    N_("the jihadists, who are less affected by the CSP’s loss of its Kidal stronghold"),
    N_("could take advantage of the dissension among their enemies"),
    N_(
        "potentially mirroring the situation in 2012 when they capitalised on the fighting between the army "
        "and northern rebels to strengthen their influence in Mali"
    ),
    N_(
        "jihadists took advantage of the deadlock and the vacuum created by the departure of international "
        "forces to extend their hold on vast rural areas of northern Mali"
    ),
    N_("They should involve ... members of the CSP and possibly the jihadists as well."),
    N_(
        "They should involve key political players, civil society actors and traditional leaders in the "
        "dialogue"
    ),
    N_("include as many women and young people as possible"),
    N_("making this new process more inclusive"),
    N_(
        "The subsequent process faced delays, however, stumbling over essential questions related to "
        "transferring prerogatives to regional governments and integrating former rebels into Mali’s "
        "defence and security forces."
    ),
    N_(
        "stumbling over essential questions related to transferring prerogatives to regional governments "
        "and integrating former rebels into Mali’s defence and security forces."
    ),
    N_(
        "the government that emerged from the May 2021 coup welcomed figures hostile to the agreement into "
        "its ranks, while the signatory groups adopted uncompromising positions of their own"
    ),
    N_(
        "the Malian authorities’ occupation of former MINUSMA bases in the north of the country sparked new "
        "hostilities"
    ),
    N_("This accomplishment resonates strongly with a substantial portion of the public"),
    N_("deepened a divide among the Malian people"),
    N_(
        "the recapture of Kidal would seem to symbolise the success of a military approach at the expense "
        "of the political settlement"
    ),
    N_("with the consequences reverberating across the entire central Sahel"),
    N_("This conflict has had severe humanitarian repercussions"),
    N_("the CSP should seize this moment"),
    N_("provides an opportunity for both parties to put negotiation over continued confrontation"),
    N_("engage in a process that is more aligned with today’s balance of power in Mali"),
    N_("the prospect of improved local governance"),
    N_(
        "The return to war also accelerated the demise of the Algiers Accord, which had been on life "
        "support for the last two years."
    ),
    N_("threatens a new wave of violence in Mali and beyond"),
    N_(
        "remains an important win for the Malian authorities, embodying their commitment to reclaiming "
        "state control of the entirety of national territory"
    ),
)
"""The words of the report, as claims quote them."""


def quotation(words: str) -> tuple[str, str]:
    r"""Words of the report in quotation marks as the language has them, and the language that they are in.

    >>> quotation("making this new process more inclusive")
    ('“making this new process more inclusive”', 'en')
    >>> from sahel_sim.languages import speaking
    >>> with speaking("fr"):
    ...     quotation("making this new process more inclusive")
    ('«\xa0rendre ce nouveau processus plus inclusif\xa0» (notre traduction)', 'fr')
    """
    if words not in QUOTATIONS or language() == "en" or _(words) == words:
        return _("“{words}”", words=words), "en"
    return _("“{words}” (our translation)", words=_(words)), language()
