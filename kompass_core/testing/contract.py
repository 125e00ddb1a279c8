"""Contract: everything that Kompass asks of a plugin, run over one in one line."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from kompass_core.hooks.advertised import PLUGINS
from kompass_core.hooks.broken import broken
from kompass_core.hooks.collect import collect
from kompass_core.hooks.data import data
from kompass_core.hooks.installed import installed
from kompass_core.hooks.load import load
from kompass_core.problems import KompassError, Problem
from kompass_core.testing import formats, functions, revisions, scales, variants
from kompass_core.testing.alone import alone
from kompass_core.testing.sample import sample_reports
from kompass_core.testing.subject import subject, with_frameworks
from kompass_core.testing.verdict import Verdict

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Future

    from kompass_core.hooks.advertised import Advertised
    from kompass_core.hooks.loaded import Gifts
    from kompass_core.model.contributions import Plugins
    from kompass_core.testing.alone import Alone

SLOWEST: Final = 2.0
"""Seconds that a plugin may take to load, unless its test says otherwise; everybody waits for it."""


def check_plugin(
    name: str,
    *,
    complete: bool = False,
    frameworks: Iterable[str | os.PathLike[str]] = (),
    seconds: float = SLOWEST,
) -> Verdict:
    """Run the whole contract over a plugin, named by its module or its distribution, installed or not.

    It loads, quickly and without a word; what it gives is valid, and nobody else gives the same;
    everything that its variants say and change means something; its scales fit the revisions that ask for
    them, those in the folders `frameworks` among them; its functions are exact, always give the same
    and go where they say; its formats make text or bytes of any report, the same each time. What its
    variants leave in another language are gaps, and faults if it has to be `complete`.

    Raises KompassError with every fault.
    """
    __tracebackhide__ = True
    wanted = subject(name)
    plugins = with_frameworks(collect(dict.fromkeys((*installed(), *wanted))), frameworks)
    named = {(one.name, one.value) for one in wanted}
    ours = tuple(one for one in plugins.plugins if (one.name, one.module) in named)
    found = _Found(list(broken(evolve(plugins, plugins=ours), "error")))
    with ThreadPoolExecutor() as pool:  # other processes need not be waited for one after the other
        apart = {one: pool.submit(alone, one, seconds) for one in wanted if one.group == PLUGINS}
        for one in wanted:
            found.tried(one, plugins, apart.get(one))
    if complete:
        found.problems.extend(Problem("broken-plugin", gap, _place(wanted[0])) for gap in found.gaps)
    if found.problems:
        raise KompassError(dict.fromkeys(found.problems))
    return Verdict(ours, tuple(found.gaps), tuple(found.untried))


@define
class _Found:
    """What was found so far."""

    problems: list[Problem]
    gaps: list[str] = field(factory=list)
    untried: list[str] = field(factory=list)

    def tried(self, one: Advertised, plugins: Plugins, apart: Future[Alone] | None) -> None:
        """Try what is advertised, and everything that it gives, here and in another process."""
        gifts = data(one).gifts if apart is None else load(one).gifts
        said, digests = apart.result() if apart else ((), {})
        self.problems.extend(Problem("broken-plugin", message, _place(one)) for message in said)
        self._gifts(one, gifts, plugins, digests)

    def _gifts(self, one: Advertised, gifts: Gifts, plugins: Plugins, digests: Mapping[str, str]) -> None:
        named = (*gifts.variants, *gifts.building)
        for variant in (plugins.variants[name] for name in named if name in plugins.variants):
            self.problems.extend(variants.faults(variant))
            wrong, gaps, untried = variants.changed(variant, plugins)
            self.problems.extend(wrong)
            self.gaps.extend(gaps)
            self.untried.extend(untried)
        for folders in gifts.frameworks.values():
            self.problems.extend(revisions.faults(folders, plugins))
        for key in gifts.scales:
            wrong, untried = scales.faults(key, plugins)
            self.problems.extend(wrong)
            self.untried.extend(untried)
        for function in gifts.functions.values():
            self._said(one, f"the function {function.name}", functions.faults(function))
        reports = sample_reports() if gifts.formats else ()
        for made_by in gifts.formats.values():
            wrong_there = [*formats.faults(made_by, reports)]
            if not wrong_there and digests.get(made_by.id) != formats.digest(made_by, reports):
                wrong_there = ["it does not make the same in another process"]
            self._said(one, f"the format {made_by.id}", wrong_there)

    def _said(self, one: Advertised, what: str, faults: Iterable[str]) -> None:
        place = _place(one)
        self.problems.extend(Problem("broken-plugin", f"{what}: {fault}", place) for fault in faults)


def _place(one: Advertised) -> str:
    """A plugin as every problem with it names it."""
    return f"plugin {one.name} ({one.distribution} {one.version})"
