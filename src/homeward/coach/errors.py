"""What can be wrong with the coach's own data; a draft never raises.

RuleError
    A rule, lexicon or evidence file is not as the rule language says. Names file, key and reason.
"""


class RuleError(Exception):
    """A data file of the coach is wrong: which file, which key, and why."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
        self.file, self.key, self.reason = file, key, reason
