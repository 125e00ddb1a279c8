"""History: what a definition says of the one before it, as far as it can be checked alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.problems import KompassError
from kompass_core.stages.digest import digest
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.framework import Framework

REPLACES = ('revision = "1"\n', 'revision = "1"\nreplaces = "0"\n')
VERDICT = """
[reworded."a.1"]
from = "Are they tidy?"
to = "Are they in order?"
verdict = "looser"
by = "The board"
because = "order is enough"
on = 2020-03-04
[question."a.2"]
"""


def refused(checked: Callable[..., Framework], *changes: tuple[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(KompassError) as caught:
        checked(changes)
    return [(problem.slug, problem.message) for problem in caught.value.problems]


def test_what_an_item_was_is_one_code_or_several_or_none(checked: Callable[..., Framework]) -> None:
    framework = checked(
        [
            REPLACES,
            ("maximum = 12\n", 'maximum = 12\nwas = "b.1"\n'),
            ("maximum = 8\n", "maximum = 8\nwas = []\n"),
        ]
    )
    assert [framework.items[code].was for code in ("a.1", "a.2", "a")] == [("b.1",), (), None]


def test_what_an_item_was_needs_a_revision_in_which_it_was(checked: Callable[..., Framework]) -> None:
    assert refused(checked, ("maximum = 12\n", 'maximum = 12\nwas = "b.1"\n')) == [
        ("missing-key", "it is said what it was, but not in which revision")
    ]


def test_a_verdict_is_kept_with_whose_it_is(checked: Callable[..., Framework]) -> None:
    verdict = checked([('[question."a.2"]\n', VERDICT)]).reworded["a.1"]
    assert (verdict.before, verdict.verdict, verdict.by, str(verdict.on)) == (
        "Are they tidy?",
        "looser",
        "The board",
        "2020-03-04",
    )


def test_a_verdict_on_a_wording_that_is_no_more_is_stale(checked: Callable[..., Framework]) -> None:
    changes = [('"Are they in order?"', '"Are they in any order?"'), ('[question."a.2"]\n', VERDICT)]
    assert refused(checked, *changes) == [
        ("stale-verdict", "the verdict is on another wording than `a.1` has")
    ]


def test_a_verdict_on_what_is_not_there_is_refused(checked: Callable[..., Framework]) -> None:
    assert refused(checked, ('[question."a.2"]\n', VERDICT.replace('reworded."a.1"', 'reworded."a.9"'))) == [
        ("unknown-item", "there is no item `a.9`")
    ]


def test_a_revision_is_not_retired_before_it_is_published(checked: Callable[..., Framework]) -> None:
    days = ('revision = "1"\n', 'revision = "1"\npublished = 2020-01-01\nretired = 2019-01-01\n')
    assert refused(checked, days) == [("wrong-order", "the revision is retired before it is published")]


def test_a_step_that_has_a_new_name_is_there(checked: Callable[..., Framework]) -> None:
    with pytest.raises(KompassError) as caught:
        checked(simple=[('title = "Kept"', 'title = "Kept"\nsteps_were = { party = "half" }')])
    assert [problem.hint for problem in caught.value.problems] == ["did you mean `partly`?"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ('[framework]\nstatus = "retired"\npublished = 2020-01-01\nretired = 2021-01-01', True),
        ('[framework]\n[reworded.a]\nfrom = "b"', True),
        ('[framework]\n[question.a]\nwas = "b"', True),
        ("[framework]\n[question.a]", True),
        ("[framework]\n[question.a]\nmaximum = 1", False),
        ('[framework]\n[question.a]\n[rule.a]\nwas = "1"', False),
    ],
)
def test_what_is_said_of_a_life_changes_no_digest(text: str, same: bool) -> None:
    whole = digest(read_text("[framework]\n[question.a]" if "question" in text else "[framework]", "a.toml"))
    assert (digest(read_text(text, "b.toml")) == whole) == same
