"""Review a draft: judge it, and offer a wording built from the writer's own words."""

from homeward.coach.finding import Review
from homeward.coach.judge import Choices, judge
from homeward.coach.rewriting import reword


def review(
    text: str,
    *,
    disabled: frozenset[str] = frozenset(),
    asked_for_advice: bool = False,
    kept: frozenset[str] = frozenset(),
) -> Review:
    """Review a draft to a partner.

    Parameters
    ----------
    text : str
        The draft as given; any code points, also none.
    disabled : frozenset of str
        Ids of rules this person has switched off.
    asked_for_advice : bool
        True when the partner asked for advice; unasked advice is then not marked.
    kept : frozenset of str
        Fingerprints of marks the writer keeps on purpose in this draft.

    Returns
    -------
    Review
        Marks lie inside the text, in code points of the text as given. No text raises.

    Examples
    --------
    >>> found = review("You never talk to me anymore")
    >>> found.label, found.kinds[0]
    ('problem', 'generalisation')
    """
    verdict = judge(text, Choices(disabled=disabled, kept=kept, asked_for_advice=asked_for_advice))
    return Review(
        label=verdict.label,
        score=verdict.score,
        kinds=verdict.kinds,
        strengths=verdict.strengths,
        safety=verdict.safety,
        language=verdict.language,
        findings=verdict.findings,
        good=verdict.good,
        note=verdict.note,
        rewrite=reword(verdict),
    )
