"""Stored: a population to the text of the file that holds it, with its digest."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal

from kompass_core.model.files.kinds import SCHEMA
from kompass_core.problems import KompassError, Problem
from kompass_core.stages.layout import layout
from kompass_core.stages.notation import noted
from kompass_core.stages.read import read_text
from kompass_core.stages.write import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.population import Member, Population

HEADING = "# Evaluations on one scale, as far as their points are known. The digest is that of all of it."
BARE: Final = re.compile("[A-Za-z0-9_-]+")


def stored(population: Population, kind: Literal["toml", "json"]) -> str:
    """The text, which reads back as the same population.

    Raises:
        KompassError: `duplicate-id`, where two of its members have one id.
    """
    if problems := list(_doubled(population)):
        raise KompassError(problems)
    head = {
        "framework": population.framework,
        "scale": population.scale,
        "scales": list(population.scales),
        "digest": population.digest,
    }
    members = {one.evaluation: _member(one) for one in population.members}
    if kind == "json":
        whole = {"schema": SCHEMA, "population": head, "member": members}
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    lines = [HEADING, "", f"schema = {SCHEMA}", "", "[population]", *_lines(head)]
    for name, one in members.items():
        points = one.pop("points")
        lines += ["", f"[member.{_key(name)}]", *_lines(one)]
        lines += ["", f"[member.{_key(name)}.points]", *_lines(points)]
    return layout(read_text("\n".join(lines) + "\n", "population"))


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{_key(name)} = {_value(value)}" for name, value in table.items())


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else quoted(name)


def _value(value: Any) -> str:  # noqa: ANN401 - whatever a population holds
    match value:
        case str():
            return quoted(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{ {', '.join(_lines(value))} }}"
        case _:
            return str(value)


def _member(one: Member) -> dict[str, Any]:
    made: dict[str, Any] = {"digest": one.digest}
    organisation = {"code": one.organisation.code, "name": one.organisation.name}
    made["organisation"] = {key: value for key, value in organisation.items() if value is not None}
    made |= {
        key: value for key, value in {"year": one.year, "country": one.country}.items() if value is not None
    }
    return {**made, "points": {code: noted(value) for code, value in one.points.items()}}


def _doubled(population: Population) -> Iterator[Problem]:
    counts = Counter(one.evaluation for one in population.members)
    for one in population.members:
        if counts[one.evaluation] > 1:
            message = f"`{one.evaluation}` is the id of {counts[one.evaluation]} evaluations"
            yield Problem("duplicate-id", message, one.span, "give one of them another id")
