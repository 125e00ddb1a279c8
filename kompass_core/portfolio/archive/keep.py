"""Keep: candidates to files in a folder that is locked, and to lines of its index.

What an evaluation needs is on disk under its name before the evaluation is: its definition, its record,
and the one that it replaces. So whenever this is killed, no evaluation is there without all of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.archive import KEPT, Outcome, Version
from kompass_core.portfolio.archive.batch import Batch
from kompass_core.portfolio.archive.decide import decide, folded
from kompass_core.portfolio.archive.layout import (
    DEFINITIONS,
    VERSIONS,
    place_of,
    record_place,
    version_place,
    versions_in,
)
from kompass_core.portfolio.archive.record import write_record
from kompass_core.portfolio.archive.refresh import record_in
from kompass_core.portfolio.archive.rows import archived_as
from kompass_core.portfolio.archive.store import DamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kompass_core.model.archive import Archived, Candidate, Record
    from kompass_core.portfolio.archive.index import Index


def keep(root: Path, index: Index, candidates: Sequence[Candidate], *, replace: bool) -> list[Outcome]:
    """Keep them, and say what became of each; the index has been refreshed."""
    return [outcome for run in runs(candidates) for outcome in _keep(root, index, run, replace=replace)]


def merged(known: Record | None, record: Record) -> Record:
    """A record with what is known already of the same bytes: when they came, and what they were scored to."""
    if known is None:
        return record
    cards = known.cards if known.card == record.card else (*known.cards, *record.cards)
    return evolve(record, added=known.added, cards=cards)


def runs(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The candidates in their order, so that no two that are kept together have the same id."""
    run: list[Candidate] = []
    ids: set[str] = set()
    for candidate in candidates:
        id_ = folded(candidate.record.id)
        if id_ in ids:
            yield run
            run, ids = [], set()
        run.append(candidate)
        ids.add(id_)
    if run:
        yield run


def _keep(root: Path, index: Index, run: Sequence[Candidate], *, replace: bool) -> Iterator[Outcome]:
    batch = Batch(root)
    kept: list[tuple[Record, Archived | None, bytes]] = []
    outcomes: list[Outcome] = []
    definitions: set[str] = set()
    for candidate in run:
        record = candidate.record
        lines = index.lines("folded = ? AND state <> 'superseded'", (folded(record.id),))
        there = lines[0] if lines else None
        known = _known(root, record.sha)
        fate = decide(there, known, record, replace=replace)
        if fate in KEPT and (other := _in_the_way(index, record, there)):
            fate, there = "taken", other
        outcomes.append(Outcome(candidate.source, record.id, fate, there.id if there else ""))
        if fate not in KEPT:
            continue
        whole = merged(known, record)
        digest = record.card.digest
        if digest not in definitions and not (root / DEFINITIONS / digest).exists():
            batch.add_folder(f"{DEFINITIONS}/{digest}", candidate.definition)
        definitions.add(digest)
        batch.add(record_place(record.sha), write_record(whole))
        if fate == "replaced" and there is not None:
            _keep_version(root, batch, there)
        kept.append((whole, there, candidate.data))
    batch.settle()
    for record, _, data in kept:
        batch.add(place_of(record), data)
    batch.settle()
    _tell(root, index, kept)
    return iter(outcomes)


def _in_the_way(index: Index, record: Record, there: Archived | None) -> Archived | None:
    """Another evaluation, or file, that somebody has put by hand where this one belongs."""
    told = "place = ? AND state IN ('recorded', 'unrecorded')"
    others = index.lines(told, (place_of(record),))
    return others[0] if others and (there is None or there.place != others[0].place) else None


def _known(root: Path, sha: str) -> Record | None:
    try:
        return record_in(root, sha)
    except DamagedError:
        return None  # it is written anew


def _keep_version(root: Path, batch: Batch, there: Archived) -> None:
    """Keep what is going to be replaced, unless whoever was interrupted here before has done so."""
    versions = list(versions_in(root / VERSIONS / there.id, there.id))
    if versions and versions[-1].sha == there.sha:
        return
    version = Version(there.id, versions[-1].number + 1 if versions else 1, there.sha, there.suffix)
    batch.add(version_place(version), (root / there.place).read_bytes())


def _tell(root: Path, index: Index, kept: Sequence[tuple[Record, Archived | None, bytes]]) -> None:
    """Clear away what was replaced elsewhere, and write the lines."""
    lines, gone = [], []
    for record, there, _ in kept:
        place = place_of(record)
        if there is not None and there.place != place:
            gone.append(there.place)
            (root / there.place).unlink(missing_ok=True)
        status = (root / place).stat()
        lines.append((archived_as(record, place), (status.st_size, status.st_mtime_ns)))
    with index.together():
        index.drop(gone)
        index.put(lines)
