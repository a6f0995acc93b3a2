"""The one door to the rewrite: what is worth rewording, and nothing where safety comes first."""

from homeward.coach.finding import Rewrite
from homeward.coach.judge import Verdict
from homeward.coach.rewrite import rewrite

LONGEST = 5_000  # code points; a longer draft is a letter, and wants a person's hand


def reword(verdict: Verdict) -> Rewrite | None:
    """Return the wordings for a judged draft; None for a text that is fine, not English, or not to be coached."""
    if verdict.score is None or (verdict.label == "ok" and not verdict.findings):
        return None
    if len(verdict.text) > LONGEST:
        return None
    return rewrite(verdict)
