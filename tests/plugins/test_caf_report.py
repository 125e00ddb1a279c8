"""The report on an illustration of another instrument than the first, as a person reads it in a terminal.

After a change that is meant, `KOMPASS_GOLDEN=write` in the environment writes it anew.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_between import BETWEEN
from kompass_core.hooks.score_file import score_file
from kompass_core.model.contributions import Plugins
from kompass_core.stages.report import report
from kompass_text.plain import plain

if TYPE_CHECKING:
    from kompass_core.model.variant import Variant

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "caf-report-en.txt"
WIDTH = 80


@pytest.fixture(scope="module")
def printed(english: Variant) -> str:
    """The report, without what changes from version to version."""
    folders = {"caf": (ROOT / "frameworks" / "caf",)}
    plugins = Plugins(frameworks=folders, variants={"english": english}, functions={"between": BETWEEN})
    scorecard = score_file("millbrook-2024", plugins)
    return plain(report(evolve(scorecard, digest="0" * 64, engine="0.0", plugins={"trial": "1.0"}), english))


def test_it_is_as_it_was(printed: str) -> None:
    if os.environ.get("KOMPASS_GOLDEN") == "write":
        GOLDEN.write_text(printed, "utf-8")
    assert printed == GOLDEN.read_text("utf-8")


def test_no_line_is_wider_than_a_terminal(printed: str) -> None:
    assert [line for line in printed.splitlines() if len(line) > WIDTH] == []


def test_what_is_not_known_is_a_range_and_said_to_be(printed: str) -> None:
    assert "8  Social Responsibility Results                  21–30               13–38\n" in printed
    assert "Classical scoring: 2 of 56 judgements are missing" in printed


def test_what_is_ours_is_said_to_be(printed: str) -> None:
    assert "An illustration: the town does not exist, and nobody has judged it.\n" in printed
