"""Release: the document of a record to the release that it records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.release import RELEASE_FILE
from kompass_core.model.release import Amendment, Release
from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.sort import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kompass_core.model.document import Document, Entry


def check_release(document: Document) -> Release:
    """The release that a document records.

    Raises:
        KompassError: everything that is wrong with the record itself. Whether the definition still says
            the same shows only beside it.
    """
    conform(document, RELEASE_FILE)
    rows, frozen = values.table(document.root, "release"), values.table(document.root, "frozen")
    listed = values.members(document.root, "amendment")
    refuse(_out_of_line(rows, listed))
    return Release(
        framework=values.text(rows, "framework"),
        digest=values.text(rows, "digest"),
        on=_day(rows, "on"),
        engine=values.text(rows, "engine"),
        by=values.optional_text(rows, "by"),
        changelog=values.text(rows, "changelog").strip(),
        amendments=tuple(map(_amendment, listed)),
        own=values.table(frozen, "framework"),
        scales=values.frozen_map(
            {name: values.rows(entry) for name, entry in values.table(frozen, "scale").items()}
        ),
        spans=values.frozen_map({name: entry.span for name, entry in rows.items()}),
    )


def _amendment(entry: Entry) -> Amendment:
    rows = values.rows(entry)
    return Amendment(
        on=_day(rows, "on"),
        because=values.text(rows, "because"),
        by=values.optional_text(rows, "by"),
        before=values.text(rows, "before"),
        after=values.text(rows, "after"),
        changed=values.texts(rows, "changed"),
    )


def _out_of_line(rows: values.Rows, amendments: tuple[Entry, ...]) -> Iterator[Problem]:
    """`wrong-order` where an amendment does not follow from the one before, or the digest from the last."""
    hint = "only `kompass release` writes this file; take it as it was last written"
    at: Entry | None = None
    for entry in amendments:
        before = values.rows(entry)["before"]
        if at is not None and at.value != before.value:
            yield Problem(
                "wrong-order", "this amendment does not follow from the one before it", before.span, hint
            )
        at = values.rows(entry)["after"]
    if at is not None and at.value != rows["digest"].value:
        message = "the last amendment does not lead to the digest of the release"
        yield Problem("wrong-order", message, at.span, hint, (("the digest", rows["digest"].span),))


def _day(rows: values.Rows, name: str) -> date:
    found = values.day(rows, name)
    if found is None:
        message = f"{name} was not checked to be there"
        raise TypeError(message)
    return found
