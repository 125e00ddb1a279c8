"""A garden that is assessed: a small framework, some of whose names would break what is quoted badly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kompass_core.model.contributions import Plugins
from kompass_core.stages.check import check
from kompass_core.stages.compile import compile as compiled
from kompass_core.stages.read import read_text

if TYPE_CHECKING:
    from kompass_core.model.program import Program

HOSTILE = """it's "half" `done`; -- \\ ${env:PATH} \\n' || 'ö"""

GARDEN = """\
schema = 1
[framework]
id = "garden"
revision = "1"
title = "Garden"
language = "en"
levels = ["bed"]
scales = ["green"]
[bed."å-1"]
title = "Roses"
maximum = 10
[bed.b]
title = "Lawn"
maximum = 5
"""

GREEN = """\
schema = 1
[scale]
id = "green"
of = "garden"
title = "Green"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[scale.print.lines]
bed = {{ points = 1, percent = 0 }}
[dimension.watered]
title = "Watered"
steps = {{ no = 0, {hostile} = '12.5%', some = '33.3%', yes = 1 }}
[dimension.weeded]
title = "Weeded"
steps = {{ no = 0, third = '33%', yes = 1 }}
[bands.look]
wild = 0
neat = '50%'
[rule.judged]
points = 'maximum * mean(dimensions)'
look = 'band(points / maximum, look)'
[rule.total]
points = 'sum(beds.points)'
maximum = 'sum(beds.maximum)'
"""


def garden(scale: str = GREEN) -> Program:
    """The program of the garden, on a scale."""
    text = scale.format(hostile=json.dumps(HOSTILE, ensure_ascii=False))
    plugins = Plugins(scales={("garden", "green"): read_text(text, "scales/green.toml")})
    return compiled(check(read_text(GARDEN, "garden.toml"), plugins))
