"""Derivations: every printed figure knows whose it is, and how it came about is there when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.report import Bullets, Entry, Figure, Heading, Table
from kompass_core.problems import Source, Span
from kompass_core.stages.report import comparison, explanation, tables
from kompass_core.stages.report.derivations import Joined, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


def entries(blocks: Iterable[Block]) -> Iterator[Entry | None]:
    """Whose the figures are in the tables of a report."""
    for block in blocks:
        if isinstance(block, Table):
            figures = (cell for row in block.rows for cell in row.cells if isinstance(cell, Figure))
            yield from (figure.entry for figure in figures)


def headings(made: Report, entry: Entry) -> list[str]:
    """What a derivation says first: its scale and its item."""
    return [block.text for block in made.derivations[entry][:2] if isinstance(block, Heading)]


def test_every_figure_of_the_tables_leads_to_a_derivation(
    shipped: Callable[..., Scorecard], plain: Variant
) -> None:
    made = tables(shipped("borlange-2010"), plain)
    found = list(entries(made.blocks))
    assert len(found) > 150
    assert None not in found
    assert {entry for entry in found if entry not in made.derivations} == set()


def test_a_derivation_says_of_a_scale_what_an_explanation_says(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    made = tables(house(), plain)
    first, second, *rest = made.derivations[Entry("ours", "strict", "g.k")]
    assert (first, second) == (Heading("Strict scale", 1), Heading("g.k Kitchen", 2))
    assert tuple(rest) == explanation(house(), "g.k", plain).blocks[2:]


def test_they_stand_in_the_order_of_print_and_are_counted(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    made = tables(house(), plain)
    assert [entry.item for entry in made.derivations] == list(made.figures[0]["strict"])
    assert len(made.derivations) == len(list(made.derivations))


def test_what_a_rule_saw_of_another_item_leads_there_and_its_own_does_not(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    derivations = tables(house(), plain).derivations
    above = set(entries(derivations[Entry("ours", "strict", "g")]))
    assert {entry.item for entry in above if entry} == {"g", "g.k", "g.h"}
    below = set(entries(derivations[Entry("ours", "strict", "g.k.1")]))
    assert {entry.item for entry in below if entry} == {"g.k.1"}


def test_an_explanation_has_none(house: Callable[..., Scorecard], plain: Variant) -> None:
    assert dict(explanation(house(), "g", plain).derivations) == {}


def test_of_several_each_says_whose_it_is(shipped: Callable[..., Scorecard], plain: Variant) -> None:
    made = comparison([shipped("borlange-2010"), shipped("mark-2009")], plain, "2002")
    found = [headings(made, Entry(name, "2002", "total"))[0] for name in ("borlange-2010", "mark-2009")]
    assert found == ["Borlänge 2010: Scale of 2002", "Mark 2009: Scale of 2002"]


def test_two_that_share_an_id_have_none(house: Callable[..., Scorecard], plain: Variant) -> None:
    one, other = house(), evolve(house(), digest="another")
    assert dict(comparison([one, other], plain).derivations) == {}


def test_those_of_several_reports_are_joined_but_for_a_shared_id(
    shipped: Callable[..., Scorecard], house: Callable[..., Scorecard], plain: Variant
) -> None:
    parts = [tables(card, plain).derivations for card in (shipped("mark-2009"), house(), house())]
    joined = Joined(parts)
    assert {entry.evaluation for entry in joined} == {"mark-2009"}
    assert len(joined) == len(parts[0])
    entry = Entry("mark-2009", "2002", "1")
    assert joined[entry] == parts[0][entry]
    with pytest.raises(KeyError):
        joined[Entry("ours", "strict", "g")]


def test_a_place_is_said_by_folder_and_file() -> None:
    for name, expected in {
        "/home/anna/scales/strict.toml": "scales/strict.toml:2:1",
        "strict.toml": "strict.toml:2:1",
    }.items():
        assert placed(Span(Source(name, "a\nb"), 2, 3)) == expected


def test_no_derivation_says_where_its_files_lie(shipped: Callable[..., Scorecard], plain: Variant) -> None:
    card = shipped("borlange-2010", lambda text: text)
    made = tables(card, plain)
    said = [
        line
        for blocks in made.derivations.values()
        for block in blocks
        if isinstance(block, Bullets)
        for line in block.items
    ]
    assert [line for line in said if line.startswith("Place: evaluations/borlange-2010.toml:")] != []
    assert [line for line in said if str(Path.cwd()) in line or "frameworks/" in line] == []


def test_figures_are_equal_wherever_they_lead(house: Callable[..., Scorecard], plain: Variant) -> None:
    figure = tables(house(), plain).figures[0]["strict"]["g"].figures["points"]
    assert isinstance(figure, Figure)
    assert figure.entry == Entry("ours", "strict", "g")
    assert evolve(figure, entry=None) == figure
