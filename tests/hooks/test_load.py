"""Load: what a plugin gives, and every way in which a plugin can be broken."""

from __future__ import annotations

import sys
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from kompass_core.extending import Format, Function, Report
from kompass_core.hooks.advertised import PLUGINS, Advertised
from kompass_core.hooks.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOOR = "from kompass_core.extending import Format, Function, Parameter, Scale, Variant, hookimpl\n"

SCALE = """
    schema = 1
    [scale]
    id = "strict"
    of = "garden"
"""
VARIANT = """
    schema = 1
    [variant]
    id = "moon"
    title = "The moon"
    language = "la"
    [numbers]
    locale = "la"
"""


def hook(name: str, body: str) -> str:
    """The source of a plugin with one hook."""
    return f"{DOOR}\n@hookimpl\ndef {name}():\n{indent(body, '    ')}\n"


def test_a_scale_is_read_from_the_file_beside_the_plugin(plugin: Callable[..., Advertised]) -> None:
    source = hook("kompass_scales", 'return [Scale.beside(__file__, "strict.toml")]')
    loaded = load(plugin(source, strict=SCALE))
    assert list(loaded.gifts.scales) == [("garden", "strict")]
    assert loaded.plugin.gives == ("scale strict of garden",)


def test_a_variant_is_read_from_several_files_beside_the_plugin(plugin: Callable[..., Advertised]) -> None:
    source = hook("kompass_variants", 'return [Variant.beside(__file__, "moon.toml", "changes.toml")]')
    loaded = load(plugin(source, moon=VARIANT, changes='schema = 1\nof = "garden@1"\n'))
    assert list(loaded.gifts.variants["moon"].overlays) == ["garden@1"]
    assert loaded.plugin.gives == ("variant moon",)


def test_functions_and_formats_come_by_their_names(plugin: Callable[..., Advertised]) -> None:
    source = hook("kompass_formats", 'return [Format("shout", ".txt", "text/plain", lambda report: "!")]')
    source += """
@hookimpl
def kompass_functions():
    return [Function("half", (Parameter("of", "points", "rising"),), "points", lambda of: of / 2, "a half")]
"""
    loaded = load(plugin(source))
    assert loaded.plugin.gives == ("function half", "format shout")
    assert isinstance(loaded.gifts.functions["half"], Function)
    assert isinstance(loaded.gifts.formats["shout"], Format)


def test_an_object_in_a_module_can_be_a_plugin(plugin: Callable[..., Advertised]) -> None:
    advertised = plugin(f"""
        {DOOR}
        class Tulip:
            @hookimpl
            def kompass_formats(self):
                return [Format("shout", ".txt", "text/plain", lambda report: "!")]
        tulip = Tulip()
    """)
    loaded = load(Advertised(PLUGINS, "tulip", f"{advertised.value}:tulip", "kompass-tulip", "1.0"))
    assert loaded.plugin.gives == ("format shout",)


def test_a_hook_may_be_there_twice_under_other_names(plugin: Callable[..., Advertised]) -> None:
    source = DOOR + "".join(
        f"""
@hookimpl(specname="kompass_formats")
def {name}():
    return [Format("{name}", ".txt", "text/plain", lambda report: "!")]
"""
        for name in ("loud", "soft")
    )
    assert sorted(load(plugin(source)).gifts.formats) == ["loud", "soft"]


BROKEN = {
    "nothing to import": (
        "import kompass_nowhere",
        "it cannot be imported: ModuleNotFoundError: No module named 'kompass_nowhere'",
    ),
    "no Python": ("def", "it cannot be imported: SyntaxError: invalid syntax"),
    "an exit": ("import sys; sys.exit(3)", "it cannot be imported: SystemExit: 3"),
    "an error of several lines": (
        "raise ValueError('first\\nsecond')",
        "it cannot be imported: ValueError: first (",
    ),
    "no hook": ("", "it has none of the hooks"),
    "an unmarked hook": ("def kompass_scales(): return []", "`kompass_scales` is not marked `@hookimpl`"),
    "a misspelt hook": (
        hook("kompass_variant", "return []"),
        "`kompass_variant` is no hook, did you mean `kompass_variants`?",
    ),
    "a hook of another's": (hook("pytest_configure", "return []"), "`pytest_configure` is no hook"),
    "a hook with an argument": (
        f"{DOOR}\n@hookimpl\ndef kompass_scales(framework): return []",
        "a hook does not fit: Argument(s) {'framework'} are declared in the hookimpl",
    ),
    "a failing hook": (
        hook("kompass_scales", "return 1 / 0"),
        "`kompass_scales` fails: ZeroDivisionError: division by zero (",
    ),
    "an exit in a hook": (hook("kompass_scales", "raise SystemExit"), "`kompass_scales` fails: SystemExit ("),
    "nothing returned": (
        hook("kompass_scales", "pass"),
        "`kompass_scales` returns None, not a list of `Scale`",
    ),
    "a generator": (
        hook("kompass_formats", "yield 1"),
        "`kompass_formats` returns `generator`, not a list of `Format`",
    ),
    "a path for a scale": (
        hook("kompass_scales", 'return ["strict.toml"]'),
        "`kompass_scales` returns a list with `str` in it, where each is a `Scale`",
    ),
    "a later version": (
        "kompass_api = 2\n" + hook("kompass_scales", "return []"),
        "it is written for version 2 of the hooks, and this is version 1",
    ),
    "a version of another kind": (
        "kompass_api = 'new'\n" + hook("kompass_scales", "return []"),
        "it is written for version new of the hooks, and this is version 1",
    ),
    "a missing file": (
        hook("kompass_scales", 'return [Scale.beside(__file__, "nowhere.toml")]'),
        "what it gives cannot be read: ",
    ),
    "a variant of no file": (
        hook("kompass_variants", "return [Variant.beside(__file__)]"),
        "a `Variant` of no file",
    ),
    "a format twice": (
        hook("kompass_formats", 'return [Format("shout", ".txt", "text/plain", str)] * 2'),
        "it gives the format shout twice",
    ),
    "a format without a name": (
        hook("kompass_formats", 'return [Format(None, ".txt", "text/plain", str)]'),
        "a format cannot be called ` None `",
    ),
    "a format that cannot be called": (
        hook("kompass_formats", 'return [Format("shout", ".txt", "text/plain", "!")]'),
        "`render` of the format `shout` is `str`, not a function",
    ),
    "a module that fails when it is looked at": (
        "def __getattr__(name): raise ValueError('no ' + name)",
        "what it is made of fails: ValueError: no kompass_api (",
    ),
    "a function with a space": (
        hook("kompass_functions", 'return [Function("a half", (), "points", abs, "")]'),
        "a function cannot be called `a half`",
    ),
    "a function that is there already": (
        hook("kompass_functions", 'return [Function("sum", (), "points", abs, "")]'),
        "a function is called `sum`, which rules have already",
    ),
    "a formula that is no text": (
        hook("kompass_functions", 'return [Function("half", (), "points", abs, "", formula=abs)]'),
        "`formula` of the function `half` is `builtin_function_or_method`, not text",
    ),
    "a formula that is no rule": (
        hook("kompass_functions", 'return [Function("half", (), "points", abs, "", formula="3 +")]'),
        "what it gives cannot be read: formula of `half`, character 3: the rule ends where ",
    ),
    "a formula of what is no parameter": (
        hook("kompass_functions", 'return [Function("half", (), "share", abs, "", formula="100% * haf")]'),
        "what it gives cannot be read: formula of `half`, character 8: nothing in scope is called `haf`",
    ),
    "a formula that makes something else": (
        hook("kompass_functions", 'return [Function("half", (), "points", abs, "", formula="50%")]'),
        "what it gives cannot be read: formula of `half`, character 1: it makes a share, ",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plugin_is_skipped_and_says_why(fault: str, plugin: Callable[..., Advertised]) -> None:
    source, reason = BROKEN[fault]
    loaded = load(plugin(source))
    assert (loaded.plugin.state, loaded.plugin.gives) == ("skipped", ())
    assert (loaded.plugin.distribution, loaded.plugin.version) == ("kompass-tulip", "1.0")
    assert (loaded.plugin.reason or "").startswith(reason)
    assert "\n" not in (loaded.plugin.reason or "")


def test_a_reason_names_the_line_it_came_from(plugin: Callable[..., Advertised], tmp_path: Path) -> None:
    loaded = load(plugin("import sys\n\nsys.exit(3)\n"))
    file = tmp_path / "kompass_trial_tulip.py"
    assert loaded.plugin.reason == f"it cannot be imported: SystemExit: 3 ({file}:3)"


def test_a_file_that_cannot_be_read_is_named_with_the_place_in_it(
    plugin: Callable[..., Advertised], tmp_path: Path
) -> None:
    source = hook("kompass_scales", 'return [Scale.beside(__file__, "strict.toml")]')
    loaded = load(plugin(source, strict="schema = 1\n[scale]\nid = ?\n"))
    assert (loaded.plugin.reason or "").startswith(
        f"what it gives cannot be read: {tmp_path}/strict.toml:3:6: "
    )


def test_of_many_things_wrong_with_a_file_the_first_is_said(plugin: Callable[..., Advertised]) -> None:
    source = hook("kompass_scales", 'return [Scale.beside(__file__, "strict.toml")]')
    loaded = load(plugin(source, strict='schema = 1\n[scale]\nid = "strict"\n'))
    assert (loaded.plugin.reason or "").endswith(" more)")


def test_an_interrupt_is_not_taken_for_a_broken_plugin(plugin: Callable[..., Advertised]) -> None:
    with pytest.raises(KeyboardInterrupt):
        load(plugin("raise KeyboardInterrupt"))


def test_what_a_plugin_prints_does_not_reach_standard_output(
    plugin: Callable[..., Advertised], capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = load(plugin("print('hello')\n" + hook("kompass_formats", "print('!')\nreturn []")))
    assert capsys.readouterr().out == ""
    assert loaded.plugin.state == "loaded"
    assert loaded.plugin.reason == "it printed 8 characters while it was loaded, beginning with `hello`"


def test_a_plugin_finds_standard_output_as_it_knows_it(plugin: Callable[..., Advertised]) -> None:
    source = """
        import sys
        sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.buffer.write(b"hello")
        sys.stdout.flush()
    """
    loaded = load(plugin(dedent(source) + hook("kompass_formats", "return []")))
    assert loaded.plugin.state == "loaded"


def test_a_plugin_that_loads_plugins_does_not_hang(plugin: Callable[..., Advertised]) -> None:
    source = "import kompass_core\nkompass_core.load_plugins()\n" + hook("kompass_formats", "return []")
    assert load(plugin(source)).plugin.state == "loaded"


HANGING = {
    "a wait at import": ("import time\ntime.sleep(1)\n", "its import takes more than 0.2 s", 2),
    "a loop at import": ("while True:\n    pass\n", "its import takes more than 0.2 s", None),
    "a wait in a hook": (
        "import threading\n" + hook("kompass_scales", "threading.Event().wait(1)"),
        "`kompass_scales` takes more than 0.2 s",
        6,
    ),
}
"""Each comes to an end by itself, or can be ended: the tests after it use the same module."""


@pytest.mark.parametrize("kind", HANGING)
def test_a_plugin_that_hangs_is_skipped_and_says_where(
    kind: str, plugin: Callable[..., Advertised], tmp_path: Path
) -> None:
    source, reason, line = HANGING[kind]
    loaded = load(plugin(source), 0.2)
    place = f" ({tmp_path / 'kompass_trial_tulip.py'}:{line or ''}"
    assert loaded.plugin.state == "skipped"
    assert (loaded.plugin.reason or "").startswith(f"{reason}{place}")


@pytest.mark.parametrize(("version", "api"), [("1", 1), ("2", 2), ("'new'", None)])
def test_the_version_of_the_hooks_is_noted(
    version: str, api: int | None, plugin: Callable[..., Advertised]
) -> None:
    source = f"kompass_api = {version}\n" + hook("kompass_formats", "return []")
    assert load(plugin(source)).plugin.api == api


def test_a_plugin_that_says_no_version_is_of_the_first(plugin: Callable[..., Advertised]) -> None:
    assert load(plugin(hook("kompass_formats", "return []"))).plugin.api == 1


def test_standard_output_is_put_back_after_a_failure(plugin: Callable[..., Advertised]) -> None:
    before = sys.stdout
    load(plugin("raise ValueError"))
    assert sys.stdout is before


def test_a_report_is_what_a_format_gets() -> None:
    assert Report.__module__ == "kompass_core.model.report"
