"""Mend: a folder to one whose index says what there is, and which holds nothing that is left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.archive import Finding, Mended
from kompass_core.portfolio.archive import index as indexes
from kompass_core.portfolio.archive.batch import Batch, clear
from kompass_core.portfolio.archive.examine import all_versions, doubled, unused
from kompass_core.portfolio.archive.keep import merged
from kompass_core.portfolio.archive.layout import DEFINITIONS, place_of, record_place, version_place
from kompass_core.portfolio.archive.lock import locked
from kompass_core.portfolio.archive.record import write_record
from kompass_core.portfolio.archive.refresh import record_in, writing
from kompass_core.portfolio.archive.rows import archived_as
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.model.archive import Archived
    from kompass_core.portfolio.archive.index import Index
    from kompass_core.portfolio.archive.store import Judge


def mend(root: Path, judge: Judge, *, rebuild: bool) -> Mended:
    """Record what nobody has, forget what is gone, clear away the rest, and say what was done."""
    if rebuild:
        with locked(root):
            indexes.remove(root)
    with writing(root, deep=True) as index:
        cleared = clear(root)
        lines = index.lines()
        gone = [one for one in lines if one.state == "missing"]
        old = [one for one in lines if one.state == "superseded"]
        for one in old:
            (root / one.place).unlink(missing_ok=True)
        recorded, failed = [], []
        for one in lines:
            if one.state in {"missing", "superseded"}:
                continue
            try:
                if _put_right(root, index, one, judge):
                    recorded.append(one.id)
            except KompassError as error:
                failed.append(
                    Finding("unfit", one.id, one.place, "it cannot be recorded", None, error.problems)
                )
        with index.together():
            index.drop(one.place for one in (*gone, *old))
        for version in doubled(index.lines(), list(all_versions(root))):
            (root / version_place(version)).unlink()
            cleared += 1
        left = list(unused(root, index.lines(), all_versions(root)))
        waiting = {finding.id for finding in failed}
        for sha, id_ in left:
            if id_ not in waiting:  # the record says that it was changed, and what it was
                (root / record_place(sha)).unlink()
                cleared += 1
        forgotten = tuple(one.id for one in gone)
        return Mended(tuple(recorded), forgotten, cleared + len(old), tuple(failed))


def _put_right(root: Path, index: Index, one: Archived, judge: Judge) -> bool:
    """Record an evaluation that is not, and put it where it belongs; whether anything was to be done."""
    known = record_in(root, one.sha) if one.state == "recorded" else None
    if known is not None and place_of(known) == one.place:
        return False
    data = (root / one.place).read_bytes()
    batch = Batch(root)
    if known is None:
        candidate = judge(str(root / one.place), data)
        known = merged(None, candidate.record)
        if not (root / DEFINITIONS / known.card.digest).exists():
            batch.add_folder(f"{DEFINITIONS}/{known.card.digest}", candidate.definition)
        batch.add(record_place(known.sha), write_record(known))
        batch.settle()
    place = place_of(known)
    if place != one.place and (root / place).exists():
        place = one.place  # two have the id: it is said, and whoever knows which one is meant decides
    if place != one.place:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / one.place).replace(root / place)
    status = (root / place).stat()
    with index.together():
        index.drop([one.place])
        index.put([(archived_as(known, place), (status.st_size, status.st_mtime_ns))])
    return True
