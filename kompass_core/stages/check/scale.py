"""Scale: a document to a scale, as far as that can be said without its framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kompass_core.model.files import SCALE_FILE
from kompass_core.model.scale import Scale
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.decimals import decimals
from kompass_core.stages.check.history import rewordings, without_predecessor
from kompass_core.stages.check.judging import bands, dimension
from kompass_core.stages.check.names import DIMENSIONS
from kompass_core.stages.check.norm import norm, sourced
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.check.written import written_rules
from kompass_core.stages.digest import basis, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.document import Document, Entry
    from kompass_core.problems import Span


def check_scale(document: Document) -> Scale:
    """The scale that a document describes.

    Raises:
        KompassError: everything that is wrong with the document itself. Whether its rules have a
            meaning shows only at a framework.
    """
    conform(document, SCALE_FILE)
    root = document.root
    rows, named = values.table(root, "scale"), values.table(root, "sources")
    problems = [problem for table in _sourced(root) for problem in values.misnamed_sources(table, named)]
    dimensions = {
        name: dimension(name, entry, problems) for name, entry in values.table(root, "dimension").items()
    }
    taken = dimensions.keys() - DIMENSIONS  # what no dimension can be called has been said
    banded = {
        name: bands(name, entry, taken, problems) for name, entry in values.table(root, "bands").items()
    }
    rules = {key: written_rules(entry, taken, problems) for key, entry in values.table(root, "rule").items()}
    prints = {
        name: {
            level: values.frozen_map(decimals(values.rows(line), problems))
            for level, line in values.rows(entry).items()
        }
        for name, entry in values.table(rows, "print").items()
    }
    norms = {name: norm(name, entry, taken, problems) for name, entry in values.table(root, "norm").items()}
    reworded = rewordings(root, values.table(root, "dimension"), "dimension", problems)
    replaces = values.optional_text(rows, "replaces")
    for entry in values.table(root, "dimension").values():
        problems.extend(without_predecessor(replaces, values.rows(entry), "scale"))
    refuse(problems)
    word: Any = values.text  # one of the words of the shape
    return Scale(
        id=values.text(rows, "id"),
        of=values.text(rows, "of"),
        title=values.text(rows, "title"),
        about=values.optional_text(rows, "about"),
        about_language=values.optional_text(rows, "about_language"),
        rounding=word(rows, "rounding"),
        unanswered=word(rows, "unanswered"),
        not_applicable=word(rows, "not_applicable"),
        replaces=replaces,
        reworded=reworded,
        several=values.optional_text(rows, "several") or "agreed",  # type: ignore[arg-type]  # of the shape
        dimensions=values.frozen_map(dimensions),
        bands=values.frozen_map(banded),
        rules=values.frozen_map(rules),
        prints=values.frozen_map({name: values.frozen_map(table) for name, table in prints.items()}),
        sources=values.sources(rows),
        named_sources=values.frozen_map({name: str(entry.value) for name, entry in named.items()}),
        norms=values.frozen_map(norms),
        digest=digest(document),
        basis=basis(document),
        spans=values.frozen_map(dict(_spans(root))),
        span=root["scale"].span,
    )


def _sourced(root: values.Rows) -> Iterator[values.Rows]:
    """The tables of a scale that say where their values come from."""
    yield values.table(root, "scale")
    for kind in ("dimension", "rule"):
        for entry in values.table(root, kind).values():
            yield values.rows(entry)
    for entry in values.table(root, "norm").values():
        yield from sourced(entry)


def _spans(root: values.Rows) -> Iterator[tuple[str, Span]]:
    for kind in ("rule", "dimension", "bands"):
        for name, entry in values.table(root, kind).items():
            yield f"{kind}.{name}", entry.key
            if kind != "rule":
                yield from _within(f"{kind}.{name}", entry)
    for name, entry in values.table(root, "scale").items():
        yield f"scale.{name}", entry.span
    for table, entry in values.table(values.table(root, "scale"), "print").items():
        for level, line in values.rows(entry).items():
            yield f"print.{table}.{level}", line.key


def _within(path: str, above: Entry) -> Iterator[tuple[str, Span]]:
    for name, entry in values.rows(above).items():
        yield f"{path}.{name}", entry.span
        if name == "steps":
            yield from _within(f"{path}.{name}", entry)
