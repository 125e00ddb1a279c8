"""What can be wrong with a text, and how it is shown to its author."""

from kompass_core.problems.near import near
from kompass_core.problems.problem import KompassError, Problem
from kompass_core.problems.show import show
from kompass_core.problems.source import Source, Span

__all__ = ["KompassError", "Problem", "Source", "Span", "near", "show"]
