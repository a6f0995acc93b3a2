"""The directory of help lines: read from data, checked, and listed by country with honest labels."""

from homeward.safety.directory.line import CALL_TRACE_WARNING, Country, EmergencyNumber, HelpLine, Link
from homeward.safety.directory.listing import Listing, countries, entries

__all__ = [
    "CALL_TRACE_WARNING",
    "Country",
    "EmergencyNumber",
    "HelpLine",
    "Link",
    "Listing",
    "countries",
    "entries",
]
