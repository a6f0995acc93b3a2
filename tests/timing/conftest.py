"""Shared by the timing tests: one time zone database for every reader."""

import zoneinfo
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _one_time_zone_database() -> Iterator[None]:
    """Let both readers use the tzdata package: the machine's own database may be older."""
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()
