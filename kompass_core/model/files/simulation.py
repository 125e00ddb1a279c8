"""Simulation: the shape of the file that says what is varied."""

from __future__ import annotations

from kompass_core.model.files.kinds import VERSION
from kompass_core.model.shape import Key, ListOf, Table, Text

_SENTENCES = ListOf(Text(longest=400))

SIMULATION_FILE = Table(
    "the file of what is varied",
    {
        "schema": VERSION,
        "simulation": Key(
            Table(
                "a simulation",
                {
                    "vary": Key(_SENTENCES, about="What is varied: `maximum 3 by 20%`."),
                    "uncertain": Key(_SENTENCES, about="How uncertain judgements are: `one step`."),
                },
            ),
            required=True,
            about="What is another in every draw.",
        ),
    },
)
