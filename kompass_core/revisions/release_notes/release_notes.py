"""Release notes: a difference to the report on it: what is new, gone, elsewhere, and still to be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.report import Heading
from kompass_core.revisions.release_notes.coming import gone, new
from kompass_core.revisions.release_notes.elsewhere import elsewhere
from kompass_core.revisions.release_notes.facts import facts
from kompass_core.revisions.release_notes.opening import opening
from kompass_core.revisions.release_notes.points import points
from kompass_core.revisions.release_notes.remarks import remarks
from kompass_core.revisions.release_notes.scaled import scaled
from kompass_core.revisions.release_notes.teller import Reading, Teller
from kompass_core.revisions.release_notes.waiting import perhaps, waiting
from kompass_core.revisions.release_notes.wordings import wordings
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from kompass_core.model.difference import Difference
    from kompass_core.model.report import Report
    from kompass_core.model.variant import Variant


def release_notes(difference: Difference, variant: Variant, reading: Reading | None = None) -> Report:
    """The report, in the words of a variant.

    `reading` has both definitions in the titles of who reads it, and what to call them; without it they
    have their own. Raises KompassError: `unknown-locale`.
    """
    read = reading or Reading(difference.before, difference.after)
    teller = Teller(difference, read, wording(variant))
    title = teller.title()
    blocks = (
        Heading(title, 1),
        *opening(teller),
        *new(teller),
        *gone(teller),
        *elsewhere(teller),
        *wordings(teller),
        *points(teller),
        *scaled(teller),
        *perhaps(teller),
        *waiting(teller),
        *remarks(teller),
    )
    return finish("difference", title, blocks, (), variant, facts=facts(teller))
