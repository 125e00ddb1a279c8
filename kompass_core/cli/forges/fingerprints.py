"""Fingerprints: problems to what each is known by the next time, however the lines around it move."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from kompass_core.cli.forges.where import where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.problems import Problem


def fingerprints(problems: Iterable[Problem]) -> tuple[str, ...]:
    """A fingerprint of each problem, no two of them alike.

    It is made of the file, the slug, the message and the text that the problem is about. Those that have
    all of this in common are told apart by their order.
    """
    met: Counter[tuple[str, ...]] = Counter()
    made = []
    for problem in problems:
        text = problem.place if isinstance(problem.place, str) else problem.place.text
        about = (where(problem.place).path or "", problem.slug, problem.message, text)
        met[about] += 1
        said = "\0".join((*about, str(met[about])))
        made.append(sha256(said.encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(made)
