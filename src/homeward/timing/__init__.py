"""Calendars in, good moments for a talk out; every function takes its window and zone, none looks at a clock."""

from homeward.timing.busy import BusyTimes, busy
from homeward.timing.calendar import CalendarFile, read_calendar
from homeward.timing.errors import BadPreferences, BadValue, NotACalendar, TimingError, UnknownZone
from homeward.timing.index import Index, index_calendar
from homeward.timing.limits import COMMAND_LINE, FEED, Limits
from homeward.timing.policy import without_words
from homeward.timing.preferences import HouseRules, LocalWindow, Preferences, read_preferences
from homeward.timing.suggest import OfferedWindow, Outlook, Question, Suggestions, look_out, offer, suggest
from homeward.timing.write import NEUTRAL_TITLE, Entry, weekly_zone, write_calendar, write_talk

__all__ = [
    "COMMAND_LINE", "FEED", "NEUTRAL_TITLE", "BadPreferences", "BadValue", "BusyTimes", "CalendarFile", "Entry",
    "HouseRules", "Index", "Limits", "LocalWindow", "NotACalendar", "OfferedWindow", "Outlook", "Preferences",
    "Question", "Suggestions", "TimingError", "UnknownZone", "busy", "index_calendar", "look_out", "offer",
    "read_calendar", "read_preferences", "suggest", "weekly_zone", "without_words", "write_calendar", "write_talk",
]  # fmt: skip
