"""Hypothesis runs the same examples every time, everywhere: a failure in CI is a failure here."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("kompass", derandomize=True, deadline=None, database=None)
settings.load_profile("kompass")
