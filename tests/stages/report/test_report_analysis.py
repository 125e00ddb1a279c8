"""Analysis: the whole report on one evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.report import Box, Bullets, Chart, Heading, Paragraph, Table
from kompass_core.model.variant import Numbers
from kompass_core.stages.report import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant

HEAD = """
schema = 1
[evaluation]
id = "ours"
framework = "house@1"
organisation = { name = "Number seven" }
"""

EVALUATORS = (
    "Utvärderare: Ingmar Kärrsten, Falkenbergs kommun; Leif Erichson, Sveriges Kommuner och Landsting"
)

FOUND = """
[finding.total]
text = "All in all."
strengths = ["It stands."]
[finding."g.k"]
text = '''
First
line.

Second paragraph.'''
evidence = [
    { kind = "interview", note = "the cook" },
    { kind = "document", note = "the lease" },
    { kind = "website", note = "house.example" },
]
[finding."g.k.1"]
improvements = ["Clean it."]
role_models = [{ code = "8", name = "Number eight" }, { name = "Number nine", note = "a new stove" }]
"""


def after(made: Report, text: str) -> list[Block]:
    """The blocks after a heading or paragraph, up to the next heading of the same level or above."""
    place = next(
        number
        for number, block in enumerate(made.blocks)
        if isinstance(block, Heading | Paragraph) and block.text == text
    )
    start = made.blocks[place]
    level = start.level if isinstance(start, Heading) else 9
    found: list[Block] = []
    for block in made.blocks[place + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def test_a_report_goes_from_the_instrument_to_the_notes(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    made = report(shipped("borlange-2010"), sweden)
    assert (made.kind, made.language, made.title) == (
        "report",
        "sv",
        "Kommunkompassen: analys av Borlänge 2010",
    )
    assert [block.text for block in made.blocks if isinstance(block, Heading) and block.level < 3] == [
        "Kommunkompassen: analys av Borlänge 2010",
        "Om Kommunkompassen",
        "Den ena skalan mot den andra",
        "Kommunen och besöket",
        "Sammanfattning av resultat",
        "Detaljerad genomgång",
        "Poängsammanställning",
        "Om siffrorna",
    ]
    assert after(made, "Kommunen och besöket") == [
        Bullets(
            (
                "Kommun: Borlänge (2081)",
                "Besök: 15–17 juni 2010",
                EVALUATORS,
                "Intervjuade personer: 30",
            )
        )
    ]
    table, picture = after(made, "Sammanfattning av resultat")
    assert isinstance(table, Table)
    assert isinstance(picture, Chart)
    assert len([block for block in made.blocks if isinstance(block, Table)]) == 12


def test_each_area_ends_with_a_box_of_strengths_and_improvements(
    shipped: Callable[..., Scorecard], sweden: Variant
) -> None:
    made = report(shipped("borlange-2010"), sweden)
    boxes = [block for block in made.blocks if isinstance(block, Box)]
    assert [box.title for box in boxes] == [f"Sammanfattning: Område {code}" for code in range(1, 9)]
    strengths, good, improvements, better = boxes[7].blocks
    assert (strengths, improvements) == (Paragraph("Styrkor:"), Paragraph("Förbättringsområden:"))
    assert isinstance(good, Bullets)
    assert isinstance(better, Bullets)
    assert (len(good.items), len(better.items)) == (6, 5)
    assert isinstance(after(made, "Område 8 Kommunen som samhällsbyggare")[-1], Box)


def test_role_models_stand_at_their_item(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    made = report(shipped("borlange-2010"), sweden)
    assert after(made, "1.3 Hur informeras medborgarna om resultat?") == [
        Paragraph("Förebilder:"),
        Bullets(("Piteå: en sida med alla resultat", "Trollhättan: en sida med alla resultat")),
    ]


def test_findings_stand_in_the_order_of_the_instrument(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    made = report(house(FOUND), plain)
    assert after(made, "Review") == [
        Paragraph("All in all."),
        Heading("floor g Ground floor", 3),
        Heading("g.k Kitchen", 4),
        Paragraph("First line."),
        Paragraph("Second paragraph."),
        Paragraph("Evidence:"),
        Bullets(("Interview: the cook", "Document: the lease", "Website: house.example")),
        Heading("g.k.1 Stove", 5),
        Paragraph("Role models:"),
        Bullets(("Number eight", "Number nine: a new stove")),
        Box("Summary: thing g.k.1", (Paragraph("Room for improvement:"), Bullets(("Clean it.",)))),
        Box("Summary: Total", (Paragraph("Strengths:"), Bullets(("It stands.",)))),
    ]


def test_without_findings_there_is_no_heading_for_them(
    house: Callable[..., Scorecard], plain: Variant
) -> None:
    headings = [block.text for block in report(house(), plain).blocks if isinstance(block, Heading)]
    assert "Review" not in headings


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        (
            "from = 2010-06-15\nto = 2010-06-17\n",
            ("House: analysis of Number seven 2010", "Visit: 15–17 Jun 2010"),
        ),
        (
            "from = 2010-06-15\nto = 2010-06-15\n",
            ("House: analysis of Number seven 2010", "Visit: 15 June 2010"),
        ),
        ("from = 2010-06-15\n", ("House: analysis of Number seven 2010", "Visit: 15 June 2010")),
        ("year = 2010\n", ("House: analysis of Number seven 2010", "Visit: 2010")),
        ("", ("House: analysis of Number seven",)),
        ('previous = "theirs"\n', ("House: analysis of Number seven", "Evaluation before: theirs")),
        ('evaluators = [{ name = "Ada" }]\n', ("House: analysis of Number seven", "Evaluators: Ada")),
    ],
)
def test_the_visit_is_told_as_far_as_it_is_known(
    visit: str, expected: tuple[str, ...], house: Callable[..., Scorecard], plain: Variant
) -> None:
    made = report(house("", head=HEAD + visit), plain)
    title, (who,) = made.blocks[0], after(made, "The organisation and the visit")
    assert isinstance(title, Heading)
    assert isinstance(who, Bullets)
    assert (title.text, *who.items) == (expected[0], "Organisation: Number seven", *expected[1:])


def test_notes_tell_what_the_figures_rest_on(shipped: Callable[..., Scorecard], sweden: Variant) -> None:
    scorecard = evolve(
        shipped("borlange-2010"), plugins={"text": "2", "csv": "1"}, digest="ab12", engine="9.9"
    )
    first, *notes = after(report(scorecard, sweden), "Om siffrorna")
    assert isinstance(first, Paragraph)
    assert first.text.startswith("Cirka 30 personer intervjuades.")
    while notes[0] != Paragraph("Illustration, inte publicerad av någon:"):
        notes.pop(0)  # that the revision is retired, and the titles of which it has none in Swedish
    assert notes[1] == Bullets(("Nuvarande poängskala: angivna poäng",))
    assert notes[2] == Paragraph("Källor:")
    assert isinstance(notes[3], Bullets)
    assert notes[3].items[0] == "SKL, Kommunkompassen: analys av Borlänge kommun, 2010-06-15--17"
    assert "illustration" not in notes[3].items
    assert notes[4:] == [
        Paragraph("Framställning:"),
        Bullets(
            (
                "Definition: kommunkompassen@2010",
                "Kontrollsumma: ab12",
                "Program: 9.9",
                "Tillägg: csv 1, text 2",
            )
        ),
    ]


def test_notes_count_what_is_missing(house: Callable[..., Scorecard], plain: Variant) -> None:
    notes = after(report(house('[judgement."g.k.1"]\nlook = "half"\n'), plain), "About the figures")
    assert notes[0] == Bullets(("Strict scale: 7 of 8 judgements are missing; a range is all that is known",))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            ('rounding = "half-up"', 'rounding = "half-up"\nsource = { rounding = "illustration" }'),
            "rounding",
        ),
        (
            ('title = "How it looks"', 'title = "How it looks"\nsource = "illustration"'),
            "steps and what they are worth",
        ),
        (("[rule.room]", '[rule.room]\nsource = "illustration"'), "rules"),
        (("maximum = 2.5", 'maximum = 2.5\nsource = "illustration"'), "maximum points"),
        (("maximum = 2.5", 'maximum = 2.5\nweight = 2\nsource = { weight = "illustration" }'), "weights"),
        (
            (
                'levels = ["floor"',
                'dimensions = ["look", "work"]\nsource = { dimensions = "illustration" }\nlevels = ["floor"',
            ),
            "what is judged about an item",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_an_illustration_is_told_where_it_bears_on_figures(
    changed: tuple[str, str], expected: str, house: Callable[..., Scorecard], plain: Variant
) -> None:
    given = "[given.strict.points]\ng = 9\nu = 4\n"
    made = [report(house(found, changed), plain) for found in ("", given)]
    told = [
        after(one, "Illustration, not published by anybody:") for one in made[: 1 + (expected == "rounding")]
    ]
    assert told[0][0] == Bullets((f"Strict scale: {expected}",))
    if expected != "rounding":
        assert Paragraph("Illustration, not published by anybody:") not in made[1].blocks


@pytest.mark.parametrize(
    ("key", "found", "expected"),
    [
        ("unanswered", "", "what a missing judgement means"),
        (
            "not_applicable",
            '[judgement."g.k.1"]\nitem = "not applicable"\n',
            "what is done where something does not apply",
        ),
    ],
)
def test_what_a_scale_makes_of_holes_is_told_where_there_are_any(
    key: str, found: str, expected: str, house: Callable[..., Scorecard], plain: Variant
) -> None:
    changed = ('rounding = "half-up"', f'rounding = "half-up"\nsource = {{ {key} = "illustration" }}')
    told = after(report(house(found, changed), plain), "Illustration, not published by anybody:")
    assert told[0] == Bullets((f"Strict scale: {expected}",))


def test_days_are_worded_by_the_locale(house: Callable[..., Scorecard], plain: Variant) -> None:
    there = evolve(plain, numbers=Numbers("sv-SE", None, None))
    made = report(house("", head=HEAD + "from = 2009-12-30\nto = 2010-01-01\n"), there)
    (who,) = after(made, "The organisation and the visit")
    assert isinstance(who, Bullets)
    assert who.items[1] == "Visit: 30 dec. 2009–1 jan. 2010"
