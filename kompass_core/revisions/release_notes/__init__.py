"""Release notes: a difference to a report that those who decide on it can read."""

from kompass_core.revisions.release_notes.release_notes import release_notes
from kompass_core.revisions.release_notes.teller import Reading

__all__ = ["Reading", "release_notes"]
