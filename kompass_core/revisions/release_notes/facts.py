"""Facts: a difference to what a program reads of it: `difference.schema.json`, and a table of changes."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.report import Facts
from kompass_core.rules.exact import exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.difference import Change, Difference, Said
    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Plain
    from kompass_core.model.rewording import Rewording
    from kompass_core.problems import Span
    from kompass_core.revisions.release_notes.teller import Teller


def facts(teller: Teller) -> Facts:
    """All changes with their places; in the definitions' own words, whoever reads them."""
    difference = teller.difference
    before, after = teller.labels
    whole: dict[str, Plain] = {
        "before": _side(difference.before, before),
        "after": _side(difference.after, after),
        "between": tuple(framework.name for framework in difference.between),
        "recorded": difference.correspondence.recorded,
        "unjudged": len(difference.unjudged),
        "sources": difference.sources,
        "differences": tuple(_change(change) for change in difference.changes),
        "suggestions": _suggestions(difference),
    }
    return Facts(whole, tuple(_row(change) for change in difference.changes))


def _side(framework: Framework, label: str) -> Mapping[str, Plain]:
    return {
        "framework": framework.id,
        "revision": framework.revision,
        "title": framework.title,
        "language": framework.language,
        "label": label,
        "digest": framework.digest,
        "changes": dict(framework.changes),
    }


def _change(change: Change) -> Mapping[str, Plain]:
    before, after = change.places
    return {
        "subject": change.subject,
        "kind": change.kind,
        "where": change.where,
        "before": _said(change.before),
        "after": _said(change.after),
        "places": {"before": _place(before), "after": _place(after)},
        "judged": change.judged,
        "verdicts": tuple(_verdict(verdict) for verdict in change.verdicts),
        "suggestion": change.suggestion,
    }


def _said(said: Said) -> Plain:
    return exact(said) if isinstance(said, Fraction) else said


def _place(span: Span | None) -> Mapping[str, Plain] | None:
    if span is None:
        return None
    line, column = span.source.position(span.start)
    return {"file": span.source.name, "line": line, "column": column}


def _verdict(verdict: Rewording) -> Mapping[str, Plain]:
    return {
        "from": verdict.before,
        "to": verdict.after,
        "verdict": verdict.verdict,
        "by": verdict.by,
        "because": verdict.because,
        "on": None if verdict.on is None else verdict.on.isoformat(),
        "place": _place(verdict.span),
    }


def _suggestions(difference: Difference) -> tuple[Mapping[str, Plain], ...]:
    return tuple(
        {"before": one.before, "after": one.after, "line": one.line, "place": _place(one.place)}
        for one in difference.suggestions
    )


def _row(change: Change) -> Mapping[str, str]:
    before, after = change.places
    return {
        "subject": change.subject,
        "kind": change.kind,
        "where": "/".join(change.where),
        "before": _text(change.before),
        "after": _text(change.after),
        "judged": "" if change.judged is None else "yes" if change.judged else "no",
        "verdicts": " ".join(verdict.verdict for verdict in change.verdicts),
        "place_before": str(before or ""),
        "place_after": str(after or ""),
    }


def _text(said: Said) -> str:
    match said:
        case None:
            return ""
        case tuple():
            return " ".join(said)
        case Fraction():
            return exact(said)
        case _:
            return said
