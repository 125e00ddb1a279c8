"""Work: a question, as it came in, to its answer. It runs in a process of its own, which keeps its desk."""

from __future__ import annotations

import signal
import threading
from functools import cache
from typing import TYPE_CHECKING

from kompass_core.hooks.load_plugins import load_chosen
from kompass_core.problems import KompassError
from kompass_core.serve.answer import in_json, unfit
from kompass_core.serve.asked import asked
from kompass_core.serve.bodies import BODIES
from kompass_core.serve.desk import Desk
from kompass_core.serve.lists import LISTS, listed
from kompass_core.serve.questions import ANSWERS
from kompass_core.serve.terms import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.hooks.choice import Choice
    from kompass_core.serve.answer import Answer


def work(choice: Choice, name: str, body: bytes) -> Answer:
    """The answer to a question of a name; that something is wrong with its body is an answer, too."""
    desk = _desk(choice)
    try:
        return ANSWERS[name](desk, asked(body, BODIES[name]))
    except KompassError as error:
        return unfit(error.problems, NAME)


def furnish(choice: Choice, *, token: bool) -> Mapping[str, Answer]:
    """What is always answered alike, by its address. The format `json` has to be there."""
    from kompass_core.serve.openapi import openapi  # noqa: PLC0415 - only the first process needs it

    desk = _desk(choice)
    made = {f"/v1/{name}": in_json(listed(desk, name)) for name in LISTS}
    return {**made, "/v1/openapi.json": in_json(openapi(desk.plugins, desk.shelf.names(), token=token))}


@cache
def _desk(choice: Choice) -> Desk:
    """The desk of this process, which from now on stops only with the one that started it.

    Who presses Ctrl-C, or stops a whole group of processes, means that one, which finishes what it began.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return Desk(load_chosen(choice))
