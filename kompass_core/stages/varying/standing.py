"""Standing: the verdicts on new wordings that still stand after a document was changed.

A verdict is on two wordings and on no others. A title that an overlay words anew, or puts into another
language, is not judged by it, and what was removed has no title at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

if TYPE_CHECKING:
    from kompass_core.model.document import Entry
    from kompass_core.stages.check.values import Rows

REWORDED: Final = "reworded"
TITLE: Final = "title"


def standing(before: Rows, after: Rows) -> Rows:
    """The root of what was made of a document, without verdicts on wordings that it has no more."""
    verdicts = after.get(REWORDED)
    if verdicts is None or not isinstance(verdicts.value, Mapping):
        return after
    old, new = _titles(before), _titles(after)
    kept = {
        name: entry for name, entry in verdicts.value.items() if name not in old or old[name] == new.get(name)
    }
    rest = {name: entry for name, entry in after.items() if name != REWORDED}
    if kept:
        rest = {**after, REWORDED: evolve(verdicts, value=MappingProxyType(kept))}
    return MappingProxyType(rest)


def _titles(root: Rows) -> dict[str, object]:
    """The title of everything that has one, an item by its code, a dimension by its name."""
    found: dict[str, object] = {}
    for table in root.values():
        for name, entry in _rows(table).items():
            if TITLE in (rows := _rows(entry)):
                found[name] = rows[TITLE].value
    return found


def _rows(entry: Entry) -> Rows:
    return entry.value if isinstance(entry.value, Mapping) else {}
