"""How a command says no: one lower-case line on stderr and exit status 2 (bad input) or 1 (the work failed)."""


class UsageError(Exception):
    """Wrong usage or bad input: what was wrong, where, and what to do. Exit status 2."""


class WorkError(Exception):
    """The request was fine and the work failed. Exit status 1."""
