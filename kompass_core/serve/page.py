"""Page: one file of HTML to try the service with, and the policy that allows it nothing else."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from kompass_core.serve.examples import DEFINITION, EVALUATION


def page(*, token: bool) -> tuple[str, str]:
    """The page, which asks for a token where there is one, and its Content-Security-Policy."""
    style, script = _beside("try.css"), _beside("try.js")
    known = json.dumps(
        {"token": token, "definition": DEFINITION, "evaluation": EVALUATION}, ensure_ascii=True
    )
    script = script.replace("TOLD", known.replace("<", "\\u003c"))
    text = _beside("try.html").replace("/* style */", style).replace("// script", script)
    # A report within the page is held to this policy as well as to its own, and has styles of its own.
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {_hash(script)}; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return text, policy


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _beside(name: str) -> str:
    return (files("kompass_core.serve") / "templates" / name).read_text("utf-8")
