"""Check: documents to what they mean, or every reason why they mean nothing."""

from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.check.framework import check
from kompass_core.stages.check.scale import check_scale
from kompass_core.stages.check.variant import check_variant

__all__ = ["check", "check_evaluation", "check_scale", "check_variant"]
