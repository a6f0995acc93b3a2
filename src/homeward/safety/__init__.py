"""The point where Homeward steps back: the text screen, the safety check, the crisis words and the directory of lines."""

from homeward.safety.screening import Screening, screen

__all__ = ["Screening", "screen"]
