"""Correspond: what comes from what, by record, through revisions in between, or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.revisions.correspond import correspond

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

EVENING = '[question."B.1"]\ntitle = "Is it open in the evening?"'
LATE = '[question."B.1"]\ntitle = "Is it open late?"'


def test_a_revision_says_what_its_items_come_from(revision: Callable[..., Framework]) -> None:
    found = correspond(revision("1"), revision("2"))
    assert dict(found.items) == {
        "total": ("total",),
        "A": ("A",),
        "A.1": ("A.1",),
        "A.2": ("A.2", "A.3"),
        "B": ("B",),
        "B.0": ("B.1",),
        "B.2": (),
    }
    assert found.recorded


def test_what_nothing_comes_from_is_dropped_and_what_was_split_has_several_heirs(
    revision: Callable[..., Framework],
) -> None:
    assert correspond(revision("1"), revision("2")).heirs("B.2") == ()
    assert correspond(revision("2"), revision("3")).heirs("A.1") == ("A.1a", "A.1b")


def test_what_a_revision_in_between_says_is_followed(revision: Callable[..., Framework]) -> None:
    found = correspond(revision("1"), revision("3"), [revision("2")])
    assert (found.items["A.1b"], found.items["A.2"], found.items["B.0"]) == (
        ("A.1",),
        ("A.2", "A.3"),
        ("B.1",),
    )
    assert [verdict.verdict for verdict in found.verdicts("B.0") or ()] == ["same", "stricter"]


def test_a_scale_says_what_its_dimensions_and_steps_come_from(revision: Callable[..., Framework]) -> None:
    found = correspond(revision("1"), revision("3"), [revision("2")]).scales["points"]
    assert (found.before, dict(found.dimensions)) == ("stars", {"plan": "plan", "practice": "use"})
    assert dict(found.steps["practice"]) == {"no": "no", "half": "partly", "yes": "yes"}


def test_without_the_revision_in_between_codes_alone_tell(revision: Callable[..., Framework]) -> None:
    found = correspond(revision("1"), revision("3"))
    assert not found.recorded
    assert (found.items["A.1a"], found.items["A.2"], found.items["B.0"]) == ((), ("A.2",), ())
    assert found.verdicts("A.2") is None


def test_two_states_of_one_revision_need_no_record(revision: Callable[..., Framework]) -> None:
    found = correspond(revision("2"), revision("2", [("maximum = 15", "maximum = 12")]))
    assert found.recorded
    assert all(origins == (code,) for code, origins in found.items.items())


def test_verdicts_that_do_not_lead_to_the_wording_are_none(revision: Callable[..., Framework]) -> None:
    found = correspond(revision("1", [(EVENING, LATE)]), revision("2"))
    assert found.verdicts("B.0") is None


def test_the_same_wording_needs_no_verdict(revision: Callable[..., Framework]) -> None:
    assert correspond(revision("1"), revision("2")).verdicts("A.1") == ()


def test_another_language_is_no_other_wording(revision: Callable[..., Framework]) -> None:
    swedish = revision("2", [('title = "Books"', 'title = "Böcker"\nlanguage = "sv"')])
    assert correspond(revision("1"), swedish).verdicts("A") == ()
