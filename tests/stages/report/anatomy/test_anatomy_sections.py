"""The sections of a report: each says what it can, and nothing where there is nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.report import Box, Bullets, Chart, Figure, Heading, Paragraph, Table
from kompass_core.model.standing import Against
from kompass_core.problems import KompassError
from kompass_core.stages.populate import populate
from kompass_core.stages.report import joint, report
from kompass_core.stages.report.anatomy.whole import SECTIONS
from kompass_core.stages.stand import stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

FIVE = ("fagersta-2009", "gallivare-2009", "mark-2009", "skovde-2010", "botkyrka-2005")
JUDGED = '[judgement."g.k.1"]\nlook = "half"\nwork = "all"\n'


def under(made: Report, heading: str) -> list[Block]:
    """The blocks under a heading, up to the next one."""
    place = next(
        place
        for place, block in enumerate(made.blocks)
        if isinstance(block, Heading) and block.text == heading
    )
    rest = made.blocks[place + 1 :]
    end = next((place for place, block in enumerate(rest) if isinstance(block, Heading)), len(rest))
    return list(rest[:end])


def rows(table: object) -> list[tuple[str, ...]]:
    """The cells of a table as they are printed."""
    assert isinstance(table, Table)
    return [
        tuple(cell.printed if isinstance(cell, Figure) else cell for cell in row.cells) for row in table.rows
    ]


def headings(made: Report) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 2]


# what the instrument is


def test_the_instrument_tells_of_its_parts_and_its_maximum(
    shipped: Callable[..., Scorecard], english: Variant
) -> None:
    made = under(report(shipped("orebro-2012"), english), "About Kommunkompassen")
    about, parts, table, scale, judged, dimensions = made
    assert isinstance(about, Paragraph)
    assert about.text.startswith("Kommunkompassen är ett instrument")
    assert parts == Paragraph(
        "Kommunkompassen (revision 2010) consists of 8 areas and 45 sub-areas. It gives 800 points at most."
    )
    assert rows(table)[0] == ("1", "Offentlighet och demokrati", "5", "100")
    assert isinstance(scale, Paragraph)
    assert judged == Paragraph("Judged on the scale “Current scale”:")
    assert isinstance(dimensions, Bullets)
    assert len(dimensions.items) == 4


def test_what_is_said_in_another_language_is_said_to_be(
    shipped: Callable[..., Scorecard], english: Variant, sweden: Variant
) -> None:
    line = "What is said about Kommunkompassen is not translated, and is in Swedish"
    notes = [
        item
        for block in report(shipped("orebro-2012"), english).blocks
        if isinstance(block, Bullets)
        for item in block.items
    ]
    assert line in notes
    assert not any(
        "inte översatt, utan" in str(block) for block in report(shipped("orebro-2012"), sweden).blocks
    )


def test_steps_are_told_where_somebody_judged(house: Callable[..., Scorecard], plain: Variant) -> None:
    *_, table = under(report(house(JUDGED), plain), "About House")
    assert rows(table) == [("How it looks", "none, half, all"), ("How it works", "none, third, all")]
    *_, names = under(report(house("[given.strict.points]\ng = 9\nu = 4\n"), plain), "About House")
    assert names == Bullets(("How it looks", "How it works"))


# one scale against another


def test_two_scales_are_held_against_each_other(shipped: Callable[..., Scorecard], english: Variant) -> None:
    made = under(report(shipped("borlange-2010"), english), "One scale against the other")
    counts, _, only, both = made
    assert rows(counts)[2] == ("Clear results, and their use", "22", "0")
    assert isinstance(only, Paragraph)
    assert only.text.startswith("On “Current scale” only: “Clear results, and their use” and “Evaluation,")
    assert rows(both)[4] == ("5", "Resultat och effektivitet", "52", "51", "+1")
    assert rows(both)[-1] == ("", "Total", "331", "443", "-112")


def test_one_scale_is_held_against_nothing(shipped: Callable[..., Scorecard], english: Variant) -> None:
    assert "One scale against the other" not in headings(report(shipped("orebro-2012"), english))


# among others


def against(card: Scorecard, others: list[Scorecard], scale: str, *, chosen: bool = True) -> Against:
    return Against("median", {scale: stand(card, populate(others, scale))}, chosen)


def test_among_five_others_everything_is_known(shipped: Callable[..., Scorecard], english: Variant) -> None:
    card = evolve(shipped("borlange-2010"), sheets={"2002": shipped("borlange-2010").sheets["2002"]})
    held = against(card, [shipped(name) for name in FIVE], "2002")
    others, beside, table, picture, said = under(report(card, english, against=held), "Compared with others")
    assert isinstance(others, Paragraph)
    assert others.text.startswith("The others that are known on this scale and revision (5): Fagersta 2009,")
    assert rows(beside)[-1] == ("Total", "443", "466", "445", "513", "465.5", "696")
    assert rows(table)[3] == (
        "4",
        "Ledarskap, ansvar och delegation",
        "56.5",
        "69",
        "-12.5",
        "6\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}6",
    )
    assert isinstance(picture, Chart)
    assert [one.name for one in picture.series] == ["Median", "Borlänge 2010"]
    assert said == Bullets(
        (
            "In all, Borlänge 2010 has rank 6 of 6. That is in the lowest quarter.",
            "Strongest against the median: 8 Kommunen som samhällsbyggare (+5).",
            "Furthest below the median: 4 Ledarskap, ansvar och delegation (-12.5).",
        )
    )


def test_what_printed_figures_leave_open_stays_open(
    shipped: Callable[..., Scorecard], english: Variant
) -> None:
    card = shipped("orebro-2012")
    held = against(card, [shipped("grastorp-2014")], "2010", chosen=False)
    made = report(card, english, against=held)
    _, table, _, said = under(made, "Compared with others")
    assert rows(table)[4] == (
        "5",
        "Resultat och effektivitet",
        "70",
        "70",
        "0 ±1",
        "1–2\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}2",
    )
    assert isinstance(said, Bullets)
    assert said.items[0] == "In all, Örebro 2012 has rank 1 of 2."
    assert said.items[1].startswith("Strongest against the median: 2 Tillgänglighet")
    notes = [item for block in made.blocks if isinstance(block, Bullets) for item in block.items]
    assert "A rank is a range where figures that are known as printed leave it open" in notes


def test_nobody_to_be_held_against_is_said(shipped: Callable[..., Scorecard], english: Variant) -> None:
    made = report(shipped("orebro-2012"), english, against=Against("mean", {}, chosen=False))
    assert under(made, "Compared with others") == [
        Paragraph("No other evaluation is known on this scale and revision.")
    ]


# since the evaluation before


def test_a_change_stands_in_brackets(shipped: Callable[..., Scorecard], english: Variant) -> None:
    made = report(shipped("orebro-2012"), english, before=shipped("orebro-2010"))
    (table,) = under(made, "Change since the evaluation before")
    assert rows(table)[0] == ("1", "Offentlighet och demokrati", "52", "68 (+16 ±1)")
    assert rows(table)[-1] == ("", "Total", "516", "615 (+99 ±1)")
    assert "Evaluation before: Örebro 2010" in str(under(made, "The organisation and the visit"))


def test_a_change_of_what_is_known_is_exact(house: Callable[..., Scorecard], plain: Variant) -> None:
    now, then = (house(f"[given.strict.points]\ng = {g}\nu = 4\n") for g in (12, "9.5"))
    (table,) = under(report(now, plain, before=then), "Change since the evaluation before")
    assert rows(table)[0] == ("g", "Ground floor", "9.5", "12 (+2.5)")


def test_a_change_of_scale_is_no_change(shipped: Callable[..., Scorecard], english: Variant) -> None:
    made = report(shipped("orebro-2012"), english, before=shipped("mark-2009"))
    assert under(made, "Change since the evaluation before") == [
        Paragraph(
            "Mark 2009 was made with Kommunkompassen 2010 on another scale, "
            "so its points cannot be compared with these."
        )
    ]


# where the next points are


def test_the_next_points_are_told_of_what_is_judged(house: Callable[..., Scorecard], plain: Variant) -> None:
    _, table, missing = under(report(house(JUDGED), plain), "Where the next points are")
    assert rows(table) == [("g.k.1", "How it looks", "half → all", "2.50", "2.50")]
    assert rows(missing)[0] == ("g.k.2", "How it looks", "1.25")


def test_without_judgements_there_are_no_next_points(
    shipped: Callable[..., Scorecard], english: Variant
) -> None:
    made = report(shipped("borlange-2010"), english)
    assert "Where the next points are" not in headings(made)
    assert made.facts is None


def test_where_everything_is_best_there_is_nothing_to_gain(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    best = "".join(
        f'[judgement."{code}"]\nlook = "all"\nwork = "all"\n' for code in ("g.k.1", "g.k.2", "g.h.1", "u.b.1")
    )
    assert "Where the next points are" not in headings(report(house(best), plain))


# what is left out


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_that_is_left_out_is_not_there(
    section: str, shipped: Callable[..., Scorecard], english: Variant
) -> None:
    full = report(shipped("borlange-2010"), english)
    less = report(shipped("borlange-2010"), english, without=[section])
    missing = [heading for heading in headings(full) if heading not in headings(less)]
    expected = {
        "instrument": ["About Kommunkompassen"],
        "scales": ["One scale against the other"],
        "visit": ["The organisation and the visit"],
        "summary": ["Summary of results"],
        "findings": ["Review"],
        "next": [],
        "tables": ["Table of points"],
        "notes": ["About the figures"],
    }
    assert missing == expected[section]


# several together


def test_a_joint_report_names_who_is_best_with_their_strengths(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    cards = [shipped(name) for name in ("borlange-2010", "skovde-2010", "mark-2009")]
    made = joint(cards, sweden)
    assert (made.kind, made.title) == ("joint", "Kommunkompassen: gemensam rapport")
    said, box = under(made, "8 Kommunen som samhällsbyggare")
    assert said == Paragraph("Flest poäng: Borlänge 2010 (84).")
    assert isinstance(box, Box)
    assert box.title == "Styrkor: Borlänge 2010"
    assert under(made, "1 Offentlighet och demokrati") == [Paragraph("Flest poäng: Mark 2009 (68).")]
    assert made.facts is not None
    assert made.facts.whole["best"]["8"] == {"evaluations": ("borlange-2010",), "sure": True}  # type: ignore[index,call-overload]


def test_who_prints_alike_may_be_best(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    made = joint([shipped("orebro-2012"), shipped("grastorp-2014")], sweden)
    assert under(made, "5 Resultat och effektivitet") == [
        Paragraph("Någon av dessa har flest poäng: Örebro 2012 (70), Grästorp 2014 (70).")
    ]


def test_a_joint_report_is_on_one_scale(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    with pytest.raises(KompassError) as caught:
        joint([shipped("skovde-2010"), shipped("grastorp-2014")], sweden)
    assert [problem.slug for problem in caught.value.problems] == ["no-shared-scale"]


def test_a_section_of_a_joint_report_can_be_left_out(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    made = joint(
        [shipped("skovde-2010"), shipped("mark-2009")], sweden, without=["each", "instrument", "best"]
    )
    assert headings(made) == ["Sida vid sida", "Om siffrorna"]
