"""Falls: whether raising a judgement can lower the points of its item, or of one above it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from kompass_core.model.evaluation import UNANSWERED
from kompass_core.rules.exact import exact
from kompass_core.rules.trend import FALLS
from kompass_core.stages.audit.blame import Case, points_rule
from kompass_core.stages.audit.smallest import Pruning
from kompass_core.stages.audit.sources import PLAIN, label, plain
from kompass_core.stages.audit.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kompass_core.model.audit import Judgements, Verdict
    from kompass_core.model.program import Line
    from kompass_core.problems import Span
    from kompass_core.rules.interval import Interval
    from kompass_core.rules.trend import Trend
    from kompass_core.stages.audit.sample import Raise, Sample
    from kompass_core.stages.audit.scene import Scene
    from kompass_core.stages.audit.standing import Standing

TRIED: Final = 12
"""Raises that lower points of which the one that is shown with the fewest judgements is taken."""

TRIED_ITEMS: Final = 600
"""Items that they have together at most; of one alone there may be more."""


def find_falls(scene: Scene) -> dict[str, Verdict]:
    """The verdict on each item; the rules of those whose points fall, or may, are blamed.

    An item whose points follow those of a child that fall is not blamed for it.
    """
    verdicts: dict[str, Verdict] = {}
    for line in scene.sheet.lines:
        standing = scene.survey.standings[line.item.code]
        below = [verdicts[child] for child in line.item.children]
        verdicts[line.item.code] = _verdict(scene, line, standing, below)
    return verdicts


def _verdict(scene: Scene, line: Line, standing: Standing, below: list[Verdict]) -> Verdict:
    trend = standing.trend("points")
    if standing.failure is not None:
        return "undecided"
    if not plain(trend, scene.scale) & FALLS:
        return "declared" if any(way & FALLS for way in trend.values()) else "proven"
    falls = list(islice(_falls(scene, standing), TRIED))
    if falls:
        scene.blame.lay("falling-score", points_rule(line), line, lambda: _case(scene, line, standing, falls))
        return "refuted"
    if "refuted" in below:
        return "refuted"
    if "undecided" in below:
        return "undecided"
    tried = 0 if standing.pool is None else standing.pool.tried
    scene.blame.lay("falling-score", points_rule(line), line, lambda: _doubt(line, tried), "warning")
    return "undecided"


def _falls(scene: Scene, standing: Standing) -> Iterator[Raise]:
    """Raises after which the points are fewer, though those of the child that was raised are not."""
    pool = standing.pool
    for one in pool.raises if pool is not None else ():
        before, after, source = one
        if label(source, scene.scale) != PLAIN or after.number("points") >= before.number("points"):
            continue
        if isinstance(source, tuple):
            first, second = before.parts[source[0]], after.parts[source[0]]
            if first is None or second is None or second.number("points") < first.number("points"):
                continue
        yield one


def _case(scene: Scene, line: Line, standing: Standing, falls: list[Raise]) -> Case:
    code = line.item.code
    trial = Trial.of(scene.sheet, code)
    few = max(1, TRIED_ITEMS // len(trial.sheet.lines))
    shown = min((_shown(scene, trial, code, *one[:2]) for one in falls[:few]), key=_weight)
    leaf, name, old, new = shown[2]
    points = [exact(value.low) for one in shown[:2] if (value := trial.points(one)) is not None]
    message = f"raising `{name}` of `{leaf}` from `{old}` to `{new}` lowers the points of `{code}`"
    message += f" from {points[0]} to {points[1]}"
    hint = f'mend the rule, or say why in `[dimension.{name}]`: `lowers = "..."`'
    examples = tuple(
        scene.example(moment, code, one) for moment, one in zip(("before", "after"), shown[:2], strict=True)
    )
    return Case(message, hint, _others(scene, standing, name), examples)


def _shown(
    scene: Scene, trial: Trial, code: str, before: Sample, after: Sample
) -> tuple[Judgements, Judgements, tuple[str, str, str, str]]:
    """The judgements before and after with as few as will do, and what was raised, from what, to what."""
    first, second = scene.judged(code, before), scene.judged(code, after)
    leaf, name = next(
        (leaf, name) for leaf, told in first.items() for name in told if told[name] != second[leaf][name]
    )
    raised = second[leaf][name]

    def then(judged: Judgements) -> Judgements:
        return {**judged, leaf: {**judged.get(leaf, {}), name: raised}}

    def falls(judged: Judgements) -> bool:
        if name not in judged.get(leaf, {}) and first[leaf][name] != UNANSWERED:
            return False
        values: list[Interval | None] = [trial.points(judged), trial.points(then(judged))]
        return values[0] is not None and values[1] is not None and values[1].low < values[0].low

    few = Pruning(scene.items, scene.scale, falls, (leaf,)).pruned(code, first)
    return few, then(few), (leaf, name, first[leaf][name], raised)


def _weight(shown: tuple[Judgements, Judgements, object]) -> int:
    return sum(map(len, shown[0].values()))


def _others(scene: Scene, standing: Standing, name: str) -> tuple[tuple[str, Span], ...]:
    """The other dimensions of an item that lower its points."""
    trend: Trend = standing.trend("points")
    dimensions = scene.scale.dimensions
    return tuple(
        (f"so does `{other}`", dimensions[other].span)
        for other in standing.line.asked
        if other != name and trend.get(other, 0) & FALLS and label(other, scene.scale) == PLAIN
    )


def _doubt(line: Line, tried: int) -> Case:
    message = (
        f"whether raising a judgement can lower the points of `{line.item.code}` is not decided:"
        f" none of {tried} that were tried does"
    )
    return Case(message, "a rule that names each value once, and takes nothing away, is seen to rise")
