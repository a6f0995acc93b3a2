"""What is written of talks and notes: kept, changed, deleted. Each is one transaction."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import seal, unseal
from homeward.web.talks.adapters import kept_of, note_values, values_of
from homeward.web.talks.models import Note, Talk
from homeward.web.talks.noticing import Noted
from homeward.web.talks.prepared import KeptTalk
from homeward.web.writing import atomic_retry


@atomic_retry
def keep_talk(*, opened: Opened, day: date, kept: KeptTalk) -> UUID:
    """Seal the talk in hand as one new row."""
    row = Talk(owner_id=opened.owner, day=day)
    seal(row, values_of(kept), opened=opened)
    row.save(force_insert=True)
    return row.pk


@atomic_retry
def delete_talk(*, opened: Opened, talk: UUID) -> bool:
    """Erase one kept talk of this person; False when there is none of this id."""
    deleted, _ = Talk.objects.filter(owner_id=opened.owner, pk=talk).delete()
    return deleted > 0


@atomic_retry
def say_how_it_went(*, opened: Opened, talk: UUID, went: str, day: date) -> bool:
    """Seal how a kept talk went; an empty answer takes the earlier one away. False when there is no such talk."""
    row = Talk.objects.filter(owner_id=opened.owner, pk=talk).first()
    if row is None:
        return False
    kept = kept_of(unseal(row, opened=opened))
    seal(row, values_of(replace(kept, went=went, went_on=day if went else None)), opened=opened)
    row.save()
    return True


@atomic_retry
def keep_note(*, opened: Opened, note: Noted, day: date) -> UUID:
    """Seal a new note, to be erased on its day."""
    row = Note(owner_id=opened.owner, day=day, until=note.until)
    seal(row, note_values(note), opened=opened)
    row.save(force_insert=True)
    return row.pk


@atomic_retry
def change_note(*, opened: Opened, note: Noted) -> bool:
    """Seal a changed note in place of the earlier words; False when it is gone."""
    row = Note.objects.filter(owner_id=opened.owner, pk=note.key).first()
    if row is None:
        return False
    row.until = note.until
    seal(row, note_values(note), opened=opened)
    row.save()
    return True


@atomic_retry
def delete_note(*, opened: Opened, note: UUID) -> None:
    """Erase one note of this person."""
    Note.objects.filter(owner_id=opened.owner, pk=note).delete()


def erase_old_notes(today: date) -> None:
    """Erase everybody's notes whose day has come: this needs no key, and most visits find nothing to do."""
    if Note.objects.filter(until__lte=today).exists():
        erase_notes_until(today)


@atomic_retry
def erase_notes_until(today: date) -> None:
    """Delete the notes that were to stay until this day or an earlier one."""
    Note.objects.filter(until__lte=today).delete()
