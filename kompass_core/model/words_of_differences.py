"""Words of differences: what a report says of what has changed from one definition to another."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DIFFERENCES: Mapping[str, str] = MappingProxyType(
    {
        # what has changed: the title, and in short
        "difference.title": "{framework}: from {before} to {after}",
        "difference.nothing": "Nothing has changed.",
        "difference.changes": "Changes: {changes}.",
        "difference.unjudged": "New wordings that nobody has judged yet: {count} (see the end).",
        "difference.count.added": "{count} new",
        "difference.count.removed": "{count} gone",
        "difference.count.renamed": "{count} with another code",
        "difference.count.moved": "{count} moved",
        "difference.count.split": "{count} split",
        "difference.count.merged": "{count} made of several",
        "difference.count.title": "{count} worded anew",
        "difference.count.translated": "{count} titles in another language",
        "difference.count.values": "{count} with other points or weights",
        "difference.count.judged": "{count} judged otherwise",
        "difference.count.scales": "{count} in the scales",
        "difference.count.other": "{count} lesser ones",
        # its headings
        "difference.new": "New",
        "difference.gone": "Gone",
        "difference.elsewhere": "Moved, split, merged",
        "difference.wording": "Worded anew",
        "difference.points": "Points and weights",
        "difference.scales": "Scales",
        "difference.waiting": "Not judged yet",
        "difference.perhaps": "Perhaps the same",
        "difference.notes": "About this comparison",
        "difference.before": "Before",
        "difference.now": "Now",
        # what has become of levels and items
        "difference.level.added": "The level {level} has been added ({count}):",
        "difference.level.removed": "The level {level} is no longer described ({count}):",
        "difference.level.order": "The level {level} has another place among the levels",
        "difference.level.plural": (
            "In rules, the items of the level {level} are called {after} now, before {before}"
        ),
        "difference.renamed": "{item} (code before: {before})",
        "difference.moved": "{item}: now in {after}, before in {before}",
        "difference.order": "{item}: now comes after {after}",
        "difference.order.first": "{item}: now comes first",
        "difference.became": "{before} became {after}",
        "difference.value": "{item}: now {after}, before {before}",
        "difference.parts.lost": "Judged as such now, with nothing below: {items}",
        "difference.parts.gained": "Made of what is below now: {items}",
        "difference.reworded": "{code} “{before}” → “{after}”",
        "difference.aliases": "Other wordings in use have changed: {items}",
        "difference.weight": "Weight",
        "difference.judged.added": "Also judged now: {dimensions}: {items}",
        "difference.judged.removed": "No longer judged: {dimensions}: {items}",
        "difference.status": "Status",
        "difference.published": "Published",
        "difference.retired": "Retired",
        "status.draft": "draft",
        "status.published": "published",
        "status.retired": "retired",
        # what a new wording means, as somebody found
        "verdict.same": "asks for the same",
        "verdict.stricter": "asks for more",
        "verdict.looser": "asks for less",
        "verdict.other": "asks for something else",
        "verdict.none": "not judged yet",
        # what has become of scales
        "difference.scale.added": "{scale} is new",
        "difference.scale.built": "{scale} is new, and goes back to {before}",
        "difference.scale.removed": "{scale} is gone",
        "difference.scale.replaced": "{scale} takes the place of {before}",
        "difference.scale.order": "The scales come in this order now: {scales}",
        "difference.scale.same": "Nothing else has changed in it.",
        "difference.rounding": "Rounding",
        "difference.unanswered": "What is not answered counts as",
        "difference.not_applicable": "What does not apply",
        "difference.several": "Of several evaluators counts",
        "policy.half-up": "half-up",
        "policy.half-even": "half-even",
        "policy.half-down": "half-down",
        "policy.down": "down",
        "policy.bounds": "all that it could be",
        "policy.zero": "zero",
        "policy.shrink": "is left out",
        "policy.refuse": "is not allowed",
        "policy.agreed": "what they agree on",
        "policy.median": "the median",
        "policy.mean": "the mean",
        "difference.dimension.added": "Judged now: {dimension}",
        "difference.dimension.removed": "No longer judged: {dimension}",
        "difference.dimension.order": "{dimension}: has another place",
        "difference.dimension.lowers": "{dimension}: whether a better judgement may lower points: {reason}",
        "difference.steps": "Steps of {dimension}: {steps}",
        "difference.step.added": "new: {step} ({share})",
        "difference.step.removed": "gone: {step} ({share})",
        "difference.step.renamed": "{step} was called {before}",
        "difference.step.order": "{step} has another place",
        "difference.step.many": "{before} before, {after} now",
        "difference.bands": "Bands of {bands}: {steps}",
        "difference.bands.added": "New bands: {bands} ({names})",
        "difference.bands.removed": "Bands that are gone: {bands}",
        "difference.norm.added": "New norm: {norm}",
        "difference.norm.removed": "Norm that is gone: {norm}",
        "difference.norm.text": "The norm {norm} says something else: {parts}",
        "difference.print.added": "Printed now in “{table}”: {lines}",
        "difference.print.removed": "No longer printed in “{table}”: {lines}",
        "difference.print.decimals": "Decimals in “{table}”: {lines}",
        "difference.rule.judged": "of what is judged",
        "difference.rule.of": "of {item}",
        "difference.rule.removed": "No longer a rule of their own: {rules}",
        # what a person has to say
        "difference.waiting.why": (
            "Whether these new wordings ask for the same, for more, for less or for something "
            "else, nobody has said yet. Until somebody does, old answers are not carried over "
            "to them."
        ),
        "difference.waiting.steps": (
            "What to fill in is told of each two revisions that follow one another: {steps}."
        ),
        "difference.waiting.revision": (
            "A verdict can be recorded only by a revision, or a scale, that replaces the other one."
        ),
        "difference.waiting.add": "To fill in and add to {file}",
        "difference.perhaps.why": (
            "These look like one and the same, but nothing says so. If they are, add the "
            "line; if not, `was = []`:"
        ),
        # about the comparison
        "difference.unrecorded": (
            "Nothing records how {after} came from {before}: what has the same code is taken for the same."
        ),
        "difference.backwards": "{after} is older than {before}: the changes are told backwards.",
        "difference.between": "In between, followed by what each records: {revisions}",
        "difference.translated": "Titles in another language, which is no new wording: {count} ({languages})",
        "difference.sources": "Values that only have another source: {count}",
    }
)
