"""Weighed: an impact to a report: how many gain and lose, by how much, and through which change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Heading, Paragraph
from kompass_core.stages.report.fallback import untranslated
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.impact.chart import chart
from kompass_core.stages.report.impact.facts import facts
from kompass_core.stages.report.impact.tables import alone, causes, effects, extremes, items
from kompass_core.stages.report.impact.tally import tally
from kompass_core.stages.report.impact.words import Words, names
from kompass_core.stages.report.notes import listed
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.impact import Impact, Refusal
    from kompass_core.model.report import Block, Report
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.impact.tally import Tally
    from kompass_core.stages.report.wording import Wording


def weighed(impact: Impact, variant: Variant) -> Report:
    """The report on an impact, with all of it as facts.

    Raises:
        KompassError: `unknown-locale`.
    """
    said = wording(variant)
    worded = [Words(impact, pair, said, names(pair)) for pair in impact.pairs]
    title = said.word("impact.title", framework=impact.after.title)
    first = "impact.states" if impact.before.name == impact.after.name else "impact.between"
    blocks: list[Block] = [
        Heading(title, 1),
        Paragraph(said.word(first, before=impact.before.name, after=impact.after.name)),
    ]
    for words in worded:
        if len(worded) > 1:
            blocks.append(Heading(words.scales(), 2))
        blocks.extend(_pair(words))
    blocks.extend(_notes(impact, worded, said))
    return finish("impact", title, blocks, [], variant, facts(impact, worded))


def _pair(words: Words) -> Iterator[Block]:
    counted, pair = tally(words.pair), words.pair
    if not pair.effects:
        yield Paragraph(words.wording.word("impact.nobody"))
        return
    description = " ".join(_sentences(words, counted))
    yield Paragraph(description)
    picture = chart(words, counted, description)
    if picture is not None and len(pair.effects) > 1:
        yield picture
    if words.impact.generated is None:
        yield effects(words)
    if counted.known and counted.causes:
        yield causes(words, counted)
    if len(pair.effects) == 1:
        yield alone(words, pair.effects[0])
        return
    means = items(words)
    if means is not None:
        yield means
    yield from extremes(words, counted)


def _sentences(words: Words, counted: Tally) -> Iterator[str]:
    word, known = words.wording.word, counted.known
    if not known:
        yield word("impact.unknown")
        return
    if len(known) > 1:
        gain, lose = len(counted.gaining), len(counted.losing)
        yield word("impact.count", known=len(known), gain=gain, lose=lose, stay=len(known) - gain - lose)
        yield word("impact.change", mean=words.said(counted.mean), median=words.said(counted.median))
    for key, found in (("impact.most", counted.gaining), ("impact.least", counted.losing)):
        if found:
            effect, points = found[0]
            yield word(key, points=words.said(points), who=words.evaluation(effect))
    if not counted.gaining and not counted.losing:
        yield word("impact.same")


def _notes(impact: Impact, worded: list[Words], said: Wording) -> Iterator[Block]:
    yield Heading(said.word("heading.notes"), 2)
    lines = [said.word("note.changes", file=file) for file in _changes(impact, said)]
    if impact.generated is not None:
        made = impact.generated
        key = "note.drawn" if made.drawn_from else "note.generated"
        lines.append(said.word(key, count=made.count, seed=made.seed, stored=made.drawn_from))
    for words in worded:
        unknown = sum(effect.changes[TOTAL].gain is None for effect in words.pair.effects)
        if unknown:
            lines.append(said.word("note.unknown", scale=words.scales(), count=unknown))
    if any(len(words.pair.causes) > 1 for words in worded):
        lines.append(said.word("note.order"))
    lines += untranslated(impact.after, [words.pair.after for words in worded], said)
    if lines:
        yield Bullets(tuple(lines))
    yield from listed(said.word("note.silent"), _silent(worded))
    yield from listed(said.word("note.refused"), (_refused(one) for one in impact.refused))


def _changes(impact: Impact, said: Wording) -> dict[str, str]:
    return {**impact.before.changes, **impact.after.changes, **said.variant.changes}


def _silent(worded: list[Words]) -> list[str]:
    """What is changed, and gives nobody points at the whole, on any scale."""
    counted = [(words, tally(words.pair)) for words in worded]
    counted = [(words, one) for words, one in counted if one.known]
    heard = {words.causes(cause.place) for words, one in counted for cause in one.causes}
    told = [
        words.causes(place)
        for words, _ in counted
        for place, causes in enumerate(words.pair.causes)
        if causes[0].aspect != "carried"
    ]
    return [line for line in told if line not in heard]


def _refused(refusal: Refusal) -> str:
    where = f" ({refusal.scale})" if refusal.scale else ""
    return f"{refusal.evaluation}{where}: {refusal.problems[0].message}"
