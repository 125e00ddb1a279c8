"""A problem as a person reads it: the place, the line, the caret under it; and nothing a terminal obeys."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompass_core.problems import KompassError, Problem, Source, Span, show
from kompass_core.problems.show import WIDEST, plain


def at(text: str, start: int, end: int) -> Span:
    """A place in a text."""
    return Span(Source("a.toml", text), start, end)


def excerpt(text: str, start: int, end: int) -> list[str]:
    """The line that is shown, and the one with the caret."""
    _, _, line, caret = show(Problem("slug", "message", at(text, start, end))).splitlines()
    return [line, caret]


class TestLayout:
    def test_a_problem_has_place_line_caret_notes_and_hint(self) -> None:
        text = "a = 1\nb = 22\n"
        problem = Problem(
            "slug", "this is wrong", at(text, 10, 12), "mend it", (("the other", at(text, 4, 5)),)
        )
        assert show(problem) == (
            "a.toml:2:5: error[slug]: this is wrong\n"
            "  |\n"
            "2 | b = 22\n"
            "  |     ^^\n"
            "  = note: the other: a.toml:1:5\n"
            "  = hint: mend it"
        )
        assert str(problem) == show(problem)

    def test_a_file_that_could_not_be_read_has_no_line(self) -> None:
        problem = Problem("slug", "it is not there", "a.toml", "check the path")
        assert show(problem) == "a.toml: error[slug]: it is not there\n = hint: check the path"

    def test_a_warning_says_so(self) -> None:
        assert show(Problem("slug", "odd", "a.toml", severity="warning")) == "a.toml: warning[slug]: odd"

    def test_the_margin_is_as_wide_as_the_number_of_the_line(self) -> None:
        text = "\n" * 99 + "wrong\n"
        assert show(Problem("slug", "message", at(text, 99, 104))) == (
            "a.toml:100:1: error[slug]: message\n    |\n100 | wrong\n    | ^^^^^"
        )

    def test_a_place_over_several_lines_is_shown_on_the_first(self) -> None:
        assert excerpt("ab\ncd\n", 1, 5) == ["1 | ab", "  |  ^"]

    def test_a_place_without_extent_has_a_caret(self) -> None:
        assert excerpt("ab\n", 1, 1) == ["1 | ab", "  |  ^"]

    def test_the_end_of_a_text_has_a_caret_after_its_last_character(self) -> None:
        assert excerpt("ab", 2, 2) == ["1 | ab", "  |   ^"]

    def test_an_empty_line_has_a_caret(self) -> None:
        assert excerpt("\n\n", 1, 1) == ["2 |", "  | ^"]

    def test_several_problems_stand_apart(self) -> None:
        error = KompassError([Problem("one", "first", "a.toml"), Problem("two", "second", "b.toml")])
        assert str(error) == "a.toml: error[one]: first\n\nb.toml: error[two]: second"
        assert [problem.slug for problem in error.problems] == ["one", "two"]


class TestWidths:
    def test_a_tab_is_one_space_so_that_the_caret_stands_right(self) -> None:
        assert excerpt("\tx = 1", 1, 2) == ["1 |  x = 1", "  |  ^"]

    def test_a_wide_character_is_two_columns(self) -> None:
        assert excerpt("図書 = 1", 5, 6) == ["1 | 図書 = 1", "  |        ^"]
        assert excerpt("図書 = 1", 0, 2) == ["1 | 図書 = 1", "  | ^^^^"]

    def test_a_combining_mark_is_none(self) -> None:
        text = "a\u030a = 1"
        assert excerpt(text, 5, 6) == [f"1 | {text}", "  |     ^"]
        assert excerpt(text, 0, 2) == [f"1 | {text}", "  | ^"]

    def test_a_long_line_is_cut_around_the_caret(self) -> None:
        text = "x" * 10_000 + "wrong" + "y" * 10_000
        line, caret = excerpt(text, 10_000, 10_005)
        assert len(line) == len("1 | ") + WIDEST
        assert line[caret.index("^") : caret.rindex("^") + 1] == "wrong"

    def test_a_long_place_is_cut_with_its_line(self) -> None:
        line, caret = excerpt("x" * 10_000, 0, 10_000)
        assert (len(line), len(caret)) == (len("1 | ") + WIDEST, len("  | ") + WIDEST)

    def test_a_hostile_line_takes_no_time(self) -> None:
        start = time.perf_counter()
        show(Problem("slug", "message", at("x" * 4_000_000, 3_999_999, 4_000_000)))
        assert time.perf_counter() - start < 5


HOSTILE = {
    "escape": "\x1b[31m",
    "bell": "\x07",
    "backspace": "\b",
    "carriage return": "\r",
    "delete": "\x7f",
    "next line": "\x85",
    "control sequence": "\x9b31m",
    "right to left override": "\u202e",
    "isolate": "\u2066",
    "zero width space": "\u200b",
    "byte order mark": "\ufeff",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "surrogate": "\ud800",
    "nul": "\0",
    "tag": "\U000e0041",
}


class TestHarmless:
    @pytest.mark.parametrize("character", HOSTILE.values(), ids=HOSTILE.keys())
    def test_what_a_terminal_would_obey_is_replaced_wherever_it_stands(self, character: str) -> None:
        hostile = f"a{character}b"
        place = Span(Source(f"{hostile}.toml", f"x = '{hostile}'"), 0, 1)
        problem = Problem("slug", hostile, place, hostile, ((hostile, place),))
        assert [one for one in show(problem) if _obeyed(one)] == []
        assert "a\ufffd" in show(problem).splitlines()[0]

    def test_a_space_that_looks_like_one_is_one(self) -> None:
        assert plain("a\tb\u00a0c") == "a b c"

    def test_letters_of_any_script_stay(self) -> None:
        text = "Åäö æøå 図書 עברית a\u0301"
        assert plain(text) == text

    @given(st.text(st.characters(), max_size=80), st.data())
    def test_whatever_stands_in_a_file_four_harmless_lines_are_shown(
        self, text: str, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        lines = show(Problem("slug", "message", at(text, start, end))).split("\n")
        assert len(lines) == 4
        assert [one for line in lines for one in line if _obeyed(one)] == []
        assert lines[3].strip(" |").strip("^") == ""
        assert "^" in lines[3]


def _obeyed(character: str) -> bool:
    return character != "\n" and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
