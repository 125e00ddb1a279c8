"""Loading: the texts of the sample and its scale to a function, step by step.

The measure is what tomli takes to parse the same texts, without places and without checking anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomli

from benchmarks import sample as made_up
from benchmarks.clock import interleaved
from benchmarks.table import ratio, table
from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.function import function
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.effort import Effort
    from benchmarks.sample import Sample
    from kompass_core.model.document import Document


def main(effort: Effort) -> int:
    """Print the table."""
    of = made_up.sample()
    times = interleaved(steps(of), effort.rounds)
    base = times["tomli, the same text"]
    rows = [
        (
            name,
            ratio(one.over(base)),
            ratio(one.minimum / base.minimum),
            f"{one.median * 1e3:.1f}",
            f"{one.minimum * 1e3:.1f}",
        )
        for name, one in times.items()
    ]
    lines = sum(text.count("\n") for text in (of.framework, of.scale))
    print(f"{lines} lines, {len(of.items)} items, seed 1, {effort.rounds} rounds, everything imported")
    print(table(("loading", "median ratio", "minimum ratio", "median ms", "minimum ms"), rows))
    return 0


def steps(of: Sample) -> dict[str, Callable[[], object]]:
    """The work of each step on what the one before made, and of all together."""

    def read() -> tuple[Document, Document]:
        return read_text(of.framework, "framework.toml"), read_text(of.scale, "scale.toml")

    document, scale = read()
    plugins = Plugins(scales={(made_up.FRAMEWORK, made_up.SCALE): scale})
    framework = check(document, plugins)
    program = compiled(framework)

    def load() -> object:
        framework, scale = read()
        given = Plugins(scales={(made_up.FRAMEWORK, made_up.SCALE): scale})
        return function(compiled(check(framework, given)).sheets[made_up.SCALE])

    return {
        "tomli, the same text": lambda: (tomli.loads(of.framework), tomli.loads(of.scale)),
        "read": read,
        "check": lambda: check(document, plugins),
        "compile": lambda: compiled(framework),
        "function": lambda: function(program.sheets[made_up.SCALE]),
        "all of it": load,
    }
