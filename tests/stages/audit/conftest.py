"""The small library, changed so that something in it contradicts itself, and what its audit says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from kompass_core.model.contributions import Plugins
from kompass_core.stages.audit import audit
from kompass_core.stages.check import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text
from tests.stages.conftest import LIBRARY, SIMPLE, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kompass_core.model.audit import Audit
    from kompass_core.rules.units import Function

    Changes: TypeAlias = Iterable[tuple[str, str]]

JUDGED = "'maximum * mean(dimensions)'"
PART = "'sum(questions.points)'"
WHOLE = "'sum(parts.points)'"
TWO = ('dimensions = ["kept"]\n', "")
"""A change of the library: `a.2` is judged in both dimensions, too."""


@pytest.fixture
def audited() -> Callable[..., Audit]:
    """The audit of the library, changed."""

    def make(
        simple: Changes = (), library: Changes = (), functions: Mapping[str, Function] | None = None
    ) -> Audit:
        scale = read_text(changed(SIMPLE, simple), "scales/simple.toml")
        plugins = Plugins(scales={("library", "simple"): scale}, functions=functions or {})
        return audit(compiled(check(read_text(changed(LIBRARY, library), "library.toml"), plugins)))

    return make


@pytest.fixture
def found(audited: Callable[..., Audit]) -> Callable[..., list[str]]:
    """What the audit finds: of each finding the severity, the slug and the message."""

    def make(simple: Changes = (), library: Changes = ()) -> list[str]:
        problems = [finding.problem for finding in audited(simple, library).findings]
        return [f"{problem.severity}[{problem.slug}]: {problem.message}" for problem in problems]

    return make
