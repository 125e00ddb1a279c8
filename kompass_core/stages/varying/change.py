"""Change: one thing that an overlay does to a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from kompass_core.model.document import Entry

Path: TypeAlias = tuple[str, ...]
"""Names from the root of a document to one of its values."""

BARE = re.compile(r"[A-Za-z0-9_-]+")


@frozen
class Change:
    """One value added, replaced or removed; or, as `cite`, the source of a value that is changed.

    `entry` is what the overlay says of it: the value, or the table with the reason for which it
    is removed. What is `shared` may be said by several overlays, as long as they say the same.
    """

    verb: Literal["add", "replace", "remove", "cite"]
    path: Path
    entry: Entry = field(repr=False)
    shared: bool = False


def written(path: Path) -> str:
    """The path as a header has it: `section."8.6".title`."""
    return ".".join(name if BARE.fullmatch(name) else _quoted(name) for name in path)


def _quoted(name: str) -> str:
    return "'" + name + "'" if '"' in name or "\\" in name else f'"{name}"'
