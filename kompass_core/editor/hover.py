"""Hover: what stands at a place to what a person wants to know of it there, in Markdown.

Of a part of a rule: its unit, what it can come to, and what it comes to in an evaluation that lies beside the
framework. Of an item: its title, its maximum, what it can reach. Of a key: what it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.editor.keys import about
from kompass_core.editor.meaning import meaning, rule_point
from kompass_core.editor.worked import come_to, worked
from kompass_core.rules import syntax
from kompass_core.rules.exact import exact, percentage
from kompass_core.rules.interval import Interval
from kompass_core.rules.text import text
from kompass_core.rules.units import Banded, describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.editor.context import Context
    from kompass_core.editor.meaning import Meaning, RulePoint
    from kompass_core.editor.standing import Standing
    from kompass_core.model.audit import End
    from kompass_core.model.framework import Framework
    from kompass_core.model.scorecard import Value
    from kompass_core.rules.units import Unit

DASH = "\N{EN DASH}"


def hover(at: Standing, offset: int, known: Context) -> str | None:
    """What is known of what stands at a place, in Markdown; None where nothing is."""
    if (point := rule_point(offset, known)) is not None:
        return "\n\n".join(_of_rule(point, known))
    named = meaning(at, offset, known)
    if named is not None and known.program is not None:
        lines = tuple(_of_name(named, known.program.framework, known))
        if lines:
            return "\n\n".join(lines)
    return about(at, known) if at.is_key else None


def _of_rule(point: RulePoint, known: Context) -> Iterator[str]:
    framework = known.program.framework if known.program else None
    if known.program is None or framework is None:
        return
    node, item = point.part.syntax, framework.items[point.item]
    extension = framework_function(node, known)
    yield f"`{text(node)}`: {describe(point.part.unit)}" + (f". {extension}" if extension else "")
    possible = come_to(known.program, point)
    if possible is not None:
        yield f"It can be {shown(possible, point.part.unit, framework, point.scale)} at {item.code}"
    example = worked(known, point)
    if example is not None:
        name, code, value, measure = example
        yield (
            f"In `{name}`, at {code}: {shown(value, point.part.unit, framework, point.scale)}"
            f" (`kompass explain {code} {name}` shows all of `{measure}`)"
        )


def framework_function(node: syntax.Syntax, known: Context) -> str:
    """What a function of a plugin says of itself, where a part of a rule is a call of one."""
    if isinstance(node, syntax.Call) and node.function in known.plugins.functions:
        return known.plugins.functions[node.function].summary
    return ""


def _of_name(named: Meaning, framework: Framework, known: Context) -> Iterator[str]:
    match named.kind:
        case "item" if named.name in framework.items:
            yield from _of_item(named.name, framework, known)
        case "dimension" if named.scale in framework.scales and named.scale is not None:
            dimension = framework.scales[named.scale].dimensions[named.name]
            yield f"**{dimension.title}** (`{named.name}`, judged on {named.scale})"
            yield "\n".join(f"- {step}: {percentage(share)}" for step, share in dimension.steps.items())
        case "step" if named.scale is not None and named.dimension is not None:
            dimension = framework.scales[named.scale].dimensions[named.dimension]
            yield f"`{named.name}` is worth {percentage(dimension.steps[named.name])} of {dimension.title}"
        case "scale" if named.name in framework.scales:
            yield f"**{framework.scales[named.name].title}**, a scale of {framework.title}"
        case _:
            return


def _of_item(code: str, framework: Framework, known: Context) -> Iterator[str]:
    item = framework.items[code]
    yield f"**{code} {item.title}** ({item.level}, {framework.name})"
    if known.program is None:
        return
    from kompass_core.stages.audit import audit  # noqa: PLC0415 - slow to import, and first asked for here

    sheets = audit(known.program).sheets
    lines = []
    for scale in framework.scales:
        found = sheets[scale][code]
        reach = found.reaches["points"]
        judged = framework.asked(code, scale) if not item.children else ()
        of = f" of {exact(found.maximum)}" if found.maximum is not None else ""
        on = f", judged on {', '.join(judged)}" if judged else ""
        lines.append(f"- {scale}: {_end(reach.low)}{DASH}{_end(reach.high)} points{of}{on}")
    yield "\n".join(lines)


def _end(end: End) -> str:
    """An end of what can be reached, and how sure it is, where it is not proven."""
    if end.value is None:
        return "?"
    return exact(end.value) + ("" if end.sure == "proven" else f" ({end.sure})")


def shown(value: Value, unit: Unit, framework: Framework, scale: str) -> str:
    """A value as an author writes it: exactly, a share as a percentage, a range with a dash."""
    if not isinstance(value, Interval):
        return {True: "true", False: "false", None: "true or false"}[value]
    if isinstance(unit, Banded):
        names = framework.scales[scale].bands[unit.bands].names
        ends = names[int(value.low)], names[int(value.high)]
    else:
        write = percentage if unit == "share" else exact
        ends = write(value.low), write(value.high)
    return ends[0] if value.known else f"{ends[0]}{DASH}{ends[1]}"
