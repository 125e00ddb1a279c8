"""Pupils of a school, to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stages import school

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.model.scorecard import Scorecard


@pytest.fixture
def pupil() -> Callable[..., Scorecard]:
    """The scorecard of a pupil with points of each part, as TOML."""
    return school.pupil
