"""Erase for good: rows go, and the file is rewritten so that nothing of them lingers in free pages or the log."""

from django.db import connection

from homeward.web.accounts.models import Account
from homeward.web.clock import local_today
from homeward.web.diary import actions as diary
from homeward.web.diary.signals import diary_changed
from homeward.web.sealing.opened import Opened
from homeward.web.writing import atomic_retry


def erase_diary(*, opened: Opened) -> None:
    """Erase every day, and with it what was read from them."""
    diary.erase_diary(opened=opened)
    diary_changed.send(sender=Opened, opened=opened, day=local_today())
    scrub()


def erase_everything(*, account: Account) -> None:
    """Erase the account and all that is its own; the wrapped keys go too, so a copy of a row opens no more."""
    delete_account(account)
    scrub()


@atomic_retry
def delete_account(account: Account) -> None:
    """Delete the account; the database takes every row of it along."""
    account.delete()


def scrub() -> None:
    """Rewrite the database file and empty its write-ahead log."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
