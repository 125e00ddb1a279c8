"""Population: the document of one that was stored to the population that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.evaluation import Organisation
from kompass_core.model.files.population import POPULATION_FILE
from kompass_core.model.population import Member
from kompass_core.problems import Problem
from kompass_core.stages.check import values
from kompass_core.stages.check.conform import conform
from kompass_core.stages.check.sort import refuse
from kompass_core.stages.notation import denoted
from kompass_core.stages.populate import population

if TYPE_CHECKING:
    from kompass_core.model.document import Document, Entry
    from kompass_core.model.population import Population
    from kompass_core.rules.interval import Interval


def check_population(document: Document) -> Population:
    """The population that a document holds.

    Raises:
        KompassError: everything that is wrong with it; `altered-population` where it is not the one that
            was stored.
    """
    conform(document, POPULATION_FILE)
    rows = values.table(document.root, "population")
    problems: list[Problem] = []
    listed = values.table(document.root, "member")
    members = tuple(_member(name, entry, problems) for name, entry in listed.items())
    if not members:
        hint = "`kompass statistics --save FILE` stores one"
        problems.append(Problem("missing-key", "nobody is in it", document.root["member"].span, hint))
    refuse(problems)
    framework, scale = values.text(rows, "framework"), values.text(rows, "scale")
    found = population(framework, scale, values.texts(rows, "scales"), members)
    if found.digest != values.text(rows, "digest"):
        message = "the population is not the one that was stored: its digest is another"
        hint = "take it as it was stored, or store it anew: `kompass statistics --save FILE`"
        refuse([Problem("altered-population", message, rows["digest"].span, hint)])
    return found


def told(document: Document) -> str:
    """What a population is, in a few words; raises KompassError where it is none."""
    found = check_population(document)
    count = len(found.members)
    return f"of {found.framework} on {found.scale}: {count} evaluation{'' if count == 1 else 's'}"


def _member(name: str, entry: Entry, problems: list[Problem]) -> Member:
    rows = values.rows(entry)
    organisation = values.table(rows, "organisation")
    points = {code: _value(one, problems) for code, one in values.table(rows, "points").items()}
    return Member(
        evaluation=name,
        digest=values.text(rows, "digest"),
        organisation=Organisation(
            values.optional_text(organisation, "code"), values.text(organisation, "name")
        ),
        year=values.whole(rows, "year"),
        country=values.optional_text(rows, "country"),
        points=values.frozen_map({code: value for code, value in points.items() if value is not None}),
        span=entry.key,
    )


def _value(entry: Entry, problems: list[Problem]) -> Interval | None:
    try:
        return denoted(str(entry.value))
    except ValueError:
        message = f"`{entry.value}` does not begin below its end"
        problems.append(Problem("wrong-order", message, entry.span, "put the lower of the two first"))
        return None
