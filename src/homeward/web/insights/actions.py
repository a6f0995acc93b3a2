"""Read the whole diary once after it changed, and seal what it says."""

import datetime as dt

from homeward.web.diary import queries as diary
from homeward.web.diary.adapters import series_of
from homeward.web.insights.adapters import reading_values
from homeward.web.insights.models import Reading
from homeward.web.sealing.box import Values
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import seal
from homeward.web.writing import atomic_retry


def read_again(*, opened: Opened, day: dt.date) -> None:
    """Run the engine on every written day; an empty diary takes the stored readings with it."""
    days = diary.all_days(opened)
    if not days:
        erase_readings(opened=opened)
        return
    values = reading_values(series_of(days, diary.past_of(opened)), days[0].day)
    keep_reading(opened=opened, day=day, values=values)


@atomic_retry
def keep_reading(*, opened: Opened, day: dt.date, values: Values) -> None:
    """Seal one reading in place of an earlier one of the same day."""
    row = Reading.objects.filter(owner_id=opened.owner, day=day).first() or Reading(owner_id=opened.owner, day=day)
    seal(row, values, opened=opened)
    row.save()


@atomic_retry
def erase_readings(*, opened: Opened) -> None:
    """Delete every stored reading."""
    Reading.objects.filter(owner_id=opened.owner).delete()
