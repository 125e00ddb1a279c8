"""Retire: what was published, no longer to be used: its file says so, and the record stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.hooks.releases import status_place
from kompass_core.hooks.releasing.done import Done, marked
from kompass_core.hooks.releasing.revision import readable
from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kompass_core.model.contributions import Plugins


def retire(path: Path, plugins: Plugins, on: date) -> Done:
    """The revision in the file retired.

    Raises:
        KompassError: `not-released` of a draft, `already-released` of what is retired, `wrong-order` where
            it would be retired before it was published.
    """
    one = readable(path, plugins)
    framework, place = one.framework, status_place(one.document)
    if one.status == "retired":
        since = f" since {framework.retired}" if framework.retired else ""
        message = f"`{framework.name}` is retired{since}"
        raise KompassError([Problem("already-released", message, place)])
    if one.status != "published":
        hint = "only what is published is retired; `kompass release` publishes it"
        raise KompassError([Problem("not-released", f"`{framework.name}` is a draft", place, hint)])
    file = marked(one, {"status": '"retired"', "retired": on.isoformat()})
    return Done(framework.name, "retired", on, framework.digest, 0, (), (file,), ())
