"""Scale: a scale of a framework to nested values: what is judged, and every rule with its items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kompass_core.rules.exact import exact
from kompass_core.rules.text import text
from kompass_core.stages.outward.tree import tree, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.norm import Norm
    from kompass_core.model.rule import Rule
    from kompass_core.model.scale import Dimension, Scale
    from kompass_core.problems import Span
    from kompass_core.rules.units import Bands


def told_scale(framework: Framework, name: str) -> dict[str, Any]:
    """The scale of that name, in its framework."""
    scale, by_code = framework.scales[name], framework.rules[name]
    rules, places = _rules(by_code)
    items = {
        code: {"asked": list(framework.asked(code, name)), "rules": places.get(code, [])}
        for code in framework.items
    }
    norms = framework.norms.get(name, {})
    return {
        "title": scale.title,
        "digest": scale.digest,
        **_said(about=scale.about, replaces=scale.replaces),
        "rounding": scale.rounding,
        "unanswered": scale.unanswered,
        "not_applicable": scale.not_applicable,
        "several": scale.several,
        "dimensions": [_dimension(one) for one in scale.dimensions.values()],
        "bands": [_bands(one) for one in scale.bands.values()],
        "rules": rules,
        "items": items,
        "norms": {one.name: _norm(one, norms.get(one.name, {})) for one in scale.norms.values()},
        "prints": _prints(scale),
        "sources": dict(scale.named_sources),
    }


def _said(**texts: str | None) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text is not None}


def _dimension(one: Dimension) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "weight": exact(one.weight),
        "steps": [{"name": step, "share": exact(share)} for step, share in one.steps.items()],
        **_said(lowers=one.lowers, was=one.was),
        "sources": dict(one.sources),
    }


def _bands(one: Bands) -> dict[str, Any]:
    named = zip(one.names, one.starts, strict=True)
    return {
        "name": one.name,
        "unit": one.unit,
        "bands": [{"name": name, "start": exact(start)} for name, start in named],
    }


def _norm(one: Norm, by_code: Mapping[str, tuple[Rule, ...]]) -> dict[str, Any]:
    rules, places = _rules(by_code)
    return {
        "title": one.title,
        **_said(about=one.about),
        "least": one.least,
        "bands": [_bands(bands) for bands in one.bands.values()],
        "rules": rules,
        "items": {code: {"rules": found} for code, found in places.items()},
    }


def _rules(by_code: Mapping[str, Iterable[Rule]]) -> tuple[list[dict[str, Any]], dict[str, list[int]]]:
    """Each rule once, however many items it is at; and for each item which they are, in their order."""
    found: dict[tuple[Rule, Span], int] = {}
    places = {
        code: [found.setdefault((rule, rule.written.span), len(found)) for rule in rules]
        for code, rules in by_code.items()
    }
    return [_rule(rule) for rule, _ in found], places


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "measure": rule.measure,
        **unit(rule.unit),
        "text": text(rule.written.syntax),
        "tree": tree(rule.typed),
        **_said(source=rule.written.source),
        "place": str(rule.written.span),
    }


def _prints(scale: Scale) -> dict[str, Any]:
    return {
        table: {
            level: {figure: {"least": one.least, "most": one.most} for figure, one in figures.items()}
            for level, figures in levels.items()
        }
        for table, levels in scale.prints.items()
    }
