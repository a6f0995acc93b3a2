"""What every private field has in common."""

import unicodedata

# Cloud spell-checkers, writing assistants, autofill and translators are asked to keep out (SAF-50).
PRIVATE = {"spellcheck": "false", "writingsuggestions": "false", "autocomplete": "off", "translate": "no"}
LINE_BREAKS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
KEPT_CONTROLS = "\n\t"


def clean_text(text: str) -> str:
    """Return what was typed without invisible control characters; joiners and direction marks of scripts stay."""
    for found, kept in LINE_BREAKS.items():
        text = text.replace(found, kept)
    return "".join(
        letter for letter in text if letter in KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs", "Cn")
    ).strip()
