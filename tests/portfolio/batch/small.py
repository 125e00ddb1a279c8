"""A small framework and a small archive, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

LIBRARY = """\
schema = 1
[framework]
id = "library"
revision = "1"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["stars", "strict"]
[theme.A]
title = "Books"
[question."A.1"]
title = "Is there something for everybody?"
maximum = 20
[question."A.2"]
title = "Can people find it?"
maximum = 10
dimensions = ["plan", "use"]
"""

SCALE = """\
schema = 1
[scale]
id = "{id}"
of = "library"
title = "{id}"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "{absent}"
[scale.print.lines]
question = {{ points = 1, percent = 0 }}
theme = {{ points = 1, percent = 0 }}
total = {{ points = 1, percent = 0 }}
[dimension.plan]
title = "Is it planned?"
steps = {{ no = 0, partly = '50%', yes = '100%' }}
[dimension.use]
title = "Is it done?"
steps = {{ no = 0, seldom = '12.5%', partly = '50%', yes = '100%' }}
{more}
[bands.grade]
poor = 0
good = '50%'
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule.theme]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(themes.points)'
maximum = 'sum(themes.maximum)'
grade = 'band(points / maximum, grade)'
"""

HELD = '[dimension.held]\ntitle = "Does it last?"\nsteps = { no = 0, yes = 1 }\n'

ARCHIVE = """\
id,year,A.1:plan,A.1:use,A.2:plan,A.2:use
main street,2025,yes,partly,partly,
harbour,2024,50,12.5,not applicable,no
"hill, upper",2024,no,no,no,no
"""

WIDE = ("id", "year", "A.1:plan", "A.1:use", "A.2:plan", "A.2:use")


def lay_out(archive: str = ARCHIVE) -> None:
    """Write the framework, its scales and an archive into the current folder."""
    Path("library.toml").write_text(LIBRARY, "utf-8")
    Path("scales").mkdir(exist_ok=True)
    Path("scales/stars.toml").write_text(SCALE.format(id="stars", absent="shrink", more=""), "utf-8")
    Path("scales/strict.toml").write_text(SCALE.format(id="strict", absent="refuse", more=HELD), "utf-8")
    Path("archive.csv").write_text(archive, "utf-8")


def batch(*arguments: str) -> int:
    """The exit code of `kompass batch`, with the small framework."""
    return main(["batch", *arguments, "--framework", "library.toml"])


def lines(path: str) -> Sequence[str]:
    """The lines of a file."""
    return Path(path).read_text("utf-8").splitlines()
