"""Choice: who is wanted, by which name, and what is said of a name that nobody has."""

from __future__ import annotations

import pytest

from kompass_core.hooks.advertised import FRAMEWORKS, PLUGINS, Advertised
from kompass_core.hooks.choice import Choice, first_said, named, unwanted
from kompass_core.hooks.guard import SECONDS
from kompass_core.problems import KompassError

ROSE = Advertised(PLUGINS, "rose", "kompass_rose", "Kompass_Garden", "1.0")
TULIP = Advertised(PLUGINS, "tulip", "kompass_tulip", "Kompass_Garden", "1.0")
LAWN = Advertised(FRAMEWORKS, "lawn", "lawn", "lawn-data", "1.0")
ALL = (ROSE, TULIP, LAWN)
HERE = "a test"
OTHERWISE = "not among those that a test names"


def left_out(only: str | None = None, block: str | None = None) -> dict[str, str]:
    """Why each is left out, by name."""
    wanted, blocked = (None if names is None else named(names.split(","), HERE) for names in (only, block))
    return {one.name: reason for one, reason in unwanted(Choice(wanted, blocked), ALL).items()}


def test_where_nothing_is_said_nothing_is_left_out() -> None:
    assert left_out() == {}


@pytest.mark.parametrize(
    ("only", "block", "expected"),
    [
        ("rose", None, {"tulip": OTHERWISE, "lawn": OTHERWISE}),
        (None, "rose", {"rose": "blocked by a test"}),
        ("rose,tulip,lawn", "rose", {"rose": "blocked by a test"}),
        (None, "", {}),
        (None, " rose , ", {"rose": "blocked by a test"}),
    ],
)
def test_what_is_left_out_says_by_what(only: str | None, block: str | None, expected: dict[str, str]) -> None:
    assert left_out(only, block) == expected


def test_an_empty_list_leaves_nothing() -> None:
    assert sorted(left_out("")) == ["lawn", "rose", "tulip"]


@pytest.mark.parametrize("name", ["kompass-garden", "Kompass_Garden", "KOMPASS.GARDEN"])
def test_a_distribution_stands_for_its_plugins(name: str) -> None:
    assert sorted(left_out(block=name)) == ["rose", "tulip"]


def test_all_names_that_nobody_has_are_told_with_those_that_are_near() -> None:
    with pytest.raises(KompassError) as caught:
        left_out("rsoe,lawn", "kompass-gardn")
    assert [(problem.slug, problem.message, problem.hint) for problem in caught.value.problems] == [
        ("unknown-plugin", "there is no plugin `rsoe`", "did you mean `rose`?"),
        ("unknown-plugin", "there is no plugin `kompass-gardn`", "did you mean `Kompass_Garden`?"),
    ]


def test_where_no_name_is_near_all_are_told() -> None:
    with pytest.raises(KompassError) as caught:
        left_out("zzz")
    assert caught.value.problems[0].hint == "there are `rose`, `Kompass_Garden`, `tulip`, `lawn`, `lawn-data`"


def test_of_each_setting_the_first_that_is_said_is_followed() -> None:
    first = Choice(only=named(["rose"], "first"))
    second = Choice(only=named(["tulip"], "second"), block=named([], "second"), seconds=3)
    assert first_said((first, second)) == Choice(first.only, second.block, 3)


def test_the_limit_is_ours_unless_somebody_says_another() -> None:
    assert (Choice().limit, Choice(seconds=3).limit) == (SECONDS, 3)
