"""Files: the shape of each kind of file. `docs/files.md` says the same to people."""

from kompass_core.model.files.evaluation import EVALUATION_FILE
from kompass_core.model.files.expectation import EXPECTATION_FILE
from kompass_core.model.files.framework import (
    FRAMEWORK,
    FRAMEWORK_FILE_HEAD,
    any_framework_file,
    framework_file,
)
from kompass_core.model.files.kinds import SCHEMA
from kompass_core.model.files.population import POPULATION_FILE
from kompass_core.model.files.release import RELEASE_FILE
from kompass_core.model.files.scale import SCALE_FILE
from kompass_core.model.files.variant import BUILDING_FILE, OVERLAY_HEAD, VARIANT_FILE, WORDED_HEAD

__all__ = [
    "BUILDING_FILE",
    "EVALUATION_FILE",
    "EXPECTATION_FILE",
    "FRAMEWORK",
    "FRAMEWORK_FILE_HEAD",
    "OVERLAY_HEAD",
    "POPULATION_FILE",
    "RELEASE_FILE",
    "SCALE_FILE",
    "SCHEMA",
    "VARIANT_FILE",
    "WORDED_HEAD",
    "any_framework_file",
    "framework_file",
]
