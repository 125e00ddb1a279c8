"""Verify: an archive to all that is not as it was recorded, or would be scored otherwise now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.archive import Finding, Wanted
from kompass_core.portfolio.archive.definition import unlike
from kompass_core.portfolio.archive.store import DamagedError
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kompass_core.model.archive import Archived, Record
    from kompass_core.model.stored import Staleness
    from kompass_core.portfolio.archive.store import Store

    Now = Callable[[Archived, Record, bytes], Staleness]
    Shown = Callable[[Sequence[Archived]], Iterator[Archived]]


def verify(store: Store, now: Now | None, shown: Shown) -> Iterator[Finding]:
    """What is wrong with what is kept, then with definitions, then what is not scored as it was.

    `now` says how stale what was recorded of bytes is, or raises KompassError where they cannot be scored;
    without it nothing is scored. `shown` goes through evaluations, and may show how far it is.
    """
    yield from store.examine()
    kept = [one for one in store.archived(Wanted()) if one.state == "recorded"]
    sound = dict.fromkeys(store.definitions(), True)
    for name in sound:
        message = unlike(store.definition(name), name)
        if message is not None:
            sound[name] = False
            yield Finding("damaged", "", f"definitions/{name}", message)
    for one in shown(kept):
        yield from _of(store, one, now, there=one.definition in sound)


def _of(store: Store, one: Archived, now: Now | None, *, there: bool) -> Iterator[Finding]:
    try:
        record = store.record(one.sha)
    except DamagedError as error:
        yield Finding("damaged", one.id, one.place, str(error))
        return
    try:
        data = store.data(one)
    except DamagedError:
        return  # which was said when the archive was examined
    if record is None:
        return
    if not there:
        yield Finding("damaged", one.id, f"definitions/{one.definition}", "its definition is gone")
    if now is None:
        return
    try:
        staleness = now(one, record, data)
    except KompassError as error:
        message = "it cannot be scored now"
        yield Finding("unfit", one.id, one.place, message, None, error.problems)
        return
    if staleness.figures or any(reason.what not in {"engine", "plugin"} for reason in staleness.reasons):
        yield Finding("stale", one.id, one.place, "it is scored otherwise now", staleness)
