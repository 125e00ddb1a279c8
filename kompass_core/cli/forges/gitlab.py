"""GitLab: problems to a Code Quality report, which a merge request shows beside its lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from kompass_core.cli.forges.fingerprints import fingerprints
from kompass_core.cli.forges.where import where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.problems import Problem

SEVERITIES: Final = {"error": "major", "warning": "minor"}


def gitlab(problems: Sequence[Problem]) -> str:
    """The report, in JSON: an array with an object for each problem.

    Every one has to have a file and a line there: what has none stands on the first line of its name.
    """
    made = [
        _described(problem, fingerprint)
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _described(problem: Problem, fingerprint: str) -> dict[str, object]:
    found = where(problem.place)
    region = found.region
    lines = {"begin": region.line, "end": region.end_line} if region else {"begin": 1}
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "description": f"{problem.message}{hint}",
        "check_name": problem.slug,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[problem.severity],
        "location": {"path": found.path or str(problem.place), "lines": lines},
    }
