"""What is read of accounts."""

from homeward.web.accounts.models import Account, Way, WrappedKey
from homeward.web.accounts.names import plain_name
from homeward.web.house import house


def may_sign_up() -> bool:
    """Whether a new account may be made: the first one always, more only if the keeper said so."""
    return house().open_sign_up or not Account.objects.exists()


def account_named(name: str) -> Account | None:
    """Return the account of this name."""
    return Account.objects.filter(name=plain_name(name)).first()


def wrapped_key(account: Account, way: Way) -> bytes:
    """Return the account's data key as wrapped for one way in."""
    return bytes(WrappedKey.objects.get(account=account, way=way).box)
