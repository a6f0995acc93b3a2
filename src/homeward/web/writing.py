"""The one way to write: a transaction that is tried again when the database was busy."""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, transaction

MOST_TRIES = 8
FIRST_PAUSE_SECONDS = 0.02


P = ParamSpec("P")
T = TypeVar("T")


def atomic_retry(action: Callable[P, T]) -> Callable[P, T]:
    """Run ``action`` in one transaction, up to eight times; it must have no effect outside the database."""

    @wraps(action)
    def run(*args: P.args, **words: P.kwargs) -> T:
        # Inside another action's transaction only the outermost may start again.
        if transaction.get_connection().in_atomic_block:
            return action(*args, **words)
        for attempt in range(MOST_TRIES):
            try:
                with transaction.atomic():
                    return action(*args, **words)
            except OperationalError:
                if attempt == MOST_TRIES - 1:
                    raise
                time.sleep(FIRST_PAUSE_SECONDS * 2**attempt * random.uniform(0.5, 1.5))
        raise AssertionError("unreachable")

    return run
