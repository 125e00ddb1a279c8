"""Releasing: a draft published, what is published amended or retired.

The record is written first and the framework's file last: whoever is interrupted between the two has a
record and no status, which `check` tells, and which the same command finishes.
"""

from kompass_core.hooks.releasing.amend import amend
from kompass_core.hooks.releasing.done import Done
from kompass_core.hooks.releasing.release import Notice, release
from kompass_core.hooks.releasing.retire import retire

__all__ = ["Done", "Notice", "amend", "release", "retire"]
