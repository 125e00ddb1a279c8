"""Outcomes in short, to be compared; and what all evaluations of the tests begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompass_core.model.carriage import Carriage, Outcome

HEAD = """\
schema = 1
[evaluation]
id = "main-street"
framework = "library@{revision}"
organisation = {{ name = "Main Street" }}
evaluators = [{{ id = "anna", name = "Anna" }}, {{ id = "leif", name = "Leif" }}]
"""


def short(carriage: Carriage) -> list[str]:
    """Each outcome: what it is of and its value, its result, what is said now, and the reasons."""
    return [_short(one) for one in carriage.outcomes]


def _short(one: Outcome) -> str:
    what = ".".join(filter(None, (one.item, one.part, one.evaluator)))
    heirs = ", ".join(" ".join(filter(None, (heir.item, heir.part, heir.value))) for heir in one.heirs)
    return f"{what} {one.value}: {one.result}{heirs and ' ' + heirs} ({', '.join(one.reasons)})"


def slugs(carriage: Carriage) -> list[str]:
    """Where each problem stands, by its line, and its slug."""
    return [
        f"{'' if isinstance(one.place, str) else one.place.source.position(one.place.start)[0]} {one.slug}"
        for one in carriage.problems
    ]
