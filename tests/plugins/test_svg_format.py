"""SVG: every chart drawn, its text kept as text, the same each time, and told to who does not see it."""

from __future__ import annotations

import re
import sys
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

import kompass_svg
from kompass_core.model.report import Box, Chart, Figure, Heading, Report, Series
from kompass_core.stages.report.clean import cleaned

if TYPE_CHECKING:
    from kompass_core.model.report import Block

SPACE = "{http://www.w3.org/2000/svg}"


def figure(value: str, most: str = "") -> Figure:
    """A figure, or one that is known by its ends."""
    low, high = Fraction(value), Fraction(most or value)
    return Figure((value + (f"–{most}" if most else "")).replace(".", ","), low, high)


def of(*blocks: Block, title: str = "A title") -> Report:
    """A report of these blocks."""
    return Report("impact", title, "sv", blocks, (), ())


def texts(svg: str) -> list[str]:
    """All text of a picture."""
    return ["".join(one.itertext()).strip() for one in ET.fromstring(svg).iter(f"{SPACE}text")]  # noqa: S314 - ours


BARS = Chart(
    "Change",
    "One falls.",
    ("One", "Two"),
    (Series("Then", (figure("1.5"), figure("-2"))), Series("Now", (figure("1", "4"), None))),
    "bars",
)
DOTS = Chart(
    "Points",
    "Two rises.",
    ("One", "Two"),
    (
        Series("Before", (figure("440"), figure("300", "350"))),
        Series("After", (figure("440"), figure("310.5"))),
    ),
    "dots",
)


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_svg.kompass_formats()
    assert (made.id, made.suffix, made.media_type) == ("svg", ".svg", "image/svg+xml")


def test_every_label_name_and_figure_stands_in_it_as_text() -> None:
    shown = texts(kompass_svg.render(of(Heading("A heading", 1), BARS, Box("Box", (DOTS,)))))
    wanted = ["A title", "Change", "One", "Two", "Then", "Now", "1,5", "-2", "1–4"]
    wanted += ["Points", "Before", "After", "440", "300–350", "310,5"]
    assert [one for one in wanted if one not in shown] == []
    assert "A heading" not in shown


def test_it_is_the_same_each_time_and_knows_no_day() -> None:
    first, again = (kompass_svg.render(of(BARS, DOTS)) for _ in range(2))
    assert first == again
    assert "<dc:date>" not in first
    assert re.search(r"\b20\d\d-\d\d-\d\d", first) is None


def test_it_is_told_to_who_does_not_see_it() -> None:
    root = ET.fromstring(kompass_svg.render(of(BARS, DOTS, title="A & <b>")))  # noqa: S314 - ours
    title, description = (root.find(f"{SPACE}{tag}") for tag in ("title", "desc"))
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("A & <b>", "One falls. Two rises.")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert root.get("lang") == "sv"


def test_a_report_without_a_chart_is_its_title() -> None:
    made = kompass_svg.render(of(Heading("A heading", 1)))
    assert texts(made) == ["A title"]
    assert "<desc" not in made


def test_a_chart_of_nothing_is_drawn() -> None:
    empty = Chart("Nothing", "", (), (Series("None", ()),), "bars")
    unknown = Chart("Unknown", "", ("One",), (Series("None", (None,)), Series("Other", (None,))), "dots")
    assert {"Nothing", "Unknown", "One"} <= set(texts(kompass_svg.render(of(empty, unknown))))


def test_hostile_text_is_nothing_but_text(hostile: str) -> None:
    chart = Chart(hostile, hostile, (hostile,), (Series(hostile, (figure("1"),)),) * 2, "dots")
    block = cleaned(chart)
    assert isinstance(block, Chart)
    made = kompass_svg.render(of(block, title=block.caption))
    root = ET.fromstring(made)  # noqa: S314 - ours
    assert {one.tag for one in root.iter()} & {f"{SPACE}script", f"{SPACE}a", f"{SPACE}image"} == set()
    words = "".join(block.series[0].name.split())
    assert words in ["".join(text.split()) for text in texts(made)]


def test_a_long_label_takes_several_lines() -> None:
    long = "A very long name of a place that nobody has ever been to, and nobody ever will"
    chart = Chart("Long", "", (long, "Two"), (Series("One", (figure("1"), figure("2"))),), "bars")
    shown = texts(kompass_svg.render(of(chart)))
    assert long not in shown
    assert " ".join(one for one in shown if one in long) == long


def test_a_radar_names_its_spokes_by_the_codes_that_labels_begin_with() -> None:
    made = kompass_svg.render(of(evolve(DOTS, labels=("1.1 Long", "2 Longer"), shape="radar")))
    assert {"1.1", "2", "1.1 Long", "2 Longer", "Before", "After"} <= set(texts(made))


def test_a_radar_of_labels_without_codes_numbers_them() -> None:
    labels = ("Something long", "Something longer")
    made = texts(kompass_svg.render(of(evolve(DOTS, labels=labels, shape="radar"))))
    assert {"(1)", "(2)"} <= set(made)
    assert "(1) Something long" in " ".join(made)


@pytest.mark.parametrize("labels", [(), ("One",)])
def test_a_radar_of_next_to_nothing_is_drawn(labels: tuple[str, ...]) -> None:
    series = (Series("Before", tuple(figure("1") for _ in labels)), Series("After", (None,) * len(labels)))
    made = kompass_svg.render(of(Chart("Little", "", labels, series, "radar")))
    assert "Little" in texts(made)


def test_who_lacks_what_draws_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == "matplotlib" or name.startswith("kompass_svg."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install kommunkompass\[charts\]"):
        kompass_svg.render(of(BARS))
