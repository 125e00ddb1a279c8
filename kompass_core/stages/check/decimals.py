"""Decimals: a table of figures to how many decimals each is printed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.scale import Decimals
from kompass_core.problems import Problem
from kompass_core.stages.check.kinds import exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.stages.check.values import Rows


def decimals(rows: Rows, problems: list[Problem]) -> Mapping[str, Decimals]:
    """The decimals by figure; `wrong-order` is added to the problems where the most come before the least."""
    made = {}
    for figure, entry in rows.items():
        members = entry.value if isinstance(entry.value, tuple) else (entry, entry)
        least, *further = (int(exact(member)) for member in members)
        if len(further) != 1 or least > further[0]:
            message = f"the decimals of `{figure}` are not the least and the most, in this order"
            problems.append(Problem("wrong-order", message, entry.span, "write two numbers: `[0, 1]`"))
            continue
        made[figure] = Decimals(least, further[0])
    return made
