"""The tree of a rule says all that there is to know of it: whoever runs it has what the reference has.

The few lines that run it here know nothing of our types, as a program of another author does not.
"""

from __future__ import annotations

import operator
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest

from kompass_core.rules.interval import Interval
from kompass_core.rules.rounding import rounded
from kompass_core.stages.outward.tree import tree
from tests.rules.cases import CASES
from tests.rules.evaluators import Failed, by_reference, known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.rules.cases import Case

KNOWN = [case for case in CASES if case.value is not None and known(case.setting.around)]

WORKED = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
COMPARED = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
GATHERED: Mapping[str, Callable[[Any], Any]] = {
    "sum": sum,
    "count": len,
    "min": min,
    "max": max,
    "mean": lambda values: sum(values) / Fraction(len(values)),
}


class Runner:
    """Runs a tree on known values: `own`, `shares` and `weights` by name, and those of each child."""

    def __init__(self, case: Case) -> None:
        around, self.scope = case.setting.around, case.setting.scope
        self.own, self.shares, self.weights = map(_plain, (around.own, around.shares, around.weights))
        self.children = [_plain(child) for child in around.children]

    def run(self, node: Mapping[str, Any], each: Mapping[str, Any] | None = None) -> Any:  # noqa: C901 - a line a node
        def several(name: str) -> list[Any]:
            return [self.run(part, each) for part in node[name]]

        match node["node"]:
            case "constant":
                return node["value"] if isinstance(node["value"], bool) else Fraction(node["value"])
            case "own":
                return self.own[node["name"]]
            case "asked":
                return (self.shares if node["attribute"] == "share" else self.weights)[node["dimension"]]
            case "each":
                return (each or {})[node["name"]]
            case "sum" | "product":
                first, *rest = several("operands")
                pairs = zip(node["operators"], rest, strict=True)
                return reduce(lambda made, pair: WORKED[pair[0]](made, pair[1]), pairs, first)
            case "negative":
                return -self.run(node["operand"], each)
            case "not":
                return not self.run(node["operand"], each)
            case "comparison":
                return COMPARED[node["operator"]](self.run(node["left"], each), self.run(node["right"], each))
            case "junction":
                truths = (self.run(part, each) for part in node["operands"])
                return all(truths) if node["word"] == "and" else any(truths)
            case "choice":
                return self.run(node["then" if self.run(node["condition"], each) else "otherwise"], each)
            case "gather":
                return self.gather(node, each)
            case "apply" if node["function"] == "clamp":
                value, least, most = several("arguments")
                return max(least, min(value, most))
            case "apply":
                return GATHERED[node["function"]](several("arguments"))
            case "extension":
                return self.scope.functions[node["function"]].compute(*several("arguments"))
            case "round":
                return rounded(self.run(node["value"], each), node["decimals"], node["mode"])
            case "band":
                starts = self.scope.bands[node["bands"]].starts
                return max(0, sum(start <= self.run(node["value"], each) for start in starts) - 1)
        raise AssertionError(node)

    def gather(self, node: Mapping[str, Any], each: Mapping[str, Any] | None) -> Any:
        judged = [{"share": share, "weight": self.weights[name]} for name, share in self.shares.items()]
        members = self.children if node["over"] == "children" else judged
        there = [one for one in members if "where" not in node or self.run(node["where"], one)]
        if not there and "otherwise" in node:
            return self.run(node["otherwise"], each)
        values = there if node["function"] == "count" else [self.run(node["value"], one) for one in there]
        return GATHERED[node["function"]](values)


def _plain(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one.low if isinstance(one, Interval) else one for name, one in table.items()}


def test_there_are_rules_to_run() -> None:
    assert len(KNOWN) > 100


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case.name)
def test_a_tree_comes_to_what_the_reference_comes_to(case: Case) -> None:
    rule = case.setting.typed(case.rule)
    expected = by_reference(rule, case.setting.around)
    assert not isinstance(expected, Failed)
    made = Runner(case).run(tree(rule))
    assert made == (expected.low if isinstance(expected, Interval) else expected)
    assert {"unit", "node"} <= tree(rule).keys()
