"""Code Quality: what a merge request needs of each problem."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kompass_core.cli.forges.gitlab import gitlab
from kompass_core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[..., Problem]


def test_a_problem_has_all_that_is_asked_for(problem: Made) -> None:
    (made,) = json.loads(gitlab([problem()]))
    assert len(made.pop("fingerprint")) == 64
    assert made == {
        "description": "an item has no key `titel` (did you mean `title`?)",
        "check_name": "unknown-key",
        "severity": "major",
        "location": {"path": "a.toml", "lines": {"begin": 2, "end": 2}},
    }


@pytest.mark.parametrize(("severity", "expected"), [("error", "major"), ("warning", "minor")])
def test_a_severity_has_its_word(problem: Made, severity: str, expected: str) -> None:
    assert [one["severity"] for one in json.loads(gitlab([problem(severity=severity)]))] == [expected]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("place", ["nowhere.toml", "library@1"])
def test_what_has_no_line_stands_on_the_first(place: str) -> None:
    made = json.loads(gitlab([Problem("unreadable-file", "there is no such file", place)]))
    assert [one["location"] for one in made] == [{"path": place, "lines": {"begin": 1}}]


def test_fingerprints_are_all_different(problem: Made) -> None:
    assert len({one["fingerprint"] for one in json.loads(gitlab([problem(), problem()]))}) == 2


def test_nothing_wrong_is_an_empty_report() -> None:
    assert gitlab([]) == "[]\n"
