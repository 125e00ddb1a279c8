"""Beyond: items that can have more points than their maximum, or less than none; rules without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import NOT_APPLICABLE, WHOLE_ITEM
from kompass_core.rules.exact import exact
from kompass_core.rules.interval import Interval
from kompass_core.stages.audit.blame import Case, points_rule
from kompass_core.stages.audit.sample import exceeds
from kompass_core.stages.inside import inside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kompass_core.model.audit import Judgements
    from kompass_core.model.program import Line
    from kompass_core.rules.evaluate import Value
    from kompass_core.stages.audit.sample import Sample
    from kompass_core.stages.audit.scene import Scene
    from kompass_core.stages.audit.standing import Failure

    Wrong = Callable[[Mapping[str, Value]], bool]


def find_beyond(scene: Scene) -> None:
    """Blame the rules of items with too many points or too few, unless a child has them already."""
    _find(scene, "exceeded-maximum", exceeds)
    _find(scene, "below-zero", _negative)


def _find(scene: Scene, slug: str, wrong: Wrong) -> None:
    beyond = scene.failing()
    for line, standing in scene.sound():
        because = beyond.intersection(line.item.children)
        found = next((sample for sample in standing.samples if wrong(sample.measures)), None)
        if found is not None or because:
            beyond.add(line.item.code)
        if found is not None and not because:
            _blame(scene, line, found, slug, wrong)


def find_without_value(scene: Scene) -> None:
    """Blame each rule that has no value for something that can be judged."""
    failed: set[str] = set()
    for line in scene.sheet.lines:
        failure = scene.survey.standings[line.item.code].failure
        if failed.intersection(line.item.children):
            failed.add(line.item.code)
        elif failure is not None:
            failed.add(line.item.code)
            scene.blame.lay(failure.error.slug, failure.rule, line, _failing(scene, line, failure))


def _negative(measures: Mapping[str, Value]) -> bool:
    points = measures.get("points")
    return isinstance(points, Interval) and points.known and points.high < 0


def _blame(scene: Scene, line: Line, sample: Sample, slug: str, wrong: Wrong) -> None:
    code = line.item.code

    def case() -> Case:
        points, most = exact(sample.number("points")), exact(sample.number("maximum"))
        judged = scene.smallest(code, sample, lambda found: wrong(found) and _known(found))
        if slug == "below-zero":
            name, hint = "least", "end at zero: `max(0, ...)`"
            message = f"`{code}` can have {points} points"
        else:
            message = f"`{code}` can have {points} points, and has {most} at most"
            name, hint = "most", "end at the maximum, `min(maximum, ...)`, or raise it"
        return Case(message, hint, (), (scene.example(name, code, judged),))

    scene.blame.lay(slug, points_rule(line), line, case)


def _known(measures: Mapping[str, Value]) -> bool:
    points = measures.get("points")
    return isinstance(points, Interval) and points.known


def _failing(scene: Scene, line: Line, failure: Failure) -> Callable[[], Case]:
    def case() -> Case:
        code, error = line.item.code, failure.error
        judged = scene.judged(code, failure.sample)
        node = error.node.syntax.place
        place = inside(failure.rule.written.span, node.start, node.end)
        message = f"{error} in `{failure.rule.measure}` of `{code}`{_absent(judged)}"
        hint = "write what holds then: `if divisor = 0 then ... else value / divisor`"
        return Case(message, hint, (), (scene.example("failing", code, judged),), place)

    return case


def _absent(judged: Judgements) -> str:
    """What does not apply in an example, as the end of a sentence."""
    names = [
        f"`{code}`" if name == WHOLE_ITEM else f"`{name}`"
        for code, told in judged.items()
        for name, step in told.items()
        if step == NOT_APPLICABLE
    ]
    shown = ", ".join(names[:3]) + (" and more" if len(names) > 3 else "")  # noqa: PLR2004 - that a line holds
    return f" where {shown} {'do' if len(names) > 1 else 'does'} not apply" if names else ""
