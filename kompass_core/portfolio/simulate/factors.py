"""Factors: what somebody says is varied to numbers of a definition, each with its bounds."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.simulation import Factor
from kompass_core.portfolio.simulate.sentence import varied
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.rules.exact import exact
from kompass_core.stages.check.sort import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.scale import Scale
    from kompass_core.portfolio.simulate.sentence import Said
    from kompass_core.problems import Span

RANGE = ".."
APART = re.compile(r"\s*,\s*|\s+and\s+")


def factors(
    sentences: Iterable[tuple[str, Span | str]], framework: Framework, scale: Scale, *, lenient: bool = False
) -> tuple[Factor, ...]:
    """The factors of sentences, each with its place, in their order.

    `lenient` passes over what the definition has not got.

    Raises:
        KompassError: what is no sentence, names nothing, is varied twice or cannot be within its bounds.
    """
    problems: list[Problem] = []
    found: dict[str, Factor] = {}
    places: dict[str, Said] = {}
    for text, place in sentences:
        try:
            said = varied(text, place)
            made = list(_factors(said, framework, scale, lenient=lenient))
        except KompassError as error:
            problems += [] if lenient else error.problems
            continue
        for one in made:
            if one.name in found:
                problems.append(said.cannot(f"`{one.name}` is varied twice"))
            found[one.name], places[one.name] = one, said
    problems += _misordered(found, places, scale)
    refuse(problems)
    return tuple(found.values())


def _factors(said: Said, framework: Framework, scale: Scale, *, lenient: bool) -> Iterator[Factor]:
    match said.kind:
        case "maximum":
            for item in _items(said, framework, lenient=lenient):
                if not item.maximum:
                    message = f"the definition states no maximum of `{item.code}`"
                    raise KompassError([said.cannot(message, "vary the maxima of its parts")])
                yield _bounded(said, item.code, "", item.maximum)
        case "weight":
            for item in _items(said, framework, lenient=lenient):
                yield _bounded(said, item.code, "", item.weight)
        case "dimension":
            for name in _dimensions(said.what, said, scale):
                yield _bounded(said, name, "", scale.dimensions[name].weight)
        case "step":
            name, _, step = said.what.partition(" ")
            (dimension,) = _dimensions(name, said, scale)
            steps = scale.dimensions[dimension].steps
            step = step.strip()
            if step not in steps:
                raise KompassError([_unknown(said, f"`{dimension}` has no step `{step}`", step, steps)])
            yield _bounded(said, dimension, step, steps[step])


def _items(said: Said, framework: Framework, *, lenient: bool) -> Iterator[Item]:
    """The items that are named: by codes, by the first and the last of some, or all of a level."""
    plurals = {word: level for level, word in framework.plurals.items()}
    for name in APART.split(said.what):
        level = plurals.get(name, name)
        if level in framework.levels:
            yield from (item for item in framework.items.values() if item.level == level)
        elif RANGE in name and name not in framework.items:
            yield from _range(said, framework, *(one.strip() for one in name.split(RANGE, 1)))
        elif name in framework.items or not lenient:
            yield _item(said, framework, name)


def _range(said: Said, framework: Framework, first: str, last: str) -> Iterator[Item]:
    ends = [_item(said, framework, code) for code in (first, last)]
    if ends[0].level != ends[1].level:
        raise KompassError([said.cannot(f"`{first}` and `{last}` are not of one level")])
    level = [item for item in framework.items.values() if item.level == ends[0].level]
    if level.index(ends[0]) > level.index(ends[1]):
        raise KompassError([said.cannot(f"`{first}` comes after `{last}`")])
    yield from level[level.index(ends[0]) : level.index(ends[1]) + 1]


def _item(said: Said, framework: Framework, code: str) -> Item:
    if code in framework.items:
        return framework.items[code]
    known = (*framework.items, *framework.levels)
    message = f"`{framework.name}` has no item `{code}`"
    hint = did_you_mean(code, known) or there_are(one for one in known if one != TOTAL)
    raise KompassError([Problem("unknown-item", message, said.place, hint)])


def _dimensions(what: str, said: Said, scale: Scale) -> Iterator[str]:
    for name in APART.split(what):
        if name not in scale.dimensions:
            message = f"the scale `{scale.id}` has no dimension `{name}`"
            raise KompassError([_unknown(said, message, name, scale.dimensions)])
        yield name


def _unknown(said: Said, message: str, name: str, known: Iterable[str]) -> Problem:
    names = tuple(known)
    return Problem("unknown-name", message, said.place, did_you_mean(name, names) or there_are(names))


def _bounded(said: Said, subject: str, step: str, base: Fraction) -> Factor:
    if said.by is not None:
        if not base:
            message = f"`{said.what}` is 0, and remains so however much of it is added"
            raise KompassError([said.cannot(message, "write `from ... to ...`")])
        low, high = base * (1 - said.by), base * (1 + said.by)
    else:
        low, high = said.low or Fraction(0), said.high or Fraction(0)
    if said.kind == "step" and high > 1:
        raise KompassError([said.cannot(f"a step of {exact(high * 100)}% is worth more than everything")])
    if said.kind == "maximum" and not low:
        low_is = "a maximum of 0 leaves nothing to judge"
        raise KompassError([said.cannot(low_is, "write a number above 0")])
    return Factor(said.kind, subject, step, base, low, high, said.place)


def _misordered(found: dict[str, Factor], places: dict[str, Said], scale: Scale) -> Iterator[Problem]:
    """Steps that could be worth more than a better one."""
    for dimension in scale.dimensions.values():
        below, least = "", Fraction(0)
        for step, share in dimension.steps.items():
            name = f"step {dimension.name} {step}"
            low, high = (found[name].low, found[name].high) if name in found else (share, share)
            if low < least:
                said = places[name] if name in places else places[f"step {dimension.name} {below}"]
                message = (
                    f"`{below}` of `{dimension.name}` could be worth more than `{step}`, which is better"
                )
                yield said.cannot(message, "narrow the bounds until no two steps meet")
            below, least = step, high
