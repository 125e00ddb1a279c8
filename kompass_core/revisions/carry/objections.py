"""Objections: what stands in the way of carrying something over, as problems in the evaluation's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kompass_core.problems import Problem
from kompass_core.revisions.carry.said import given_text, judgement_text
from kompass_core.rules.exact import exact, percentage
from kompass_core.stages.score.misfits import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from kompass_core.model.correspondence import Correspondence
    from kompass_core.model.evaluation import Evaluation, Given, Judgement
    from kompass_core.model.framework import Framework, Item
    from kompass_core.model.rewording import Rewording
    from kompass_core.model.scale import Dimension
    from kompass_core.problems import Span
    from kompass_core.revisions.carry.steps import Step
    from kompass_core.rules.interval import Interval

    Verdicts: TypeAlias = tuple[Rewording, ...] | None

NOW = "what it is now"


def worded(
    what: str, older: Item | Dimension, newer: Item | Dimension, verdicts: Verdicts, place: Span
) -> Problem:
    """Something is worded otherwise, and nobody has found that it asks the same."""
    wordings = ((f"it was `{older.title}`", older.span), (f"it is `{newer.title}`", newer.span))
    if verdicts is None:
        message = f"nobody has judged what the new wording of {what} means"
        hint = "record a verdict in the new revision, under `reworded`; or leave it out: --reworded drop"
        return Problem("unjudged", message, place, hint, wordings)
    verdict = next(one for one in reversed(verdicts) if one.verdict != "same")
    message = f"the new wording of {what} was found to be {_means(verdict.verdict)}, by `{verdict.by}`"
    hint = "carry it over all the same, or leave it out: --reworded carry, or drop"
    return Problem("other-meaning", message, place, hint, (*wordings, ("the verdict", verdict.span)))


def _means(verdict: str) -> str:
    return "something else than before" if verdict == "other" else f"{verdict} than before"


def split(origin: str, heirs: tuple[str, ...], after: Framework, place: Span) -> Problem:
    """One item became several."""
    message = f"`{origin}` became {listed(heirs)} in `{after.name}`"
    hint = "copy to each what was judged (points cannot be), or leave all of it out: --split copy, or drop"
    related = tuple((f"`{heir}`", after.items[heir].key) for heir in heirs)
    return Problem("split-item", message, place, hint, related)


def merged(heir: str, origins: tuple[str, ...], after: Framework, place: Span) -> Problem:
    """Several items became one."""
    message = f"{listed(origins)} became `{heir}` in `{after.name}`"
    hint = "keep what is the same of all, add up points, too, or leave it out: --merge agree, sum or drop"
    return Problem("merged-item", message, place, hint, ((NOW, after.items[heir].key),))


def moved_step(
    judgement: Judgement, made: Step, dimension: Dimension, scale: str, strategy: str | None
) -> Problem:
    """A step is worth another share, or is gone, and what was decided, if anything, does not help."""
    share = made.share
    worth = f" (worth {percentage(share)})" if share is not None and isinstance(judgement.value, str) else ""
    step = f"`{judgement_text(judgement.value)}`{worth}"
    there = f"`{dimension.name}` on the scale `{scale}`"
    if strategy == "keep-share":
        message = f"no one step of {there} is worth what {step} was"
        hint = "keep the step whatever it is worth, or leave it unanswered: --moved-steps keep-step, or reset"
    elif made.now is None:
        message = f"no one step of {there} comes from {step}"
        hint = "take the step of the same worth, or leave it unanswered: --moved-steps keep-share, or reset"
    else:
        message = f"{step} became `{made.now}` of {there}, worth {percentage(dimension.steps[made.now])}"
        hint = "keep its worth, or the step, or neither: --moved-steps keep-share, keep-step or reset"
    return Problem("moved-step", message, judgement.span, hint, ((NOW, dimension.span),))


def apart(name: str, heir: str, scales: Sequence[str], place: Span) -> Problem:
    """One judgement would have to be two, because it counts on several scales that moved it apart."""
    message = f"`{name}` of `{heir}` would not be judged alike on {listed(scales)}"
    return Problem("moved-step", message, place, "leave it unanswered: --moved-steps reset")


def twice(name: str, heir: str, first: Span, second: Span) -> Problem:
    """Two dimensions became one, and were not judged alike."""
    message = f"`{name}` of `{heir}` comes from two dimensions, which were not judged alike"
    return Problem("given-twice", message, second, "leave out one of them", (("the other", first),))


def moved_points(code: str, given: Given, ends: tuple[Interval, Interval], now: Span) -> Problem:
    """Points are given to what has another maximum, or whose parts are others."""
    older, newer = ends
    if older != newer:
        message = f"points are given to `{code}`, which had {shown(older)} at most and has {shown(newer)} now"
    else:
        message = f"points are given to `{code}`, which is made of other parts now"
    hint = "keep their share, or the points, or neither: --moved-points keep-share, keep-points or reset"
    return Problem("moved-points", message, given.span, hint, ((NOW, now),))


def no_share(code: str, given: Given, ends: tuple[Interval, Interval], now: Span) -> Problem:
    """Points have no share, since nobody can say of how many they are."""
    message = (
        f"no share of `{code}` can be kept: it had {shown(ends[0])} at most and has {shown(ends[1])} now"
    )
    hint = "keep the points, or leave them out: --moved-points keep-points, or reset"
    return Problem("moved-points", message, given.span, hint, ((NOW, now),))


def unwritable(code: str, given: Given, strategy: str, now: Span) -> Problem:
    """What a strategy makes of points is no decimal number, or no printed figure."""
    kept = "the same share" if strategy == "keep-share" else "as many points"
    message = f"no figure says of `{code}` exactly {kept} as `{given_text(given)}` did"
    other = "keep-points" if strategy == "keep-share" else "keep-share"
    hint = f"decide otherwise, for no digit is made up: --moved-points {other}, or reset"
    return Problem("moved-points", message, given.span, hint, ((NOW, now),))


def unprintable(code: str, given: Given, now: Span) -> Problem:
    """A printed figure stands for other points, because figures are rounded otherwise now."""
    message = (
        f"`{given_text(given)}` stands for other points of `{code}` now, since figures are rounded otherwise"
    )
    return Problem("moved-points", message, given.span, "leave it out of the file", ((NOW, now),))


def above(code: str, points: Fraction, given: Given, most: Interval, now: Span) -> Problem:
    """Points that are kept are more than there are."""
    message = f"{exact(points)} points of `{code}` are more than the {shown(most)} that it has now"
    hint = "keep their share, or leave them out: --moved-points keep-share, or reset"
    return Problem("moved-points", message, given.span, hint, ((NOW, now),))


def nothing(evaluation: Evaluation, after: Framework) -> Problem:
    """Of all that an evaluation says, nothing is left."""
    message = f"nothing that `{evaluation.id}` says can be carried over to `{after.name}`"
    hint = "evaluate anew; or decide otherwise, where something was left out by a decision"
    return Problem("nothing-carried", message, evaluation.framework.span, hint)


def shown(most: Interval) -> str:
    """A maximum in points."""
    return exact(most.low) if most.known else f"{exact(most.low)} to {exact(most.high)}"


def unrelated(evaluation: Evaluation, correspondence: Correspondence) -> Problem:
    """Nothing leads from the one definition to the other."""
    before, after = correspondence.before, correspondence.after
    message = f"nothing records what of `{after.name}` comes from `{before.name}`"
    hint = "carry it over to a revision that `replaces` this one, directly or by way of others that are there"
    return Problem("unrelated-revision", message, evaluation.framework.span, hint, ((NOW, after.span),))
