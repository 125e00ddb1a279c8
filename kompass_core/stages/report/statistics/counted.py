"""Counted: groups of a population to the report on them: figures, records and ranks of each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kompass_core.model.report import Bullets, Heading, Paragraph
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.notes import listed
from kompass_core.stages.report.statistics.facts import facts
from kompass_core.stages.report.statistics.tables import figures, groups, key, picture, ranking, records
from kompass_core.stages.report.statistics.told import ToldGroup
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kompass_core.model.population import Group
    from kompass_core.model.report import Block, Report
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.wording import Wording


def counted(
    found: Sequence[Group], variant: Variant, countries: Mapping[str, str], item: str | None = None
) -> Report:
    """The report on groups, of which there is one at least.

    `countries` has what each is called, by its id. `item` is that by which groups are compared and members
    ranked, the whole unless it is said.

    Raises:
        KompassError: `unknown-locale`.
    """
    words = wording(variant)
    told = [ToldGroup(group, words, countries) for group in found]
    title = _title(found, words)
    blocks: list[Block] = [Heading(title, 1)]
    if len(told) > 1:
        beside = groups(told, [_named(name, words) for name in found[0].common], item)
        blocks += [] if beside is None else [beside]
    for one in told:
        blocks += _group(one, item, several=len(told) > 1)
    blocks += _notes(told, words)
    return finish("statistics", title, blocks, [], variant, facts(found))


def _title(found: Sequence[Group], words: Wording) -> str:
    titles = {group.framework.title for group in found}
    if len(titles) > 1:
        return words.word("statistics.title.several")
    return words.word("statistics.title", framework=titles.pop())


def _named(name: str, words: Wording) -> str:
    """What groups are made by; a column of a register is called as it calls itself."""
    key = f"statistics.common.{name}"
    return words.word(key) if key in OWN else name


OWN = frozenset(
    f"statistics.common.{name}" for name in ("country", "year", "revision", "scale", "organisation")
)


def _group(told: ToldGroup, item: str | None, *, several: bool) -> Iterator[Block]:
    population, words = told.group.population, told.words
    if several:
        yield Heading(told.common(), 2)
    revision = told.group.framework.revision
    yield Paragraph(
        words.word("statistics.whom", count=len(population.members), revision=revision, scale=told.scale)
    )
    if told.group.items:
        yield figures(told)
        if told.shown():
            yield key(told)
        drawn = picture(told)
        if drawn is not None and not several:
            yield drawn
        yield records(told)
    main = told.main(item)
    if main is not None and len(main.placings) > 1:
        yield ranking(told, main)


def _notes(told: Sequence[ToldGroup], words: Wording) -> Iterator[Block]:
    yield Heading(words.word("heading.notes"), 2)
    lines = [words.word("note.quartiles"), words.word("note.percentile")]
    items = [one for group in told for one in group.group.items.values()]
    if any(not value.known for one in items for value in (one.figures.mean, *one.figures.quartiles)):
        lines.append(words.word("note.ranges"))
    lines += (words.word("note.alone", scale=one.scale, count=one.hidden()) for one in told if one.hidden())
    lines += (words.word("note.twice", names=names) for names in dict.fromkeys(map(_twice, told)) if names)
    if any(placing.rank.best != placing.rank.worst for one in items for placing in one.placings):
        lines.append(words.word("note.rank"))
    changes = dict.fromkeys(file for one in told for file in one.group.framework.changes)
    lines += (words.word("note.changes", file=file) for file in changes)
    lines += (
        words.word("note.scales", scale=one.scale) for one in told if len(one.group.population.scales) > 1
    )
    yield Bullets(tuple(dict.fromkeys(lines)))
    yield from listed(words.word("note.made"), map(_made, told))


def _twice(told: ToldGroup) -> str:
    """Visits of which more than one evaluation is counted."""
    counts = Counter(member.visit for member in told.group.population.members)
    twice = (member.dated for member in told.group.population.members if counts[member.visit] > 1)
    return ", ".join(dict.fromkeys(twice))


def _made(told: ToldGroup) -> str:
    population = told.group.population
    common = f"{told.common()}: " if told.group.common else ""
    said = told.words.word("note.population", count=len(population.members), digest=population.digest)
    return common + said
