"""What every private field has in common."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

# Cloud spell-checkers, writing assistants, autofill and translators are asked to keep out (SAF-50).
PRIVATE = {"spellcheck": "false", "writingsuggestions": "false", "autocomplete": "off", "translate": "no"}
# What is never shown again, carried along or written anywhere, whichever form it stood in.
SECRET_NAMES = {"csrfmiddlewaretoken", "passphrase", "again", "current", "code"}
LINE_BREAKS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
KEPT_CONTROLS = "\n\t"


def is_secret(name: str) -> bool:
    """Whether a field of this name holds a secret; a form's prefix ends at the last dash."""
    return name.rpartition("-")[2] in SECRET_NAMES


def clean_text(text: str) -> str:
    """Return what was typed without invisible control characters; joiners and direction marks of scripts stay."""
    for found, kept in LINE_BREAKS.items():
        text = text.replace(found, kept)
    return "".join(
        letter for letter in text if letter in KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs")
    ).strip()


class PrivateText(forms.CharField):
    """A field for a person's own words: cleaned, bounded by a message, never cut, kept from browser helpers."""

    def __init__(self, *, most: int, lines: int = 1, **words: Any) -> None:
        self.most = most
        attrs = {**PRIVATE, **({"rows": str(lines)} if lines > 1 else {})}
        words.setdefault("widget", forms.Textarea(attrs) if lines > 1 else forms.TextInput(attrs))
        words.setdefault("error_messages", {"required": "A few words are needed here."})
        super().__init__(strip=False, **words)

    def to_python(self, value: object) -> str:
        """Return the cleaned text."""
        return clean_text(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Say how much too long it is."""
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(f"This is {len(value):,} letters long; {self.most:,} are the most.", code="long")


class Passphrase(forms.CharField):
    """A passphrase, taken exactly as typed; pasting is welcome."""

    def __init__(self, *, label: str, **words: Any) -> None:
        # A password kept by the browser would open the page to whoever shares the device (SAF-50).
        widget = forms.PasswordInput({"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"})
        words.setdefault("error_messages", {"required": "The passphrase is missing."})
        super().__init__(label=label, widget=widget, strip=False, **words)


class PlainForm(forms.Form):
    """A form whose messages are ours, beside the field, not the browser's."""

    use_required_attribute = False

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **words})

    def full_clean(self) -> None:
        """Check, and put the cursor into the first field that needs another look."""
        super().full_clean()
        wrong = next((name for name in self.fields if name in self.errors), None) if self.is_bound else None
        if wrong is not None:
            self.fields[wrong].widget.attrs["autofocus"] = True
