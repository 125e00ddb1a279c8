"""Mark: other words on the life of a revision, and not one other character."""

from __future__ import annotations

import pytest

from kompass_core.stages.mark import mark
from kompass_core.stages.read import read_text

LINES = 'status = "published"\npublished = 2020-01-01\n'
DOTTED = "".join(f"framework.{line}\n" for line in LINES.splitlines())
INDENTED = "".join(f"  {line}\r\n" for line in LINES.splitlines())
PUBLISHED = {"status": '"published"', "published": "2020-01-01"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '#\n[framework]\nid = "x"  # it\nrevision = "1"  # r\nlevels = []\n# of A\n[theme.A]\n',
            f'#\n[framework]\nid = "x"  # it\nrevision = "1"  # r\n{LINES}levels = []\n# of A\n[theme.A]\n',
        ),
        (
            '[framework]\nrevision = "2"\nid = "x"\nreplaces = "1"\n',
            '[framework]\nrevision = "2"\nid = "x"\nreplaces = "1"\n' + LINES,
        ),
        (
            '[framework]\nrevision = "1"\nstatus = "draft"  # still\n',
            '[framework]\nrevision = "1"\nstatus = "published"  # still\npublished = 2020-01-01\n',
        ),
        (
            '[framework]\npublished = 1999-12-31\nrevision = "1"\nstatus = "draft"\n',
            '[framework]\npublished = 2020-01-01\nrevision = "1"\nstatus = "published"\n',
        ),
        (
            '[framework]\nrevision = "1"',
            '[framework]\nrevision = "1"\nstatus = "published"\npublished = 2020-01-01',
        ),
        (
            '[framework]\r\n  revision = "1"\r\n[a]\r\n',
            '[framework]\r\n  revision = "1"\r\n' + INDENTED + "[a]\r\n",
        ),
        (
            'framework = { revision = "1", id = "x" }\n',
            'framework = { revision = "1", status = "published", published = 2020-01-01, id = "x" }\n',
        ),
        (
            'framework.revision = "1"\nframework.id = "x"\n',
            'framework.revision = "1"\n' + DOTTED + 'framework.id = "x"\n',
        ),
        (
            '[framework]\nrevision = """\n1"""\nid = "x"\n',
            '[framework]\nrevision = """\n1"""\nstatus = "published"\npublished = 2020-01-01\nid = "x"\n',
        ),
    ],
)
def test_only_what_is_said_changes(before: str, after: str) -> None:
    made = mark(read_text(before, "1.toml"), PUBLISHED)
    assert after == made
    rows = read_text(made, "1.toml").root["framework"].value
    assert rows["status"].value == "published"  # type: ignore[index, call-overload, union-attr]


def test_what_comes_later_stands_after_what_was_there() -> None:
    before = '[framework]\nrevision = "1"\nstatus = "published"\npublished = 2020-01-01\nid = "x"\n'
    life = 'status = "retired"\npublished = 2020-01-01\nretired = 2024-01-01'
    expected = f'[framework]\nrevision = "1"\n{life}\nid = "x"\n'
    assert expected == mark(read_text(before, "1.toml"), {"status": '"retired"', "retired": "2024-01-01"})
