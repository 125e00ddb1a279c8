"""Formats: whether a format makes text or bytes of every report, and the same each time."""

from __future__ import annotations

from contextlib import redirect_stdout
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Final

from kompass_core.hooks.fault import raised
from kompass_core.problems import KompassError, Problem
from kompass_core.testing.sample import sample_reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.contributions import Format
    from kompass_core.model.report import Report

WIDTHS: Final = (20, 80, 200)
"""Columns of the terminals on which a format is tried that has something for them."""


def check_format(format: Format, reports: Iterable[Report] = ()) -> None:  # noqa: A002 - the noun of the path
    """Raise KompassError where a format fails, prints, or is of two minds.

    It gets a report of every kind in which each text means something to somebody, and those that
    are given besides.
    """
    place = f"format {format.id}"
    tried = (*sample_reports(), *reports)
    found = tuple(Problem("broken-plugin", message, place) for message in faults(format, tried))
    if found:
        raise KompassError(found)


def faults(made_by: Format, reports: Iterable[Report]) -> Iterator[str]:
    """What is wrong with a format, each in a line, at the first report where it shows."""
    if not str(made_by.suffix).startswith(".") or "/" not in str(made_by.media_type):
        yield f"`{made_by.suffix}` and `{made_by.media_type}` are not like `.txt` and `text/plain`"
    for report in reports:
        try:
            found = _fault(made_by, report)
        except Exception as error:  # noqa: BLE001 - whatever a format raises is its fault
            found = f"it fails: {raised(error)}"
        if found is not None:
            yield f"with the kind of report `{report.kind}` {found}"
            return


def _fault(made_by: Format, report: Report) -> str | None:
    with redirect_stdout(StringIO()) as printed:
        made: object = made_by.render(report)
        again: object = made_by.render(report)
        shown: list[object] = (
            [made_by.terminal(report, width) for width in WIDTHS] if made_by.terminal else []
        )
    if printed.getvalue():
        return "it prints, where it has only to return"
    if not isinstance(made, str | bytes):
        return f"it makes `{type(made).__name__}`, not text or bytes"
    if not all(isinstance(text, str) for text in shown):
        return "it makes something else than text for a terminal"
    return None if made == again else "it does not make the same twice"


def digest(made_by: Format, reports: Iterable[Report]) -> str:
    """The digest of what a format makes of reports, to be compared with that of another process."""
    whole = sha256()
    for report in reports:
        made = made_by.render(report)
        whole.update(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))
    return whole.hexdigest()
