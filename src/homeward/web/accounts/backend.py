"""Django's door to our passphrases: recognise a person and take their data key out in one slow step."""

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from homeward.web.accounts.models import Account, Way
from homeward.web.accounts.queries import account_named, wrapped_key
from homeward.web.sealing.derivation import derive, nobodys_verifier, read_verifier
from homeward.web.sealing.opened import Opened, unwrap


def open_by_passphrase(account: Account | None, passphrase: str) -> Opened | None:
    """Return the keys if the passphrase is the account's; an absent account takes the same time."""
    verifier = read_verifier(account.password) if account else nobodys_verifier()
    derived = derive(passphrase, salt=verifier.salt, cost=verifier.cost)
    if not verifier.recognises(derived) or account is None:
        return None
    box = wrapped_key(account, Way.PASSPHRASE)
    return unwrap(box, key=derived.wrapping, owner=account.pk, kind=Way.PASSPHRASE.value)


class PassphraseBackend(BaseBackend):
    """Name and passphrase; the keys travel on the account object for the rest of this request only."""

    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, name: str | None = None, passphrase: str | None = None
    ) -> Account | None:
        """Return the account, its keys in ``account.keys_in_hand``."""
        if name is None or passphrase is None:
            return None
        account = account_named(name)
        keys = open_by_passphrase(account, passphrase)
        if account is None or keys is None:
            return None
        account.keys_in_hand = keys  # type: ignore[attr-defined]
        return account

    def get_user(self, user_id: object) -> Account | None:
        """Return the account a session belongs to."""
        if not isinstance(user_id, str | UUID):
            return None
        return Account.objects.filter(pk=user_id).first()
