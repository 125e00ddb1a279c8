"""Words of workbooks: what the workbook says that evaluators fill in, in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKBOOKS: Mapping[str, str] = MappingProxyType(
    {
        "workbook.visit": "Visit",
        "workbook.judgements": "Judgements",
        "workbook.findings": "Findings",
        "workbook.evaluators": "Each evaluator",
        "workbook.given": "Points given",
        "workbook.help": "Fill in the white cells. What is left empty is not answered, which is not zero: "
        "the points are a range until it is. Points here are worked out as you go; "
        "what counts is what `kompass score` makes of this file.",
        "workbook.id": "Id",
        "workbook.framework": "Framework",
        "workbook.variant": "Variant",
        "workbook.from": "First day",
        "workbook.to": "Last day",
        "workbook.note": "Note",
        "workbook.kind": "Kind",
        "workbook.text": "Text",
        "workbook.works_for": "Works for",
        "workbook.carried": "Carried over",
        "workbook.dimension": "What is judged",
        "workbook.whole": "Whole item",
        "workbook.least": "{scale}: at least",
        "workbook.most": "{scale}: at most",
        "workbook.elsewhere": "see kompass score",
        "workbook.unlisted": "Choose from the list, or leave it empty.",
    }
)
