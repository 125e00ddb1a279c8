"""Words of simulation: what a report says of points and ranks in many draws by chance, in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SIMULATION: Mapping[str, str] = MappingProxyType(
    {
        "simulation.title": "{framework}: how sure the order is",
        "simulation.title.one": "{framework}: how sure the result is",
        "simulation.whom": "Evaluations: {count}. Revision {revision}, scale {scale}. Draws: {draws}.",
        "simulation.of": "All figures are those of {item}.",
        # what is drawn
        "simulation.drawn": "What is another in every draw",
        "simulation.maximum": "Maximum of {item}: {low}–{high} points",
        "simulation.weight": "Weight of {item}: {low}–{high}",
        "simulation.dimension": "Weight of {item}: {low}–{high}",
        "simulation.step": "{item}: {low}–{high}",
        "simulation.more": "and {count} more, which JSON has",
        "simulation.judged": "Judgements that nobody made, or on which evaluators differ, and points known "
        "as printed only: all that they may be, each as likely",
        "simulation.steps": "Judgements: as many as {count} steps lower or higher, the farther the less "
        "likely",
        "simulation.steps.one": "Judgements: one step lower or higher, each half as likely as what was "
        "judged",
        "simulation.opinions": "Where evaluators differ and have not agreed: what any of them judged, each "
        "as likely",
        "simulation.points": "Points given: as much as {share} of their maximum lower or higher, all alike",
        "simulation.other": "In half of the draws: the definition with the changes in {files}",
        # what comes of it
        "simulation.first": "{who} is first in {share} of the draws.",
        "simulation.first.now": "{who} is first as it is, and in {share} of the draws.",
        "simulation.swapped": "On average {share} of all pairs stand the other way round than they do.",
        "simulation.shift": "On average each is {ranks} ranks from its own.",
        "simulation.one": "In 90 of 100 draws {who} has from {low} to {high}; as it is, {now}.",
        "chart.ranks": "Ranks: as they are, and in 90 of 100 draws",
        "chart.points": "Points: as they are, and in 90 of 100 draws",
        "chart.shares": "Percentage of the maximum: as it is, and in 90 of 100 draws",
        "series.now": "As it is",
        "series.drawn": "In 90 of 100 draws",
        "table.ranks": "Ranks",
        "table.points": "Points",
        "table.shares": "Percentage of the maximum",
        "table.inside": "Points of the parts: {who}",
        "table.inside.shares": "Percentage of the maximum of the parts: {who}",
        "table.order": "Who stands before whom: each and the next one",
        "table.matters": "What matters",
        "table.bands": "{measure}: in how many draws",
        "table.other": "By the changed definition",
        "column.now": "Now",
        "column.low": "5%",
        "column.middle": "Median",
        "column.high": "95%",
        "column.sure": "Surely within",
        "column.alike": "Same",
        "column.first": "First",
        "column.before_whom": "Before whom",
        "column.share": "Draws",
        "column.varied": "Varied",
        "column.itself": "By itself",
        "column.together": "In all",
        "column.gains": "Gains most",
        "column.loses": "Loses most",
        "column.band": "Band",
        "simulation.name.definition": "Which definition",
        "simulation.name.judgements": "All judgements",
        "simulation.name.judgements.of": "Judgements of {item}",
        # what a reader has to know
        "note.error": "Shares are those of {draws} draws from seed {seed}: by chance they may be {error} "
        "percentage points from the truth, seldom more",
        "note.parts": "Between two bounds {parts} values are told apart, each as likely",
        "note.maxima": "The maximum of what has parts stands for theirs: they grow alike. Points given "
        "keep their share of the maximum",
        "note.shares": "Where maxima are varied, figures are told as a percentage of the maximum",
        "note.sure": "Surely within: whatever is drawn",
        "note.matters": "By itself: the share of the variance of how far ranks are from what they are that "
        "this alone explains. In all: with what it does together with others. What is rare is told roughly",
        "note.matters.one": "By itself: the share of the variance of the points that this alone explains. "
        "In all: with what it does together with others",
        "note.long": "Figures are too long for the quick way: they were worked out in whole numbers of any "
        "length",
        "note.narrowed": "Figures printed of what has parts are not looked at",
        "note.out": "Not among them",
    }
)
