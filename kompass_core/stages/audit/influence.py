"""Influence: dimensions and items that no measure of anything depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.audit import Finding
from kompass_core.problems import Problem
from kompass_core.stages.audit.blame import points_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.program import Line
    from kompass_core.problems import Span
    from kompass_core.stages.audit.scene import Scene
    from kompass_core.stages.audit.standing import Standing


def without_influence(scene: Scene) -> Iterator[Finding]:
    """Warnings of dimensions that change nothing at their items, and of items that change nothing above."""
    yield from _dimensions(scene)
    for line, standing in scene.sound():
        if not line.item.children or scene.blame.blames(points_rule(line)):
            continue  # what is wrong with the rule may well be that
        moving = {
            source[0] for one in standing.trends.values() for source in one if isinstance(source, tuple)
        }
        for child in line.item.children:
            below = scene.survey.standings[child]
            if child not in moving and below.failure is None and below.trend("points"):
                yield _idle_item(line, below)


def _dimensions(scene: Scene) -> Iterator[Finding]:
    """One for each dimension and table of rules; where it counts nowhere, one for the dimension."""
    asked: dict[str, list[Line]] = {}
    idle: dict[str, list[Line]] = {}
    for line, standing in scene.sound():
        moving = {source for one in standing.trends.values() for source in one}
        for name in line.asked:
            asked.setdefault(name, []).append(line)
            if name not in moving:
                idle.setdefault(name, []).append(line)
    for name, lines in idle.items():
        dimension = scene.scale.dimensions[name]
        first = lines[-1].item
        if len(lines) == len(asked[name]):
            message = f"judging `{name}` changes nothing anywhere"
            related: tuple[tuple[str, Span], ...] = ((f"judged of `{first.code}`", first.key),)
            yield _warning(message, dimension.span, "let a rule name it, or do not judge it", related)
            continue
        for group in _by_rules(lines):
            item, rule = group[-1].item, group[-1].rules[0]
            others = f", and in {len(group) - 1} other items" if len(group) > 1 else ""
            message = f"judging `{name}` changes nothing in `{item.code}`{others}"
            hint = "let the rule name it, or leave it out of `dimensions` there"
            yield _warning(message, item.key, hint, (("the rules", rule.written.span),))


def _by_rules(lines: list[Line]) -> list[list[Line]]:
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(id(line.rules[0].written), []).append(line)
    return list(groups.values())


def _idle_item(line: Line, below: Standing) -> Finding:
    item, rule = below.line.item, points_rule(line)
    message = f"`{item.code}` changes nothing in `{line.item.code}`, whatever is judged of it"
    hint = "mend the rule, or the weight or maximum of the item"
    return _warning(message, item.key, hint, (("the rule", rule.written.span),))


def _warning(message: str, place: Span, hint: str, related: tuple[tuple[str, Span], ...]) -> Finding:
    return Finding(Problem("no-influence", message, place, hint, related, "warning"))
