"""Words: the words and phrases of the report, by their keys, each with what it is in English.

A variant gives its own under the same keys; where it has none, the English stands. What stands in
braces is filled in. Beside these a variant may name what a framework or a scale names:

    level.LEVEL, level.LEVEL.plural       a level; else the framework's own word
    scale.FRAMEWORK.SCALE                 a scale; else its title
    dimension.DIMENSION                   a dimension; else its title
    step.DIMENSION.STEP, step.STEP        a step of a dimension, or of any; else its name
    measure.MEASURE                       a measure that a scale adds; else its name
    band.BANDS.BAND, band.BAND            a band of a set, or of any; else its name
    norm.NORM, norm.NORM.about            a norm, and what is said of it; else what it says itself
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.words_of_analysis import ANALYSIS
from kompass_core.model.words_of_differences import DIFFERENCES
from kompass_core.model.words_of_forms import FORMS
from kompass_core.model.words_of_impact import IMPACT
from kompass_core.model.words_of_pages import PAGES
from kompass_core.model.words_of_rules import RULES
from kompass_core.model.words_of_simulation import SIMULATION
from kompass_core.model.words_of_statistics import STATISTICS
from kompass_core.model.words_of_workbooks import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.variant import Variant

_WORDS = {
    # the title, and who and when
    "report.title": "{framework}: analysis of {organisation}",
    "report.title.year": "{framework}: analysis of {organisation} {year}",
    "comparison.title": "{framework}: comparison",
    "visit.organisation": "Organisation",
    "visit.days": "Visit",
    "visit.evaluators": "Evaluators",
    "visit.interviews": "People interviewed",
    "visit.previous": "Evaluation before",
    # the tables
    "table.summary": "Summary of results",
    "table.lines": "Table of points",
    "table.comparison": "Comparison: {scale}",
    "table.voices": "Where the evaluators differ most: {scale}",
    "table.claims": "Printed figures tested: {scale}",
    "table.inputs": "What the rule saw",
    "table.parts": "Its parts",
    "column.item": "Item",
    "column.points": "Points",
    "column.maximum": "Max",
    "column.percent": "%",
    "column.printed": "Printed",
    "column.possible": "It allows",
    "column.known": "The items below allow",
    "column.verdict": "Can it be right?",
    "column.spread": "Spread",
    "column.measure": "Measure",
    "column.exact": "Exact",
    "column.name": "Name",
    "column.what": "What it is",
    "column.state": "Judged",
    "column.value": "Value",
    "column.part": "Part",
    "total": "Total",
    # the findings
    "heading.findings": "Review",
    "box.title": "Summary: {item}",
    "box.strengths": "Strengths",
    "box.improvements": "Room for improvement",
    "finding.role_models": "Role models",
    "finding.evidence": "Evidence",
    "evidence.interview": "Interview",
    "evidence.document": "Document",
    "evidence.website": "Website",
    # what is not a number
    "state.unanswered": "not answered",
    "state.not_applicable": "not applicable",
    "state.covered": "not assessed",
    "state.absent": "not part of it",
    "value.true": "yes",
    "value.false": "no",
    "value.unknown": "not known",
    "claim.holds": "yes",
    "claim.fails": "no",
    # how a figure came about
    "origin.rule": "Worked out by rule",
    "origin.given": "Points given directly",
    "origin.printed": "Points known as printed: {printed}",
    "origin.not_applicable": "Not applicable",
    "origin.covered": "Not assessed: points were given to {item}",
    "rule.text": "Rule",
    "rule.unused": "Rule, not used because points were given",
    "rule.place": "Place",
    "rule.source": "Source",
    # the notes
    "heading.notes": "About the figures",
    "note.draft": "{framework} is a draft, and may still change",
    "note.retired": "{framework} is no longer in use; it is kept for earlier evaluations.",
    "note.changes": "With the changes in {file}",
    "note.carried": "Carried over on {day} from {evaluation}, which was made with {framework}",
    "note.missing": "{scale}: {missing} of {wanted} judgements are missing; a range is all that is known",
    "note.printed": "{scale}: figures are known as printed only; a range is all that is known",
    "note.claims": "{scale}: {holding} of {tested} printed figures can be right",
    "note.claim": "{scale}: {item} cannot be {printed}; the items below allow {known}",
    "note.scales": "{scale} was not the same for all of them",
    "note.words": "Words of the report that are not translated, and are in {language}: {words}",
    "note.names": "Names that are not translated: {words}",
    "note.titles": "Titles that are not translated, and are in {language}: {items}",
    "note.titles.all": "Titles are not translated, and are in {language}",
    "note.illustration": "Illustration, not published by anybody",
    "note.sources": "Sources",
    "note.made": "How this was made",
    "note.definition": "Definition",
    "note.digest": "Digest",
    "note.engine": "Engine",
    "note.plugins": "Plugins",
    # what is an illustration
    "illustration.given": "points given",
    "illustration.steps": "steps and what they are worth",
    "illustration.rule": "rules",
    "illustration.weight": "weights",
    "illustration.unanswered": "what a missing judgement means",
    "illustration.not_applicable": "what is done where something does not apply",
    "illustration.rounding": "rounding",
    "illustration.dimensions": "what is judged about an item",
    "illustration.maximum": "maximum points",
    **ANALYSIS,
    **RULES,
    **DIFFERENCES,
    **IMPACT,
    **PAGES,
    **FORMS,
    **WORKBOOKS,
    **STATISTICS,
    **SIMULATION,
}
WORDS: Mapping[str, str] = MappingProxyType(_WORDS)

_SAID = (
    *PAGES,
    "visit.organisation",
    "table.summary",
    "column.evaluation",
    "column.item",
    "column.measure",
    "column.points",
    "column.maximum",
    "column.percent",
    "total",
)
SAID: Mapping[str, str] = MappingProxyType({key: _WORDS[key] for key in _SAID})
"""Those that a report hands to its format, which may say them itself."""

NAMED = ("level.", "scale.", "measure.")
"""How the keys begin of names that it hands over as well, as far as the variant has them."""


OPEN = ("level.", "scale.", "dimension.", "step.", "measure.", "band.", "norm.")
"""How the keys begin that a variant makes of the names of a framework and its scales."""


def lacking(variant: Variant) -> tuple[str, ...]:
    """The keys that a variant has no word for, in the order of the report."""
    return tuple(key for key in WORDS if key not in variant.words)


def unknown(variant: Variant) -> tuple[str, ...]:
    """The keys of a variant that no report ever asks for."""
    return tuple(key for key in variant.words if key not in WORDS and not key.startswith(OPEN))
