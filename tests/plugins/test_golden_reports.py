"""Whole reports, as they are printed: to see on one page what a change does to what people read.

After a change that is meant, `KOMPASS_GOLDEN=write` in the environment writes them anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import kompass_csv
import kompass_html
import kompass_markdown
from kompass_core.model.report import Entry
from kompass_core.model.standing import Against
from kompass_core.stages.populate import populate
from kompass_core.stages.report import comparison, explanation, joint, report, tables
from kompass_core.stages.stand import stand
from kompass_text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

GOLDEN = Path(__file__).parents[1] / "golden"
WIDTH = 80
SIX = ("borlange-2010", "fagersta-2009", "gallivare-2009", "mark-2009", "skovde-2010", "botkyrka-2005")


@pytest.fixture
def card(shipped: Callable[[str], Scorecard]) -> Callable[[str], Scorecard]:
    """Scorecards without what changes from version to version."""
    return lambda name: evolve(shipped(name), digest="0" * 64, engine="0.0", plugins={"trial": "1.0"})


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares what is printed with what was."""

    def compare(name: str, made: str) -> None:
        path = GOLDEN / name
        if os.environ.get("KOMPASS_GOLDEN") == "write":
            path.write_text(made, "utf-8", newline="")
        assert made == path.read_bytes().decode("utf-8")

    return compare


def test_tables(
    card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant, english: Variant
) -> None:
    golden("tables-sv.txt", plain(tables(card("borlange-2010"), sweden)))
    golden("tables-en.txt", plain(tables(card("borlange-2010"), english)))
    golden("tables-sv.csv", kompass_csv.render(tables(card("borlange-2010"), sweden)))


TOLD = r"(<desc[^>]*>.*?</desc>\n|<title id=[^>]*>.*?</title>\n)"
DRAWN = re.compile(TOLD + r"(?:<path|<text).*?(?=\n</svg>)", re.DOTALL)
OURS = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|sha256-[\w+/=]*", re.DOTALL)


def test_page(card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant) -> None:
    """Without what is written in files of its own, what matplotlib draws, and all derivations but one."""
    made = report(card("borlange-2010"), sweden)
    entry = Entry("borlange-2010", "2010", "1.3")
    page = kompass_html.render(evolve(made, derivations={entry: made.derivations[entry]}))
    golden("report-sv.html", OURS.sub("", DRAWN.sub(r"\1", page)))


def test_report(
    card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant
) -> None:
    golden("report-sv.md", kompass_markdown.render(report(card("borlange-2010"), sweden)))
    golden("report-sv.txt", plain(report(card("borlange-2010"), sweden)))


@pytest.mark.parametrize("country", ["sweden", "norway", "denmark", "english"])
def test_against_others(
    country: str,
    card: Callable[[str], Scorecard],
    golden: Callable[[str, str], None],
    speaking: Callable[[str], Variant],
) -> None:
    """Results against five others, and a change, in each language."""
    old, others = card("borlange-2010"), [card(name) for name in SIX[1:]]
    held = Against("median", {"2002": stand(old, populate(others, "2002"))}, chosen=True)
    rest = ("findings", "tables", "instrument", "scales")
    made = [report(old, speaking(country), against=held, without=rest)]
    now, then = card("orebro-2012"), card("orebro-2010")
    held = Against(
        "mean", {"2010": stand(now, populate([then, card("grastorp-2014")], "2010"))}, chosen=False
    )
    made.append(report(now, speaking(country), against=held, before=then, without=("findings", "tables")))
    text = "\n".join(map(plain, made))
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []
    golden(f"against-{speaking(country).language}.txt", text)


def test_a_joint_report(
    card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant
) -> None:
    made = joint([card(name) for name in ("borlange-2010", "skovde-2010", "mark-2009")], sweden)
    golden("joint-sv.txt", plain(made))
    golden("joint-sv.md", kompass_markdown.render(made))


def test_printed_figures(
    card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant
) -> None:
    golden("printed-sv.txt", plain(tables(card("borlange-2010-printed"), sweden)))


def test_comparison(
    card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant, english: Variant
) -> None:
    six = [card(name) for name in SIX]
    golden("comparison-sv.txt", plain(comparison(six, sweden)))
    golden("comparison-en.txt", plain(comparison(six, english)))


@pytest.mark.parametrize("code", ["1.3", "4", "total"])
def test_explanation(
    code: str, card: Callable[[str], Scorecard], golden: Callable[[str, str], None], sweden: Variant
) -> None:
    golden(f"explanation-{code}-sv.txt", plain(explanation(card("borlange-2010"), code, sweden)))
