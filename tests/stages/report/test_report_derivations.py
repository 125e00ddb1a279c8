"""Derivations: every printed figure knows whose it is, and what there is to tell of it is there when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.model.report import Entry, Figure, Heading, Table
from kompass_core.stages.report import comparison, explanation, report, tables
from kompass_core.stages.report.derivations import Joined, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
