"""By which address the board is opened: on this machine, and from others on the network."""

import ipaddress
import socket
from collections.abc import Sequence
from contextlib import suppress

LOOPBACK = "127.0.0.1"
_ELSEWHERE = ("192.0.2.1", 9)  # no machine has it; nothing is sent there


def own_addresses() -> list[str]:
    """Those of this machine by which others reach it."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(_ELSEWHERE)
        found.append(probe.getsockname()[0])
    with suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return [each for each in dict.fromkeys(found) if not each.startswith("127.")]


def to_be_opened(host: str, names: Sequence[str], own: Sequence[str]) -> str:
    """What people type for a host that the app listens on. Every address at once (0.0.0.0, ::) is
    none that a browser can open: the name that the settings give, or the machine's own address.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return next(iter([*names, *own]), LOOPBACK)
    return f"[{host}]" if address.version == 6 else host
