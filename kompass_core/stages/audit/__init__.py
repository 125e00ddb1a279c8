"""Audit: a program to what its items can reach, and what a better judgement does to them."""

from kompass_core.stages.audit.audit import audit

__all__ = ["audit"]
