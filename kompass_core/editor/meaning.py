"""Meaning: what stands at a place to what it names, with the place where that is defined.

Codes, dimensions, steps, measures, scales, sets of bands and frameworks have names that stand in many
files; whoever hovers over one, goes to it or renames it asks here first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from kompass_core.editor.coded import code_at
from kompass_core.editor.standing import part_at
from kompass_core.hooks.find import find_evaluation, find_framework
from kompass_core.problems import KompassError, Source, Span
from kompass_core.rules import typed

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.editor.context import Context
    from kompass_core.editor.standing import Standing
    from kompass_core.model.rule import Rule
    from kompass_core.rules.typed import Typed

Kind: TypeAlias = Literal["item", "dimension", "step", "measure", "bands", "scale", "file"]


@frozen
class Meaning:
    """Something with a name: what kind of thing, its name, of which scale, and where it is defined."""

    kind: Kind
    name: str
    scale: str | None = None
    dimension: str | None = None
    place: Span | None = None


@frozen
class RulePoint:
    """A part of a rule: the rule at home at an item, and what stands at the place."""

    scale: str
    item: str
    rule: Rule
    part: Typed


def meaning(at: Standing, offset: int, known: Context) -> Meaning | None:
    """What the key or value at a place names; None where it names nothing."""
    if (point := rule_point(offset, known)) is not None:
        return _of_part(point, known)
    if (code := code_at(at, known)) is not None:
        item = known.program.framework.items[code] if known.program else None
        return Meaning("item", code, place=item.key if item else None)
    match (known.kind, at.path):
        case ("framework", ("framework", "scales")):
            return _scale(at.word, known)
        case ("framework", ("framework", "replaces")) if not at.is_key:
            head = at.path and known.program
            name = f"{head.framework.id}@{at.word}" if head else ""
            return _file(at.word, "framework", name, known)
        case ("evaluation", ("evaluation", "scales")) | ("evaluation", ("given", _)):
            return _scale(at.word, known)
        case ("evaluation", ("evaluation", "framework")) | ("changes", ("of",)) if not at.is_key:
            return _file(at.word, "framework", at.word, known)
        case ("expectation", ("expectation", "framework")) if not at.is_key:
            return _file(at.word, "framework", at.word, known)
        case ("expectation", ("expectation", "evaluation")) | ("evaluation", ("evaluation", "previous")):
            return None if at.is_key else _file(at.word, "evaluation", at.word, known)
        case ("scale", ("dimension", name, *_)) if at.is_key and at.path[-1] == name:
            return _dimension(name, known, known.scale)
        case ("evaluation", ("judgement", _, name)) if at.is_key:
            return _dimension(name, known)
        case ("evaluation", ("judgement", _, name, *_)):
            return _step(at.word, name, known)
        case _:
            return _named_dimension(at, known)


def rule_point(offset: int, known: Context) -> RulePoint | None:
    """The part of a rule at an offset of a scale's file, at the first item that has the rule."""
    if known.kind != "scale" or known.scale is None or known.program is None:
        return None
    framework = known.program.framework
    rules = framework.rules.get(known.scale, {})
    for code in framework.items if rules else ():
        for rule in rules[code]:
            span = rule.written.span
            if span.source.name == known.document.source.name and span.start < offset < span.end:
                part = part_at(rule.written, rule.typed, offset)
                return None if part is None else RulePoint(known.scale, code, rule, part)
    return None


def _of_part(point: RulePoint, known: Context) -> Meaning | None:
    match point.part:
        case typed.Own(name=name) | typed.Each(over="children", name=name):
            return _measure(name, point, known)
        case typed.Asked(dimension=name):
            return _dimension(name, known, point.scale)
        case typed.Band(bands=bands):
            return Meaning("bands", bands.name, point.scale, place=_of_scale(f"bands.{bands.name}", known))
        case _:
            return None


def _measure(name: str, point: RulePoint, known: Context) -> Meaning:
    """A measure: where its rule stands, else where the item states it."""
    framework = known.program.framework if known.program else None
    if framework is None:
        return Meaning("measure", name, point.scale)
    owners = [point.item, *framework.items[point.item].children]
    for code in owners if isinstance(point.part, typed.Own) else owners[1:]:
        for rule in framework.rules[point.scale][code]:
            if rule.measure == name:
                return Meaning("measure", name, point.scale, place=rule.written.span)
        if name in {"maximum", "weight"}:
            return Meaning("measure", name, point.scale, place=framework.items[code].key)
    return Meaning("measure", name, point.scale)


def _dimension(name: str, known: Context, scale: str | None = None) -> Meaning | None:
    scales = known.program.framework.scales if known.program else {}
    for one in scales.values():
        if name in one.dimensions and scale in {None, one.id}:
            return Meaning("dimension", name, one.id, place=one.dimensions[name].span)
    return None


def _named_dimension(at: Standing, known: Context) -> Meaning | None:
    """A dimension where a framework says what is judged."""
    if known.kind in {"framework", "changes"} and at.path[-1] == "dimensions" and not at.is_key:
        return _dimension(at.word, known)
    return None


def _step(step: str, dimension: str, known: Context) -> Meaning | None:
    found = _dimension(dimension, known)
    scales = known.program.framework.scales if known.program else {}
    if found is None or found.scale is None or step not in scales[found.scale].dimensions[dimension].steps:
        return None
    return Meaning("step", step, found.scale, dimension, found.place)


def _scale(name: str, known: Context) -> Meaning | None:
    scales = known.program.framework.scales if known.program else {}
    return Meaning("scale", name, name, place=scales[name].span) if name in scales else None


def _of_scale(name: str, known: Context) -> Span | None:
    scales = known.program.framework.scales if known.program else {}
    found = scales.get(known.scale) if known.scale else None
    return found.spans.get(name) if found else None


def _file(shown: str, kind: str, name: str, known: Context) -> Meaning | None:
    try:
        if kind == "framework":
            path = find_framework(name, known.plugins, known.path)
        else:
            path = find_evaluation(name, known.plugins)
    except KompassError:
        return None
    return Meaning("file", shown, place=beginning(path))


def beginning(path: Path) -> Span:
    """The first place of a file, of which nothing is read."""
    return Span(Source(str(path), ""), 0, 0)
