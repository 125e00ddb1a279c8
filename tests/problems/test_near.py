"""Names that somebody may have meant."""

from __future__ import annotations

import time

import pytest

from kompass_core.problems import near
from kompass_core.problems.near import did_you_mean, there_are


@pytest.mark.parametrize(
    ("name", "candidates", "expected"),
    [
        ("deplyment", ["deployment", "system"], ("deployment",)),
        ("Maximum", ["maximum"], ("maximum",)),
        ("maximum", ["Maximum"], ("Maximum",)),
        ("malet", ["målet"], ("målet",)),
        ("colour", ["title", "maximum"], ()),
        ("", ["title"], ()),
        ("title", [], ()),
        ("step", ["steps", "stop", "step1", "stepp", "steep"], ("step1", "stepp", "steps", "steep")),
    ],
)
def test_the_likest_come_first_and_four_at_most(
    name: str, candidates: list[str], expected: tuple[str, ...]
) -> None:
    assert sorted(expected) == sorted(near(name, candidates))
    assert len(near(name, candidates)) <= 4


def test_the_likest_comes_first() -> None:
    assert near("deploymen", ["employment", "deployment"])[0] == "deployment"


def test_nobody_misspells_a_very_long_name() -> None:
    assert near("x" * 65, ["x" * 64]) == ()


def test_hostile_names_take_no_time() -> None:
    start = time.perf_counter()
    near("a" * 64, (f"{'ab' * 5_000}{number}" for number in range(100_000)))
    assert time.perf_counter() - start < 5


def test_a_question_names_what_may_have_been_meant() -> None:
    assert did_you_mean("titel", ["title", "maximum"]) == "did you mean `title`?"
    assert did_you_mean("stops", ["steps", "stop"]) == "did you mean `stop` or `steps`?"
    assert did_you_mean("colour", ["title"]) is None


def test_a_choice_names_what_there_is() -> None:
    assert there_are([]) is None
    assert there_are(["a"]) == "there is only `a`"
    assert there_are(["a", "b"]) == "there are `a`, `b`"
    assert there_are(map(str, range(100))) == (
        "there are `0`, `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, and more"
    )
