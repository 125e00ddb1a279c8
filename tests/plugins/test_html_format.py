"""HTML: one page that is what it should be, in which every text is text and every figure can be followed."""

from __future__ import annotations

import itertools
import re
import sys
from base64 import b64encode
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

import html5lib
import pytest
from attrs import evolve

import kompass_html
from kompass_core.model.report import (
    Box,
    Bullets,
    Chart,
    Column,
    Figure,
    Heading,
    Paragraph,
    Report,
    Row,
    Series,
    Table,
)
from kompass_core.stages.report import comparison, explanation, report, tables
from kompass_core.stages.report.clean import clean, cleaned
from kompass_core.testing.sample import sample_reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from kompass_core.model.report import (
        Block,
        Entry,
    )
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "script", *HEADINGS),
    *(
        "a",
        "bdi",
        "button",
        "caption",
        "details",
        "div",
        "figcaption",
        "figure",
        "li",
        "p",
        "span",
        "summary",
    ),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    *(f"{SVG}{name}" for name in ("svg", "title", "desc", "path", "text", "circle")),
}
"""All that a page is made of."""

RAW = ("\x00 \x1b \x85", "\ud800", "\ufffe \ufdd0", "\u202eevil", "a" * 100_000, "</style></script><!--")


def page(made: Report) -> ET.Element:
    """The page of a report, read as strictly as HTML can be."""
    text = kompass_html.render(made).encode("utf-8").decode("utf-8")
    found: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return found


def of(*blocks: Block, **more: object) -> Report:
    """A report of these blocks."""
    return Report("report", "The title", "sv", blocks, (), (), **more)  # type: ignore[arg-type]


def said(element: ET.Element) -> str:
    """The text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def rows(table: ET.Element) -> list[list[str]]:
    """What is printed in the rows of a table."""
    return [[said(cell) for cell in row] for row in table.iterfind("tbody/tr")]


def named(root: ET.Element, name: str) -> ET.Element:
    """The element of that id."""
    (found,) = [one for one in root.iter() if one.get("id") == name]
    return found


def number(value: str, most: str = "", entry: Entry | None = None) -> Figure:
    """A figure that is known, or from the least to the most."""
    printed = value + (f"–{most}" if most else "")
    return Figure(printed.replace(".", ","), Fraction(value), Fraction(most or value), entry=entry)


TABLE = Table(
    "Rooms",
    (Column("", "left"), Column("Room", "left"), Column("Points", "right")),
    (
        Row(("1", "Cellar", ""), "group"),
        Row(("1.1", "Wine", number("10"))),
        Row(("1.2", "Coal", number("9.5", "10.25"))),
        Row(("1.3", "Rats", "none")),
        Row(("1", "", number("19.5")), "total"),
    ),
)
BARS = Chart(
    "Rooms as a picture",
    "Wine has most.",
    ("Wine", "Coal"),
    (Series("Then", (number("10"), None)), Series("Now", (number("9.5"), number("-2")))),
    "bars",
)


@pytest.fixture(scope="module")
def samples() -> list[ET.Element]:
    """The pages of a report of each kind, in which every text means something to somebody."""
    return [page(one) for one in sample_reports()]


@pytest.fixture(scope="module")
def published(borlange: Scorecard, sweden: Variant) -> ET.Element:
    """The page of the report of which every figure is published."""
    return page(report(borlange, sweden))


def test_the_format_says_what_it_is() -> None:
    (made,) = kompass_html.kompass_formats()
    assert (made.id, made.suffix, made.media_type) == ("html", ".html", "text/html; charset=utf-8")


def test_a_page_is_strict_html_of_what_we_use_and_nothing_else(samples: list[ET.Element]) -> None:
    assert len(samples) > 5
    assert {one.tag for root in samples for one in root.iter()} - ALLOWED == set()


def test_ids_are_unique_and_whatever_is_named_is_there(samples: list[ET.Element]) -> None:
    for root in samples:
        ids = [one.get("id") for one in root.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        links = [href for one in root.iter("a") if (href := one.get("href"))]
        assert [href for href in links if href[0] != "#" or href[1:] not in ids] == []
        for kind in ("aria-labelledby", "aria-describedby"):
            assert {name for one in root.iter() for name in (one.get(kind) or "").split()} - {*ids} == set()


def test_headings_begin_with_one_title_and_leave_no_level_out(samples: list[ET.Element]) -> None:
    for root in samples:
        levels = [HEADINGS.index(one.tag) + 1 for one in root.iter() if one.tag in HEADINGS]
        assert (levels[0], levels.count(1)) == (1, 1)
        assert [after for before, after in itertools.pairwise(levels) if after > before + 1] == []


def test_headings_that_leave_levels_out_are_set_right() -> None:
    blocks = [Heading(str(level), level) for level in (1, 4, 6, 2, 5, 3)]
    root = page(of(*blocks))
    assert [one.tag for one in root.iter() if one.tag in HEADINGS] == ["h1", "h2", "h3", "h2", "h3", "h3"]


def test_several_titles_stand_below_that_of_the_report() -> None:
    root = page(of(Heading("A", 1), Heading("B", 2), Heading("C", 1)))
    found = [(one.tag, said(one)) for one in root.iter() if one.tag in HEADINGS]
    assert found == [("h1", "The title"), ("h2", "A"), ("h3", "B"), ("h2", "C")]


def test_nothing_comes_from_elsewhere_and_the_policy_allows_just_what_is_there(published: ET.Element) -> None:
    used = {key.rpartition("}")[2] for one in published.iter() for key in one.keys()}  # noqa: SIM118 - of an element
    assert used & {"src", "srcset", "action", "formaction", "style", "ping", "poster"} == set()
    assert [key for key in used if key.startswith("on")] == []
    style, script = (published.find(f".//{tag}") for tag in ("style", "script"))
    assert style is not None
    assert script is not None
    assert re.findall(r"url\(|@import|https?:", (style.text or "") + (script.text or "")) == []
    meta = [one for one in published.iter("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    hashes = [
        b64encode(sha256((one.text or "").encode()).digest()).decode("ascii") for one in (style, script)
    ]
    policy = f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
    assert [one.get("content") for one in meta] == [policy + "base-uri 'none'; form-action 'none'"]


def test_the_page_says_its_language_and_speaks_it(published: ET.Element) -> None:
    assert published.get("lang") == "sv"
    skip = next(published.iter("a"))
    assert (said(skip), skip.get("href")) == ("Till rapporten", "#report")
    assert said(named(published, "contents")) == "Innehåll"
    assert [one.tag for one in published.find("body") or [] if one.tag in {"header", "nav", "main"}] == [
        "header",
        "nav",
        "main",
    ]


def test_contents_lead_to_every_section(published: ET.Element) -> None:
    (nav,) = published.iter("nav")
    listed = {(one.get("href") or "")[1:]: said(one) for one in nav.iter("a")}
    heads = {one.get("id"): said(one) for one in published.iter() if one.tag in {"h2", "h3"}}
    assert listed == heads
    assert len(listed) > 10


def test_a_short_page_has_no_contents() -> None:
    assert list(page(of(Heading("A", 1), Heading("B", 2), Paragraph("C"))).iter("nav")) == []


def test_a_table_says_what_it_is_and_what_heads_what() -> None:
    root = page(of(Heading("A", 1), TABLE))
    (table,) = root.iter("table")
    assert said(table.find("caption") or table) == "Rooms"
    assert [(one.tag, one.get("scope"), said(one)) for one in table.iterfind("thead/tr/*")] == [
        ("td", None, ""),
        ("th", "col", "Room"),
        ("th", "col", "Points"),
    ]
    scopes = [[one.get("scope") for one in row] for row in table.iterfind("tbody/tr")]
    assert scopes == [
        ["rowgroup", "rowgroup"],
        *(["row", "row", None] for _ in range(3)),
        ["row", None, None],
    ]
    assert [row.get("class") for row in table.iterfind("tbody/tr")] == ["group", None, None, None, "total"]
    (box,) = [one for one in root.iter("div") if one.get("class") == "scroll"]
    assert (box.get("role"), box.get("tabindex")) == ("group", "0")
    assert said(named(root, box.get("aria-labelledby") or "")) == "Rooms"


def test_every_row_has_as_many_columns_as_its_table(samples: list[ET.Element]) -> None:
    for table in [table for root in samples for table in root.iter("table")]:
        wide = {sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")}
        assert len(wide) == 1


def test_figures_are_sorted_by_what_they_are_and_not_by_how_they_are_written() -> None:
    (table,) = page(of(Heading("A", 1), TABLE)).iter("table")
    ranks = [row[-1].get("data-rank") for row in table.iterfind("tbody/tr")]
    assert ranks == [None, "1", "0", None, None]
    assert "data-sortable" in table.attrib


def test_a_table_without_a_name_is_named_by_its_first_line_or_the_heading_above() -> None:
    first = Table("", (Column("1", "left"), Column("Cellar", "left"), Column("Points", "right")), ())
    second = Table("", (Column("", "left"), Column("", "right")), (Row(("", number("1")), "total"),))
    root = page(of(Heading("A", 1), Heading("Rooms", 2), first, second))
    assert [said(one) for one in root.iter("caption")] == ["1 Cellar", "Rooms"]


def test_a_total_that_nothing_names_is_named_for_whoever_hears_it() -> None:
    table = Table("T", (Column("", "left"), Column("Points", "right")), (Row(("", number("1")), "total"),))
    (found,) = page(of(Heading("A", 1), table)).iter("table")
    assert rows(found) == [["Sum", "1"]]


def test_a_box_is_a_group_that_has_a_name() -> None:
    root = page(of(Heading("A", 1), Box("Good & bad", (Paragraph("Good:"), Bullets(("one", "two"))))))
    (box,) = [one for one in root.iter("div") if one.get("class") == "box"]
    assert box.get("role") == "group"
    assert said(named(root, box.get("aria-labelledby") or "")) == "Good & bad"
    assert [said(one) for one in box.iter("li")] == ["one", "two"]


def test_a_chart_is_drawn_told_and_followed_by_its_table() -> None:
    root = page(of(Heading("A", 1), BARS))
    drawn = list(root.iter(f"{SVG}svg"))
    charts = [one for one in drawn if one.get("role") == "img"]
    assert [one.get("class") for one in charts] == ["chart wide", "chart narrow"]
    for chart in charts:
        assert said(named(root, chart.get("aria-labelledby") or "")) == "Rooms as a picture"
        assert said(named(root, chart.get("aria-describedby") or "")) == "Wine has most."
        titles = [said(one) for mark in chart.iter(f"{SVG}path") for one in mark.iter(f"{SVG}title")]
        assert titles == ["Wine, Then: 10", "Wine, Now: 9,5", "Coal, Now: -2"]
        assert {"Wine", "Coal", "10", "9,5", "-2"} <= {said(one) for one in chart.iter(f"{SVG}text")}
    (table,) = root.iter("table")
    assert rows(table) == [["Wine", "10", "9,5"], ["Coal", "", "-2"]]
    (folded,) = [one for one in root.iter("details") if one.get("class") == "figures"]
    assert folded.get("open") is None


def test_where_nothing_draws_the_table_stands_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    root = page(of(Heading("A", 1), BARS))
    assert list(root.iter(f"{SVG}svg")) == []
    (folded,) = [one for one in root.iter("details") if one.get("class") == "figures"]
    assert folded.get("open") == ""


def test_hostile_text_is_shown_as_text_wherever_it_stands(hostile: str) -> None:
    table = Table(hostile, (Column(hostile, "left"),), (Row((hostile,), "group"), Row((hostile,), "total")))
    chart = Chart(hostile, hostile, (hostile,), (Series(hostile, (number("1"),)),) * 2, "dots")
    heads = Heading(hostile, 1), Heading(hostile, 2)
    texts: tuple[Block, ...] = (*heads, Paragraph(hostile), Bullets((hostile,)))
    made = of(*map(cleaned, (*texts, table, chart, Box(hostile, texts))), words=Words(hostile))
    root = page(made)
    expected = " ".join(clean(hostile).split())
    assert {one.tag for one in root.iter()} - ALLOWED == set()
    shown = ("h1", "h2", "p", "li", "caption", "th", "figcaption", f"{SVG}desc", "bdi", "summary")
    assert {said(one) for tag in shown for one in root.iter(tag)} == {expected}


@pytest.mark.parametrize("text", RAW, ids=range(len(RAW)))
def test_text_that_nobody_has_cleaned_is_text_as_well(text: str) -> None:
    root = page(of(Heading(text, 1), Paragraph(text), Bullets((text,)), words=Words(text)))
    assert {one.tag for one in root.iter()} - ALLOWED == set()
    shown = next(one for one in root.iter("p"))
    assert len("".join(shown.itertext())) == len(text)


def test_foreign_text_keeps_its_direction_to_itself() -> None:
    root = page(of(Heading("A", 1), Paragraph("B"), Bullets(("C",)), TABLE))
    shown = [*root.iter("h1"), *root.iter("p"), *root.iter("li"), *root.iter("caption")]
    assert {one.get("dir") for one in shown} == {"auto"}


class Words(dict[str, str]):
    """The words of a page, all of them the same."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = clean(text)

    def __missing__(self, key: str) -> str:
        return self.text


def test_every_figure_that_is_worked_out_leads_to_how(published: ET.Element) -> None:
    links = [one for one in published.iter("a") if (one.get("href") or "").startswith("#how-")]
    told = {one.get("id"): one for one in published.iter("div") if (one.get("id") or "").startswith("how-")}
    hows = [one for one in published.iter("details") if one.get("class") == "how"]
    assert len(links) > 3 * 53
    assert len(hows) == len(told)
    assert {(one.get("href") or "")[1:] for one in links} >= set(told)


def how(root: ET.Element, title: str) -> ET.Element:
    """The first derivation of that title."""
    found = [one for one in root.iter("details") if one.get("class") == "how"]
    return next(part for one in found if said(one[0]) == title for part in one.iterfind("div"))


def test_a_derivation_has_the_rule_its_place_what_it_saw_and_the_value(published: ET.Element) -> None:
    found = how(published, "1 Offentlighet och demokrati")
    lists = [said(one) for one in found.iter("li")]
    assert "Regel: sum(subareas.points)" in lists
    assert [one for one in lists if one.startswith("Plats: kompass_scale_2010/2010.toml:")] != []
    printed = [row for table in found.iter("table") for row in rows(table)]
    assert ["Uppnådd nivå", "36,625", "36,6"] in printed
    assert ["points", "1.3", "Hur informeras medborgarna om resultat?", "10,625"] in printed


def test_one_derivation_leads_to_another_and_back_to_the_table(published: ET.Element) -> None:
    found, part = (
        how(published, "1 Offentlighet och demokrati"),
        how(published, "1.4 Hur främjas medborgardialog och deltagande?"),
    )
    hrefs = [one.get("href") or "" for one in found.iter("a")]
    assert f"#{part.get('id')}" in hrefs
    assert said(named(published, hrefs[-1][1:])) == "37"
    assert f"#{found.get('id')}" not in hrefs


def test_evaluations_side_by_side_lead_to_their_own(
    shipped: Callable[[str], Scorecard], sweden: Variant
) -> None:
    made = comparison([shipped("borlange-2010"), shipped("skovde-2010")], sweden)
    root = page(made)
    scales = [said(one) for one in root.iter("h3")]
    assert scales == ["Borlänge 2010: Äldre poängskala", "Skövde 2010: Äldre poängskala"]


def test_an_evaluation_beside_itself_leads_nowhere(borlange: Scorecard, sweden: Variant) -> None:
    other = evolve(borlange, digest="other")
    root = page(comparison([borlange, other], sweden))
    assert [one for one in root.iter("details") if one.get("class") == "how"] == []


def test_an_explanation_needs_no_other(borlange: Scorecard, sweden: Variant) -> None:
    root = page(explanation(borlange, "1.3", sweden))
    assert [one for one in root.iter("details") if one.get("class") == "how"] == []


def test_a_page_with_too_many_derivations_has_none(
    borlange: Scorecard, sweden: Variant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kompass_html.places.MOST", 20)
    root = page(tables(borlange, sweden))
    assert [one for one in root.iter("details") if one.get("class") == "how"] == []
    assert [one for one in root.iter("td") if len(one)] == []
