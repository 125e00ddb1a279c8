"""Release notes: what they say of a difference, in which order, and what they leave unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli

from kompass_core.model.report import Bullets, Heading, Paragraph, Table
from kompass_core.revisions.diff import diff
from kompass_core.revisions.release_notes import Reading, release_notes
from kompass_core.testing.sample import PLAIN
from kompass_text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.difference import Difference
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Report

CHANGES = (
    "1 new",
    "1 gone",
    "1 with another code",
    "1 made of several",
    "2 worded anew",
    "1 with other points or weights",
    "5 in the scales",
)


def headings(report: Report) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def under(heading: str, report: Report) -> list[str]:
    """Everything that is said under a heading, up to the next."""
    texts = [block.text if isinstance(block, Heading) else None for block in report.blocks]
    found = []
    for block in report.blocks[texts.index(heading) + 1 :]:
        match block:
            case Heading():
                break
            case Paragraph():
                found.append(block.text)
            case Bullets():
                found += block.items
            case Table():
                found += [" | ".join(map(str, row.cells)) for row in block.rows]
            case _:
                pass
    return found


@pytest.fixture
def noted(revision: Callable[..., Framework]) -> Callable[..., Report]:
    """The report on two revisions of the library, the second changed a little."""

    def make(one: str, other: str, between: tuple[str, ...] = (), **changes: object) -> Report:
        lineage = [revision(number) for number in between]
        return release_notes(diff(revision(one), revision(other, **changes), lineage), PLAIN)

    return make


def test_the_order_is_that_in_which_one_asks(noted: Callable[..., Report]) -> None:
    assert headings(noted("1", "2")) == [
        "A good library: from 1 to 2",
        "New",
        "Gone",
        "Moved, split, merged",
        "Worded anew",
        "Points and weights",
        "Scales",
        "Points",
        "Not judged yet",
    ]


def test_it_begins_with_what_counts(noted: Callable[..., Report]) -> None:
    assert under("A good library: from 1 to 2", noted("1", "2")) == [
        "1: 2 themes, 5 questions. 2: 2 themes, 4 questions. Changes: " + ", ".join(CHANGES) + ".",
        "New wordings that nobody has judged yet: 1 (see the end).",
    ]


def test_nothing_is_said_of_nothing(noted: Callable[..., Report]) -> None:
    report = noted("2", "2")
    assert [block.text for block in report.blocks if isinstance(block, Heading | Paragraph)] == [
        "A good library: from 2 to 2",
        "Nothing has changed.",
    ]


def test_where_everything_went_is_told(noted: Callable[..., Report]) -> None:
    report = noted("1", "2")
    assert under("New", report) == ["B.2 | Is there a place to sit? | 10"]
    assert under("Gone", report) == ["B.2 | Is it warm? | 10"]
    older = "A.2 Can people find it? (10), A.3 Is it read? (10)"
    assert under("Moved, split, merged", report) == [
        f"{older} became A.2 Can people find it, and is it read? (25)",
        "B.0 Is it open on weekday evenings? (code before: B.1)",
    ]
    assert under("Points and weights", report) == ["B.0 | Is it open on weekday evenings? | 20 | 15"]


def test_a_verdict_is_told_with_who_when_and_why(noted: Callable[..., Report]) -> None:
    assert under("Worded anew", noted("1", "2")) == [
        "The committee, November 2, 2015: asks for the same – nobody had taken it for the weekend:",
        "B.0 “Is it open in the evening?” → “Is it open on weekday evenings?”",
    ]


def test_verdicts_of_several_revisions_are_told_in_turn(noted: Callable[..., Report]) -> None:
    assert under("Worded anew", noted("1", "3", ("2",)))[0] == (
        "The committee, November 2, 2015: asks for the same – nobody had taken it for the weekend; "
        "The committee: asks for more – the weekend counts now:"
    )


def test_what_nobody_has_judged_comes_last_with_what_to_add(noted: Callable[..., Report]) -> None:
    why, title, *lines = under("Not judged yet", noted("1", "2"))
    assert "old answers are not carried over to them" in why
    assert title == "B “House” → “Rooms”"
    assert lines[0] == "# 2.toml:21:9"
    assert tomli.loads("\n".join(lines))["reworded"]["B"] == {
        "from": "House",
        "to": "Rooms",
        "verdict": "",
        "by": "",
        "because": "",
    }


@pytest.mark.parametrize(
    "title",
    [
        "one word after the other " * 8 + "end",
        "two  spaces " * 10,
        'quoted "words" and \\ backslashes ' * 5 + "x",
        "invisible \u202e words" * 9,
        "longest" * 40,
        "'''" + '"""' * 30,
    ],
)
def test_what_to_add_says_the_same_however_it_is_folded(title: str, noted: Callable[..., Report]) -> None:
    spelt = title.replace("\\", "\\\\").replace('"', '\\"').replace("\u202e", "\\u202e")
    report = noted("1", "2", framework=[('title = "Rooms"', f'title = "{spelt}"')])
    lines = under("Not judged yet", report)[2:]
    assert tomli.loads("\n".join(lines))["reworded"]["B"]["to"] == title
    assert all(len(line) <= 80 for line in lines) or " " not in title or "  " in title


def test_where_no_verdict_can_be_recorded_nothing_is_to_be_added(
    noted: Callable[..., Report], revision: Callable[..., Framework]
) -> None:
    warm = noted("2", "2", framework=[('title = "Rooms"', 'title = "Halls"')])
    assert under("Not judged yet", warm)[1:] == [
        "B “Rooms” → “Halls”",
        "A verdict can be recorded only by a revision, or a scale, that replaces the other one.",
    ]
    far = under("Not judged yet", noted("1", "3", ("2",)))
    assert far[-1] == "What to fill in is told of each two revisions that follow one another: 1 → 2, 2 → 3."


def test_rules_are_told_in_words_and_as_they_are_written(noted: Callable[..., Report]) -> None:
    now = "the maximum times (“Is it planned?” plus (2 times “Is it done?”)) divided by 3"
    assert under("Points", noted("1", "2")) == [
        "“Is it done?”, practice (code before: use)",
        "Steps of “Is it planned?”: partly 50% → 40%",
        "Steps of “Is it done?”: half was called partly",
        "Points of what is judged:",
        "Before: the maximum times the mean of the dimensions [maximum * mean(dimensions)]",
        f"Now: {now} [maximum * (plan + 2 * practice) / 3]",
    ]


def test_a_reader_has_other_titles_and_the_record_does_not(revision: Callable[..., Framework]) -> None:
    found = diff(revision("1"), revision("2"))
    swedish = (
        revision("1", [('"House"', '"Huset"'), ('"Is it warm?"', '"Är det varmt?"')]),
        revision("2", [('"Rooms"', '"Lokalerna"')]),
    )
    report = release_notes(found, PLAIN, Reading(*swedish))
    _, title, *lines = under("Not judged yet", report)
    assert (title, lines[2]) == ("B “Huset” → “Lokalerna”", 'from = "House"')
    assert under("Gone", report) == ["B.2 | Är det varmt? | 10"]


def test_one_translation_of_both_titles_does_not_hide_that_they_differ(
    revision: Callable[..., Framework],
) -> None:
    reading = Reading(revision("1", [('"House"', '"Huset"')]), revision("2", [('"Rooms"', '"Huset"')]))
    report = release_notes(diff(revision("1"), revision("2")), PLAIN, reading)
    assert "B “House” → “Rooms”" in under("Not judged yet", report)


def test_without_a_recorded_line_it_says_so(noted: Callable[..., Report]) -> None:
    assert under("About this comparison", noted("2", "1")) == [
        "1 is older than 2: the changes are told backwards.",
        "Nothing records how 1 came from 2: what has the same code is taken for the same.",
    ]
    assert under("About this comparison", noted("1", "3")) == [
        "Nothing records how 3 came from 1: what has the same code is taken for the same."
    ]
    assert under("About this comparison", noted("1", "3", ("2",)))[0].endswith("what each records: 2")


def test_what_looks_like_one_is_told_with_the_line_to_add(noted: Callable[..., Report]) -> None:
    report = noted(
        "1",
        "2",
        framework=[
            (
                '[question."B.2"]\ntitle = "Is there a place to sit?"\nmaximum = 10\nwas = []',
                '[question."B.7"]\ntitle = "Is it warm?"\nmaximum = 10',
            )
        ],
    )
    assert under("Perhaps the same", report)[1:] == ['B.2 → B.7 Is it warm?: `was = "B.2"` (2.toml:26:11)']


def test_a_translation_is_counted_and_asks_for_no_verdict(noted: Callable[..., Report]) -> None:
    report = noted("1", "1", framework=[('title = "Books"', 'title = "Böcker"\nlanguage = "sv"')])
    assert headings(report) == ["A good library: from 1 to 1", "About this comparison"]
    assert under("About this comparison", report)[0] == (
        "Titles in another language, which is no new wording: 1 (English → Swedish)"
    )


def test_the_life_of_one_revision_is_told_in_the_notes(noted: Callable[..., Report]) -> None:
    report = noted("1", "1", framework=[('"published"', '"retired"\nretired = 2020-01-01')])
    assert under("About this comparison", report) == [
        "Status: published → retired",
        "Retired: – → 2020-01-01",
    ]


def test_another_source_is_one_line(noted: Callable[..., Report]) -> None:
    report = noted("1", "1", framework=[('title = "Books"', 'title = "Books"\nsource = "The board"')])
    assert under("About this comparison", report) == ["Values that only have another source: 1"]


def test_a_program_reads_what_has_changed(revision: Callable[..., Framework]) -> None:
    found: Difference = diff(revision("1"), revision("2"))
    report = release_notes(found, PLAIN)
    assert report.facts is not None
    assert len(report.facts.rows) == len(found.changes)
    assert report.facts.rows[0] == {
        "subject": "item",
        "kind": "merged",
        "where": "A.2",
        "before": "A.2 A.3",
        "after": "A.2",
        "judged": "",
        "verdicts": "",
        "place_before": "1.toml:15:11",
        "place_after": "2.toml:16:11",
    }
    assert {len(row) for row in report.facts.rows} == {9}


def test_no_line_is_wider_than_the_page(noted: Callable[..., Report]) -> None:
    assert max(map(len, plain(noted("1", "3", ("2",))).splitlines())) <= 80
