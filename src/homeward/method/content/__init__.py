"""What people read, as data: one file a kind, typed, unique ids, ready to be translated."""

from homeward.method.content.ideas import (
    MicroDate,
    Offer,
    Pressure,
    Request,
    Trigger,
    Zone,
    micro_dates,
    offers,
    pressures,
    requests,
    triggers,
    zones,
)
from homeward.method.content.settling import Act, Exercise, Feeling, Story, exercises, feelings, self_care, stories

__all__ = [
    "Act",
    "Exercise",
    "Feeling",
    "MicroDate",
    "Offer",
    "Pressure",
    "Request",
    "Story",
    "Trigger",
    "Zone",
    "exercises",
    "feelings",
    "micro_dates",
    "offers",
    "pressures",
    "requests",
    "self_care",
    "stories",
    "triggers",
    "zones",
]
