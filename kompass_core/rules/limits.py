"""Limits: how large a rule may be. They hold in every mode, before anything is built or run."""

CHARACTERS = 20_000
NODES = 2_000
DEPTH = 64
DIGITS = 40
DECIMALS = 12
"""The most decimals that `round` rounds to."""
