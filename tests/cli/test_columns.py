"""Columns: as wide as they have to be, and together no wider than there is room."""

from __future__ import annotations

from kompass_core.cli.columns import columns


def test_what_fits_stands_on_one_line() -> None:
    assert list(columns(("A", "Why"), [("x", "so"), ("yy", "")], 80)) == [
        "A   Why",
        "--  ---",
        "x   so",
        "yy",
    ]


def test_a_long_cell_goes_on_below() -> None:
    shown = list(columns(("Item", "Why"), [("1", "word " * 9)], 30))
    assert shown[2:] == ["1     word word word word word", "      word word word word"]
    assert max(map(len, shown)) <= 30


def test_what_a_terminal_would_obey_is_made_harmless() -> None:
    assert "\x1b" not in "".join(columns(("A", "B"), [("\x1b[2J", "\x1b")], 40))
