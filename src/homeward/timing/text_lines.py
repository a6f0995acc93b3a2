"""Bytes of a feed to clean, unfolded text: line ends repaired, folds undone, the letters decoded."""

import re

from homeward.timing.errors import NotACalendar
from homeward.timing.limits import Limits


def unfold(data: bytes, limits: Limits) -> str:
    r"""Return the content lines of a feed, one a line, ended by ``\n``.

    Parameters
    ----------
    data : bytes
        The feed as it came: CRLF, LF and bare CR line ends, a byte order mark, UTF-16 and Latin-1 are all taken.
    limits : Limits
        Bytes beyond ``file_bytes`` are refused unread.

    Returns
    -------
    str
        Text without empty lines and without blanks at line ends.

    Raises
    ------
    NotACalendar
        When the file is larger than the limit.
    """
    if len(data) > limits.file_bytes:
        raise NotACalendar(f"the file is larger than {limits.file_bytes // (1024 * 1024)} MiB")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", errors="replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # Before decoding: a fold may cut a letter of several bytes in two (RFC 5545 section 3.1).
    data = data.replace(b"\n ", b"").replace(b"\n\t", b"")
    if b"\n\n" in data or b" \n" in data or b"\t\n" in data:
        stripped = (line.rstrip(b" \t") for line in data.split(b"\n"))
        data = b"\n".join(line for line in stripped if line)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def name_and_value(line: str) -> tuple[str, dict[str, str], str]:
    """Return the name in capitals, the parameters (names in capitals, quotes gone) and the value of a content line.

    A line without a colon has the value ``""``.
    """
    at = _colon(line)
    head, value = (line[:at], line[at + 1 :]) if at >= 0 else (line, "")
    if ";" not in head:
        return head.strip().upper(), {}, value
    pieces = _unquoted_split(head) if '"' in head else head.split(";")
    parameters = {}
    for piece in pieces[1:]:
        name, _, content = piece.partition("=")
        parameters[name.strip().upper()] = content.strip().strip('"')
    return pieces[0].strip().upper(), parameters, value


def _colon(line: str) -> int:
    """Return where the value begins: the first colon outside quotes."""
    at = line.find(":")
    quote = line.find('"')
    if quote < 0 or at < quote:
        return at
    quoted = False
    for index, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return index
    return at


def _unquoted_split(head: str) -> list[str]:
    pieces, quoted, begin = [], False, 0
    for index, letter in enumerate(head):
        if letter == '"':
            quoted = not quoted
        elif letter == ";" and not quoted:
            pieces.append(head[begin:index])
            begin = index + 1
    return [*pieces, head[begin:]]


def unescape(text: str) -> str:
    r"""Undo the escapes of a TEXT value: ``\\n``, ``\\,``, ``\\;`` and ``\\\\``."""
    if "\\" not in text:
        return text
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)
