"""The recovery code: 120 random bits in letters that are hard to confuse, shown once."""

import secrets

from homeward.web.sealing.derivation import expand

# Crockford's base 32: no I, L, O, U; what is typed for them is read as the digit it looks like.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
GROUPS, GROUP_LETTERS = 6, 4


def new_code() -> str:
    """Return a fresh code in six groups of four."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def read_code(typed: str) -> str:
    """Return the letters of a typed code, whatever its case, spaces and dashes."""
    return "".join(letter for letter in typed.upper().translate(LOOKALIKES) if letter in ALPHABET)


def wrapping_key(code: str) -> bytes:
    """Return the key a code gives; the code itself has entropy enough, so no slow step is needed."""
    return expand(read_code(code).encode("ascii"), "recovery")
