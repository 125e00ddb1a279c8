"""What a problem is known by from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.cli.forges.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.problems import Problem

    Made = Callable[..., Problem]


def test_a_fingerprint_stays_while_other_lines_come_and_go(problem: Made) -> None:
    assert fingerprints([problem()]) == fingerprints([problem("\n\n# a remark\n  titel = 'A'")])


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "b.toml"},
        {"slug": "missing-key"},
        {"message": "a scale has no key `titel`"},
        {"word": "'A'"},
    ],
    ids=str,
)
def test_another_problem_has_another_fingerprint(problem: Made, changed: dict[str, str]) -> None:
    assert fingerprints([problem()]) != fingerprints([problem(**changed)])


def test_problems_that_read_alike_are_told_apart(problem: Made) -> None:
    assert len(set(fingerprints([problem(), problem(), problem()]))) == 3


def test_half_a_surrogate_pair_has_a_fingerprint(problem: Made) -> None:
    assert len(fingerprints([problem(name="\udcff.toml")])) == 1
