"""What a visit holds in this process's memory: never on disk, at most two hours, gone with a restart."""

from homeward.web.visit.memory import drop, get, has_visit, put

__all__ = ["drop", "get", "has_visit", "put"]
