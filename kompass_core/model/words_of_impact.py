"""Words of impact: what a report says of what another definition does to evaluations, in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

IMPACT: Mapping[str, str] = MappingProxyType(
    {
        "impact.title": "{framework}: what a change does",
        "impact.between": "What {after} does to evaluations that were made with {before}.",
        "impact.states": "What another state of {after} does to evaluations.",
        "impact.count": "Of {known} evaluations that are known exactly, {gain} gain, {lose} lose, "
        "and {stay} stay as they are.",
        "impact.change": "On average the change is {mean} points, the median is {median}.",
        "impact.most": "The greatest gain is {points} ({who}).",
        "impact.least": "The greatest loss is {points} ({who}).",
        "impact.same": "Nobody's points change.",
        "impact.unknown": "Nobody's points are known exactly on both sides; ranges are all that is known.",
        "impact.nobody": "There is no evaluation on this scale.",
        # the picture, and the tables
        "chart.effects": "Points before and after",
        "chart.distribution": "How many change by how many points",
        "chart.class": "{low} to below {high}",
        "table.effects": "Evaluations",
        "table.causes": "What gives how many points",
        "table.items": "Mean points by item",
        "table.one": "Points by item, and what changes them",
        "table.gaining": "Who gains most, and by what",
        "table.losing": "Who loses most, and by what",
        "column.evaluation": "Evaluation",
        "column.before": "Before",
        "column.after": "After",
        "column.change": "Change",
        "column.rank": "Rank",
        "column.cause": "Cause",
        "column.mean": "Mean",
        "column.affected": "Affected",
        "column.most": "Most",
        "column.known_of": "Known of",
        # what changed
        "cause.carried": "Carried over",
        "cause.several": "How several judgements become one",
        "cause.unanswered": "What a missing judgement means",
        "cause.steps": "Steps of {name}",
        "cause.dimension.added": "Judged, too: {name}",
        "cause.dimension.removed": "No longer judged: {name}",
        "cause.asked": "What is judged of {item}",
        "cause.dimension.weight": "Weight of {name}",
        "cause.maximum": "Maximum of {item}",
        "cause.weight": "Weight of {item}",
        "cause.added": "New: {item}",
        "cause.moved": "Moved: {item}",
        "cause.whole": "Judged as a whole: {item}",
        "cause.parts": "Judged by its parts: {item}",
        "cause.regrouped": "{before} became {after}",
        "cause.removed": "Dropped: {item}",
        "cause.rule": "Rule of {name}",
        "cause.rule.judged": "what is judged",
        "cause.rounding": "Rounding in rules",
        # what a reader has to know
        "note.unknown": "{scale}: not known exactly on both sides, so without rank and causes: {count}",
        "note.order": "Each cause is one change, made after those before it; "
        "in another order each could give other points",
        "note.silent": "Changes that give nobody points",
        "note.refused": "Not among them",
        "note.generated": "Made-up evaluations: {count}, from seed {seed}; one step is as likely as another",
        "note.drawn": "Made-up evaluations: {count}, from seed {seed}; "
        "each item is judged as in one of {stored} that are stored",
    }
)
