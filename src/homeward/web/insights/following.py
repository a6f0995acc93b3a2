"""Follow the diary: read it again whenever it changed."""

import datetime as dt

from django.dispatch import receiver

from homeward.web.diary.signals import diary_changed
from homeward.web.insights.actions import read_again
from homeward.web.sealing.opened import Opened


@receiver(diary_changed, dispatch_uid="insights")
def follow_diary(sender: object, *, opened: Opened, day: dt.date, **others: object) -> None:
    """Keep the stored reading in step."""
    read_again(opened=opened, day=day)
