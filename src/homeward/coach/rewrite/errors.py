"""What can be wrong with a frame file."""


class FrameError(ValueError):
    """A frame file is not as the rewrite needs it; the message names file, key and reason."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
