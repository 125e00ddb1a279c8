"""Values: take checked values out of a document's tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.stages.check.kinds import day_of, exact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from kompass_core.model.document import Entry

    Rows: TypeAlias = Mapping[str, Entry]

Key = TypeVar("Key")
Element = TypeVar("Element")


def rows(entry: Entry) -> Rows:
    """What an entry holds that is a table."""
    if not isinstance(entry.value, Mapping):
        message = "the shape promised a table"
        raise TypeError(message)
    return entry.value


def frozen_map(mapping: Mapping[Key, Element]) -> Mapping[Key, Element]:
    """The mapping such that nobody can change it."""
    return MappingProxyType(dict(mapping))


def table(above: Rows, name: str) -> Rows:
    """The table under a name; an empty one where there is none."""
    entry = above.get(name)
    return {} if entry is None else rows(entry)


def text(rows: Rows, name: str) -> str:
    """The text under a name that has to be there."""
    value = optional_text(rows, name)
    if value is None:
        message = f"{name} was not checked to be there"
        raise TypeError(message)
    return value


def optional_text(rows: Rows, name: str) -> str | None:
    """The text under a name."""
    entry = rows.get(name)
    return None if entry is None else str(entry.value)


def texts(rows: Rows, name: str) -> tuple[str, ...]:
    """The texts of the list under a name; none where there is no list."""
    return tuple(str(member.value) for member in members(rows, name))


def members(rows: Rows, name: str) -> tuple[Entry, ...]:
    """The members of the list under a name; none where there is no list."""
    entry = rows.get(name)
    if entry is None:
        return ()
    if not isinstance(entry.value, tuple):
        message = f"{name} was not checked to be a list"
        raise TypeError(message)
    return entry.value


def number(rows: Rows, name: str) -> Fraction | None:
    """The exact number under a name."""
    entry = rows.get(name)
    return None if entry is None else exact(entry)


def whole(rows: Rows, name: str) -> int | None:
    """The whole number under a name."""
    value = number(rows, name)
    return None if value is None else int(value)


def day(rows: Rows, name: str) -> date | None:
    """The day under a name."""
    entry = rows.get(name)
    return None if entry is None else day_of(entry.value)


def sources(rows: Rows) -> Mapping[str, str]:
    """Where each value of a table comes from: by key, as the table's `source` says."""
    entry = rows.get("source")
    if entry is None:
        return frozen_map({})
    if isinstance(entry.value, Mapping):
        return frozen_map({key: str(child.value) for key, child in entry.value.items()})
    return frozen_map(dict.fromkeys((key for key in rows if key != "source"), str(entry.value)))


def misnamed_sources(rows: Rows, named: Rows) -> Iterator[Problem]:
    """Problems with the `source` of a table: keys it has not, names that look like misspelt sources."""
    entry = rows.get("source")
    if entry is None:
        return
    cited = [entry]
    if isinstance(entry.value, Mapping):
        cited = list(entry.value.values())
        for key, child in entry.value.items():
            if key not in rows:
                message = f"there is no `{key}` here to have a source"
                yield Problem("unknown-key", message, child.key, did_you_mean(key, rows))
    known = (*named, ILLUSTRATION)
    for citation in cited:
        name = str(citation.value)
        hint = None if name in known or " " in name else did_you_mean(name, known)
        if hint:
            yield Problem("unknown-name", f"no source is called `{name}`", citation.span, hint)
