"""Kept talks: one sealed row each, with the draft, the composed words, the time and the card inside."""

from homeward.web.sealing.rows import SealedRow


class Talk(SealedRow):
    """A talk its writer chose to keep."""
