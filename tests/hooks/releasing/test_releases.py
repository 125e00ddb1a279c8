"""Releases: a definition beside the record of its release, in every state that the two can be in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.doctor.files import files
from kompass_core.hooks.local import Local
from kompass_core.hooks.prepare import prepare
from kompass_core.hooks.releases import told_since
from kompass_core.hooks.releasing import amend

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.hooks.releasing import Done
    from kompass_core.model.contributions import Plugins

    Change = Callable[[str, str, str], None]

RECORD = "releases/1.toml"
LATER = date(2026, 3, 1)


def told(name: str, plugins: Plugins, local: Local | None = None) -> list[tuple[str, str, str]]:
    """Severity, slug and place of everything that is said of the life of a file."""
    problems = check_file(name, plugins, local).problems
    life = [one for one in problems if one.slug not in {"no-influence", "unreachable-maximum"}]
    return [(one.severity, one.slug, str(one.place)) for one in life]


def test_what_is_released_and_unchanged_is_fine(published: Plugins) -> None:
    assert told("1.toml", published) == told(RECORD, published) == told("scales/easy.toml", published) == []
    assert check_file(RECORD, published).holds == "of garden@1, 2026-02-01: 35 values are frozen"


def test_a_change_is_an_error_of_framework_record_and_of_all_that_is_installed(
    published: Plugins, change: Change
) -> None:
    change("1.toml", "maximum = 20", "maximum = 25")
    assert told("1.toml", published) == told(RECORD, published) == [("error", "frozen", "1.toml:25:11")]
    told_by = [one.name for one in files(published) if any(each.slug == "frozen" for each in one.problems)]
    (folder,) = published.frameworks["garden"]
    assert told_by == [str(folder / "1.toml"), str(folder / RECORD)]


def test_a_scale_says_its_own_changes_only(published: Plugins, change: Change) -> None:
    change("1.toml", "maximum = 20", "maximum = 25")
    assert told("scales/easy.toml", published) == []
    change("scales/easy.toml", "alive = '50%'", "alive = '60%'")
    assert told("scales/easy.toml", published) == [("error", "frozen", "scales/easy.toml:22:9")]
    assert [place for _, _, place in told("1.toml", published)] == ["1.toml:25:11", "scales/easy.toml:22:9"]


def test_with_changes_nothing_is_frozen(published: Plugins, folder: Path) -> None:
    (folder / "if.toml").write_text(
        'schema = 1\nof = "garden@1"\n[replace.plant."a.2"]\nmaximum = 25\n', "utf-8"
    )
    assert told("1.toml", published, Local(["if.toml"])) == []


def test_a_published_revision_without_a_record_is_a_warning(plugins: Plugins, change: Change) -> None:
    change("1.toml", 'revision = "1"', 'revision = "1"\nstatus = "published"')
    assert told("1.toml", plugins) == [("warning", "not-released", "1.toml:6:10")]
    assert check_file("1.toml", plugins).holds
    assert check_file("1.toml", plugins).sound


def test_a_record_of_a_draft_is_an_error(published: Plugins, change: Change) -> None:
    change("1.toml", 'status = "published"', 'status = "draft"')
    assert told("1.toml", published) == [("error", "not-released", "1.toml:8:10")]
    change("1.toml", 'status = "draft"\n', "")
    assert told("1.toml", published) == [("error", "not-released", "1.toml:3:2")]


def test_a_record_of_another_framework_in_the_same_folder_is_none_of_ours(
    plugins: Plugins, published: Plugins, change: Change
) -> None:
    change("1.toml", 'id = "garden"', 'id = "yard"')
    change("scales/easy.toml", 'of = "garden"', 'of = "yard"')
    assert told("1.toml", plugins) == [("warning", "not-released", "1.toml:8:10")]
    assert told(RECORD, plugins) == [("error", "unknown-framework", f"{RECORD}:7:13")]


def test_a_record_is_found_by_its_name(published: Plugins, folder: Path) -> None:
    (folder / RECORD).rename(folder / "releases" / "2.toml")
    assert told("releases/2.toml", published) == [("error", "wrong-revision", "releases/2.toml:7:13")]


def test_a_record_that_is_none_is_an_error_of_the_framework(published: Plugins, folder: Path) -> None:
    (folder / RECORD).write_text("schema = 1\n[release]\n", "utf-8")
    assert {place.partition(":")[0] for _, _, place in told("1.toml", published)} == {RECORD}


@pytest.mark.parametrize(
    ("old", "new"),
    [("'plant.\"a.2\".maximum' = 20", "'plant.\"a.2\".maximum' = 21"), ('digest = "', 'digest = "0')],
)
def test_a_record_that_somebody_changed_is_told_at_its_digest(
    old: str, new: str, published: Plugins, folder: Path
) -> None:
    text = (folder / RECORD).read_text("utf-8").replace(old, new)
    if new.endswith("0"):
        at = text.index(new) + len(new)
        text = text[: at + 63] + text[at + 64 :]
    (folder / RECORD).write_text(text, "utf-8")
    assert told("1.toml", published) == [("error", "frozen", f"{RECORD}:10:10")]


def test_the_digest_of_another_version_is_not_held_against_the_values(
    published: Plugins, folder: Path, change: Change
) -> None:
    text = (folder / RECORD).read_text("utf-8")
    at = text.index('digest = "') + len('digest = "')
    text = text[:at] + "0" * 64 + text[at + 64 :]
    (folder / RECORD).write_text(text, "utf-8")
    assert len(told("1.toml", published)) == 1
    change(RECORD, 'engine = "', 'engine = "0.0.')
    assert told("1.toml", published) == []


def test_what_has_changed_since_a_digest_is_known_by_the_record(
    published: Plugins, write: Callable[[Done], None], change: Change
) -> None:
    first = prepare(Path("1.toml"), published).framework.digest
    change("1.toml", "maximum = 20", "maximum = 25")
    write(amend(Path("1.toml"), published, LATER, because="a misprint"))
    change("1.toml", "maximum = 10", "maximum = 15")
    expected = (
        "amended on 2026-03-01: a misprint",
        "`maximum` of `a.2` was 20 before, and is 25",
        "`maximum` of `a.1` was 10 when the revision was last amended, and is 15",
    )
    assert told_since(first, Path("1.toml"), published) == expected
    assert told_since("0" * 64, Path("1.toml"), published) == ()
