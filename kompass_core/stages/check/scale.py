"""Scale: a document to a scale, as far as that can be said without its framework."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kompass_core.model.files import SCALE_FILE
from kompass_core.model.rule import WrittenRule
from kompass_core.model.scale import Decimals, Dimension, Scale
from kompass_core.problems import KompassError, Problem
from kompass_core.rules.parse import parse
from kompass_core.rules.units import NUMBER, SHARE, Bands
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform, exact
from kompass_core.stages.check.sort import sort
from kompass_core.stages.digest import digest
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.problems import Span
    from kompass_core.rules.parse import Locate

STATES = ("not applicable", "unanswered")
"""States of a judgement, which no step can be called."""


def check_scale(document: Document) -> Scale:
    """The scale that a document describes.

    Raises:
        KompassError: everything that is wrong with the document itself. Whether its rules have a
            meaning shows only at a framework.
    """
    conform(document, SCALE_FILE)
    root = document.root
    rows = values.table(root, "scale")
    problems = list(values.misnamed_sources(rows, values.table(root, "sources")))
    dimensions = {
        name: _dimension(name, entry, values.table(root, "sources"), problems)
        for name, entry in values.table(root, "dimension").items()
    }
    bands = {name: _bands(name, entry, problems) for name, entry in values.table(root, "bands").items()}
    rules = {
        key: _rules(entry, values.table(root, "sources"), problems)
        for key, entry in values.table(root, "rule").items()
    }
    prints = {
        name: {level: _decimals(line, problems) for level, line in _rows(entry).items()}
        for name, entry in values.table(rows, "print").items()
    }
    if problems:
        raise KompassError(sort(problems))
    word: Any = values.text  # one of the words of the shape
    return Scale(
        id=values.text(rows, "id"),
        of=values.text(rows, "of"),
        title=values.text(rows, "title"),
        rounding=word(rows, "rounding"),
        unanswered=word(rows, "unanswered"),
        not_applicable=word(rows, "not_applicable"),
        dimensions=values.frozen_map(dimensions),
        bands=values.frozen_map(bands),
        rules=values.frozen_map(rules),
        prints=values.frozen_map({name: values.frozen_map(table) for name, table in prints.items()}),
        sources=values.sources(rows),
        named_sources=values.frozen_map(
            {name: str(entry.value) for name, entry in values.table(root, "sources").items()}
        ),
        digest=digest(document),
        spans=values.frozen_map(dict(_spans(root))),
        span=root["scale"].span,
    )


def _spans(root: values.Rows) -> Iterator[tuple[str, Span]]:
    for kind in ("rule", "dimension"):
        for name, entry in values.table(root, kind).items():
            yield f"{kind}.{name}", entry.key
    for table, entry in values.table(values.table(root, "scale"), "print").items():
        for level, line in _rows(entry).items():
            yield f"print.{table}.{level}", line.key


def _rows(entry: Entry) -> Mapping[str, Entry]:
    if not isinstance(entry.value, Mapping):
        message = "the shape promised a table"
        raise TypeError(message)
    return entry.value


def _dimension(name: str, entry: Entry, sources: values.Rows, problems: list[Problem]) -> Dimension:
    rows = _rows(entry)
    problems.extend(values.misnamed_sources(rows, sources))
    steps = {}
    for step, share in values.table(rows, "steps").items():
        if step in STATES:
            message = f"`{step}` is a state of every judgement, so no step can be called so"
            problems.append(Problem("reserved-name", message, share.key, "leave it out"))
        if steps and exact(share) < max(steps.values()):
            message = f"`{step}` is worth less than a step before it"
            problems.append(Problem("wrong-order", message, share.span, "put the steps from worst to best"))
        steps[step] = exact(share)
    if not steps:
        problems.append(Problem("missing-key", f"`{name}` has no steps", rows["steps"].span))
    return Dimension(
        name=name,
        title=values.text(rows, "title"),
        weight=Fraction(1) if (weight := values.number(rows, "weight")) is None else weight,
        steps=values.frozen_map(steps),
        sources=values.sources(rows),
        span=entry.key,
    )


def _bands(name: str, entry: Entry, problems: list[Problem]) -> Bands:
    rows = _rows(entry)
    starts: list[Fraction] = []
    for band, start in rows.items():
        if starts and exact(start) <= starts[-1]:
            message = f"`{band}` does not begin above the band before it"
            problems.append(Problem("wrong-order", message, start.span, "put the bands from the lowest up"))
        starts.append(exact(start))
    if not rows:
        problems.append(Problem("missing-key", f"`{name}` has no bands", entry.span))
    shares = any(isinstance(start.value, str) for start in rows.values())
    return Bands(name, SHARE if shares else NUMBER, tuple(rows), tuple(starts))


def _rules(entry: Entry, sources: values.Rows, problems: list[Problem]) -> Mapping[str, WrittenRule]:
    rows = _rows(entry)
    problems.extend(values.misnamed_sources(rows, sources))
    cited = values.sources(rows)
    rules = {}
    for measure, written in rows.items():
        if measure == "source":
            continue
        text = str(written.value)
        if measure == "weight":
            message = "the weight of an item stands in the framework, no rule makes it"
            problems.append(Problem("reserved-name", message, written.key, "give the measure another name"))
        try:
            syntax = parse(text, placing(written))
        except KompassError as error:
            problems.extend(error.problems)
        else:
            rules[measure] = WrittenRule(measure, text, syntax, cited.get(measure), written.span)
    if not rules and not problems:
        problems.append(Problem("missing-key", "the table has no rule", entry.span, "add `points = '...'`"))
    return values.frozen_map(rules)


def placing(written: Entry | WrittenRule) -> Locate:
    """How the places within a rule's text are found in its file."""
    span = written.span
    return lambda start, end: inside(span, start, end)


def _decimals(line: Entry, problems: list[Problem]) -> Mapping[str, Decimals]:
    decimals = {}
    for figure, entry in _rows(line).items():
        counts = [int(exact(one)) for one in (entry.value if isinstance(entry.value, tuple) else (entry, entry))]
        if len(counts) != 2 or counts[0] > counts[1]:  # noqa: PLR2004 - the least and the most
            message = f"the decimals of `{figure}` are the least and the most, in this order"
            problems.append(Problem("wrong-order", message, entry.span, "write two numbers: `[0, 1]`"))
            continue
        decimals[figure] = Decimals(*counts)
    return values.frozen_map(decimals)
