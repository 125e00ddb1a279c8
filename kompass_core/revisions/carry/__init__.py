"""Carry: an evaluation of one revision to one of another."""

from kompass_core.revisions.carry.carry import carry

__all__ = ["carry"]
