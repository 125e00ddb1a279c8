"""Short: items that cannot reach the maximum that is stated for them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE
from kompass_core.rules.bounds import Around
from kompass_core.rules.exact import exact, percentage
from kompass_core.rules.interval import Interval, exactly
from kompass_core.stages.audit.blame import Case, points_rule
from kompass_core.stages.audit.measures import Unfit, all_measures
from kompass_core.stages.audit.standing import own

if TYPE_CHECKING:
    from kompass_core.model.program import Line
    from kompass_core.problems import Span
    from kompass_core.stages.audit.sample import Sample
    from kompass_core.stages.audit.scene import Scene
    from kompass_core.stages.audit.standing import Standing


def find_short(scene: Scene) -> None:
    """Blame the rules of items that fall short; one that does only because a child does stays silent."""
    short = scene.failing()
    for line, standing in scene.sound():
        stated, points = maximum_of(standing), standing.whole.get("points")
        if stated is None or not standing.samples or not isinstance(points, Interval):
            continue
        proven = points.high_end < (stated, 0)
        if not proven and (_complete(standing) or not _missed(scene, standing)):
            continue
        because = short.intersection(line.item.children)
        short.add(line.item.code)
        if because and not (proven and _short_anyway(scene, line, because, stated)):
            continue
        _blame(scene, line, standing, stated, proven=proven)


def maximum_of(standing: Standing) -> Fraction | None:
    """What an item has at most where everything applies; None where that depends on what is judged."""
    most = standing.whole.get("maximum")
    return most.low if isinstance(most, Interval) and most.known else None


def _complete(standing: Standing) -> bool:
    return standing.pool is not None and standing.pool.complete


def _missed(scene: Scene, standing: Standing) -> bool:
    """Whether everything was tried, and nothing reached the maximum."""
    best = _best(scene, standing)
    return best.number("points") < best.number("maximum")


def _short_anyway(scene: Scene, line: Line, because: set[str], stated: Fraction) -> bool:
    """Whether it could not reach its maximum even if its children reached theirs."""
    below = []
    for child in line.item.children:
        standing = scene.survey.standings[child]
        whole, most = dict(standing.whole), maximum_of(standing)
        points = whole.get("points")
        if child in because and isinstance(points, Interval) and most is not None:
            whole["points"] = Interval(points.low, max(points.high, most))
        below.append(whole)
    try:
        made = all_measures(line, Around(own(line), {}, {}, tuple(below)))["points"]
    except Unfit:
        return False
    return isinstance(made, Interval) and made.high_end < (stated, 0)


def _blame(scene: Scene, line: Line, standing: Standing, stated: Fraction, *, proven: bool) -> None:
    code, best = line.item.code, _best(scene, standing)

    def case() -> Case:
        most = standing.whole["points"]
        message = f"`{code}` has {exact(stated)} points at most, and "
        if proven and isinstance(most, Interval):
            message += f"cannot reach more than {exact(most.high)}"
        else:
            message += f"nothing was found with which it has more than {exact(best.number('points'))}"
        examples = (scene.example("best", code, scene.judged(code, best)),)
        steps = _steps(scene, line)
        if proven and steps and _enough(scene, line, stated):
            (label, place), *others = steps
            related = (*others, ("the rule", points_rule(line).written.span))
            return Case(
                f"{message}: {label}", "mend the steps, the maximum, or the rule", related, examples, place
            )
        return Case(message, "mend the rule, the steps, or the maximum", steps, examples)

    scene.blame.lay("unreachable-maximum", points_rule(line), line, case, "error" if proven else "warning")


def _best(scene: Scene, standing: Standing) -> Sample:
    """The sample with the most points of those in which everything applies, or of all if there is none."""
    code = standing.line.item.code
    whole = [
        sample
        for sample in standing.samples
        if not any(NOT_APPLICABLE in told.values() for told in scene.judged(code, sample).values())
    ]
    return max(whole or standing.samples, key=lambda sample: sample.number("points"))


def _enough(scene: Scene, line: Line, stated: Fraction) -> bool:
    """Whether the maximum would be reached if the best step of each dimension were worth everything."""
    shares = {name: Interval(Fraction(0), Fraction(1)) for name in line.asked}
    weights = {name: exactly(scene.scale.dimensions[name].weight) for name in line.asked}
    try:
        made = all_measures(line, Around(own(line), shares, weights, ()))["points"]
    except Unfit:
        return False
    return isinstance(made, Interval) and made.high_end >= (stated, 0)


def _steps(scene: Scene, line: Line) -> tuple[tuple[str, Span], ...]:
    """The dimensions of which not even the best step is worth everything."""
    dimensions = [scene.scale.dimensions[name] for name in line.asked]
    return tuple(
        (f"the best step of `{one.name}` is worth {percentage(most)}", one.span)
        for one in dimensions
        if (most := max(one.steps.values())) < 1
    )
