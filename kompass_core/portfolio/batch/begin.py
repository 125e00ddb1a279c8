"""Begin: an order to the run that fulfils it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kompass_core.portfolio.batch.engines import engine
from kompass_core.portfolio.batch.filed import Filed
from kompass_core.portfolio.batch.heading import names_of
from kompass_core.portfolio.batch.run import Run
from kompass_core.portfolio.batch.singly import Singly
from kompass_core.portfolio.batch.tables.open import opened
from kompass_core.portfolio.batch.work import Work
from kompass_core.portfolio.sql.naming import reaches

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.portfolio.batch.order import Order


def begin(order: Order, program_of: Callable[[Evaluation], Program], *, again: bool) -> Run:
    """The run, with what it finds of an earlier one.

    `program_of` makes the program of an evaluation that is a file, which may name a variant.

    Raises:
        KompassError: a table cannot be read or scored.
        OtherRun: there are parts of something else.
        OSError: the result cannot be written.
        ImportError: what an engine needs is not installed.
    """
    manifest = order.manifest
    if order.inputs.evaluations:
        return Run(Filed(order, program_of), order.place, manifest, again=again)
    scratch = order.place.scratch
    shutil.rmtree(scratch, ignore_errors=True)  # what a run has left that was stopped
    columns = names_of(order.program)
    tables = [opened(path, columns, scratch / str(number)) for number, path in enumerate(order.inputs.tables)]
    singly = Singly(order.program, order.scale, order.shown)
    if order.engine == "spark" and all(reaches(one.file) for one in tables):
        from kompass_core.portfolio.sql.afar import WorkAfar  # noqa: PLC0415 - of an extra

        return Run(WorkAfar(tables, singly, order.master, scratch), order.place, manifest, again=again)
    named = "columns" if order.engine == "auto" else order.engine
    return Run(Work(tables, singly, engine(named, order.master)), order.place, manifest, again=again)
