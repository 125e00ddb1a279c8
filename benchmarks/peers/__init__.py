"""Peers: other engines, each used as its documentation recommends: compiled once, evaluated many times.

Each module here makes the contestants of one engine. Where we know of a quicker way than the
recommended one, both take part.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from benchmarks.peers import cel_python, rule_engine, rust_cel, simpleeval, zen_engine

if TYPE_CHECKING:
    from typing import Any

    from benchmarks.contestant import Contestant
    from benchmarks.sample import Sample

PEERS = (zen_engine, rust_cel, simpleeval, rule_engine, cel_python)


def missing() -> tuple[str, ...]:
    """The distributions that are not installed."""
    return tuple(peer.DISTRIBUTION for peer in PEERS if not installed(peer.DISTRIBUTION))


def peers(of: Sample) -> tuple[Contestant[Any, Any], ...]:
    """The contestants of all peers that are installed."""
    return tuple(one for peer in PEERS if installed(peer.DISTRIBUTION) for one in peer.contestants(of))


def versions() -> dict[str, str]:
    """The installed versions by distribution."""
    return {peer.DISTRIBUTION: version(peer.DISTRIBUTION) for peer in PEERS if installed(peer.DISTRIBUTION)}


def installed(distribution: str) -> bool:
    """Whether a distribution is there."""
    try:
        return bool(version(distribution))
    except PackageNotFoundError:
        return False
