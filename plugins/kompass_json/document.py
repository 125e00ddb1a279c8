"""Document: a report to the shape of its JSON, the values in it still exact.

Version 1 of `scorecard.schema.json`, and of the schemas beside it of what is about definitions. A key is
never renamed and never means something else in the same version; a new one may be added only with a new
version, because the schema allows no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kompass_core.extending import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.extending import ItemFigures, Report, Scorecard

VERSION = 1
TOTAL = "total"


def document(report: Report) -> dict[str, Any]:
    """One scorecard, or a list of them where there are several or some are compared; and all the facts."""
    facts = {} if report.facts is None else report.facts.whole
    if report.facts is not None and not report.scorecards:
        return {**_head(report, report.kind), **facts}
    cards = [
        _scorecard(scorecard, figures)
        for scorecard, figures in zip(report.scorecards, report.figures, strict=True)
    ]
    if report.kind in {"comparison", "explanation", "joint"}:
        kind: str = report.kind
    else:
        kind = "scorecard" if len(cards) == 1 else "scorecards"
    head = _head(report, kind)
    if kind == "explanation":
        _narrow(cards[0], report)
    told = cards[0] if kind in {"scorecard", "explanation"} else {"scorecards": cards}
    return {**head, **told, **facts}


def _narrow(card: dict[str, Any], report: Report) -> None:
    """Leave of what was found that of the item which is explained."""
    explained = {code for figures in report.figures[0].values() for code in figures}
    found = card["evaluation"]["findings"]
    card["evaluation"]["findings"] = {code: one for code, one in found.items() if code in explained}


def _head(report: Report, kind: str) -> dict[str, Any]:
    return {
        "schema": VERSION,
        "kind": kind,
        "language": report.language,
        "changes": dict(report.changes),
    }


def _scorecard(card: Scorecard, figures: Mapping[str, Mapping[str, ItemFigures]]) -> dict[str, Any]:
    framework = card.framework
    return {
        "evaluation": _evaluation(card),
        "framework": {
            "id": framework.id,
            "revision": framework.revision,
            "title": framework.title,
            "status": framework.status,
            "digest": framework.digest,
            "changes": dict(framework.changes),
        },
        "digest": card.digest,
        "engine": card.engine,
        "plugins": dict(card.plugins),
        "scales": {scale: _scale(card, scale, items) for scale, items in figures.items()},
    }


def _evaluation(card: Scorecard) -> dict[str, Any]:
    one = card.evaluation
    days = {"from": one.first_day, "to": one.last_day}
    return {
        "id": one.id,
        "organisation": one.organisation,
        **{key: None if day is None else day.isoformat() for key, day in days.items()},
        "year": one.first_day.year if one.first_day else one.year,
        "interviews": one.interviews,
        "evaluators": one.evaluators,
        "previous": one.previous,
        "variant": one.variant,
        "source": None if one.source is None else one.sources.get(one.source, one.source),
        "note": one.note,
        "carried": _carried(card),
        "digest": one.digest,
        "findings": one.findings,
    }


def _carried(card: Scorecard) -> dict[str, Any] | None:
    """Where the evaluation was carried over from."""
    carried = card.evaluation.carried
    if carried is None:
        return None
    return {
        "from": carried.evaluation,
        "digest": carried.digest,
        "framework": carried.framework,
        "on": carried.on.isoformat(),
        "by": carried.by,
    }


def _scale(card: Scorecard, scale: str, figures: Mapping[str, ItemFigures]) -> dict[str, Any]:
    sheet, definition = card.sheets[scale], card.framework.scales[scale]
    items = {code: _item(card, scale, one) for code, one in figures.items() if code != TOTAL}
    made: dict[str, Any] = {
        "title": definition.title,
        "digest": definition.digest,
        "rounding": definition.rounding,
        "items": items,
        "claims": [claim for claim in sheet.claims if claim.item in figures],
    }
    if TOTAL in figures:
        whole = _item(card, scale, figures[TOTAL])
        made["total"] = {**whole.pop("points"), **whole}
    return made


def _item(card: Scorecard, scale: str, one: ItemFigures) -> dict[str, Any]:
    score, printed = card.sheets[scale].scores[one.code], _figures(one.figures)
    return {
        "title": one.title,
        "level": one.level,
        "origin": one.origin,
        "missing": score.missing,
        "wanted": score.wanted,
        "voices": {
            voice: points[one.code]
            for voice, points in card.sheets[scale].voices.items()
            if one.code in points
        },
        **{measure: printed.pop(measure, None) for measure in ("points", "maximum", "percent")},
        "measures": printed,
        "given": _given(card, scale, one.code),
        "tables": {table: _figures(figures) for table, figures in one.tables.items()},
        "derivation": [
            {
                "measure": derived.rule.measure,
                "rule": derived.rule.written.text,
                "place": str(derived.rule.written.span),
                "source": derived.rule.written.source,
                "inputs": derived.inputs,
                "parts": derived.parts,
                "value": derived.value,
            }
            for derived in score.derivations
        ],
    }


def _given(card: Scorecard, scale: str, code: str) -> dict[str, Any] | None:
    """Where the points of an item are written that were given directly, and by whom they are."""
    sheet = card.evaluation.given.get(scale)
    one = sheet.points.get(code) if sheet else None
    if sheet is None or one is None:
        return None
    texts = [figure.text for figure in one.points] if isinstance(one.points, tuple) else []
    return {"place": str(one.span), "source": sheet.source, "printed": texts}


def _figures(figures: Mapping[str, Figure] | Mapping[str, Figure | str]) -> dict[str, Any]:
    return {measure: _figure(figure) for measure, figure in figures.items()}


def _figure(figure: Figure | str) -> dict[str, Any]:
    """A figure, exact if it is known, else with its ends; or the word that stands in its place."""
    if not isinstance(figure, Figure):
        return {"exact": None, "printed": figure}
    if figure.low == figure.high:
        return {"exact": figure.low, "printed": figure.printed}
    ends = {"low": figure.low, "high": figure.high}
    is_open = {"low_open": figure.low_open, "high_open": figure.high_open}
    return {"exact": None, "printed": figure.printed, **ends, **is_open}
