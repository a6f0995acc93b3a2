"""What is read of stored readings; a visit never runs the engine."""

from homeward.web.insights.adapters import EMPTY, READINGS_BEFORE_YES, Look, look_of
from homeward.web.insights.models import Reading
from homeward.web.sealing.opened import Opened
from homeward.web.sealing.rows import unseal


def latest_look(opened: Opened) -> Look:
    """Return what the page shows, from the last three stored readings."""
    rows = Reading.objects.filter(owner_id=opened.owner).order_by("-day")[:READINGS_BEFORE_YES]
    readings = [unseal(row, opened=opened) for row in rows]
    if not readings:
        return EMPTY
    return look_of(readings[0], [reading["distance_answer"] for reading in readings])
