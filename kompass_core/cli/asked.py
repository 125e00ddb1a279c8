"""Asked: options that name a framework, a scale and items, to what is meant, for those who score many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.cli import options
from kompass_core.hooks.resolve import resolve
from kompass_core.portfolio.batch.wanted import wished

if TYPE_CHECKING:
    from kompass_core.cli.desk import Desk
    from kompass_core.hooks.resolve import Resolved
    from kompass_core.model.batch import Wish
    from kompass_core.model.framework import Framework


def found(desk: Desk, framework: str, variant: str | None) -> Resolved:
    """The framework, and what is laid over it."""
    named = resolve(framework, desk.plugins)
    if variant is None:
        return named
    laid_over = options.variant_for(desk.plugins, None, None, variant)
    return evolve(named, variants=(*named.variants, *filter(None, [laid_over])))


def scale_of(framework: Framework, scale: str | None) -> str:
    """The scale that is asked for, or the first."""
    if scale is not None and scale not in framework.scales:
        raise options.unknown("scale", scale, framework.scales)
    return scale or next(iter(framework.scales))


def wish_of(framework: Framework, items: str | None, *, ranges: bool, percent: bool, exact: bool) -> Wish:
    """What is to come out, of the items of some levels or codes between commas, or of all."""
    try:
        return wished(framework, listed(items), ranges=ranges, percent=percent, exact=exact)
    except KeyError as error:
        known = (*framework.levels, *framework.items)
        raise options.unknown("level or item", str(error.args[0]), known) from None


def listed(names: str | None) -> list[str]:
    """Names between commas."""
    return [] if names is None else [name.strip() for name in names.split(",") if name.strip()]
