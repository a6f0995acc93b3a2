"""The one error of this package.

PatternsError
└── InputError    a diary or its facts cannot be read: file, line, column, what to do
"""


class PatternsError(Exception):
    """Anything this package refuses."""


class InputError(PatternsError):
    """A cell, row or header that cannot be read.

    Parameters
    ----------
    message : str
        What was wrong and what to do, lower case.
    file : str
        The name the reader gave the text.
    line : int
        Line number, counted from 1 (the header is line 1).
    column : str
        The column's name, or an empty string when the whole line is meant.
    """

    def __init__(self, message: str, *, file: str, line: int, column: str = "") -> None:
        where = f"{file}, line {line}" + (f", column {column}" if column else "")
        super().__init__(f"{where}: {message}")
        self.line = line
        self.column = column
