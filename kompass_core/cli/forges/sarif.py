"""SARIF: problems to a log in the Static Analysis Results Interchange Format 2.1.0.

Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", sections 3.10
(URIs), 3.11 (messages), 3.14 (run), 3.27 (result), 3.30 (region) and 3.49 (rules).
"""

from __future__ import annotations

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_from_bytes

from kompass_core.cli.forges.fingerprints import fingerprints
from kompass_core.cli.forges.where import where
from kompass_core.model.engine import __version__
from kompass_core.problems.slugs import SLUGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.problems import Problem, Span

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT: Final = "%SRCROOT%"
SPECIAL: Final = str.maketrans({"{": "{{", "}": "}}"})
"""In a message, what stands in single braces is a number to put something else for."""


def sarif(problems: Sequence[Problem]) -> str:
    """The log, in JSON: one run, with a rule for each slug that occurs and a result for each problem."""
    slugs = tuple(dict.fromkeys(problem.slug for problem in problems))
    results = [
        _result(problem, slugs.index(problem.slug), fingerprint)
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    driver = {
        "name": "Kompass",
        "version": __version__,
        "language": "en",
        "rules": [_rule(slug) for slug in slugs],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"uri": f"{Path.cwd().as_uri().rstrip('/')}/"}},
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(slug: str) -> dict[str, object]:
    page = files("kompass_core.problems").joinpath("explain", f"{slug}.md").read_text("utf-8")
    return {
        "id": slug,
        "shortDescription": {"text": SLUGS[slug]},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error"},
    }


def _result(problem: Problem, rule: int, fingerprint: str) -> dict[str, object]:
    made: dict[str, object] = {
        "ruleId": problem.slug,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": _message(_said(problem)),
        "partialFingerprints": {"problem/v1": fingerprint},
    }
    if place := _location(problem.place):
        made["locations"] = [place]
    related = [
        {"id": number, "message": _message(label), **_location(span)}
        for number, (label, span) in enumerate(problem.related, 1)
    ]
    return {**made, "relatedLocations": related} if related else made


def _said(problem: Problem) -> str:
    """The message and its hint; what is in no file is named, for nothing else says where it is."""
    place = "" if _location(problem.place) else f"{problem.place}: "
    return f"{place}{problem.message}" + (f"\nhint: {problem.hint}" if problem.hint else "")


def _message(text: str) -> dict[str, str]:
    """Text as it is: nothing in it is a link, and nothing is put in."""
    return {"text": text.translate(SPECIAL).replace("](", "\\](")}


def _location(place: Span | str) -> dict[str, object]:
    """The file, and the region in it where there is one; nothing where there is no file."""
    found = where(place)
    if found.path is None:
        return {}
    # A name of a file is bytes, and not always text.
    file = {"uri": quote_from_bytes(os.fsencode(found.path)), "uriBaseId": ROOT}
    physical: dict[str, object] = {
        "artifactLocation": file if found.below else {"uri": Path(found.path).as_uri()}
    }
    if found.region is not None:
        region = found.region
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        }
    return {"physicalLocation": physical}
