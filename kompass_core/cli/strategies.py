"""Strategies: the options that say what is done where an evaluation cannot be carried over as it is."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from kompass_core.model.carriage import Merge, MovedPoints, MovedSteps, Reworded, Split, Strategies

if TYPE_CHECKING:
    from collections.abc import Callable

OPTIONS: Final = (
    ("reworded", Reworded, "What was judged under a wording that asks for something else."),
    ("split", Split, "What was said of an item that became several."),
    ("merge", Merge, "What was said of several items that became one."),
    ("moved_steps", MovedSteps, "A judgement whose step is worth another share, or is gone."),
    ("moved_points", MovedPoints, "Points of what has another maximum, or other parts."),
)


def deciding(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that carries over; it gets what they say as `strategies`."""

    @wraps(command)
    def decided(**others: object) -> object:
        chosen: dict[str, Any] = {name: others.pop(name) for name, _, _ in OPTIONS}
        return command(strategies=Strategies(**chosen), **others)

    made: Callable[..., Any] = decided
    for name, choices, said in reversed(OPTIONS):
        option = f"--{name.replace('_', '-')}"
        made = click.option(option, name, type=click.Choice(get_args(choices)), help=said)(made)
    return made
