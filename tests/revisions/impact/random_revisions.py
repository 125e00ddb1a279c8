"""Random revisions: a small instrument, another that may come from it, and what evaluators may find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.model.contributions import Plugins
from kompass_core.problems import KompassError
from kompass_core.stages.check import check, check_evaluation
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from random import Random

    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard

JUDGED = (
    "maximum * mean(dimensions)",
    "maximum * sum(dimensions * dimensions.weight) / sum(dimensions.weight)",
    "maximum * max(dimensions)",
    "if count(dimensions where dimensions > 40%) > 0 then maximum * mean(dimensions) else 0",
    "round(maximum * mean(dimensions), 0)",
    "round(maximum * min(dimensions) / 3, 1)",
    "min(maximum * mean(dimensions) * weight, maximum)",
)
NAMING = (
    "maximum * {one}",
    "maximum * ({one} + {other}) / 2",
    "if {one} > 30% then maximum * {other} else 0",
)
ABOVE = (
    "sum({parts}.points)",
    "min(sum({parts}.points), 12)",
    "sum({parts}.points * {parts}.weight) / sum({parts}.weight)",
    "max({parts}.points)",
    "sum(round({parts}.points, 0))",
    "sum({parts}.points where {parts}.good)",
    "sum({parts}.points) - count({parts} where {parts}.points < 2)",
)
STEPS = ("none", "some", "half", "most", "all")


@frozen
class Drawn:
    """One revision as it was drawn: items by their parent and code, dimensions with their steps."""

    number: int
    parts: dict[str, list[str]]
    was: dict[str, list[str]]
    maxima: dict[str, int]
    weights: dict[str, int]
    asked: dict[str, tuple[str, ...]]
    dimensions: dict[str, dict[str, int]]
    heavy: dict[str, int]
    dimension_was: dict[str, str]
    judged: str
    above: str
    whole: str
    good: bool
    rounding: str
    unanswered: str


def first(chance: Random) -> Drawn:
    """Any revision."""
    parts = {str(area): [f"{area}.{part}" for part in range(1, chance.randint(2, 4))] for area in (1, 2)}
    if chance.random() < 0.3:
        parts["3"] = []
    leaves = [code for codes in parts.values() for code in codes] + [
        area for area in parts if not parts[area]
    ]
    dimensions = {name: _steps(chance) for name in ("plan", "use", "gain")[: chance.randint(1, 3)]}
    good = chance.random() < 0.7
    return Drawn(
        number=1,
        parts=parts,
        was={},
        maxima={code: chance.randint(1, 12) for code in leaves},
        weights={code: chance.randint(1, 3) for code in (*parts, *leaves)},
        asked={code: _some(chance, tuple(dimensions)) for code in leaves},
        dimensions=dimensions,
        heavy={name: chance.randint(1, 3) for name in dimensions},
        dimension_was={},
        judged=_judged(chance, tuple(dimensions)),
        above=_above(chance, good),
        whole=_above(chance, good=False),
        good=good,
        rounding=chance.choice(["half-up", "half-even", "half-down", "down"]),
        unanswered=chance.choice(["bounds", "zero"]),
    )


def second(chance: Random, drawn: Drawn) -> Drawn:
    """The next revision: some of each thing is changed."""

    def changes() -> bool:
        return chance.random() < 0.35

    parts: dict[str, list[str]] = {}
    was: dict[str, list[str]] = {}
    for area, codes in drawn.parts.items():
        if changes() and len(drawn.parts) > 1 and len(parts) > 0:
            continue  # the area is dropped
        kept = [code for code in codes if not (changes() and len(codes) > 1)]
        parts[area] = kept
        if codes and changes():
            parts[area] = []  # it is judged as a whole
        elif not codes and changes():
            parts[area] = [f"{area}.1", f"{area}.2"]
        if parts[area] and changes():
            parts[area].append(f"{area}.9")
            was[f"{area}.9"] = chance.choice([[], parts[area][:1], parts[area][:2]])
        if len(parts[area]) > 1 and changes():
            old = parts[area][0]
            parts[area][0] = f"{area}.8"
            was[f"{area}.8"] = was.pop(old, [old])
    areas = list(parts)
    if len(areas) > 1 and chance.random() < 0.7 and len(parts[areas[0]]) > 1 and parts[areas[1]]:
        parts[areas[1]].append(parts[areas[0]].pop())
    if changes():
        parts["7"] = ["7.1"]
    leaves = [code for codes in parts.values() for code in codes] + [
        area for area in parts if not parts[area]
    ]
    dimensions = {name: _steps(chance) if changes() else steps for name, steps in drawn.dimensions.items()}
    dimension_was = {}
    if changes():
        dimensions["new"] = _steps(chance)
    if changes():
        old, steps = dimensions.popitem()
        dimensions["renamed"] = steps
        dimension_was = {"renamed": old} if old in drawn.dimensions else {}
    elif len(dimensions) > 1 and changes():
        dimensions.pop(next(iter(dimensions)))
    good = drawn.good != (chance.random() < 0.2)
    names = tuple(dimensions)
    judged = drawn.judged if _names(drawn.judged, names) and not changes() else _judged(chance, names)
    return Drawn(
        number=2,
        parts=parts,
        was={code: origins for code, origins in was.items() if code in leaves},
        maxima={
            code: chance.randint(1, 12) if changes() else drawn.maxima.get(_one(was, code), 5)
            for code in leaves
        },
        weights={
            code: chance.randint(1, 3) if changes() else drawn.weights.get(_one(was, code), 1)
            for code in (*parts, *leaves)
        },
        asked={
            code: _kept(chance, drawn.asked.get(_one(was, code), ()), names, changed=changes())
            for code in leaves
        },
        dimensions=dimensions,
        heavy={name: chance.randint(1, 3) if changes() else drawn.heavy.get(name, 1) for name in names},
        dimension_was=dimension_was,
        judged=judged,
        above=drawn.above if good == drawn.good and not changes() else _above(chance, good),
        whole=drawn.whole if not changes() else _above(chance, good=False),
        good=good,
        rounding=chance.choice(["half-up", "down"]) if changes() else drawn.rounding,
        unanswered=chance.choice(["bounds", "zero"]) if changes() else drawn.unanswered,
    )


def program(drawn: Drawn) -> Program | None:
    """The revision checked and laid out; None where its rules do not fit what was drawn."""
    framework, scale = _framework(drawn), _scale(drawn)
    plugins = Plugins(scales={("house", f"s{drawn.number}"): read_text(scale, "scale.toml")})
    try:
        return compiled(check(read_text(framework, f"{drawn.number}.toml"), plugins))
    except KompassError as error:
        allowed = {"unit-mismatch", "unknown-name", "not-judged", "division-by-zero", "maxima-disagree"}
        if {problem.slug for problem in error.problems} <= allowed:
            return None
        raise


def scorecard(chance: Random, drawn: Drawn, made: Program) -> Scorecard | None:
    """Anything that evaluators may find with a revision; None where a rule cannot do without what is not."""
    lines = [
        "schema = 1",
        '[evaluation]\nid = "some"',
        f'framework = "house@{drawn.number}"',
        'organisation = { name = "Some" }',
    ]
    given: list[str] = []
    complete = chance.random() < 0.6
    for code, asked in drawn.asked.items():
        if chance.random() < 0.15:
            given.append(f'"{code}" = {chance.randint(0, 4 * drawn.maxima[code]) / 4}')
            continue
        if chance.random() < 0.1:
            lines.append(f'[judgement."{code}"]\nitem = "not applicable"')
            continue
        lines.append(f'[judgement."{code}"]')
        judged = [name for name in asked if complete or chance.random() < 0.8]
        lines += [f'{name} = "{chance.choice(list(drawn.dimensions[name]))}"' for name in judged]
    if given:
        lines.append(f"[given.s{drawn.number}.points]")
        lines += given
    try:
        return score(made, check_evaluation(read_text("\n".join(lines), "some.toml")))
    except KompassError as error:
        if {problem.slug for problem in error.problems} <= {"division-by-zero", "not-applicable"}:
            return None
        raise


def _framework(drawn: Drawn) -> str:
    lines = [
        "schema = 1",
        "[framework]",
        'id = "house"',
        f'revision = "{drawn.number}"',
        'title = "House"',
        'language = "en"',
        'levels = ["room", "thing"]',
        f'scales = ["s{drawn.number}"]',
    ]
    lines += ['replaces = "1"'] if drawn.number == 2 else []
    for area, codes in drawn.parts.items():
        lines += [f"[room.{area}]", *_item(drawn, area)]
        for code in codes:
            lines += [f'[thing."{code}"]', f'parent = "{area}"', *_item(drawn, code)]
    return "\n".join(lines)


def _item(drawn: Drawn, code: str) -> list[str]:
    lines = [f'title = "It"\nweight = {drawn.weights[code]}']
    if code in drawn.maxima:
        lines.append(f"maximum = {drawn.maxima[code]}\ndimensions = {list(drawn.asked[code])}")
    if code in drawn.was:
        lines.append(f"was = {list(drawn.was[code])}")
    return lines


def _scale(drawn: Drawn) -> str:
    lines = [
        f'schema = 1\n[scale]\nid = "s{drawn.number}"\nof = "house"\ntitle = "Plain"',
        f'rounding = "{drawn.rounding}"\nunanswered = "{drawn.unanswered}"\nnot_applicable = "shrink"',
    ]
    lines += ['replaces = "s1"'] if drawn.number == 2 else []
    for name, steps in drawn.dimensions.items():
        lines.append(f'[dimension.{name}]\ntitle = "It"\nweight = {drawn.heavy[name]}')
        if name in drawn.dimension_was:
            lines.append(f'was = "{drawn.dimension_was[name]}"')
        listed = ", ".join(f"{step} = '{share}%'" for step, share in steps.items())
        lines.append(f"steps = {{ {listed} }}")
    good = ["good = 'points >= maximum / 3'"] if drawn.good else []
    lines += ["[rule.judged]", f"points = '{drawn.judged}'", *good]
    for table, rule, parts in (("room", drawn.above, "things"), ("total", drawn.whole, "rooms")):
        points = rule.format(parts=parts)
        lines += [f"[rule.{table}]", f"points = '{points}'", f"maximum = 'sum({parts}.maximum)'"]
    return "\n".join(lines)


def _steps(chance: Random) -> dict[str, int]:
    names = STEPS[: chance.randint(2, 5)]
    return dict(zip(names, [0, *sorted(chance.sample(range(5, 96, 5), len(names) - 2)), 100], strict=True))


def _some(chance: Random, names: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(name for name in names if chance.random() < 0.8)
    return kept or names[:1]


def _kept(
    chance: Random, asked: tuple[str, ...], names: tuple[str, ...], *, changed: bool
) -> tuple[str, ...]:
    left = tuple(name for name in asked if name in names)
    return left if left and not changed else _some(chance, names)


def _judged(chance: Random, names: tuple[str, ...]) -> str:
    if chance.random() < 0.3:
        return chance.choice(NAMING).format(one=names[0], other=names[-1])
    return chance.choice(JUDGED)


def _names(rule: str, names: tuple[str, ...]) -> bool:
    return rule in JUDGED or all(name in names for name in ("plan", "use", "gain") if name in rule)


def _above(chance: Random, good: bool) -> str:
    return chance.choice([rule for rule in ABOVE if good or "good" not in rule])


def _one(was: dict[str, list[str]], code: str) -> str:
    origins = was.get(code, [code])
    return origins[0] if origins else code
