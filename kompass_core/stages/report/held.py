"""Held: what came of an evaluation that was held against a population by norms, as tables and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Column, Heading, Paragraph, Row, Table
from kompass_core.model.scale import Decimals
from kompass_core.rules.interval import Interval, exactly, multiply
from kompass_core.rules.rounding import rounded_interval
from kompass_core.rules.units import POINTS, SHARE, Banded
from kompass_core.stages.report.amounts import Amounts
from kompass_core.stages.report.figures import OTHERWISE, figure_of
from kompass_core.stages.report.illustrations import sourced
from kompass_core.stages.report.tables import first_columns
from kompass_core.stages.report.values import value_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.norm import Normed, NormScore
    from kompass_core.model.report import Block, Cell
    from kompass_core.model.scale import Scale
    from kompass_core.model.scorecard import Scorecard, Value
    from kompass_core.rules.units import Unit
    from kompass_core.stages.report.wording import Wording

WHOLE = Decimals(0, 0)
DIVISION = "division-by-zero"


def held(card: Scorecard, normed: Sequence[Normed], words: Wording, level: int) -> Iterator[Block]:
    """For each norm a heading of the level, the table, and why something has no value."""
    for one in normed:
        told = Held(card, one, words)
        alone = len(card.sheets) == 1
        yield Heading(told.title if alone else f"{told.title}: {told.named}", level)
        if about := words.named(f"norm.{one.norm.name}.about", otherwise=one.norm.about or ""):
            yield Paragraph(about)
        count = len(one.population.members)
        yield Paragraph(words.word("held.whom", norm=told.title, count=count, scale=told.named))
        shown = [score for score in one.scores.values() if score.state != "unknown"]
        if not shown:
            yield Paragraph(words.word("held.nothing"))
            continue
        yield told.table(shown)
        if said := (*told.faults(shown), *told.origins()):
            yield Bullets(said)


def notes(card: Scorecard, normed: Sequence[Normed], words: Wording) -> Iterator[str]:
    """What a reader has to know of norms, and with which populations they were made."""
    for one in normed:
        told = Held(card, one, words)
        yield words.word("note.held", norm=told.title)
        if set(one.population.scales) - {told.scale.basis}:
            yield words.word("note.held.scales", scale=told.named)


def made_of(normed: Sequence[Normed], words: Wording) -> Iterator[str]:
    """The populations, each with its digest."""
    for one in normed:
        population = one.population
        yield words.word("note.population", count=len(population.members), digest=population.digest)


@frozen
class Held:
    """One norm as it is told."""

    card: Scorecard = field(repr=False)
    normed: Normed
    words: Wording = field(repr=False)

    @property
    def scale(self) -> Scale:
        """The scale, with the bands of the norm beside its own."""
        scale = self.card.framework.scales[self.normed.scale]
        return evolve(scale, bands={**scale.bands, **self.normed.norm.bands})

    @property
    def named(self) -> str:
        """What the scale is called."""
        return self.words.scale(self.scale)

    @property
    def title(self) -> str:
        """What the norm is called."""
        norm = self.normed.norm
        return self.words.named(f"norm.{norm.name}", otherwise=norm.title)

    def table(self, scores: Sequence[NormScore]) -> Table:
        """A row for each item with points, the whole last."""
        framework, words = self.card.framework, self.words
        measures = list(dict.fromkeys(name for one in scores for name in self._units(one.item)))
        listed = [one for one in scores if one.item != TOTAL]
        columns = [*first_columns(framework, {one.item for one in listed}, words)]
        columns += (Column(words.measure("points"), "right"), Column(words.word("column.size"), "right"))
        columns += (Column(words.measure(name), "right") for name in measures)
        rows = [
            Row((one.item, framework.items[one.item].title, *self._cells(one, measures))) for one in listed
        ]
        rows += (
            Row(("", words.word("total"), *self._cells(one, measures)), "total")
            for one in scores
            if one.item == TOTAL
        )
        return Table("", tuple(columns), tuple(rows))

    def faults(self, scores: Sequence[NormScore]) -> Iterator[str]:
        """Why items have no value, those of one reason together."""
        reasons: dict[tuple[str, str], list[str]] = {}
        for one in scores:
            match one.state:
                case "made" | "unknown":
                    continue
                case "undefined":
                    slug, part = one.fault or ("", "")
                    key = "undefined" if slug == DIVISION else "otherwise"
                    reasons.setdefault((key, part), []).append(one.item)
                case _:
                    reasons.setdefault((one.state, ""), []).append(one.item)
        for (state, part), codes in reasons.items():
            total = self.words.word("total")
            items = ", ".join(total if code == TOTAL else code for code in codes)
            least = self.normed.norm.least
            quoted = self.words.word("rule.name", name=part)
            yield self.words.word(f"held.why.{state}", items=items, least=least, part=quoted)

    def origins(self) -> Iterator[str]:
        """What of the norm nobody has published, and where the rest comes from."""
        norm, words = self.normed.norm, self.words
        rules = [rule.source for written in norm.rules.values() for rule in written.values()]
        ours = {"rule": ILLUSTRATION in rules, "least": norm.sources.get("least") == ILLUSTRATION}
        if any(ours.values()):
            listed = ", ".join(words.word(f"illustration.{key}") for key, there in ours.items() if there)
            yield f"{words.word('note.illustration')}: {listed}"
        cited = dict.fromkeys(source for source in (*norm.sources.values(), *rules) if source)
        named = [sourced(one, self.scale.named_sources, words) for one in cited if one != ILLUSTRATION]
        if named:
            yield f"{words.word('note.sources')}: {'; '.join(named)}"

    def value(self, measure: str, value: Value, unit: Unit, level: str) -> Cell:
        """A measure as printed; a share in whole per cent, or as a number where its decimals are said."""
        if not isinstance(value, Interval) or isinstance(unit, Banded):
            return value_text(value, unit, self.scale, self.words)
        said = self.normed.norm.prints.get(measure)
        if said is None and unit == POINTS:
            return Amounts(self.scale, self.words).points(value, level)
        if said is None and unit == SHARE:
            return figure_of(value, self.words.percent(self._rounded(multiply(value, exactly(100)), WHOLE)))
        return figure_of(value, self._rounded(value, said or OTHERWISE))

    def _rounded(self, value: Interval, places: Decimals) -> str:
        return self.words.span(rounded_interval(value, places.most, self.scale.rounding), places)

    def _cells(self, score: NormScore, measures: Sequence[str]) -> Iterator[Cell]:
        level = self.card.framework.items[score.item].level
        points = self.card.sheets[self.normed.scale].scores[score.item].measures.get("points")
        known = isinstance(points, Interval)
        yield Amounts(self.scale, self.words).points(points, level) if known else ""  # type: ignore[arg-type]  # as asked
        yield str(score.size)
        units = self._units(score.item)
        said = score.state != "made"
        for name in measures:
            if name not in units:
                yield ""
            elif said:
                yield self.words.word(f"held.{score.state}")
            else:
                yield self.value(name, score.measures[name], units[name], level)

    def _units(self, code: str) -> dict[str, Unit]:
        rules = self.card.framework.norms[self.normed.scale][self.normed.norm.name].get(code, ())
        return {rule.measure: rule.unit for rule in rules}
