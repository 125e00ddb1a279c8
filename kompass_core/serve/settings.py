"""Settings: how the service is run: for whom, under which names, and how much of it there may be."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final

from attrs import field, frozen

from kompass_core.hooks.choice import Choice
from kompass_core.stages.reading.limits import LARGEST


@frozen
class Limits:
    """How much a request, and all of them together, may take.

    `body` is in bytes; `seconds` for reading it, for waiting until somebody has time for it, and for
    working it out, each; `workers` are processes, `requests` those that are under way at once.
    """

    body: int = LARGEST
    seconds: float = 10
    workers: int = 2
    requests: int = 64


@frozen
class Settings:
    """What a service is told when it begins.

    `token` is what those who ask have to know; None where nobody has to. `hosts` are the names that it
    is asked for by, beside addresses and `localhost`; `origins` those whose pages may ask.
    """

    choice: Choice = field(factory=Choice)
    token: str | None = None
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    limits: Limits = field(factory=Limits)


LOCAL: Final = "localhost"


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can reach an address."""
    address = _address(host)
    return host.lower() == LOCAL if address is None else ip_address(address).is_loopback


def is_expected(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a `Host` is one that this service can be meant by.

    A page of a stranger can make its own name lead here, and then read what is answered; an address it
    cannot. So any address will do, and of names those that were said.
    """
    name = _name(host)
    return _address(name) is not None or name in {LOCAL, *(one.lower() for one in hosts)}


def _name(host: str) -> str:
    """The name in a `Host`, without its port."""
    name, colon, port = host.strip().lower().rpartition(":")
    return name if colon and port.isdigit() else host.strip().lower()


def _address(name: str) -> str | None:
    try:
        return str(ip_address(name.removeprefix("[").removesuffix("]").partition("%")[0]))
    except ValueError:
        return None
