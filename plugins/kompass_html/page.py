"""Page: a report to one file of HTML, with its style, its script and a policy that allows nothing else.

What a page says stands in `templates`; what is text there is escaped, whatever it holds. The same
report makes the same bytes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound

from kompass_html.layout import Layout

if TYPE_CHECKING:
    from kompass_core.extending import Report

TEMPLATES = files("kompass_html") / "templates"

UNFIT = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]")
"""Characters that HTML does not allow."""


class _Beside(BaseLoader):
    """Templates from the folder beside this module, wherever it is installed."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:  # noqa: ARG002 - jinja's
        try:
            return (TEMPLATES / template).read_text("utf-8"), template, None
        except FileNotFoundError as error:
            raise TemplateNotFound(template) from error


def page(report: Report) -> str:
    """The report as one file that needs no other."""
    environment = Environment(
        loader=_Beside(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style, script = (_inline(name) for name in ("page.css", "page.js"))
    made = environment.get_template("page.html.jinja").render(
        language=report.language,
        words=report.words,
        layout=Layout.of(report),
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    # Text that is not of the core may hold what no page may, which would end or hide what follows.
    return UNFIT.sub("\N{REPLACEMENT CHARACTER}", made) + "\n"


def _inline(name: str) -> str:
    """A file of ours, to stand between its tags as it is."""
    return f"\n{(TEMPLATES / name).read_text('utf-8')}"


def _policy(style: str, script: str) -> str:
    """Just this style and this script, and nothing from anywhere."""
    hashes = [b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)]
    allowed = [f"{kind}-src 'sha256-{one}'" for kind, one in zip(("style", "script"), hashes, strict=True)]
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))
