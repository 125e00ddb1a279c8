"""Short: items that cannot reach the maximum that is stated for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kompass_core.rules.bounds import Around
from kompass_core.rules.exact import exact, percentage
from kompass_core.rules.interval import Interval
from kompass_core.stages.audit.blame import Case, points_rule
from kompass_core.stages.audit.measures import Unfit, all_measures
from kompass_core.stages.audit.standing import own

if TYPE_CHECKING:
    from fractions import Fraction

    from kompass_core.model.program import Line
    from kompass_core.problems import Span
    from kompass_core.stages.audit.sample import Sample
    from kompass_core.stages.audit.scene import Scene
    from kompass_core.stages.audit.standing import Standing

SLUG: Final = "unreachable-maximum"


def find_short(scene: Scene) -> None:
    """Blame the rules of items that fall short; one that does only because a child does stays silent."""
    short: set[str] = set()
    for line, standing in scene.sound():
        stated, points = maximum_of(standing), standing.whole.get("points")
        best = standing.extreme("points", most=True)
        if stated is None or best is None or not isinstance(points, Interval):
            continue
        proven = points.high_end < (stated, 0)
        if not proven and (_complete(standing) or any(map(_whole, standing.samples))):
            continue
        because = short.intersection(line.item.children)
        short.add(line.item.code)
        if because and not (proven and _short_anyway(scene, line, because, stated)):
            continue
        _blame(scene, line, standing, best, proven=proven)


def maximum_of(standing: Standing) -> Fraction | None:
    """What an item has at most where everything applies; None where that depends on what is judged."""
    most = standing.whole.get("maximum")
    return most.low if isinstance(most, Interval) and most.known else None


def _complete(standing: Standing) -> bool:
    return standing.pool is not None and standing.pool.complete


def _whole(sample: Sample) -> bool:
    """Whether an item has all the points that it can have at most."""
    return sample.number("points") >= sample.number("maximum")


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


def _blame(scene: Scene, line: Line, standing: Standing, best: Sample, *, proven: bool) -> None:
    code, shown = line.item.code, standing.highest or best
    stated = exact(shown.number("maximum"))

    def case() -> Case:
        most = standing.whole["points"]
        can = (
            f"cannot reach more than {exact(most.high)}"
            if proven and isinstance(most, Interval)
            else f"nothing was found with which it has more than {exact(best.number('points'))}"
        )
        message = f"`{code}` has {stated} points at most, and {can}"
        examples = (scene.example("best", code, scene.judged(code, shown if proven else best)),)
        return Case(message, "mend the rule, the steps, or the maximum", _steps(scene, line), examples)

    scene.blame.add(SLUG, points_rule(line), line, case, "error" if proven else "warning")


def _steps(scene: Scene, line: Line) -> tuple[tuple[str, Span], ...]:
    """The dimensions of which not even the best step is worth everything."""
    dimensions = [scene.scale.dimensions[name] for name in line.asked]
    return tuple(
        (f"the best step of `{one.name}` is worth {percentage(most)}", one.span)
        for one in dimensions
        if (most := max(one.steps.values())) < 1
    )
