"""The way from a judged draft to its three wordings: study, plan, compose, check, fall back, or say nothing."""

from dataclasses import replace

from homeward.coach.finding import Rewrite
from homeward.coach.judge import Verdict, judge
from homeward.coach.rewrite.checks import is_nothing_new, is_short_enough, is_sound, keeps_topic, lands_well, reads_well
from homeward.coach.rewrite.compose import GENERIC, Plan, full, kind_of, make_plan, smallest
from homeward.coach.rewrite.draft import Draft, study
from homeward.coach.rewrite.words import finish

WARM = {"validation", "appreciation", "repair", "offer_of_support"}
MOST_JUDGED = 3  # coach.md §5: one judgement is about a millisecond


def rewrite(verdict: Verdict) -> Rewrite | None:
    """Return three wordings for a judged draft.

    Parameters
    ----------
    verdict : Verdict
        What ``judge`` said of the draft.

    Returns
    -------
    Rewrite or None
        The smallest edit, the whole message anew and the request alone, "" where there is none; None where safety comes
        first, where there is nothing to reword, or where no wording passes every check. The same for the same draft.
    """
    if verdict.safety != "none" or not verdict.reading.tokens or (verdict.label == "ok" and not verdict.findings):
        return None
    draft = study(verdict)
    warm = {strength.kind for strength in verdict.good} & WARM
    if not verdict.findings and len(warm) > 1 and all(kind_of(draft, one, WARM) for one in draft.sentences):
        return None  # nothing is marked and every sentence does something good: the score alone is no reason
    plan = make_plan(draft)
    if verdict.label == "ok":
        return only_smallest(draft, plan)
    return first_that_passes(draft, plan)


def first_that_passes(draft: Draft, plan: Plan) -> Rewrite | None:
    """Return the wordings of the first of three tries that passes every check: the frames, others, the generic path."""
    whole = best_whole(draft, plan)
    tries = 1
    while not passes(draft, whole):
        if tries == MOST_JUDGED:
            return None
        draft = replace(draft, seed=f"{draft.seed}~")
        tries += 1
        last = tries == MOST_JUDGED
        plan = make_plan(draft, plain=last)
        whole = full(draft, plan, keep="harmless") if last else best_whole(draft, plan)
    small = smallest(draft, plan)
    if small != whole and (tries == MOST_JUDGED or not passes(draft, small)):
        small = whole
    return Rewrite(small, whole, request_alone(draft, plan))


def passes(draft: Draft, text: str) -> bool:
    """Tell whether a wording passes every check; its own verdict is the dearest of them and comes last."""
    return is_sound(draft, text) and lands_well(judge(text))


def best_whole(draft: Draft, plan: Plan) -> str:
    """Return the whole wording with what surely does no harm; with all that is unmarked where the topic would go."""
    text = full(draft, plan, keep="sound")
    return text if keeps_topic(draft, text) else full(draft, plan, keep="all")


def only_smallest(draft: Draft, plan: Plan) -> Rewrite | None:
    """Return the small change a fine message with mild marks needs; None where a graver mark and the score disagree."""
    mild = all(finding.severity == 1 for finding in draft.verdict.findings)
    fitted = [line for line in plan.lines if line is not None]
    if not mild or not fitted or any(line.shape == GENERIC for line in fitted):
        return None
    text = smallest(draft, plan)
    if text == draft.verdict.text or not passes(draft, text):
        return None
    return Rewrite(text, text, request_alone(draft, plan))


def request_alone(draft: Draft, plan: Plan) -> str:
    """Return the request as a message of its own, or ""."""
    text = finish(plan.ask or plan.request)
    fine = reads_well(text) and is_short_enough(draft, text) and is_nothing_new(draft, text)
    return text if fine else ""
