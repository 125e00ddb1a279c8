"""Choice: which of the plugins that are installed somebody wants, and how long one may take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from kompass_core.hooks.guard import SECONDS
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.hooks.advertised import Advertised
    from kompass_core.problems import Span

SLOWEST: Final = 3600
"""Seconds; who waits longer has another problem."""


@frozen
class Wish:
    """The name of a plugin, or of a distribution and so of all its plugins, and where it is named."""

    name: str
    place: Span | str


@frozen
class Wishes:
    """What is named in one place; nothing, where somebody says that nothing is meant."""

    listed: tuple[Wish, ...]
    place: Span | str


@frozen
class Choice:
    """What somebody said about plugins; None where nothing is said.

    Of what is installed, `only` these, and none of those that `block` names.
    """

    only: Wishes | None = None
    block: Wishes | None = None
    seconds: float | None = None

    @property
    def limit(self) -> float:
        """Seconds that a plugin may take."""
        return SECONDS if self.seconds is None else self.seconds


def first_said(choices: Iterable[Choice]) -> Choice:
    """Of several choices, for each of their parts what the first one says that says anything."""
    listed = tuple(choices)
    return Choice(
        only=next((one.only for one in listed if one.only is not None), None),
        block=next((one.block for one in listed if one.block is not None), None),
        seconds=next((one.seconds for one in listed if one.seconds is not None), None),
    )


def named(names: Iterable[str], place: str) -> Wishes:
    """The names as wishes, all from one place; an empty name is none."""
    return Wishes(tuple(Wish(name, place) for name in (one.strip() for one in names) if name), place)


def unwanted(choice: Choice, advertised: Iterable[Advertised]) -> Mapping[Advertised, str]:
    """Why each of those that the choice leaves out is left out.

    Raises:
        KompassError: `unknown-plugin`, for every name that is neither a plugin's nor a distribution's.
    """
    there = tuple(advertised)
    problems = [*_unknown(choice.only, there), *_unknown(choice.block, there)]
    if problems:
        raise KompassError(problems)
    reasons: dict[Advertised, str] = {}
    for one in there:
        if choice.block and _among(one, choice.block):
            reasons[one] = f"blocked by {choice.block.place}"
        elif choice.only and not _among(one, choice.only):
            named_there = f"not among those that {choice.only.place} names"
            reasons[one] = named_there if choice.only.listed else f"left out by {choice.only.place}"
    return reasons


def _unknown(wishes: Wishes | None, there: tuple[Advertised, ...]) -> Iterator[Problem]:
    known = list(dict.fromkeys(name for one in there for name in (one.name, one.distribution)))
    folded = {_folded(name) for name in known}
    for wish in wishes.listed if wishes else ():
        if _folded(wish.name) not in folded:
            hint = did_you_mean(wish.name, known) or there_are(known)
            yield Problem("unknown-plugin", f"there is no plugin `{wish.name}`", wish.place, hint)


def _among(one: Advertised, wishes: Wishes) -> bool:
    return not {_folded(one.name), _folded(one.distribution)}.isdisjoint(
        _folded(wish.name) for wish in wishes.listed
    )


def _folded(name: str) -> str:
    """A name as registries compare them: `Kompass_Moon` is `kompass-moon`."""
    return re.sub(r"[-_.]+", "-", name).casefold()
