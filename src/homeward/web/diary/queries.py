"""What is read of the diary, opened with its owner's keys."""

import datetime as dt

from homeward.web.diary.adapters import Day, Past, read_day, read_past
from homeward.web.diary.models import Before, Entry
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import unseal


def day_of(opened: Opened, day: dt.date) -> Day:
    """Return one day, without answers where nothing was written."""
    row = Entry.objects.filter(owner_id=opened.owner, day=day).first()
    return Day(day) if row is None else read_day(day, unseal(row, opened=opened))


def all_days(opened: Opened) -> tuple[Day, ...]:
    """Return every written day, oldest first."""
    rows = Entry.objects.filter(owner_id=opened.owner).order_by("day")
    return tuple(read_day(row.day, unseal(row, opened=opened)) for row in rows)


def first_day(opened: Opened) -> dt.date | None:
    """Return the first written day."""
    return Entry.objects.filter(owner_id=opened.owner).order_by("day").values_list("day", flat=True).first()


def past_of(opened: Opened) -> Past:
    """Return what was told of the time before."""
    row = Before.objects.filter(owner_id=opened.owner).first()
    return Past() if row is None else read_past(unseal(row, opened=opened))
