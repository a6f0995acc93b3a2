"""Judge a draft without rewording it: safety first, then language, marks, strengths and score."""

from dataclasses import dataclass

from homeward.coach.arbitration import settle
from homeward.coach.board import lay_out
from homeward.coach.finding import Finding, Label, Strength
from homeward.coach.hits import Hit, find_hits
from homeward.coach.language import is_english
from homeward.coach.notes import soft_note
from homeward.coach.reading import Reading, read
from homeward.coach.registry import load_rulebook
from homeward.coach.scoring import Score, score_of
from homeward.safety import screen

NO_STRINGS: frozenset[str] = frozenset()
# A mild mark in a message that most likely lands well would cry wolf; a grave one is always shown.
MUTED_BELOW = {1: 0.3, 2: 0.03}
LONGEST_READ = 50_000  # code points; what comes after is screened for safety and not coached


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person has settled: rules switched off, marks kept on purpose, whether advice was asked."""

    disabled: frozenset[str] = NO_STRINGS
    kept: frozenset[str] = NO_STRINGS
    asked_for_advice: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judged draft, with the reading that a rewrite works from.

    ``score`` is None where the coach does not judge; ``findings`` are one a span, in order of place.
    """

    text: str
    reading: Reading
    safety: str
    language: str
    findings: tuple[Finding, ...]
    good: tuple[Strength, ...]
    score: float | None
    label: Label
    kinds: tuple[str, ...]
    note: str

    @property
    def strengths(self) -> tuple[str, ...]:
        """Return the names of the strengths seen, the most frequent first, then in order of place.

        "other_ok" stands alone: for a fine message in which nothing else is to be named.
        """
        names = [strength.kind for strength in self.good if strength.kind != "other_ok"]
        if not names and self.label == "ok" and self.score is not None and self.reading.tokens:
            return ("other_ok",)
        return tuple(sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), names.index(name))))


def judge(text: str, choices: Choices | None = None) -> Verdict:
    """Judge ``text``.

    Parameters
    ----------
    text : str
        The draft as given; any code points, also none.
    choices : Choices, optional
        What the person has settled; nothing by default.

    Returns
    -------
    Verdict
        The same for the same arguments on every machine. Takes time linear in the length of the text; of a text over
        50,000 code points only the first 50,000 are coached.
    """
    choices = choices or Choices()
    safety = screen(text).outcome if text.strip() else "none"
    reading = read(text[:LONGEST_READ])
    if safety != "none":
        return unjudged(reading, safety=safety, label="problem", language="en")
    if not is_english(reading):
        return unjudged(reading, safety=safety, label="ok", language="other")
    book = load_rulebook()
    board = lay_out(reading, book.phrases)
    hits = [hit for hit in find_hits(board, book) if counts(hit, choices)]
    findings, good = settle(board, hits, choices.kept)
    score = score_of(board, hits)
    return conclude(reading, findings, good, score)


def counts(hit: Hit, choices: Choices) -> bool:
    """Tell whether a hit still counts after the person's choices."""
    if hit.rule.id in choices.disabled:
        return False
    return not (choices.asked_for_advice and hit.rule.kind == "unsolicited_advice")


def unjudged(reading: Reading, *, safety: str, label: Label, language: str) -> Verdict:
    """Return the verdict of a text that is not coached."""
    return Verdict(reading.text, reading, safety, language, (), (), None, label, (), "")


def conclude(reading: Reading, findings: tuple[Finding, ...], good: tuple[Strength, ...], score: Score) -> Verdict:
    """Put marks and score together: an "ok" text names no kinds but those it carries marks for."""
    label: Label = "problem" if score.problem >= 0.5 else "ok"
    findings = tuple(finding for finding in findings if score.problem >= MUTED_BELOW.get(finding.severity, 0.0))
    note = soft_note(score.kinds) if label == "problem" and not findings else ""
    kinds = score.kinds if label == "problem" else tuple(dict.fromkeys(finding.kind for finding in findings))
    return Verdict(reading.text, reading, "none", "en", findings, good, score.problem, label, kinds, note)
