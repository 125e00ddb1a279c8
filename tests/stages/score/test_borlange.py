"""Every figure that the report on Borlänge prints comes out of the exact scores, each rounded once.

Rounded here, from the scorecard, and compared with what was printed, digit by digit: its closing
tables, both columns of its table 1, and the six municipalities of its table 2.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from kompass_core.rules.interval import Interval
from kompass_core.rules.rounding import rounded, rounded_interval
from kompass_core.stages.check import check_evaluation
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard, Sheet

    Shipped = Callable[[str], Scorecard]

FRAMEWORK = Path(__file__).parents[3] / "frameworks" / "kommunkompassen"
TABLE_2 = ("borlange-2010", "botkyrka-2005", "fagersta-2009", "gallivare-2009", "mark-2009", "skovde-2010")
PRINTED_ONLY = "borlange-2010-printed"
EXPECTATIONS = {
    name: tomli.loads((FRAMEWORK / "expectations" / f"{name}.toml").read_text("utf-8"))
    for name in (*TABLE_2, PRINTED_ONLY)
}
AREAS = tuple("12345678")


def swedish(value: Fraction, least: int, most: int) -> str:
    """A value with a decimal comma, rounded half-up once, in `least` to `most` decimals; a zero is bare."""
    scaled = rounded(value, most, "half-up") * 10**most
    whole, decimals = divmod(int(scaled), 10**most)
    shown = str(decimals).rjust(most, "0") if most else ""
    while len(shown) > least and shown.endswith("0"):
        shown = shown[:-1]
    return f"{whole},{shown}" if shown and value else str(whole)


def known(sheet: Sheet, code: str, measure: str = "points") -> Fraction:
    """An exact score."""
    value = sheet.scores[code].measures[measure]
    assert isinstance(value, Interval)
    assert value.known
    return value.low


def interval(sheet: Sheet, code: str) -> Interval:
    """The points of an item as far as they are known."""
    value = sheet.scores[code].measures["points"]
    assert isinstance(value, Interval)
    return value


def line(sheet: Sheet, code: str) -> dict[str, str]:
    """A line of the closing tables."""
    points, maximum = known(sheet, code), known(sheet, code, "maximum")
    percent = swedish(100 * points / maximum, 0, 0) + "%"
    return {"points": swedish(points, 1, 1), "maximum": swedish(maximum, 0, 0), "percent": percent}


def summary(sheet: Sheet, code: str) -> str:
    """A figure of table 1 or 2: whole points on the scale of 2010, halves on that of 2002."""
    return swedish(known(sheet, code), 0, 0 if sheet.scale == "2010" else 1)


@pytest.mark.parametrize("name", TABLE_2)
def test_every_printed_figure_comes_out(name: str, shipped: Shipped) -> None:
    expected: dict[str, Any] = EXPECTATIONS[name]
    sheets = shipped(name).sheets
    actual = {
        "lines": {
            scale: {code: line(sheets[scale], code) for code in lines}
            for scale, lines in expected.get("lines", {}).items()
        },
        "summary": {
            scale: {code: summary(sheets[scale], code) for code in lines}
            for scale, lines in expected["summary"].items()
        },
    }
    assert {"lines": {}, **{key: expected[key] for key in ("lines", "summary") if key in expected}} == actual


def test_the_closing_tables_have_all_lines() -> None:
    lines = EXPECTATIONS["borlange-2010"]["lines"]["2010"]
    assert (sum("." in code for code in lines), sum("." not in code for code in lines)) == (45, 8)


class TestTraps:
    """What goes wrong if figures are rounded before they are added, or are made of printed ones."""

    @pytest.mark.parametrize(
        ("area", "added", "printed"), [("3", "42,4", "42,3"), ("4", "36,0", "36,1"), ("8", "62,6", "62,5")]
    )
    def test_a_subtotal_is_not_the_sum_of_the_printed_lines(
        self, area: str, added: str, printed: str, shipped: Shipped
    ) -> None:
        sheet = shipped("borlange-2010").sheets["2010"]
        lines = [
            rounded(known(sheet, code), 1, "half-up") for code in sheet.scores if code.startswith(f"{area}.")
        ]
        assert added == swedish(sum(lines, Fraction(0)), 1, 1)
        assert printed == swedish(known(sheet, area), 1, 1)

    def test_the_total_is_not_the_sum_of_the_printed_areas(self, shipped: Shipped) -> None:
        sheet = shipped("borlange-2010").sheets["2010"]
        assert sum(rounded(known(sheet, area), 0, "half-up") for area in AREAS) == 330
        assert swedish(known(sheet, "total"), 0, 0) == "331"

    def test_a_subtotal_prints_its_own_value_in_every_table(self, shipped: Shipped) -> None:
        sheet = shipped("borlange-2010").sheets["2010"]
        assert Fraction("62.475") == known(sheet, "8")
        assert (swedish(known(sheet, "8"), 1, 1), swedish(known(sheet, "8"), 0, 0)) == ("62,5", "62")

    def test_exact_halves_are_exact(self, shipped: Shipped) -> None:
        assert Fraction("36.05") == known(shipped("borlange-2010").sheets["2010"], "4")


class TestPrintedOnly:
    """The same report, known only as it was printed."""

    def test_every_printed_figure_can_be_right(self, shipped: Shipped) -> None:
        sheets = shipped(PRINTED_ONLY).sheets
        assert [claim for sheet in sheets.values() for claim in sheet.claims if not claim.holds] == []

    def test_three_figures_of_each_area_and_the_total_are_tested(self, shipped: Shipped) -> None:
        claims = shipped(PRINTED_ONLY).sheets["2010"].claims
        expected = ["total", *(area for area in AREAS for _ in range(3))]
        assert expected == [claim.item for claim in claims]

    def test_every_printed_figure_is_one_of_those_that_may_have_stood_behind(self, shipped: Shipped) -> None:
        sheet = shipped(PRINTED_ONLY).sheets["2010"]
        exact = shipped("borlange-2010").sheets["2010"]
        assert [
            code for code in sheet.scores if not _contains(interval(sheet, code), known(exact, code))
        ] == []

    @pytest.mark.parametrize(
        ("code", "low", "high"),
        [
            ("1.3", "10.625", "10.65"),
            ("2.2", "9.375", "9.45"),
            ("3.1", "3.375", "3.45"),
            ("4.3", "7.70", "7.75"),
            ("4.4", "4.425", "4.45"),
            ("5.5", "9.50", "9.55"),
            ("6.2", "8.30", "8.35"),
            ("6.4", "9.375", "9.45"),
            ("7.4", "2.30", "2.35"),
            ("8.2", "10.25", "10.275"),
            ("8.6", "14.25", "14.30"),
            ("8", "62.45", "62.5"),
            ("total", "331", "331.5"),
        ],
    )
    def test_what_is_printed_narrows_what_stood_behind_it(
        self, code: str, low: str, high: str, shipped: Shipped
    ) -> None:
        expected = Interval(Fraction(low), Fraction(high), low_open=False, high_open=True)
        assert expected == interval(shipped(PRINTED_ONLY).sheets["2010"], code)

    def test_what_is_known_prints_as_it_was_printed(self, shipped: Shipped) -> None:
        sheet = shipped(PRINTED_ONLY).sheets["2010"]
        lines = EXPECTATIONS[PRINTED_ONLY]["lines"]["2010"]
        ends = {code: rounded_interval(interval(sheet, code), 1, "half-up") for code in lines}
        actual = {code: {swedish(end.low, 1, 1), swedish(end.high, 1, 1)} for code, end in ends.items()}
        assert {code: {line["points"]} for code, line in lines.items()} == actual


def _contains(whole: Interval, value: Fraction) -> bool:
    above = whole.low < value or (whole.low == value and not whole.low_open)
    return above and (value < whole.high or (value == whole.high and not whole.high_open))


CLAIM = re.compile(r"^(?P<code>[1-8]|total) = \{ printed = (?P<figures>.*) \}$", re.MULTILINE)
FIGURE = re.compile(r'"(?P<whole>[0-9]+)(?:,(?P<decimal>[0-9]))?(?P<percent>%?)"')


def changes() -> dict[tuple[str, str, str], str]:
    """The printed-only evaluation with one printed figure one digit lower, or higher, in its last place.

    By the item, the figure as it was printed and as it is changed. Those given exactly on the other
    scale stand after these, in another form.
    """
    text = (FRAMEWORK / "evaluations" / f"{PRINTED_ONLY}.toml").read_text("utf-8")
    made = {}
    for claim in CLAIM.finditer(text):
        for figure in FIGURE.finditer(text, claim.start("figures"), claim.end("figures")):
            digits = figure["whole"] + (figure["decimal"] or "")
            for step in (-1, 1):
                other = str(int(digits) + step)
                other = f"{other[:-1]},{other[-1]}" if figure["decimal"] else other
                other = f'"{other}{figure["percent"]}"'
                changed = text[: figure.start()] + other + text[figure.end() :]
                made[claim["code"], figure[0].strip('"'), other.strip('"')] = changed
    return made


class TestChangedDigits:
    """A digit changed by one in the last place of any printed subtotal or total.

    The parts of an area are known to half a tenth each, so that a subtotal with one decimal may be
    off by a tenth and still be possible: these changes cannot be found out from what is printed,
    and all others are, by the figure that was changed or by one that is tested after it.
    """

    def test_there_is_a_change_up_and_down_of_each_figure(self) -> None:
        assert len(changes()) == 2 * (3 * 8 + 1)

    def test_exactly_those_are_found_out_that_contradict_something_else_in_print(
        self, revision_2010: Program
    ) -> None:
        unnoticed = set()
        for change, text in changes().items():
            sheet = score(revision_2010, check_evaluation(read_text(text, "changed.toml"))).sheets["2010"]
            blamed = {claim.item for claim in sheet.claims if not claim.holds}
            assert blamed in (set(), {change[0]})
            if not blamed:
                unnoticed.add(change)
        assert {
            ("1", "36,6", "36,5"),
            ("1", "36,6", "36,7"),
            ("2", "34,8", "34,7"),
            ("2", "34,8", "34,9"),
            ("3", "42,3", "42,2"),
            ("3", "42,3", "42,4"),
            ("4", "36,1", "36,0"),
            ("4", "36,1", "36,2"),
            ("5", "52,3", "52,2"),
            ("5", "52,3", "52,4"),
            ("6", "41,4", "41,3"),
            ("6", "41,4", "41,5"),
            ("7", "25,4", "25,3"),
            ("7", "25,4", "25,5"),
            ("8", "62,5", "62,4"),
            ("total", "331", "332"),
        } == unnoticed

    @pytest.mark.parametrize(
        ("change", "text", "known_low", "known_high"),
        [
            (("8", "62,5", "62,6"), "62%", "62.55", "62.65"),
            (("8", "62%", "63%"), "62", "62.5", "62.55"),
            (("8", "62", "63"), "63", "62.45", "62.5"),
            (("total", "331", "330"), "330", "331", "331.75"),
        ],
    )
    def test_what_cannot_be_right_says_what_is_known(
        self, change: tuple[str, str, str], text: str, known_low: str, known_high: str, revision_2010: Program
    ) -> None:
        evaluation = check_evaluation(read_text(changes()[change], "changed.toml"))
        claims = score(revision_2010, evaluation).sheets["2010"].claims
        failed = next(claim for claim in claims if not claim.holds)
        expected = Interval(Fraction(known_low), Fraction(known_high), low_open=False, high_open=True)
        assert (text, expected) == (failed.text, failed.known)
