"""Homeward: from worry to one kind, well-timed talk, small agreements, and an honest look two weeks later."""

__version__ = "0.1.0"
