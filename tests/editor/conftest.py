"""A folder with an instrument in it, as an editor has it open; `|` in a text is where the cursor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kompass_core.editor.context import context
from kompass_core.editor.session import Session
from kompass_core.editor.standing import standing
from kompass_core.model.contributions import Plugins

if TYPE_CHECKING:
    from pathlib import Path

    from kompass_core.editor.context import Context
    from kompass_core.editor.standing import Standing

LIBRARY = """\
schema = 1
[framework]
id = "library"
revision = "1"
title = "A good library"
language = "en"
levels = ["theme", "question"]
scales = ["stars"]
[theme.A]
title = "Books"
[question."A.1"]
title = "Is there something for everybody?"
maximum = 20
[question."A.1".source]
title = "ours"
[question."A.2"]
title = "Can people find it?"
maximum = 10
dimensions = ["plan"]
[question."A.3"]
title = "Is it read?"
maximum = 10
parent = "A"
"""

STARS = """\
schema = 1
[scale]
id = "stars"
of = "library"
title = "Stars"
rounding = "half-up"
unanswered = "bounds"
not_applicable = "shrink"
[dimension.plan]
title = "Is it planned?"
steps = { no = 0, partly = '50%', yes = '100%' }
[dimension.use]
title = "Is it done?"
steps = { no = 0, partly = '50%', yes = '100%' }
[bands.grade]
poor = 0
good = '60%'
[rule.judged]
points = 'maximum * mean(dimensions)'
[rule."A.2"]
points = 'maximum * plan'
[rule.theme]
points = 'sum(questions.points)'
maximum = 'sum(questions.maximum)'
[rule.total]
points = 'sum(themes.points)'
maximum = 'sum(themes.maximum)'
grade = 'band(points / maximum, grade)'
"""

STREET = """\
schema = 1
[evaluation]
id = "main-street"
framework = "../library.toml"
organisation = { name = "Main Street" }
[judgement."A.1"]
plan = "yes"
use = "partly"
[judgement."A.2"]
plan = "no"
[finding."A.1"]
text = "There is."
"""

CHANGES = """\
schema = 1
of = "library.toml"
[replace.question."A.1"]
title = "Is there something for all?"
"""

EXPECTED = """\
schema = 1
[expectation]
evaluation = "main-street"
source = "ours"
[lines.stars]
"A.1" = { points = "15" }
"""

TEXTS = {
    "library.toml": LIBRARY,
    "scales/stars.toml": STARS,
    "evaluations/main-street.toml": STREET,
    "changes.toml": CHANGES,
    "expectations/main-street.toml": EXPECTED,
}


class Desk:
    """A session in a folder, with what is asked of it in a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = Session(Plugins())

    def open(self, name: str, text: str) -> Path:
        """Have a file open with the text, as if somebody had changed it and not saved it."""
        path = self.folder / name
        self.session.texts[path] = text
        return path

    def at(self, name: str, before: str, after: str = "") -> tuple[Context, Standing | None, int]:
        """What is known of a file, and what stands between two texts that stand together in it."""
        path = self.folder / name
        known = context(self.session, path)
        assert known is not None
        text = known.document.source.text
        assert text.count(before + after) == 1
        offset = text.index(before + after) + len(before)
        return known, standing(known.document, offset), offset


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A session in a folder with the whole instrument."""
    monkeypatch.setenv("KOMPASS_CACHE", "")
    for name, text in TEXTS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return Desk(tmp_path)
