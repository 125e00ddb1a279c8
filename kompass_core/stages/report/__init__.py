"""Report: a scorecard to figures rounded once, worded, and laid out for any format."""

from kompass_core.stages.report.analysis import joint, report, tables
from kompass_core.stages.report.comparison import comparison
from kompass_core.stages.report.explanation import explanation

__all__ = ["comparison", "explanation", "joint", "report", "tables"]
