"""Simulated: a simulation to a report: what is drawn, who stands where and how surely, and what matters."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Heading, Paragraph
from kompass_core.rules.rounding import rounded
from kompass_core.stages.report.fallback import untranslated
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.notes import listed
from kompass_core.stages.report.simulated.charts import charts
from kompass_core.stages.report.simulated.facts import facts
from kompass_core.stages.report.simulated.tables import bands, inside, matters, order, other, points, ranks
from kompass_core.stages.report.simulated.words import FINE, Words
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.report import Block, Report
    from kompass_core.model.simulation import Simulation
    from kompass_core.model.variant import Variant

MOST: Final = 12
"""So many factors are listed one by one."""


def simulated(simulation: Simulation, variant: Variant) -> Report:
    """The report on a simulation, with all of it as facts.

    Raises:
        KompassError: `unknown-locale`.
    """
    words = Words(simulation, wording(variant))
    word, several = words.wording.word, len(simulation.standings) > 1
    title = word(
        "simulation.title" if several else "simulation.title.one", framework=simulation.framework.title
    )
    description = " ".join(_sentences(words))
    blocks: list[Block] = [
        Heading(title, 1),
        Paragraph(_whom(words)),
        *listed(word("simulation.drawn"), _drawn(words)),
        Paragraph(description),
        *charts(words, description),
        *([ranks(words)] if several else []),
        points(words),
        *([order(words)] if several else []),
        *inside(words),
        *bands(words),
        *other(words),
        *matters(words),
        Heading(word("heading.notes"), 2),
        Bullets(tuple(_notes(words))),
        *listed(word("note.out"), _refused(simulation)),
    ]
    return finish("simulation", title, blocks, [], variant, facts(words))


def _whom(words: Words) -> str:
    simulation, word = words.simulation, words.wording.word
    said = word(
        "simulation.whom",
        count=len(simulation.standings),
        revision=simulation.framework.revision,
        scale=words.wording.scale(simulation.scale),
        draws=simulation.question.draws,
    )
    item = simulation.question.item
    return said if item == TOTAL else f"{said} {word('simulation.of', item=words.item(item))}"


def _drawn(words: Words) -> Iterator[str]:
    """What is another in every draw."""
    simulation, word = words.simulation, words.wording.word
    factors = simulation.question.factors
    yield from (words.factor(one) for one in factors[:MOST])
    if len(factors) > MOST:
        yield word("simulation.more", count=len(factors) - MOST)
    for doubt in simulation.question.doubts:
        if doubt.kind == "steps":
            key = "simulation.steps.one" if doubt.reach == 1 else "simulation.steps"
            yield word(key, count=doubt.reach)
        else:
            share = words.wording.percent(words.exactly(doubt.reach * 100, ""))
            yield word(f"simulation.{doubt.kind}", share=share)
    if any(one.open for one in simulation.standings):
        yield word("simulation.judged")
    if simulation.question.alternative:
        yield word("simulation.other", files=", ".join(simulation.changes))


def _sentences(words: Words) -> Iterator[str]:
    simulation, word = words.simulation, words.wording.word
    draws = simulation.question.draws
    if len(simulation.standings) == 1:
        (one,) = simulation.standings
        low, high = (words.figure(one.spread.quantiles[place]).printed for place in (0, -1))
        now = words.figure(one.spread.points).printed
        yield word("simulation.one", who=words.evaluation(one), low=low, high=high, now=now)
        return
    best = max(simulation.standings, key=lambda one: one.ranks[0])
    key = "simulation.first.now" if best.rank.best == best.rank.worst == 1 else "simulation.first"
    share = words.share(Fraction(best.ranks[0], draws)).printed
    yield word(key, who=words.evaluation(best), share=share)
    if simulation.swapped is not None:
        yield word("simulation.swapped", share=words.share(simulation.swapped).printed)
    if simulation.shift is not None:
        yield word(
            "simulation.shift",
            ranks=words.wording.number(rounded(simulation.shift, FINE.most, "half-up"), FINE),
        )


def _notes(words: Words) -> Iterator[str]:
    simulation, word = words.simulation, words.wording.word
    question = simulation.question
    error = words.wording.number(words.error, FINE)
    yield word("note.error", draws=question.draws, seed=question.seed, error=error)
    if question.factors:
        yield word("note.parts", parts=simulation.parts + 1)
    if simulation.shares:
        yield word("note.maxima")
        yield word("note.shares")
    yield word("note.sure")
    if any(one.total for one in simulation.influences):
        yield word("note.matters" if len(simulation.standings) > 1 else "note.matters.one")
    if simulation.long:
        yield word("note.long")
    if any(one.narrowed for one in simulation.standings):
        yield word("note.narrowed")
    yield from (word("note.changes", file=file) for file in simulation.framework.changes)
    yield from untranslated(simulation.framework, [simulation.scale], words.wording)


def _refused(simulation: Simulation) -> tuple[str, ...]:
    return tuple(f"{one.evaluation}: {one.problems[0].message}" for one in simulation.refused)
