"""What a review returns: frozen values in code points of the text as given."""

from dataclasses import dataclass
from typing import Literal

Label = Literal["problem", "ok"]


@dataclass(frozen=True, slots=True)
class Span:
    """Code points from ``start`` up to but not including ``end``, counted in the text as given."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Return the number of code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Finding:
    """One mark: where, what kind, how grave (1 nudge, 2 likely to sting, 3 will wound), which rule and why.

    ``slots`` are the rule's other captures by name, for the rewrite; ``fingerprint`` stays the same when text elsewhere
    changes, so that "keep it, I mean this" holds while the draft is edited.
    """

    span: Span
    kind: str
    severity: int
    rule: str
    why: str
    evidence: str
    repairs: tuple[str, ...] = ()
    slots: tuple[tuple[str, Span], ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Strength:
    """One good move seen: where, which, by which rule, and what it does for the one who reads it."""

    span: Span
    kind: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Three wordings: the smallest edit, the whole message anew, and the request alone ("" where there is none)."""

    smallest: str
    full: str
    request: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the coach has to say about one draft.

    ``score`` is the calibrated probability that the message lands as accusation or pressure, six decimals, or None
    where the coach does not judge (another language, or ``safety`` is not "none"). ``kinds`` and ``strengths`` are
    names, strongest first. ``findings`` are in order of place, one mark a span; ``note`` is a soft word without a
    place, for a text that lands badly without one phrase to point at.
    """

    label: Label
    score: float | None
    kinds: tuple[str, ...]
    strengths: tuple[str, ...]
    safety: str
    language: str
    findings: tuple[Finding, ...]
    good: tuple[Strength, ...]
    note: str
    rewrite: Rewrite | None
