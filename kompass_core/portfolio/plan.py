"""Plan: one sheet of a program to what is worked out of the columns of a table of evaluations.

With `holes` every row may lack what it likes. Without `absent` everything applies to every row, though it
need not be known; without `holes` every judgement is there, too, which is most of what there is. Either takes
a fraction of the time of what comes before it. Figures of items that nobody asked for have no column
of their own: a sub-area is then one sum over the judgements of all its questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.plan import Plan, Told
from kompass_core.portfolio.intake import Intake
from kompass_core.portfolio.steps import Steps
from kompass_core.rules.amount import rounded
from kompass_core.rules.columns import columns
from kompass_core.rules.ends import Ends, exact, product, quotient
from kompass_core.rules.making import both, denied, either, linear
from kompass_core.rules.scene import Member, Scene
from kompass_core.rules.whole import YES
from kompass_core.stages.report.figures import LINES, decimals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kompass_core.model.program import Line, Sheet
    from kompass_core.rules.scene import Measure
    from kompass_core.rules.whole import Truth

HUNDRED = exact(100)


def plan(
    sheet: Sheet,
    wanted: Collection[str] | None = None,
    *,
    holes: bool = True,
    absent: bool = True,
    given: Mapping[str, int] | None = None,
) -> Plan:
    """The plan of a sheet; `wanted` are the codes of items whose figures come out, all unless said.

    `given` are the judged items whose points may be given directly, with how many parts of a point are told
    apart.

    Raises:
        Unsettled: a rule cannot be worked out in columns, which is rare; the message says why.
    """
    codes = {line.item.code for line in sheet.lines}
    planner = _Planner(
        sheet,
        codes if wanted is None else codes.intersection(wanted),
        Intake(sheet.scale, Steps(), given or {}, holes, holes and absent),
    )
    for line in sheet.lines:
        planner.line(line)
    return planner.plan()


class _Planner:
    """The plan so far, and what is known of each item on the way up the tree."""

    def __init__(self, sheet: Sheet, wanted: Collection[str], intake: Intake) -> None:
        self.sheet = sheet
        self.wanted = wanted
        self.intake = intake
        self.steps = intake.steps
        self.told: dict[str, tuple[Told, ...]] = {}
        self.members: dict[str, Member] = {}

    def line(self, line: Line) -> None:
        """Plan the rules of one item, whose children are planned."""
        item, wanted = line.item, line.item.code in self.wanted
        children = tuple(self.members[code] for code in item.children)
        shares, points, nowhere = self.intake.judged(line)
        judged = either(share.applies for share in shares.values()) if shares else YES
        applies = (
            either(child.applies for child in children) if children else either([denied(nowhere), judged])
        )
        applies = self.steps.flag(applies)
        own: dict[str, Measure] = {"weight": exact(item.weight)}
        if item.maximum is not None:
            own["maximum"] = exact(item.maximum)
        scene = Scene(own, shares, children, self.steps.named, self.intake.aside, guard=applies)
        for rule in line.rules:
            value = columns(rule.typed, scene)
            if rule.measure == "points" and points is not None and isinstance(value, Ends):
                maximum = own.get("maximum", value)
                value = self.intake.held(
                    points, nowhere, value, maximum if isinstance(maximum, Ends) else value
                )
            own[rule.measure] = self.steps.measure(value, always=wanted)
        self.members[item.code] = Member(applies, own)
        if wanted:
            self.told[item.code] = tuple(self._told(line, own, applies))

    def _told(self, line: Line, own: Mapping[str, Measure], applies: Truth) -> Iterable[Told]:
        """All figures of an item: its measures, and what the closing tables print of its points."""
        code, level, scale = line.item.code, line.item.level, self.sheet.scale
        for measure, value in own.items():
            if isinstance(value, Ends) and measure != "weight":
                yield Told(code, measure, None, value, applies)
        points, maximum = own["points"], own.get("maximum")
        if isinstance(points, Ends):
            digits = decimals(scale, LINES, level, "points").most
            yield self._printed(code, "points", points, applies, digits)
        if isinstance(points, Ends) and isinstance(maximum, Ends):
            share, failed = quotient(points, maximum)
            exists = self.steps.flag(both([applies, denied(failed)]))
            digits = decimals(scale, LINES, level, "percent").most
            yield self._printed(code, "percent", product(HUNDRED, share), exists, digits)

    def _printed(self, code: str, measure: str, value: Ends, exists: Truth, digits: int) -> Told:
        ends = value.through(lambda one: rounded(one, digits, self.sheet.scale.rounding))
        return Told(code, measure, LINES, ends, exists, digits)

    def plan(self) -> Plan:
        """The plan, built."""
        aside = self.steps.flag(either(self.intake.aside))
        order = [line.item.code for line in reversed(self.sheet.lines) if line.item.code in self.told]
        return Plan(
            scale=self.sheet.scale.id,
            inputs=tuple(self.intake.inputs),
            steps=tuple(self.steps.made),
            told=tuple(told for code in order for told in self.told[code]),
            aside=aside,
            missing=linear([(1, one) for one in self.intake.missing]),
        )
