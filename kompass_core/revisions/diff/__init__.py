"""Diff: two definitions to what has changed from the one to the other."""

from kompass_core.revisions.diff.diff import PASSES, diff

__all__ = ["PASSES", "diff"]
