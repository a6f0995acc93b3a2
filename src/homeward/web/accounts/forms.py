"""Forms of the door."""

from typing import Any

from django.core.exceptions import ValidationError

from homeward.web.accounts.names import LONGEST
from homeward.web.accounts.passphrase import complaint
from homeward.web.fields import Passphrase, PlainForm, PrivateText
from homeward.web.house import house
from homeward.web.sealing.recovery import GROUP_LETTERS, GROUPS, read_code


class SignInForm(PlainForm):
    """Name and passphrase."""

    name = PrivateText(label="Name", most=LONGEST, error_messages={"required": "The name is missing."})
    passphrase = Passphrase(label="Passphrase")


class UnlockForm(PlainForm):
    """The passphrase alone."""

    passphrase = Passphrase(label="Passphrase")


class NewPassphraseForm(PlainForm):
    """A new passphrase, typed twice."""

    passphrase = Passphrase(
        label="A passphrase",
        help_text="Twelve letters or more. Four or five plain words in a row are easy to keep and hard to guess.",
    )
    again = Passphrase(label="Once more", error_messages={"required": "Please type it a second time."})

    def names(self) -> tuple[str, ...]:
        """Return words the passphrase may not lean on."""
        return (house().title, house().run_by)

    def clean(self) -> dict[str, Any]:
        """Check the passphrase against the name, which is cleaned first."""
        cleaned = super().clean() or self.cleaned_data
        passphrase = cleaned.get("passphrase", "")
        if passphrase and (wrong := complaint(passphrase, names=self.names())):
            self.add_error("passphrase", ValidationError(wrong, code="weak"))
        elif passphrase and "again" in cleaned and cleaned["again"] != passphrase:
            self.add_error("again", ValidationError("The two are not the same.", code="differs"))
        return cleaned


class NewAccountForm(NewPassphraseForm):
    """A name and a new passphrase."""

    name = PrivateText(
        label="A name to sign in with",
        most=LONGEST,
        help_text="Any word you like; it need not be yours. It is stored as it is.",
        error_messages={"required": "A name is needed to sign in with."},
    )
    field_order = ("name", "passphrase", "again")

    def names(self) -> tuple[str, ...]:
        """Return words the passphrase may not lean on."""
        return (*super().names(), *self.cleaned_data.get("name", "").split())


class RecoverForm(NewPassphraseForm):
    """Name, recovery code and a new passphrase."""

    name = PrivateText(label="Name", most=LONGEST, error_messages={"required": "The name is missing."})
    code = PrivateText(
        label="Recovery code",
        most=200,
        help_text="Six groups of four letters and digits. Capitals and dashes do not matter.",
        error_messages={"required": "The code is missing."},
    )
    field_order = ("name", "code", "passphrase", "again")

    def clean_code(self) -> str:
        """Say when letters are missing; that says nothing about whether the code fits."""
        code = read_code(self.cleaned_data["code"])
        if len(code) != GROUPS * GROUP_LETTERS:
            raise ValidationError(f"A code has {GROUPS * GROUP_LETTERS} letters and digits; this has {len(code)}.")
        return code


class ChangePassphraseForm(NewPassphraseForm):
    """The passphrase as it is, and a new one."""

    current = Passphrase(label="The passphrase you use now")
    field_order = ("current", "passphrase", "again")
