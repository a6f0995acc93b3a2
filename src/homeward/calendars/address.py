"""Which network addresses may be asked for a calendar: public ones, checked on the very socket that is used.

A name is resolved once, every address it has is checked, and the connection goes to a checked one: a name that changes
its address between check and use (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Collection

from homeward.calendars.errors import AddressRefused, FetchFailed

_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_SPECIAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "2002::/16",
        "2001::/23",
        "fec0::/10",
    )
)
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(text: str) -> bool:
    """Return whether an address, as the system writes it, lies in the public network."""
    try:
        address: Address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return all(_is_plain_public(inner) for inner in _wrapped(address))


def _wrapped(address: Address) -> list[Address]:
    """Return an address and the IPv4 address inside it, if it wraps one."""
    found = [address]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return [address.ipv4_mapped]
        if any(address in network for network in _NAT64) or int(address) >> 32 == 0:
            found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_loopback or address.is_unspecified:
            return [address]
    return found


def _is_plain_public(address: Address) -> bool:
    if any(address.version == network.version and address in network for network in _SPECIAL):
        return False
    return address.is_global and not (
        address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
        or address.is_reserved or address.is_unspecified
    )  # fmt: skip


def open_socket(host: str, port: int, *, timeout: float, allowed_hosts: Collection[str] = ()) -> socket.socket:
    """Connect to a host whose every address is public.

    Parameters
    ----------
    host, port : str, int
        Where to; a host in ``allowed_hosts`` (the keeper's own list) may lie in the local network.
    timeout : float
        Seconds to connect in.
    allowed_hosts : collection of str
        Names exactly as written in the address.

    Raises
    ------
    AddressRefused
        When any of its addresses is not public.
    FetchFailed
        When the name has no address or nobody answers.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchFailed("the address has no host of that name") from None
    if host not in allowed_hosts and not all(is_public(str(entry[4][0])) for entry in found):
        raise AddressRefused("the address lies in a private network, which is not asked for calendars")
    for family, kind, protocol, _, where in found:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(where)
        except OSError:
            connection.close()
            continue
        return connection
    raise FetchFailed("the host of the address does not answer")
