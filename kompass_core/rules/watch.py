"""Watch: a rule evaluated by the reference for somebody who looks on, inside gatherings too.

What is looked at under a mere supposition, since a condition is not known, is not told: it need not come
to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.rules.evaluate import Evaluator

if TYPE_CHECKING:
    from kompass_core.rules.assume import Assumed
    from kompass_core.rules.evaluate import Each, Record, Surroundings, Value
    from kompass_core.rules.typed import Typed


def watch(rule: Typed, around: Surroundings, told: Record) -> Value:
    """The value of a rule; `told` hears what each part came to, each time that it was looked at.

    Raises RuleError as `evaluate` does.
    """
    return _Watched(around, told).value(rule, None)


class _Watched(Evaluator):
    """One rule at one item, and how many suppositions it is in."""

    def __init__(self, around: Surroundings, told: Record) -> None:
        super().__init__(around)
        self.told = told
        self.supposed = 0

    def value(self, node: Typed, each: Each) -> Value:
        result = super().value(node, each)
        if not self.supposed:
            self.told(node, result)
        return result

    def where(self, assumed: Assumed, node: Typed, each: Each) -> Value:
        if assumed is self.assumed:
            return super().where(assumed, node, each)
        self.supposed += 1
        try:
            return super().where(assumed, node, each)
        finally:
            self.supposed -= 1
