"""Load in the background what the first visitor would otherwise wait for: rules, word lists, the directory."""

import sys
import threading


def warm() -> None:
    """Read one harmless sentence; whatever goes wrong here will be told where somebody asks for it."""
    try:
        from homeward import coach, safety
        from homeward.web.help.queries import directory

        safety.screen("I miss you.")
        coach.review("I miss you.")
        directory()
    except Exception as error:
        sys.stderr.write(f"warming up stopped: {type(error).__name__}\n")


def warm_in_background() -> None:
    """Start warming beside the first requests, and never hold the server back from closing."""
    threading.Thread(target=warm, name="warming", daemon=True).start()
