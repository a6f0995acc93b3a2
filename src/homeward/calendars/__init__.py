"""Calendars from outside: files, addresses and servers read with limits, and handed to the timing engine as bytes."""
