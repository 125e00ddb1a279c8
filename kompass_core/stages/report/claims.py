"""Claims: printed subtotals and totals, held against what the items below them allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Column, Paragraph, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.scorecard import Claim, Scorecard
    from kompass_core.stages.report.wording import Wording

COLUMNS = ("column.printed", "column.possible", "column.known", "column.verdict")


def claims(scorecard: Scorecard, wording: Wording) -> Iterator[Table | Paragraph]:
    """A table for each scale with printed figures above the lowest items: whether each can be right.

    What a figure allows and what the items below it allow are in points, with all their digits.
    """
    for scale, sheet in scorecard.sheets.items():
        if not sheet.claims:
            continue
        name = wording.scale(scorecard.framework.scales[scale])
        columns = (
            Column("", "left"),
            Column(wording.word("column.item"), "left"),
            *(Column(wording.word(key), "right") for key in COLUMNS),
        )
        # The whole comes last, as in every other table.
        tested = sorted(sheet.claims, key=lambda claim: claim.item == TOTAL)
        rows = [
            _row(scorecard, claim, wording, again=place > 0 and tested[place - 1].item == claim.item)
            for place, claim in enumerate(tested)
        ]
        holding = sum(claim.holds for claim in tested)
        yield Table(wording.word("table.claims", scale=name), columns, tuple(rows))
        yield Paragraph(wording.word("note.claims", scale=name, holding=holding, tested=len(tested)))


def _row(scorecard: Scorecard, claim: Claim, wording: Wording, *, again: bool) -> Row:
    """One claim; the title of an item that comes again is not repeated."""
    code, title = titled(scorecard, claim.item, wording)
    allowed = (wording.exactly(claim.possible), wording.exactly(claim.known))
    verdict = wording.word("claim.holds" if claim.holds else "claim.fails")
    return Row((code, "" if again else title, claim.text, *allowed, verdict))


def titled(scorecard: Scorecard, code: str, wording: Wording) -> tuple[str, str]:
    """The code and the title of an item; the whole has no code, and its own word."""
    return ("", wording.word("total")) if code == TOTAL else (code, scorecard.framework.items[code].title)


def refuted(scorecard: Scorecard, wording: Wording) -> tuple[str, ...]:
    """What to say of each printed figure that cannot be right."""
    return tuple(
        wording.word(
            "note.claim",
            scale=wording.scale(scorecard.framework.scales[scale]),
            item=" ".join(titled(scorecard, claim.item, wording)).strip(),
            printed=claim.text,
            known=wording.exactly(claim.known),
        )
        for scale, sheet in scorecard.sheets.items()
        for claim in sheet.claims
        if not claim.holds
    )
