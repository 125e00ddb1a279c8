"""Findings: what the evaluators found, item by item, with a box for each summary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Box, Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.evaluation import Finding, RoleModel
    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.wording import Wording

EMPTY_LINES = re.compile(r"\n\s*\n")
DEEPEST = 6
"""The deepest heading that formats have in common."""


def findings(scorecard: Scorecard, wording: Wording) -> Iterator[Block]:
    """Headings, texts and boxes in the order of print; items of which nothing was said are left out.

    The box of an item stands after everything that is said of the items below it.
    """
    if not scorecard.evaluation.findings:
        return
    items = scorecard.framework.items
    said = _said(scorecard)
    yield Heading(wording.word("heading.findings"), 2)
    waiting = [(TOTAL, 2, False)]
    while waiting:
        code, level, closes = waiting.pop()
        if closes:
            yield from box(scorecard, code, wording)
        elif code in said:
            if code != TOTAL:
                yield Heading(named(scorecard, code, wording), min(level, DEEPEST))
            if code in scorecard.evaluation.findings:
                yield from texts(scorecard.evaluation.findings[code], wording)
                waiting.append((code, level, True))
            waiting.extend((child, level + 1, False) for child in reversed(items[code].children))


def _said(scorecard: Scorecard) -> set[str]:
    """The items of which anything is said, or of anything below them."""
    said: set[str] = set()
    for code in scorecard.evaluation.findings:
        above: str | None = code
        while above is not None and above not in said:
            said.add(above)
            above = scorecard.framework.items[above].parent
    return said


def named(scorecard: Scorecard, code: str, wording: Wording) -> str:
    """An item by its code and title; the topmost ones with what their level is called."""
    item = scorecard.framework.items[code]
    level = f"{wording.level(item.level)} " if item.parent == TOTAL else ""
    return f"{level}{code} {item.title}"


def texts(finding: Finding, wording: Wording) -> Iterator[Block]:
    """The text of a finding, and what it rests on and points to."""
    yield from paragraphs(finding.text or "")
    if finding.role_models:
        yield Paragraph(f"{wording.word('finding.role_models')}:")
        yield Bullets(tuple(map(_role_model, finding.role_models)))
    if finding.evidence:
        yield Paragraph(f"{wording.word('finding.evidence')}:")
        kinds = (wording.word(f"evidence.{one.kind}") for one in finding.evidence)
        notes = (one.note for one in finding.evidence)
        yield Bullets(tuple(f"{kind}: {note}" for kind, note in zip(kinds, notes, strict=True)))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text; an empty line parts them."""
    return (Paragraph(part) for part in EMPTY_LINES.split(text.strip()) if part)


def _role_model(model: RoleModel) -> str:
    return model.organisation.name + (f": {model.note}" if model.note else "")


def box(scorecard: Scorecard, code: str, wording: Wording) -> Iterator[Box]:
    """The strengths and improvements of an item, where it has any."""
    finding = scorecard.evaluation.findings[code]
    blocks: list[Block] = []
    for key, points in (("strengths", finding.strengths), ("improvements", finding.improvements)):
        if points:
            blocks += [Paragraph(f"{wording.word(f'box.{key}')}:"), Bullets(points)]
    if blocks:
        item = scorecard.framework.items[code]
        name = wording.word("total") if code == TOTAL else f"{wording.level(item.level)} {code}"
        yield Box(wording.word("box.title", item=name), tuple(blocks))
