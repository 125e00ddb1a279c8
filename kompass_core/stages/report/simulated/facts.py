"""Facts: a simulation for programs: every number exact, and counts where a share is one of draws."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.report import Facts
from kompass_core.model.simulation import SHARES
from kompass_core.rules.exact import exact
from kompass_core.stages.report.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Plain
    from kompass_core.model.simulation import Factor, Influence, Simulation, Spread, Standing
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.statistics import Rank
    from kompass_core.stages.report.simulated.words import Words

NAMES = tuple(f"q{share * 100}" for share in SHARES)


def facts(words: Words) -> Facts:
    """All of it as one value, and a row for each evaluation and item."""
    simulation, question = words.simulation, words.simulation.question
    framework = simulation.framework
    whole: dict[str, Plain] = {
        "framework": {
            "id": framework.id,
            "revision": framework.revision,
            "title": framework.title,
            "digest": framework.digest,
        },
        "scale": simulation.scale.id,
        "item": question.item,
        "measure": "percent" if simulation.shares else "points",
        "draws": question.draws,
        "seed": question.seed,
        "parts": simulation.parts,
        "long": simulation.long,
        "error": exact(words.error),
        "factors": tuple(map(_factor, question.factors)),
        "uncertain": tuple({"kind": one.kind, "reach": exact(one.reach)} for one in question.doubts),
        "alternative": dict(simulation.changes) if question.alternative else None,
        "evaluations": tuple(map(_standing, simulation.standings)),
        "above": {
            one.evaluation: {
                other.evaluation: count
                for other, count in zip(simulation.standings, counts, strict=True)
                if other is not one
            }
            for one, counts in zip(simulation.standings, simulation.above, strict=True)
        },
        "swapped": _maybe(simulation.swapped),
        "shift": _maybe(simulation.shift),
        "influences": tuple(map(_influence, simulation.influences)),
        "refused": tuple(_refused(simulation)),
    }
    return Facts(whole, tuple(row for one in simulation.standings for row in _rows(words, one)))


def _factor(factor: Factor) -> Plain:
    return {
        "name": factor.name,
        "kind": factor.kind,
        "subject": factor.subject,
        "step": factor.step or None,
        "base": exact(factor.base),
        "low": exact(factor.low),
        "high": exact(factor.high),
    }


def _standing(one: Standing) -> Plain:
    return {
        "id": one.evaluation,
        "organisation": {"code": one.organisation.code, "name": one.organisation.name},
        "year": one.year,
        "rank": _rank(one.rank),
        "points": _ends(one.points),
        "figure": _spread(one.spread),
        "ranks": one.ranks,
        "bands": {measure: dict(counts) for measure, counts in one.bands.items()},
        "items": {code: _spread(spread) for code, spread in one.items.items()},
        "drawn": one.drawn,
        "alternative": None
        if one.other is None
        else {"points": _ends(one.other[0]), "rank": _rank(one.other[1])},
    }


def _rank(rank: Rank) -> Plain:
    return {"best": rank.best, "worst": rank.worst}


def _spread(spread: Spread) -> Plain:
    quantiles = {name: exact(value) for name, value in zip(NAMES, spread.quantiles, strict=True)}
    return {
        "now": _ends(spread.points),
        "sure": _ends(spread.sure),
        "least": exact(spread.least),
        **quantiles,
        "most": exact(spread.most),
    }


def _ends(value: Interval) -> Plain:
    if value.known:
        return exact(value.low)
    return {
        "low": exact(value.low),
        "high": exact(value.high),
        "low_open": value.low_open,
        "high_open": value.high_open,
    }


def _influence(one: Influence) -> Plain:
    return {
        "name": one.name,
        "first_order": _maybe(one.share),
        "total_order": _maybe(one.total),
        "correlation_squared": {name: _short(value) for name, value in one.pull.items()},
    }


def _maybe(value: Fraction | None) -> Plain:
    return None if value is None else _short(value)


def _short(value: Fraction) -> str:
    """An estimate to ten decimals: it is made of millions of draws, and has thousands of digits."""
    digits = 10**10
    return exact(Fraction(round(value * digits), digits))


def _refused(simulation: Simulation) -> Iterator[Plain]:
    for one in simulation.refused:
        problems = tuple(
            {"slug": each.slug, "message": each.message, "hint": each.hint} for each in one.problems
        )
        yield {"evaluation": one.evaluation, "problems": problems}


def _rows(words: Words, one: Standing) -> Iterator[dict[str, str]]:
    simulation = words.simulation
    draws = simulation.question.draws
    who = {
        "evaluation": one.evaluation,
        "organisation_code": one.organisation.code or "",
        "organisation_name": clean(one.organisation.name),
        "year": "" if one.year is None else str(one.year),
    }
    first = {"first": exact(Fraction(one.ranks[0], draws))}
    for code, spread in {simulation.question.item: one.spread, **one.items}.items():
        whole = code == simulation.question.item
        yield {
            **who,
            "item": code,
            "measure": "percent" if simulation.shares else "points",
            "now_low": exact(spread.points.low),
            "now_high": exact(spread.points.high),
            "sure_low": exact(spread.sure.low),
            "sure_high": exact(spread.sure.high),
            "least": exact(spread.least),
            **{name: exact(value) for name, value in zip(NAMES, spread.quantiles, strict=True)},
            "most": exact(spread.most),
            "rank_best": str(one.rank.best) if whole else "",
            "rank_worst": str(one.rank.worst) if whole else "",
            **(first if whole else {"first": ""}),
        }
