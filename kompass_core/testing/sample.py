"""Sample: reports of every kind in which each text means something to somebody.

To a browser, a spreadsheet, a terminal, a page of Markdown. They come about as every report does: a
framework is read, checked and compiled, an evaluation scored.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve

from kompass_core.model.contributions import Plugins
from kompass_core.model.definition import Definition
from kompass_core.model.framework import TOTAL
from kompass_core.model.variant import Numbers, Variant
from kompass_core.revisions.correspond import correspond
from kompass_core.revisions.diff import diff
from kompass_core.revisions.impact.trim import trimmed
from kompass_core.revisions.impact.weigh import Weighing
from kompass_core.revisions.release_notes import release_notes
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.check.framework import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.report import comparison, explanation, report, tables
from kompass_core.stages.report.impact.weighed import weighed
from kompass_core.stages.score import score
from kompass_core.stages.vary import vary_all

if TYPE_CHECKING:
    from kompass_core.model.document import Document
    from kompass_core.model.framework import Framework
    from kompass_core.model.impact import Impact
    from kompass_core.model.report import Kind, Report
    from kompass_core.model.scorecard import Scorecard

    Make: TypeAlias = tuple[Kind, Report]

ID: Final = "sample"
SCALE: Final = "hostile"
MANY: Final = 40
"""Evaluations that a chart sorts into classes, because it has no line for each."""

PLAIN: Final = Variant(ID, "Sample", "en", Numbers("en", None, None), {}, {}, {})
"""The variant that has no word of its own."""


def sample_report(kind: Kind = "report", variant: Variant = PLAIN) -> Report:
    """The sample report of one kind, in the words of a variant; raises KompassError for its locale."""
    return next(made for made in sample_reports(variant) if made.kind == kind)


def sample_reports(variant: Variant = PLAIN) -> tuple[Report, ...]:
    """One report of each kind, in the words of a variant; raises KompassError where it has no locale."""
    scorecard = _scorecard()
    return (
        report(scorecard, variant),
        tables(scorecard, variant),
        comparison([scorecard, scorecard], variant),
        *(explanation(scorecard, item, variant) for item in (TOTAL, "A", "A.2", "B.2")),
        release_notes(diff(scorecard.framework, _changed()), variant),
        *(weighed(one, variant) for one in _impacts(scorecard)),
    )


def _scorecard() -> Scorecard:
    plugins = Plugins(scales={(ID, SCALE): _document("scales", f"{SCALE}.toml")})
    program = compiled(check(_document("1.toml"), plugins))
    return score(program, check_evaluation(_document("evaluation.toml")))


def _changed() -> Framework:
    """The framework with changes of its texts, its points and a rule."""
    definition = Definition(_document("1.toml"), {SCALE: _document("scales", f"{SCALE}.toml")})
    made = vary_all(definition, _document("changes.toml"))
    return check(made.document, Plugins(scales={(ID, SCALE): made.scales[SCALE]}))


def _impacts(scorecard: Scorecard) -> tuple[Impact, Impact]:
    """What the changes do to the evaluation, which is there twice; and to so many that are made up."""
    before, after = scorecard.framework, _changed()
    found = correspond(before, after)
    stored, made_up = (Weighing(compiled(before), compiled(after), found) for _ in range(2))
    for name in (ID, f"={ID}"):
        evaluation = evolve(scorecard.evaluation, id=name)
        stored.add(evaluation, trimmed(evaluation, after))
    made_up.generate(MANY, 1, (), lambda numbers: numbers)
    return stored.impact(), made_up.impact()


def _document(*path: str) -> Document:
    text = files("kompass_core.testing").joinpath(ID, *path).read_text("utf-8")
    return read_text(text, "/".join((ID, *path)))
