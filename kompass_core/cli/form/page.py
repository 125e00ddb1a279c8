"""Page: a program and the words of a reader to one file of HTML, with a policy that allows nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from kompass_core.cli.form.outline import outline
from kompass_core.model.words import WORDS
from kompass_core.rules.javascript import quoted
from kompass_core.stages.javascript import javascript

if TYPE_CHECKING:
    from kompass_core.model.program import Program
    from kompass_core.model.variant import Variant
    from kompass_core.stages.report.wording import Wording

UNFIT = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]")
"""Characters that HTML does not allow."""

SAID = ("form.", "state.")
"""How the keys begin of the words that the script of the page says."""


def page(program: Program, wording: Wording, own: Variant | None, name: str) -> str:
    """The page; `own` is the variant, `name` that of the framework, that stand in the file that it saves.

    Raises:
        NoJavaScript: a rule calls a function of a plugin that no page can work out.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only this command needs it

    environment = Environment(
        loader=PackageLoader("kompass_core.cli.form", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = f"\n{_beside('form.css')}"
    script = f"\n{javascript(program, wording)}{_given(program, wording, own, name)}\n{_beside('form.js')}"
    script = re.sub(r"<(?=/script|!--)", r"\\x3c", script, flags=re.IGNORECASE)
    framework = program.framework
    made = environment.get_template("form.html.jinja").render(
        language=wording.variant.language,
        framework=framework,
        word=wording.word,
        items=outline(program, wording),
        scales=[(name, wording.scale(scale)) for name, scale in framework.scales.items()],
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return UNFIT.sub("\N{REPLACEMENT CHARACTER}", made) + "\n"


def _given(program: Program, wording: Wording, own: Variant | None, name: str) -> str:
    """What the script has to know beside the points."""
    framework = program.framework
    known = {
        "framework": name,
        "name": framework.name,
        "variant": own.id if own else None,
        "digest": framework.digest,
        "measures": {measure: wording.measure(measure) for measure in sorted(_measures(program))},
        "scales": [[name, wording.scale(scale)] for name, scale in framework.scales.items()],
        "words": {key: wording.variant.words.get(key, WORDS[key]) for key in WORDS if key.startswith(SAID)},
    }
    return f"const FORM = {quoted(known)};\n"


def _measures(program: Program) -> set[str]:
    return {rule.measure for sheet in program.sheets.values() for line in sheet.lines for rule in line.rules}


def _beside(name: str) -> str:
    return (files("kompass_core.cli.form") / "templates" / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """Just this style and this script, and nothing from anywhere."""
    hashes = [b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)]
    allowed = [f"{kind}-src 'sha256-{one}'" for kind, one in zip(("style", "script"), hashes, strict=True)]
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))
