"""What can be wrong with the safety data files: RuleError for a rule, DirectoryError for a help line."""


class RuleError(ValueError):
    """A safety rule that cannot be read; the text names the file, the rule and the reason."""


class DirectoryError(ValueError):
    """A help line that lacks something or says something it may not; the text names the file and the entry."""
