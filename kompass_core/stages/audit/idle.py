"""Idle: conditions that always come out alike, bands that stay empty, and what influences nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.audit import Finding
from kompass_core.problems import Problem
from kompass_core.rules import typed
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.problems import Span
    from kompass_core.stages.audit.notes import Part
    from kompass_core.stages.audit.scene import Scene


def idle(scene: Scene) -> Iterator[Finding]:
    """Warnings of all that is there and does nothing."""
    empty = {name: bands for name, bands in _bands(scene).items() if bands}
    for name, bands in empty.items():
        for band in bands:
            message = f"no value falls in the band `{band}` of `{name}`"
            place = scene.scale.spans[f"bands.{name}.{band}"]
            yield _warning("empty-band", message, place, "mend where it begins, or leave it out")
    yield from _conditions(scene, empty)


def _warning(
    slug: str, message: str, place: Span, hint: str, related: tuple[tuple[str, Span], ...] = ()
) -> Finding:
    return Finding(Problem(slug, message, place, hint, related, "warning"))


def _bands(scene: Scene) -> dict[str, list[str]]:
    """By set, the bands that nothing falls in wherever the set is used."""
    seen: dict[str, set[object]] = {}
    names: dict[str, tuple[str, ...]] = {}
    failing = _failing(scene)
    for place, parts in scene.survey.parts.items():
        node = parts[0].node
        if isinstance(node, typed.Band):
            names[node.bands.name] = node.bands.names
            every = set(range(len(node.bands.names)))
            noted = every if place[0] in failing else scene.survey.seen.get(place, set())
            seen.setdefault(node.bands.name, set()).update(noted)
    return {
        name: [band for number, band in enumerate(names[name]) if number not in noted]
        for name, noted in seen.items()
        if noted
    }


def _failing(scene: Scene) -> set[int]:
    """The rules, by identity, of items of which not everything is known."""
    return {
        id(rule.written)
        for standing in scene.survey.standings.values()
        if standing.failure is not None or not standing.reach
        for rule in standing.line.rules
    }


def _conditions(scene: Scene, empty: dict[str, list[str]]) -> Iterator[Finding]:
    failing, told = _failing(scene), set[tuple[int, int, int]]()
    for place, parts in sorted(scene.survey.parts.items(), key=lambda one: one[0][2] - one[0][1]):
        noted = scene.survey.seen.get(place, set())
        if noted not in ({True}, {False}) or place[0] in failing or isinstance(parts[0].node, typed.Band):
            continue
        within = any(rule == place[0] and place[1] <= start < end <= place[2] for rule, start, end in told)
        part = parts[-1]
        if within or _about_empty(part.node, empty) or not _varies(scene, parts):
            continue
        told.add(place)
        if scene.blame.blames(part.rule):
            continue  # what is wrong with the rule may well be that
        where = inside(part.rule.written.span, place[1], place[2])
        truth = "always" if noted == {True} else "never"
        code = part.line.item.code
        message = f"this is {truth} true, whatever is judged"
        yield _warning(
            "constant-condition",
            message,
            where,
            "mend it, or leave it out",
            ((f"in `{part.rule.measure}` of `{code}`", part.line.item.key),),
        )


def _about_empty(node: typed.Typed, empty: dict[str, list[str]]) -> bool:
    bands = (one.bands.name for one in typed.walk(node) if isinstance(one, typed.Band))
    return any(name in empty for name in bands)


def _varies(scene: Scene, parts: list[Part]) -> bool:
    """Whether a condition is made of something that judgements change, or of nothing but numbers.

    One about a maximum may well be there for another revision.
    """
    nodes = [(part, node) for part in parts for node in typed.walk(part.node)]
    named = [(part, node) for part, node in nodes if isinstance(node, typed.Own | typed.Asked | typed.Each)]
    return not named or any(_moves(scene, part, node) for part, node in named)


def _moves(scene: Scene, part: Part, node: typed.Own | typed.Asked | typed.Each) -> bool:
    match node:
        case typed.Own():
            return bool(scene.survey.standings[part.line.item.code].trend(node.name))
        case typed.Each(over="children"):
            below = (scene.survey.standings[child] for child in part.line.item.children)
            return any(standing.trend(node.name) for standing in below)
        case typed.Asked(attribute="weight"):
            return False
        case typed.Asked():
            return len(scene.scale.dimensions[node.dimension].steps) > 1
        case _:
            return node.name == "share"
