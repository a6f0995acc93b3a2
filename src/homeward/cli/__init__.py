"""The command line: one file a command; each file has ``add_arguments(parser)`` and ``run(arguments) -> int``."""
