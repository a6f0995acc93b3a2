"""What the timing engine refuses, each with one plain lower-case line.

TimingError
├── NotACalendar      nothing in the bytes is a calendar
├── UnknownZone       a time zone name that no table knows
├── BadValue          one property of one event cannot be read
├── BadRule           one recurrence rule cannot be read
├── WorkLimit         one event asks for more work than is allowed
└── BadPreferences    a preferences table with an unknown key or an unreadable value
"""


class TimingError(ValueError):
    """Anything the timing engine refuses."""


class NotACalendar(TimingError):
    """The bytes hold no calendar."""


class UnknownZone(TimingError):
    """No table knows this time zone name."""


class BadValue(TimingError):
    """A property of one event cannot be read."""


class BadRule(TimingError):
    """A recurrence rule cannot be read."""


class WorkLimit(TimingError):
    """An event asks for more instances or more work than the limits allow."""


class BadPreferences(TimingError):
    """Preferences with an unknown key or a value of the wrong kind."""
