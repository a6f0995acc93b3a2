"""What was noticed and kept, and the words around it: examples, what may weigh, what sets the worry off."""

from uuid import UUID

from homeward.method.content import Pressure, Trigger, pressures, triggers
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import unseal
from homeward.web.talks.adapters import Reading, note_of
from homeward.web.talks.models import Note
from homeward.web.talks.noticing import MOST_NOTES, Noted
from homeward.web.talks.prepared import Words
from homeward.web.talks.queries.words import read_draft


def notes_of(opened: Opened) -> tuple[Noted, ...]:
    """Return this person's notes in the order they happened."""
    rows = Note.objects.filter(owner_id=opened.owner).order_by("-day")[:MOST_NOTES]
    return tuple(sorted((note_of(row, unseal(row, opened=opened)) for row in rows), key=lambda note: note.seen))


def one_note(opened: Opened, note: UUID) -> Noted | None:
    """Return one note of this person, None when there is none of this id."""
    row = Note.objects.filter(owner_id=opened.owner, pk=note).first()
    return note_of(row, unseal(row, opened=opened)) if row is not None else None


def danger_in(text: str) -> Reading | None:
    """Return the safety note that stands against a text, None for most texts."""
    found = read_draft(Words(text=text), with_wordings=False)
    return found if found.notice else None


def how_it_lands(line: str, notes: tuple[Noted, ...]) -> Reading:
    """Return how a line reads; where nothing is marked in the long sentence, how its notes read one by one."""
    whole = read_draft(Words(text=line), with_wordings=False)
    if whole.notice or whole.marks or not notes:
        return whole
    return read_draft(Words(text="\n".join(note.text for note in notes)), with_wordings=False)


def weights() -> tuple[Pressure, ...]:
    """Return the pressures that may lie on top of work, numbered by their place."""
    return pressures()


def stings() -> tuple[Trigger, ...]:
    """Return what tends to set the worry off."""
    return triggers()
