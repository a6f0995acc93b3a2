"""What is written of the diary."""

import datetime as dt

from homeward.web.diary.adapters import Day, Past, day_values, past_values
from homeward.web.diary.models import Before, Entry
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import seal
from homeward.web.writing import atomic_retry


@atomic_retry
def keep_day(*, opened: Opened, day: Day) -> None:
    """Seal one day's answers in place of the earlier ones; a day without answers leaves no row."""
    row = Entry.objects.filter(owner_id=opened.owner, day=day.day).first()
    if not day.answers:
        if row is not None:
            row.delete()
        return
    row = row or Entry(owner_id=opened.owner, day=day.day)
    seal(row, day_values(day), opened=opened)
    row.save()


@atomic_retry
def keep_past(*, opened: Opened, past: Past, day: dt.date) -> None:
    """Seal what was told of the time before."""
    row = Before.objects.filter(owner_id=opened.owner).first() or Before(owner_id=opened.owner)
    row.day = day
    seal(row, past_values(past), opened=opened)
    row.save()


@atomic_retry
def erase_diary(*, opened: Opened) -> None:
    """Delete every day and what was told of the time before."""
    Entry.objects.filter(owner_id=opened.owner).delete()
    Before.objects.filter(owner_id=opened.owner).delete()
