"""Render: a report to bytes."""

from __future__ import annotations

import pytest

from kompass_core.model.contributions import Format
from kompass_core.model.report import Report
from kompass_core.stages.render import render


@pytest.mark.parametrize(
    ("made", "expected"),
    [("å\n", b"\xc3\xa5\n"), (b"\xff\x00", b"\xff\x00"), ("half \ud800 a pair", b"half ? a pair")],
)
def test_text_becomes_utf_8_and_bytes_stay_as_they_are(made: str | bytes, expected: bytes) -> None:
    trial = Format("trial", ".trial", "text/plain", lambda _: made)
    assert render(Report("report", "", "en", (), (), ()), trial) == expected
