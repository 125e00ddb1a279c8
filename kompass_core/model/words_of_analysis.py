"""Words of analysis: what a whole report says beside its figures, in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ANALYSIS: Mapping[str, str] = MappingProxyType(
    {
        # what the instrument is
        "heading.instrument": "About {framework}",
        "instrument.parts": "{framework} (revision {revision}) consists of {parts}.",
        "instrument.maximum": "It gives {points} points at most.",
        "instrument.every": "{least} to {most}, in steps of {width}",
        "instrument.judged": "Judged on the scale {scale}:",
        "table.judged": "What is judged: {scale}",
        "column.dimension": "Judged",
        "column.steps": "Steps, worst to best",
        # one scale against another
        "heading.scales": "One scale against the other",
        "scales.count": "What counts, and for how many {plural} of {count}",
        "scales.only": "On {scale} only: {dimensions}.",
        "scales.apart": "One visit can therefore come out differently on each scale, and points on one "
        "cannot be turned into points on the other.",
        "table.scales": "Points on each scale",
        "column.difference": "Difference",
        # the visit, and the picture of the results
        "heading.visit": "The organisation and the visit",
        "chart.summary": "Results as a picture",
        # among others
        "heading.against": "Compared with others",
        "against.others": "The others that are known on this scale and revision ({count}): {names}.",
        "against.nobody": "No other evaluation is known on this scale and revision.",
        "against.rank": "{rank}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{count}",
        "against.whole": "In all, {organisation} has rank {rank} of {count}.",
        "against.quarter.1": "That is in the best quarter.",
        "against.quarter.2": "That is in the second best quarter.",
        "against.quarter.3": "That is in the second lowest quarter.",
        "against.quarter.4": "That is in the lowest quarter.",
        "against.quarter.unknown": "In which quarter that is cannot be said.",
        "against.best": "Strongest against the median: {items}.",
        "against.gap": "Furthest below the median: {items}.",
        "against.above": "Nothing is below the median.",
        "against.one_of": "one of {items}",
        "table.against": "Against the {reference} of the others",
        "table.beside": "Beside the others",
        "chart.against": "Profile against the {reference} of the others",
        "reference.mean": "mean",
        "reference.median": "median",
        "column.median": "Median",
        "column.mean.others": "Mean of others",
        "column.median.others": "Median of others",
        # since the evaluation before
        "heading.change": "Change since the evaluation before",
        "change.elsewhere": "{previous} was made with {framework} on another scale, so its points cannot be "
        "compared with these.",
        # where the next points are
        "heading.next": "Where the next points are",
        "next.what": "What one step up in one judgement would give the whole, if all else stayed as it is; "
        "and what there is to gain at all where everything that is judged of the item is judged best.",
        "next.more": "Further steps that give as much as the last: {count}.",
        "next.nothing": "No single step up would give anything.",
        "table.next": "One step up: {scale}",
        "table.unjudged": "Not judged yet: {scale}",
        "column.step": "Step",
        "column.gain": "Gives",
        "column.left": "To gain",
        "column.depending": "Depends on it",
        # several of them together
        "joint.title": "{framework}: joint report",
        "heading.beside": "Side by side",
        "heading.best": "Best practice",
        "joint.best": "Most points: {names}.",
        "joint.perhaps": "The most points has one of these: {names}.",
        "joint.strengths": "Strengths: {organisation}",
        "heading.each": "Each by itself",
        # the notes
        "note.off": "± says how far off a difference may be, where figures are not known exactly",
        "note.rank": "A rank is a range where figures that are known as printed leave it open",
        "note.quartiles": "Quarters are those between quartiles; between two ranked figures these lie in "
        "proportion (Hyndman and Fan 1996, definition 7)",
        "note.about": "What is said about {name} is not translated, and is in {language}",
    }
)
