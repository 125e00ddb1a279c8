"""Facts: an impact for programs, every number exact."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.report import Facts, Figure
from kompass_core.rules.exact import exact
from kompass_core.stages.report.clean import clean
from kompass_core.stages.report.impact.tally import tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.framework import Framework
    from kompass_core.model.impact import Cause, Change, Effect, Impact, Pair, Refusal, Said
    from kompass_core.model.report import Plain
    from kompass_core.rules.interval import Interval
    from kompass_core.stages.report.impact.words import Words


def facts(impact: Impact, worded: Sequence[Words]) -> Facts:
    """All of it as one value, and what each cause gives to each item of each evaluation as rows."""
    made = impact.generated
    whole: dict[str, Plain] = {
        "before": _framework(impact.before),
        "after": _framework(impact.after),
        "generated": None
        if made is None
        else {"count": made.count, "seed": made.seed, "drawn_from": made.drawn_from},
        "pairs": tuple(_pair(words) for words in worded),
        "refused": tuple(map(_refusal, impact.refused)),
    }
    return Facts(whole, tuple(row for words in worded for row in _rows(words)))


def _framework(framework: Framework) -> Plain:
    return {
        "id": framework.id,
        "revision": framework.revision,
        "title": framework.title,
        "digest": framework.digest,
        "changes": dict(framework.changes),
    }


def _refusal(refusal: Refusal) -> Plain:
    problems = tuple({"slug": one.slug, "message": one.message, "hint": one.hint} for one in refusal.problems)
    return {"evaluation": refusal.evaluation, "scale": refusal.scale, "problems": problems}


def _pair(words: Words) -> Plain:
    pair, counted = words.pair, tally(words.pair)
    given = {one.place: one for one in counted.causes}
    listed: list[Plain] = []
    for place, causes in enumerate(pair.causes):
        one = given.get(place)
        points: dict[str, Plain] = {
            "sum": exact(one.sum) if one else "0",
            "affected": one.affected if one else 0,
            "most": exact(one.most) if one else "0",
        }
        listed.append({"text": clean(words.causes(place)), "changes": tuple(map(_cause, causes)), **points})
    return {
        "before": pair.before.id,
        "after": pair.after.id,
        "known": len(counted.known),
        "gaining": len(counted.gaining),
        "losing": len(counted.losing),
        "mean": exact(counted.mean),
        "median": exact(counted.median),
        "causes": tuple(listed),
        "items": tuple(_items(words)),
        "evaluations": tuple(_effect(pair, effect) for effect in pair.effects),
    }


def _cause(cause: Cause) -> Plain:
    said = {"before": _said(cause.before), "after": _said(cause.after)}
    return {"aspect": cause.aspect, "subject": cause.subject, **said}


def _said(value: Said) -> Plain:
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, Mapping):
        return {step.rstrip("\0"): exact(share) for step, share in value.items()}
    return value


def _items(words: Words) -> Iterator[Plain]:
    for row in words.pair.rows:
        mean = words.pair.means.get(row.code)
        items = words.impact.after.items if row.after else words.impact.before.items
        item = items[row.after or row.before]
        yield {
            "code": row.code,
            "level": item.level,
            "title": item.title,
            "code_before": row.before or None,
            "code_after": row.after or None,
            "known": mean.count if mean else 0,
            "mean_before": exact(mean.before / mean.count) if mean else None,
            "mean_after": exact(mean.after / mean.count) if mean else None,
        }


def _effect(pair: Pair, effect: Effect) -> Plain:
    return {
        "id": effect.evaluation,
        "organisation": {"code": effect.organisation_code or None, "name": effect.organisation},
        "year": effect.year,
        "rank_before": effect.rank_before,
        "rank_after": effect.rank_after,
        "items": {
            row.code: _change(effect.changes[row.code]) for row in pair.rows if row.code in effect.changes
        },
    }


def _change(change: Change) -> Plain:
    points = change.points
    return {
        "before": _interval(change.before),
        "after": _interval(change.after),
        "change": None if change.gain is None else exact(change.gain),
        "causes": None if points is None else {str(place): exact(given) for place, given in points.items()},
    }


def _interval(value: Interval | None) -> Plain:
    """A known value as text, any other by its ends."""
    if value is None:
        return None
    if value.known:
        return exact(value.low)
    ends: dict[str, Plain] = {"low": exact(value.low), "high": exact(value.high)}
    return {**ends, "low_open": value.low_open, "high_open": value.high_open}


def _rows(words: Words) -> Iterator[Mapping[str, str]]:
    """For each item of each evaluation a row for the whole change, and one for each cause of it."""
    pair = words.pair
    for effect in pair.effects:
        who = {
            "evaluation": effect.evaluation,
            "organisation_code": effect.organisation_code,
            "year": "" if effect.year is None else str(effect.year),
            "scale": pair.after.id,
        }
        for row in pair.rows:
            change = effect.changes.get(row.code)
            if change is None:
                continue
            points = {"item": row.code, **_ends("before", change.before), **_ends("after", change.after)}
            gain = change.gain
            yield {**who, **points, "cause": "", **_given(words, gain)}
            for place, given in (change.points or {}).items():
                yield {**who, **points, "cause": clean(words.causes(place)), **_given(words, given)}


def _ends(side: str, value: Interval | None) -> dict[str, str]:
    low, high = ("", "") if value is None else (exact(value.low), exact(value.high))
    return {f"{side}_low": low, f"{side}_high": high}


def _given(words: Words, points: Fraction | None) -> dict[str, str]:
    if points is None:
        return {"points": "", "printed": ""}
    figure = words.change(points)
    return {"points": exact(points), "printed": figure.printed if isinstance(figure, Figure) else figure}
