"""Load: what one advertised plugin gives, or the reason why it gives nothing.

Each plugin has a plugin manager to itself, so that nothing it does wrong reaches another.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from attrs import define
from pluggy import PluginManager, PluginValidationError

from kompass_core.hooks.fault import PluginFault, raised, wrong
from kompass_core.hooks.guard import SECONDS, OverdueError, guarded
from kompass_core.hooks.hookspecs import API, PROJECT, Hooks
from kompass_core.hooks.outcome import loaded, skipped
from kompass_core.hooks.unwrap import unwrap
from kompass_core.problems import KompassError, near

if TYPE_CHECKING:
    from kompass_core.hooks.advertised import Advertised
    from kompass_core.hooks.guard import Guarded
    from kompass_core.hooks.loaded import Gifts, Loaded

PREFIX: Final = "kompass_"
HOOKS: Final = tuple(name for name in vars(Hooks) if name.startswith(PREFIX))
VERSION: Final = "kompass_api"
"""The name under which a plugin says which version of the hooks it is written for."""

SHOWN: Final = 40
"""Characters of what a plugin printed that are shown."""


def load(advertised: Advertised, seconds: float = SECONDS) -> Loaded:
    """The plugin's gifts. Whatever it does wrong ends here: it is skipped, with the reason."""
    steps = _Steps()
    try:
        done = guarded(lambda: _gifts(advertised, steps), seconds)
    except OverdueError as error:
        return skipped(advertised, f"{steps.now} takes {error}", steps.api)
    except PluginFault as fault:
        return skipped(advertised, str(fault), steps.api)
    except KompassError as error:
        return skipped(advertised, f"what it gives cannot be read: {wrong(error)}", steps.api)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - no plugin's mistake is worth the program
        return skipped(advertised, f"{steps.now} fails: {raised(error)}", steps.api)
    return loaded(advertised, done.made, _printed(done), steps.api)


@define
class _Steps:
    """What is being done, and the version of the hooks, once it is known."""

    now: str = "its import"
    api: int | None = None


def _printed(done: Guarded[Gifts]) -> str | None:
    if not done.printed:
        return None
    first = next(iter(done.begins.split("\n")))[:SHOWN]
    return f"it printed {done.printed} characters while it was loaded, beginning with `{first}`"


def _gifts(advertised: Advertised, steps: _Steps) -> Gifts:
    if advertised.fault:
        raise PluginFault(advertised.fault)
    plugin = _imported(advertised.value)
    steps.now = "what it is made of"
    version = getattr(plugin, VERSION, 1)
    steps.api = version if isinstance(version, int) else None
    if steps.api != API:
        message = f"it is written for version {version} of the hooks, and this is version {API}"
        raise PluginFault(message)
    manager = _registered(plugin)
    answers = {}
    for name in HOOKS:
        steps.now = f"`{name}`"
        answers[name] = _answers(manager, name)
    steps.now = "what it gives"
    return unwrap(answers)


def _imported(value: str) -> object:
    """The module, or the object in it, that an entry point names as `module` or `module:object`."""
    name, _, within = value.partition(":")
    try:
        found: object = import_module(name.strip())
        for part in filter(None, within.strip().split(".")):
            found = getattr(found, part)
    except (Exception, SystemExit) as error:
        message = f"it cannot be imported: {raised(error)}"
        raise PluginFault(message) from error
    return found


def _registered(plugin: object) -> PluginManager:
    """A manager that knows this plugin only, whose every hook is one of ours."""
    manager = PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(plugin)
        manager.check_pending()
    except PluginValidationError as error:
        raise PluginFault(_misfit(manager, plugin, error)) from error
    for name in HOOKS:
        if hasattr(plugin, name) and not getattr(manager.hook, name).get_hookimpls():
            message = f"`{name}` is not marked `@hookimpl`"
            raise PluginFault(message)
    if not manager.get_hookcallers(plugin):
        message = "it has none of the hooks"
        raise PluginFault(message)
    return manager


def _misfit(manager: PluginManager, plugin: object, error: PluginValidationError) -> str:
    for hook in manager.get_hookcallers(plugin) or ():
        if not hook.has_spec():
            known = {name.removeprefix(PREFIX): name for name in HOOKS}
            likely = " or ".join(f"`{known[name]}`" for name in near(hook.name.removeprefix(PREFIX), known))
            return f"`{hook.name}` is no hook" + (f", did you mean {likely}?" if likely else "")
    return f"a hook does not fit: {str(error).splitlines()[-1]}"


def _answers(manager: PluginManager, name: str) -> list[object]:
    """What the plugin returns for one hook, which it may have several times under other names.

    Each is asked by itself, because pluggy takes None, which a forgotten `return` gives, for no answer.
    """
    try:
        return [hook.function() for hook in getattr(manager.hook, name).get_hookimpls()]
    except (Exception, SystemExit) as error:
        message = f"`{name}` fails: {raised(error)}"
        raise PluginFault(message) from error
