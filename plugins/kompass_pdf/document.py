"""Document: a report to what the templates are given: plain data, and its charts as pictures by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from kompass_core.extending import Box, Bullets, Chart, Heading, Paragraph, Table
from kompass_pdf.breaks import breakable
from kompass_pdf.columns import laid_out
from kompass_pdf.drawn import drawn, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kompass_core.extending import Block, Report

CONTENTS: Final = 4
"""Headings, besides the title, from which on there is a table of contents."""

NAMELESS: Final = "\N{EN DASH}"
"""What stands for a title, or for what a picture shows, where there is none: there has to be something."""

NAME: Final = 60
"""Characters of a paragraph before a list, up to which it is set as the name of the list."""

WHOLE: Final = 500
"""Characters of a list that is not parted by the end of a page."""

CAPTIONED: Final = ("page.table", "page.figure", "page.contents")
"""Words that the templates say themselves."""


def document(report: Report) -> tuple[dict[str, Any], dict[str, str]]:
    """The data of a report, ready for JSON, and SVG by the name that a chart has in the data."""
    title, blocks = _title(report)
    pictures: dict[str, str] = {}
    data = {
        "title": breakable(title) or NAMELESS,
        "name": breakable(report.title) or NAMELESS,
        "language": _language(report.language),
        "authors": list(_authors(report)),
        "words": {key.partition(".")[2]: report.words[key] for key in CAPTIONED},
        "contents": sum(isinstance(block, Heading) for block in blocks) >= CONTENTS,
        "blocks": list(_blocks(_levelled(blocks), pictures)),
    }
    return data, pictures


def _title(report: Report) -> tuple[str, Sequence[Block]]:
    """The title, and all that stands below it."""
    match report.blocks:
        case (Heading(text=text, level=1), *blocks):
            return text, blocks
        case blocks:
            return report.title, blocks


def _language(tag: str) -> str:
    """The language as Typst knows it, by which it hyphenates."""
    first = tag.replace("_", "-").partition("-")[0].lower()
    return first if first.isascii() and first.isalpha() and len(first) in {2, 3} else "en"


def _authors(report: Report) -> Iterator[str]:
    """Who evaluated, each once."""
    names = (who.name for card in report.scorecards for who in card.evaluation.evaluators)
    return iter(dict.fromkeys(name for name in names if name))


def _levelled(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """The blocks, each with the level of its heading, 0 where it is none; going down none is left out."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = min(max(block.level - 1, 1), last + 1)
        yield block, last if isinstance(block, Heading) else 0


def _blocks(blocks: Iterable[tuple[Block, int]], pictures: dict[str, str]) -> Iterator[dict[str, Any]]:
    listed = list(blocks)
    for place, (block, level) in enumerate(listed, 1):
        if isinstance(block, Heading) and not block.text.strip():
            continue
        after = listed[place][0] if place < len(listed) else None
        made = _block(block, level, pictures)
        # What announces a list or a table stays on its page; of a list, it is the name.
        leads = isinstance(block, Paragraph) and isinstance(after, Bullets | Table | Chart | Box)
        names = isinstance(block, Paragraph) and isinstance(after, Bullets) and len(block.text) <= NAME
        yield made | {"leads": leads, "names": names}


def _block(block: Block, level: int, pictures: dict[str, str]) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": breakable(block.text), "level": level}
        case Paragraph():
            return {"kind": "paragraph", "text": breakable(block.text)}
        case Bullets():
            whole = sum(map(len, block.items)) <= WHOLE
            return {"kind": "bullets", "items": [breakable(item) for item in block.items], "whole": whole}
        case Table():
            return {"kind": "table", "caption": breakable(block.caption), "parts": laid_out(block)}
        case Chart():
            return _chart(block, pictures)
        case Box():
            # A heading in a box is none of the document's: there it is the name of a part.
            inside = [(one, 0) for one in block.blocks]
            return {"kind": "box", "title": breakable(block.title), "blocks": list(_blocks(inside, pictures))}
        case _:
            assert_never(block)


def _chart(chart: Chart, pictures: dict[str, str]) -> dict[str, Any]:
    name = f"chart-{len(pictures) + 1}.svg"
    pictures[name], scale = drawn(chart)
    return {
        "kind": "chart",
        "caption": breakable(chart.caption),
        "picture": name,
        "scale": scale,
        "told": told(chart) or NAMELESS,
    }
