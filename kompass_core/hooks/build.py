"""Build: variants that build on each other to whole ones, in the order in which that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.building import Building
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.model.variant import Variant


def build(given: Mapping[str, Variant | Building]) -> tuple[dict[str, Variant], dict[str, KompassError]]:
    """The variants by id, in the order in which they were given, and what is wrong with those that are none.

    `unknown-variant` where one builds on what is not there or is itself none, `circular-variant` where
    it builds on itself by way of others, and everything that is wrong with what it changes.
    """
    made = {name: one for name, one in given.items() if not isinstance(one, Building)}
    failed: dict[str, KompassError] = {}
    for name in given:
        for one in reversed(_waiting(name, given, made, failed)):
            try:
                made[one.id] = _made(one, made, failed)
            except KompassError as error:
                failed[one.id] = error
    return {name: made[name] for name in given if name in made}, failed


def _waiting(
    name: str,
    given: Mapping[str, Variant | Building],
    made: Mapping[str, Variant],
    failed: dict[str, KompassError],
) -> list[Building]:
    """What has to be built for a variant, itself first; of those that form a circle, none can be."""
    chain: dict[str, Building] = {}
    one = given.get(name)
    while isinstance(one, Building) and one.id not in made and one.id not in failed:
        if one.id in chain:
            ids = list(chain)
            circle = [chain[each] for each in ids[ids.index(one.id) :]]
            failed.update({each.id: _circular(each, circle) for each in circle})
            return [each for each in chain.values() if each not in circle]
        chain[one.id] = one
        one = given.get(str(one.on.value))
    return list(chain.values())


def _circular(one: Building, circle: list[Building]) -> KompassError:
    at = circle.index(one)
    others = (*circle[at + 1 :], *circle[:at])
    path = "".join(f"`{other.id}`, which builds on " for other in others)
    related = tuple((f"`{other.id}` builds on `{other.on.value}`", other.on.span) for other in others)
    message = f"`{one.id}` builds on {path}`{one.id}`"
    hint = "let one of them have all its words itself"
    return KompassError([Problem("circular-variant", message, one.on.span, hint, related)])


def _made(one: Building, made: Mapping[str, Variant], failed: Mapping[str, KompassError]) -> Variant:
    from kompass_core.stages.check.variant import check_variant  # noqa: PLC0415 - brings all checks along

    on = str(one.on.value)
    if on in failed:
        first = failed[on].problems[0]
        message = f"`{on}`, on which `{one.id}` builds, cannot be used: {first.message}"
        related = () if isinstance(first.place, str) else (("that is wrong", first.place),)
        raise KompassError([Problem("unknown-variant", message, one.on.span, None, related)])
    return check_variant(one.documents, one.folder, made)
