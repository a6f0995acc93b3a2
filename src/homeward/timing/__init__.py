"""Calendars in, good moments for a talk out; every function takes its window and zone, none looks at a clock."""
