"""Limits: how large a rule, and what it makes, may be. They hold in every mode."""

CHARACTERS = 20_000
NODES = 2_000
DEPTH = 64
NAME = 64
"""Characters. No name that a file can give is longer."""
GATHERINGS = 2
"""How many gatherings may stand inside each other: each goes through a whole list."""
DIGITS = 40
"""Of a number that is written in a rule."""
DECIMALS = 12
"""The most decimals that `round` rounds to."""
BITS = 20_000
"""Of a numerator or denominator that a rule makes: about 6,000 digits, far beyond any real figure."""
