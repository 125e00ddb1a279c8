"""A rule rewritten: every part is met, once its own parts are done, and what is not changed stays."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import assume, given

from kompass_core.problems import KompassError
from kompass_core.rules import typed
from kompass_core.rules.check import check
from kompass_core.rules.rewrite import rewritten
from kompass_core.rules.syntax import Place, Truth
from tests.rules.random_rules import SCOPE, rules

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax
    from kompass_core.rules.typed import Typed


def made(rule: Syntax) -> Typed:
    """What a rule means in the scope of random ones."""
    try:
        return check(rule, SCOPE, lambda _start, _end: "somewhere")
    except KompassError:
        assume(condition=False)
        raise


@given(rules())
def test_a_rule_of_which_nothing_is_changed_stays_the_same(rule: Syntax) -> None:
    found = made(rule)
    assert rewritten(found, lambda node: node) == found


@given(rules())
def test_every_part_is_met_once_and_its_own_parts_before_it(rule: Syntax) -> None:
    found = made(rule)
    met: list[Typed] = []

    def meet(node: Typed) -> Typed:
        assert all(any(part is one for one in met) for part in typed.parts(node))
        met.append(node)
        return node

    rewritten(found, meet)
    assert len(met) == sum(1 for _ in typed.walk(found))


@pytest.mark.parametrize("mode", ["down", "half-even"])
def test_what_is_changed_is_changed_wherever_it_stands(mode: typed.Rounding) -> None:
    nothing = Truth(value=True, place=Place(0, 0))
    one = typed.Constant(Fraction(1), "number", nothing)
    inner = typed.Round(one, 0, "half-up", "number", nothing)
    outer = typed.Sum((inner, typed.Negative(inner, "number", nothing)), ("+",), "number", nothing)

    def change(node: Typed) -> Typed:
        return evolve(node, mode=mode) if isinstance(node, typed.Round) else node

    changed = rewritten(outer, change)
    modes = [node.mode for node in typed.walk(changed) if isinstance(node, typed.Round)]
    assert modes == [mode, mode]
