"""Agreements and looks of one person."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from homeward.web.agreements.adapters import (
    ENDED,
    HOLDS,
    PROPOSED,
    Agreement,
    Look,
    is_on,
    is_soon_over,
    overlap,
    read_agreement,
    read_look,
    standing,
)
from homeward.web.agreements.models import Agreement as AgreementRow
from homeward.web.agreements.models import Look as LookRow
from homeward.web.agreements.wording import (
    KIND_NAMES,
    QUESTIONS,
    check_in_words,
    days_in_words,
    span_in_words,
    time_in_words,
)
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import unseal

MOST_LISTED = 200
# Answers further apart than an agreement may last belong to another busy time.
LOOK_BACK_DAYS = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """One agreement as its card shows it."""

    agreement: Agreement
    kind_name: str
    span: str
    check_in: str
    standing: str
    is_soon: bool
    is_due: bool


@dataclass(frozen=True, slots=True)
class Room:
    """What the room lists."""

    holds: tuple[Shown, ...]
    soon: tuple[Shown, ...]
    proposed: tuple[Shown, ...]
    ended: tuple[Shown, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever agreed."""
        return not (self.holds or self.soon or self.proposed or self.ended)


@dataclass(frozen=True, slots=True)
class Tonight:
    """What Today says of agreements: zones and dates that apply, and what is due."""

    lines: tuple[str, ...]
    is_check_in_due: bool
    over: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with the answer at the start and the latest one, in words."""

    question: str
    first: str
    latest: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Answers at the start and at the latest look, one beside the other; nothing is made of them."""

    first_day: dt.date
    latest_day: dt.date
    pairs: tuple[Pair, ...]
    first_words: str
    latest_words: str

    @property
    def is_one(self) -> bool:
        """Whether there is only one day so far."""
        return self.first_day == self.latest_day


def all_agreements(opened: Opened) -> tuple[Agreement, ...]:
    """Return this person's agreements, the latest first."""
    rows = AgreementRow.objects.filter(owner_id=opened.owner).order_by("-day")[:MOST_LISTED]
    return tuple(read_agreement(row.pk, unseal(row, opened=opened)) for row in rows)


def agreement_of(opened: Opened, agreement: UUID) -> Agreement | None:
    """Return one agreement of this person, None when there is none of this id."""
    row = AgreementRow.objects.filter(owner_id=opened.owner, pk=agreement).first()
    return None if row is None else read_agreement(row.pk, unseal(row, opened=opened))


def shown(agreement: Agreement, today: dt.date) -> Shown:
    """Return an agreement as its card shows it today."""
    where = standing(agreement, today)
    return Shown(
        agreement=agreement,
        kind_name=KIND_NAMES[agreement.kind],
        span=span_in_words(agreement),
        check_in=check_in_words(agreement),
        standing=where,
        is_soon=is_soon_over(agreement, today),
        is_due=where == HOLDS and agreement.check_in <= today,
    )


def room(opened: Opened, today: dt.date) -> Room:
    """Return what holds, what ends soon, what is proposed and what ended."""
    cards = [shown(agreement, today) for agreement in all_agreements(opened)]
    held = [card for card in cards if card.standing == HOLDS]
    return Room(
        holds=tuple(card for card in held if not card.is_soon),
        soon=tuple(card for card in held if card.is_soon),
        proposed=tuple(card for card in cards if card.standing == PROPOSED),
        ended=tuple(card for card in cards if card.standing == ENDED),
    )


def tonight(opened: Opened, today: dt.date) -> Tonight:
    """Return what Today says of agreements."""
    found = all_agreements(opened)
    lines = [
        line_of(agreement) for agreement in found if agreement.kind in ("zone", "date") and is_on(agreement, today)
    ]
    due = any(standing(agreement, today) == HOLDS and agreement.check_in <= today for agreement in found)
    ended_lately = [
        agreement
        for agreement in found
        if agreement.state == HOLDS and 0 < (today - agreement.end).days <= LATELY_DAYS and agreement.kind != "date"
    ]
    return Tonight(tuple(lines), due, len(ended_lately))


# An agreement that ran out is offered for renewal on Today for a few days, then it rests in the room.
LATELY_DAYS = 3


def line_of(agreement: Agreement) -> str:
    """Return one agreement as one line of Today."""
    time = time_in_words(agreement)
    return agreement.words + (f" ({time})" if time else "")


def overlaps(opened: Opened, new: Agreement, today: dt.date) -> tuple[str, ...]:
    """Return a sentence for every other zone that shares a stretch of the day with this one."""
    if new.kind != "zone":
        return ()
    said = []
    for other in all_agreements(opened):
        days = overlap(new, other)
        if other.kind == "zone" and other.id != new.id and days and standing(other, today) != ENDED:
            said.append(f"It meets “{other.words}” on {days_in_words(days)}, {time_in_words(other)}.")
    return tuple(said)


def latest_look(opened: Opened) -> Look | None:
    """Return the latest answers."""
    row = LookRow.objects.filter(owner_id=opened.owner).order_by("-day").first()
    return None if row is None else read_look(row.day, unseal(row, opened=opened))


def side_by_side(opened: Opened) -> SideBySide | None:
    """Return the first answers of this time and the latest ones; None where nothing was answered."""
    rows = list(LookRow.objects.filter(owner_id=opened.owner).order_by("-day")[:MOST_LISTED])
    if not rows:
        return None
    near = [row for row in rows if (rows[0].day - row.day).days <= LOOK_BACK_DAYS]
    first, latest = (read_look(row.day, unseal(row, opened=opened)) for row in (near[-1], near[0]))
    pairs = tuple(
        Pair(question, dict(answers)[getattr(first, name)], dict(answers)[getattr(latest, name)])
        for name, (question, answers) in QUESTIONS.items()
    )
    return SideBySide(first.day, latest.day, pairs, first.words, latest.words)
