"""Decide: what becomes of an evaluation that is to be kept, beside one that may be there."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.model.archive import Archived, Fate, Record


def folded(id_: str) -> str:
    """An id as a folder may know it that tells neither capitals nor ways to write an accent apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", id_).casefold())


def decide(there: Archived | None, known: Record | None, record: Record, *, replace: bool) -> Fate:
    """What becomes of what has this record; `there` has its folded id, `known` is the record of that."""
    if there is None or there.state == "missing":
        return "added"
    if there.id != record.id:
        return "case"
    if there.sha == record.sha:
        if known is None:
            return "scored anew"
        return "scored anew" if replace and known.card != record.card else "there already"
    if not replace:
        return "alike" if there.digest == record.card.evaluated else "taken"
    return "replaced"
