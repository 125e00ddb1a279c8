"""Score: a program and an evaluation to a scorecard."""

from kompass_core.stages.score.score import score

__all__ = ["score"]
