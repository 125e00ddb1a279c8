"""Derived: how one rule made one measure: the rule, its place, what it saw, its parts, its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.report import Bullets, Column, Entry, Heading, Row, Table
from kompass_core.model.words import WORDS
from kompass_core.rules.interval import Interval
from kompass_core.rules.scope import POPULATION
from kompass_core.rules.units import Banded
from kompass_core.stages.report.figures import figure_of
from kompass_core.stages.report.illustrations import sourced
from kompass_core.stages.report.values import unit_of, value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.report import Block, Cell
    from kompass_core.model.scorecard import Derivation, Input, Scorecard
    from kompass_core.problems import Span
    from kompass_core.stages.report.wording import Wording

STATES = {"unanswered": "state.unanswered", "not applicable": "state.not_applicable"}


def derived(  # noqa: PLR0913, PLR0917 - which derivation of what, and how it is said
    scorecard: Scorecard,
    scale: str,
    code: str,
    derivation: Derivation,
    words: Wording,
    placed: Callable[[Span], str] = str,
) -> Iterator[Block]:
    """One derivation of the item `code`, under a heading that names the measure.

    Of a rule whose points gave way to others stands what it would have seen, and nothing it would have made.
    """
    written = derivation.rule.written
    used = _used(scorecard, scale, code, written.measure)
    yield Heading(words.measure(written.measure), 3)
    lines = {"text" if used else "unused": written.text, "place": placed(written.span)}
    if written.source:
        named = scorecard.framework.scales[scale].named_sources
        lines["source"] = sourced(written.source, named, words)
    yield Bullets(tuple(f"{words.word(f'rule.{key}')}: {line}" for key, line in lines.items()))
    if derivation.inputs:
        yield seen(scorecard, scale, code, derivation, words)
    if used:
        yield parts(scorecard, scale, derivation, words)


def _used(scorecard: Scorecard, scale: str, code: str, measure: str) -> bool:
    """Whether the item has the measure of its rule: points given directly take the place of the rule's."""
    origin, children = scorecard.sheets[scale].scores[code].origin, scorecard.framework.items[code].children
    return measure != "points" or not (origin == "given" or (origin == "printed" and not children))


def seen(scorecard: Scorecard, scale: str, code: str, derivation: Derivation, words: Wording) -> Table:
    """What a rule saw: each thing by its name, whose it is, what was judged, and its value."""
    columns = [Column(words.word("column.name"), "left"), Column("", "left")]
    columns += (Column(words.word(key), "left") for key in ("column.what", "column.state"))
    columns.append(Column(words.word("column.value"), "right"))
    rows: list[tuple[Cell, ...]] = []
    for one in derivation.inputs:
        value = _value(scorecard, scale, code, one, words)
        what, state = _what(scorecard, scale, code, one, words)
        rows.append((one.name, "" if one.item == code else one.item, what, state, value))
    return filled(words.word("table.inputs"), columns, rows)


def _value(scorecard: Scorecard, scale: str, code: str, one: Input, words: Wording) -> Cell:
    """What a rule saw; of another item a figure, which can be followed further."""
    unit = unit_of(scorecard, scale, one.item, one.name.rpartition(".")[2])
    printed = value_text(one.value, unit, scorecard.framework.scales[scale], words)
    if not isinstance(one.value, Interval) or isinstance(unit, Banded) or one.item == code:
        return printed
    entry = Entry(scorecard.evaluation.id, scale, one.item)
    return evolve(figure_of(one.value, printed), entry=entry)


def filled(caption: str, columns: list[Column], rows: list[tuple[Cell, ...]]) -> Table:
    """The table without columns that are empty in every row."""
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    lines = (Row(tuple(row[place] for place in kept)) for row in rows)
    return Table(caption, tuple(columns[place] for place in kept), tuple(lines))


def _what(scorecard: Scorecard, scale: str, code: str, one: Input, words: Wording) -> tuple[str, str]:
    """What an input is called, and what was judged about it."""
    if one.state is not None:
        dimension = one.name.partition(".")[0]
        state = words.word(STATES[one.state]) if one.state in STATES else words.step(dimension, one.state)
        return words.dimension(scorecard.framework.scales[scale], dimension), state
    if one.item != code:
        return scorecard.framework.items[one.item].title, ""
    figure = f"held.seen.{one.name.removeprefix(f'{POPULATION}.')}"
    known = one.name in scorecard.sheets[scale].scores[code].measures
    return (words.word(figure) if figure in WORDS and not known else ""), ""


def parts(scorecard: Scorecard, scale: str, derivation: Derivation, words: Wording) -> Table:
    """What each part of a rule came to, the whole last."""
    sheet = scorecard.framework.scales[scale]
    columns = (Column(words.word("column.part"), "left"), Column(words.word("column.value"), "right"))
    told = [(part.text, value_text(part.value, None, sheet, words)) for part in derivation.parts]
    result = value_text(derivation.value, derivation.rule.unit, sheet, words)
    # The last part is the whole rule, unless the rule is a name or a number and has no parts.
    whole = told.pop()[0] if told else derivation.rule.written.text
    rows = [*(Row(part) for part in told), Row((whole, result), "total")]
    return Table(words.word("table.parts"), columns, tuple(rows))
