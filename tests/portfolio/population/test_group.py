"""Group: who has something in common is counted together, and points of two scales never are."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.evaluation import Organisation
from kompass_core.model.register import Classes, Register
from kompass_core.portfolio.population.group import group
from kompass_core.portfolio.population.read_register import numbers, read_register
from kompass_core.problems import KompassError
from kompass_core.stages.populate import populate, population

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kompass_core.model.framework import Framework
    from kompass_core.model.population import Population
    from kompass_core.model.scorecard import Scorecard

NOBODY = Register()


def framed(*cards: Scorecard) -> tuple[Framework, Population]:
    """Their framework and their population."""
    return cards[0].framework, populate(cards, "plain", {"ada": "north"})


def named(found: object) -> list[tuple[tuple[str | None, ...], list[str]]]:
    """What groups have in common, and who is in them."""
    assert isinstance(found, tuple)
    return [
        (tuple(one.common.values()), [member.evaluation for member in one.population.members])
        for one in found
    ]


def test_without_a_wish_there_is_one_group(pupil: Callable[..., Scorecard]) -> None:
    found = group([framed(pupil("ada", "1"), pupil("bo", "2"))], (), NOBODY)
    assert named(found) == [((), ["ada", "bo"])]
    assert list(found[0].items) == ["total", "a", "b"]


def test_what_is_not_known_comes_last(pupil: Callable[..., Scorecard]) -> None:
    found = group([framed(pupil("bo", "2"), pupil("ada", "1"))], ("country", "year"), NOBODY)
    assert named(found) == [(("north", "2020"), ["ada"]), ((None, "2020"), ["bo"])]


def test_two_revisions_in_one_group_are_refused_with_all_that_is_there(
    pupil: Callable[..., Scorecard],
) -> None:
    found = [framed(pupil("ada", "1"), pupil("cy", "1")), framed(pupil("bo", "2", revision="2"))]
    with pytest.raises(KompassError) as caught:
        group(found, ("year",), NOBODY)
    (problem,) = caught.value.problems
    assert problem.slug == "no-shared-scale"
    assert problem.message == (
        "these cannot be counted together: `school@1` on `plain` (2), `school@2` on `plain` (1)"
    )
    assert "--by revision,scale" in str(problem.hint)


def test_two_revisions_that_are_kept_apart_are_two_groups(pupil: Callable[..., Scorecard]) -> None:
    found = group([framed(pupil("ada", "1")), framed(pupil("bo", "2", revision="2"))], ("revision",), NOBODY)
    assert named(found) == [(("school@1",), ["ada"]), (("school@2",), ["bo"])]


def test_a_population_of_two_scales_cannot_be_made(pupil: Callable[..., Scorecard]) -> None:
    with pytest.raises(KompassError) as caught:
        populate([pupil("ada", "1"), pupil("bo", "2", revision="2")], "plain")
    assert caught.value.problems[0].message == "`bo` is of `school@2`, and `ada` of `school@1`"
    with pytest.raises(ValueError, match="nobody"):
        populate([], "plain")


def test_classes_of_a_column_come_in_their_order(pupil: Callable[..., Scorecard], tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("code,country,people\n1,north,900\n2,north,20000\n3,north,\n1,south,5000\n", "utf-8")
    register = read_register(path, {"size": Classes("people", numbers("0, 1000, 10000") or ())})
    framework, whole = framed(*(pupil(name, "1") for name in ("bo", "ada", "cy", "di")))
    places = (("2", "north"), ("1", "north"), ("3", "north"), ("1", "south"))
    members = tuple(
        evolve(one, organisation=Organisation(code, one.organisation.name), country=country)
        for one, (code, country) in zip(whole.members, places, strict=True)
    )
    those = population(whole.framework, whole.scale, whole.scales, members)
    found = group([(framework, those)], ("size",), register)
    assert named(found) == [
        (("0–<1000",), ["ada"]),
        (("1000–<10000",), ["di"]),
        (("10000–",), ["bo"]),
        ((None,), ["cy"]),
    ]


def test_what_lies_below_the_first_class_is_in_none_of_them() -> None:
    assert Classes("people", (Fraction(5), Fraction(9))).of(Fraction(4)) == "<5"


@pytest.mark.parametrize("text", ["", "5,", "5,4", "5,5", "1e3", "five"])
def test_what_is_no_rising_list_of_numbers_makes_no_classes(text: str) -> None:
    assert numbers(text) is None


@pytest.mark.parametrize(
    ("text", "classes", "slug", "line"),
    [
        ("town,people\n1,5\n", {}, "wrong-kind", 1),
        ("code,people,people\n", {}, "duplicate-code", 1),
        ("code,people\n1\n", {}, "wrong-kind", 2),
        ("code,people\n1,5\n1,6\n", {}, "duplicate-code", 3),
        ("code,people\n,5\n", {}, "duplicate-code", 2),
        ("code,people\n1,many\n", {"size": Classes("people", ())}, "wrong-kind", 2),
        ("code,people\n1,5\n", {"size": Classes("peple", ())}, "unknown-name", 1),
        ('code,people\n"1,5\n', {}, "wrong-kind", 2),
    ],
)
def test_what_is_wrong_with_a_register_is_said_with_its_line(
    text: str, classes: dict[str, Classes], slug: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "register.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(KompassError) as caught:
        read_register(path, classes)
    (problem,) = caught.value.problems
    assert (problem.slug, problem.place) == (slug, f"{path}:{line}:1")


def test_a_register_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KompassError, match="cannot be read"):
        read_register(tmp_path / "none.csv", {})
