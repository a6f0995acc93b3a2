"""What is written of accounts: made, opened by recovery code, given another passphrase."""

from dataclasses import dataclass, field

from homeward.web.accounts.models import Account, Way, WrappedKey
from homeward.web.accounts.names import plain_name
from homeward.web.accounts.queries import account_named, may_sign_up, wrapped_key
from homeward.web.sealing import recovery
from homeward.web.sealing.box import SealError
from homeward.web.sealing.derivation import Derived, Verifier, new_verifier
from homeward.web.sealing.opened import Opened, new_data_key, opened, unwrap, wrap
from homeward.web.writing import atomic_retry


class SignUpClosedError(Exception):
    """The keeper has not opened this server for another account."""


class NameTakenError(Exception):
    """Another account here has this name."""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account with its keys in hand and the recovery code that is shown once."""

    account: Account
    opened: Opened
    recovery_code: str = field(repr=False)


def make_account(*, name: str, passphrase: str) -> NewAccount:
    """Make an account; the slow key step runs before the transaction begins."""
    verifier, derived = new_verifier(passphrase)
    account = Account(name=plain_name(name), password=str(verifier))
    keys, code = opened(account.pk, new_data_key()), recovery.new_code()
    store_account(account, keys, derived, code)
    return NewAccount(account, keys, code)


@atomic_retry
def store_account(account: Account, keys: Opened, derived: Derived, code: str) -> None:
    """Write the account and both wrapped keys, or nothing."""
    if not may_sign_up():
        raise SignUpClosedError
    if account_named(account.name) is not None:
        raise NameTakenError
    account.save(force_insert=True)
    store_key(account, Way.PASSPHRASE, keys, derived.wrapping)
    store_key(account, Way.RECOVERY, keys, recovery.wrapping_key(code))


def store_key(account: Account, way: Way, keys: Opened, key: bytes) -> None:
    """Write or replace one wrapped data key."""
    box = wrap(keys.data_key, key=key, owner=keys.owner, kind=way.value)
    WrappedKey.objects.update_or_create(account=account, way=way, defaults={"box": box})


def change_passphrase(*, account: Account, keys: Opened, passphrase: str) -> None:
    """Wrap the same data key under another passphrase; no private row is touched."""
    verifier, derived = new_verifier(passphrase)
    store_passphrase(account, keys, verifier, derived)


@atomic_retry
def store_passphrase(account: Account, keys: Opened, verifier: Verifier, derived: Derived) -> None:
    """Write the new verifier and wrapped key together."""
    account.password = str(verifier)
    account.save(update_fields=["password"])
    store_key(account, Way.PASSPHRASE, keys, derived.wrapping)


@atomic_retry
def new_recovery_code(*, account: Account, keys: Opened) -> str:
    """Replace the recovery code; the earlier one opens nothing from now on."""
    code = recovery.new_code()
    store_key(account, Way.RECOVERY, keys, recovery.wrapping_key(code))
    return code


def open_by_recovery_code(*, name: str, code: str) -> tuple[Account, Opened] | None:
    """Return the account and its keys when the code fits, else None whatever the reason."""
    account = account_named(name)
    if account is None:
        return None
    try:
        key = recovery.wrapping_key(code)
        return account, unwrap(wrapped_key(account, Way.RECOVERY), key=key, owner=account.pk, kind=Way.RECOVERY.value)
    except SealError:
        return None
