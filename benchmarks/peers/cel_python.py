"""CEL in Python (`cel-python`): programs compiled once, interpreted (its default) and transpiled."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.contestant import Contestant, as_made
from benchmarks.peers.programs import item_by_item, nested

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.contestant import Figures
    from benchmarks.peers.programs import Answers, Execute
    from benchmarks.sample import Sample

DISTRIBUTION = "cel-python"


def contestants(of: Sample) -> tuple[Contestant[Answers, Figures], ...]:
    """One for each of its two runners."""
    return tuple(
        Contestant(name, nested(of), _runner(of, runner), as_made, sample)
        for name, runner, sample in (
            ("cel-python, transpiled", "CompiledRunner", 200),
            ("cel-python, interpreted", "InterpretedRunner", 50),
        )
    )


def _runner(of: Sample, runner: str) -> Callable[[Answers], Figures]:
    celpy = import_module("celpy")
    # Its parser is made once for all, for the first runner that asks; so its documentation says to reset it.
    import_module("celpy.celparser").CELParser.CEL_PARSER = None
    environment = celpy.Environment(runner_class=getattr(celpy, runner))

    def compiled(text: str) -> Execute:
        return environment.program(environment.compile(text)).evaluate  # type: ignore[no-any-return]  # it has no types

    return item_by_item(of, compiled, import_module("celpy.celtypes").DoubleType)
