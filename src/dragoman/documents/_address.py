"""Addresses that may be dialled: those of the public internet, and nothing that leads back inside."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address

_PUBLIC_V6: Final = IPv6Network("2000::/3")
# Global by their registry entry, and yet a way to other addresses: 6to4 and its relays, Teredo, ORCHID.
_TUNNELS: Final = (
    IPv4Network("192.88.99.0/24"),
    IPv6Network("2001::/23"),
    IPv6Network("2002::/16"),
)


def is_public(address: Address) -> bool:
    """Say whether an address is one of the public internet.

    Private, loopback, link-local, shared, multicast, reserved and documentation addresses are not, nor are
    IPv6 addresses that carry an IPv4 address (mapped, NAT64, 6to4, Teredo).
    """
    if isinstance(address, IPv6Address) and (address not in _PUBLIC_V6 or address.scope_id):
        return False
    if any(address.version == tunnel.version and address in tunnel for tunnel in _TUNNELS):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
