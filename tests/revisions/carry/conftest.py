"""Evaluations of the three small revisions, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.model.carriage import Strategies
from kompass_core.revisions.carry import carry
from kompass_core.revisions.correspond import correspond
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read_text
from tests.revisions.carry.short import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.carriage import Carriage
    from kompass_core.model.framework import Framework


@pytest.fixture
def carried(revision: Callable[..., Framework]) -> Callable[..., Carriage]:
    """What becomes of an evaluation of one revision, by its number, in another one."""

    def make(text: str, *way: Framework | str, **decided: str) -> Carriage:
        before, *between, after = (revision(one) if isinstance(one, str) else one for one in way)
        evaluation = check_evaluation(read_text(HEAD.format(revision=before.revision) + text, "main.toml"))
        strategies = Strategies(**decided)  # type: ignore[arg-type]  # options as they are written
        return carry(evaluation, correspond(before, after, between), strategies)

    return make
