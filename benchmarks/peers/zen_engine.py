"""ZEN: a decision graph, as its documentation begins, and expressions compiled one by one.

The graph is given to the engine by its static loader, which took half the time of `create_decision`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.contestant import Contestant, as_made, tenths
from benchmarks.formula import C_LIKE, formula, plain
from benchmarks.peers.levels import doubles, levels, through

if TYPE_CHECKING:
    from types import ModuleType

    from benchmarks.contestant import Figures
    from benchmarks.peers.levels import Level
    from benchmarks.sample import Sample, Shares

DISTRIBUTION = "zen-engine"


def contestants(
    of: Sample,
) -> tuple[Contestant[dict[str, float], Figures], Contestant[list[float], Figures]]:
    """The graph on a dict, and the expressions on lists."""
    zen = import_module("zen")
    return _graph(of, zen), _expressions(of, zen)


def _graph(of: Sample, zen: ModuleType) -> Contestant[dict[str, float], Figures]:
    """One expression node in which each item looks at those before it."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"sample": _content(of)}}})
    inputs = [plain(*answer) for answer in of.asked]
    outputs = [plain(item.code, None) for item in of.items]

    def run(answers: dict[str, float]) -> Figures:
        made = engine.evaluate("sample", answers)["result"]
        points = [made[name] for name in outputs]
        return points, tenths(points)

    def prepare(shares: Shares) -> dict[str, float]:
        return dict(zip(inputs, map(float, shares), strict=True))

    return Contestant("zen-engine, decision graph", prepare, run, as_made, sample=5_000)


def _content(of: Sample) -> dict[str, object]:
    def name(code: str, dimension: str | None) -> str:
        return plain(code, dimension) if dimension else f"$.{plain(code, None)}"

    expressions = [
        {"id": item.code, "key": plain(item.code, None), "value": formula(item, C_LIKE, name)}
        for item in of.items
    ]
    node: dict[str, object] = {"expressions": expressions, "passThrough": False, "executionMode": "single"}
    kinds = {"in": "inputNode", "score": "expressionNode", "out": "outputNode"}
    contents: dict[str, dict[str, object]] = {"in": {}, "score": node, "out": {}}
    nodes = [
        {"id": key, "name": key, "type": kind, "position": {"x": 0, "y": 0}, "content": contents[key]}
        for key, kind in kinds.items()
    ]
    edges = [
        {"id": f"{source} {target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in (("in", "score"), ("score", "out"))
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def _expressions(of: Sample, zen: ModuleType) -> Contestant[list[float], Figures]:
    def step(text: str) -> Level:
        evaluate = zen.compile_expression(text).evaluate
        return lambda below: evaluate({"below": below})

    run = through(map(step, levels(of)))
    return Contestant("zen-engine, an expression a level", doubles, run, as_made, sample=10_000)
