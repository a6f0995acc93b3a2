"""Looking back, as Django knows it."""

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """Begins to follow the diary once everything is loaded."""

    name = "homeward.web.insights"

    def ready(self) -> None:
        """Connect to the diary."""
        from homeward.web.insights import following  # noqa: F401
