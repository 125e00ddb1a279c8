"""Carriage: an evaluation as it was carried over to another revision, and what became of all it says."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import asdict, field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.problems import Problem, Span

Reworded: TypeAlias = Literal["carry", "drop"]
Split: TypeAlias = Literal["copy", "drop"]
Merge: TypeAlias = Literal["agree", "sum", "drop"]
MovedSteps: TypeAlias = Literal["keep-share", "keep-step", "reset"]
MovedPoints: TypeAlias = Literal["keep-share", "keep-points", "reset"]


@frozen
class Strategies:
    """What somebody decided to do where nothing can be carried over without a decision; None refuses.

    `reworded`: what was judged under a wording that was found to ask for something else (`drop` also
    where nobody has judged the new one). `split`: what was said of an item that became several.
    `merge`: what was said of several that became one: where it is the same of all of them (`sum` also
    adds up their points). `moved_steps`: a judgement whose step is worth another share, or is gone.
    `moved_points`: points and printed figures of what has another maximum, or whose parts have changed.
    """

    reworded: Reworded | None = None
    split: Split | None = None
    merge: Merge | None = None
    moved_steps: MovedSteps | None = None
    moved_points: MovedPoints | None = None

    def chosen(self) -> Mapping[str, str]:
        """What was decided, by the name of each option, as in `moved-steps`."""
        return {name.replace("_", "-"): choice for name, choice in asdict(self).items() if choice}


Result: TypeAlias = Literal["carried", "converted", "dropped", "refused"]
"""Of one thing that an evaluation says: it says the same; by a decision something that is worth otherwise;
nothing any more; or it waits for a decision."""

RESULTS: Final[tuple[Result, ...]] = ("carried", "converted", "dropped", "refused")

Reason: TypeAlias = Literal[
    "same",
    "judged-same",
    "reworded",
    "copied",
    "joined",
    "summed",
    "kept-step",
    "kept-share",
    "kept-points",
    "first-heir",
    "reset",
    "gone",
    "has-parts",
    "no-dimension",
    "not-asked",
    "no-scale",
    "split",
    "merged",
    "differ",
    "unjudged",
    "moved-step",
    "moved-points",
    "misfit",
    "twice",
]

REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        "same": "it asks the same",
        "judged-same": "reworded, and judged to ask the same",
        "reworded": "reworded, and asks for something else",
        "copied": "copied to each of several",
        "joined": "said of all of them",
        "summed": "added up of all that became one",
        "kept-step": "the step kept, worth otherwise",
        "kept-share": "its share kept",
        "kept-points": "as many points, of other parts or another maximum",
        "first-heir": "to the first of several",
        "reset": "left unanswered",
        "gone": "the item is gone",
        "has-parts": "the item has parts now",
        "no-dimension": "the dimension is gone",
        "not-asked": "no longer asked of the item",
        "no-scale": "the scale is gone",
        "split": "the item became several",
        "merged": "several items became one",
        "differ": "not said of all of them",
        "unjudged": "reworded, and nobody has judged that",
        "moved-step": "the step is worth otherwise, or gone",
        "moved-points": "another maximum, or other parts",
        "misfit": "it does not fit the new revision",
        "twice": "two things would be said of the same",
    }
)
"""Why something became of what was said, in words."""

Kind: TypeAlias = Literal["scale", "judgement", "points", "finding"]


@frozen
class Heir:
    """Where something is said now: of which item, of which part of it, and what."""

    item: str
    part: str | None
    value: str


@frozen
class Outcome:
    """What became of one thing that the evaluation says.

    `item` is its code before; `part` the dimension (or `item`) that was judged, the scale that points
    are given on, or None; `evaluator` who judged, where several did; `value` what was said, as text.
    `heirs` are where it is said now; `reasons` why, the weightiest first.
    """

    kind: Kind
    item: str
    part: str | None
    evaluator: str | None
    value: str
    result: Result
    heirs: tuple[Heir, ...]
    reasons: tuple[Reason, ...]
    place: Span = field(eq=False, repr=False)


@frozen
class Carriage:
    """An evaluation on its way from one revision to another.

    `evaluation` is None where anything was refused; `problems` say what has to be decided or mended
    first. It keeps the id and the digest of the evaluation before, until it is written, and the places
    where everything stands there. `outcomes` has everything that the evaluation says of items, once, in
    the order of its file.
    """

    before: Evaluation = field(repr=False)
    correspondence: Correspondence = field(repr=False)
    strategies: Strategies
    evaluation: Evaluation | None = field(repr=False)
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]

    def counts(self) -> Mapping[Result, int]:
        """How many things became what."""
        return {result: sum(outcome.result == result for outcome in self.outcomes) for result in RESULTS}
