"""Releasing: what is published, amended and retired, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kompass_core.hooks.check_file import check_file
from kompass_core.hooks.releasing import Notice, amend, release, retire
from kompass_core.problems import KompassError
from kompass_core.stages.check.release import check_release
from kompass_core.stages.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.hooks.releasing import Done
    from kompass_core.model.contributions import Plugins

    Change = Callable[[str, str, str], None]
    Write = Callable[[Done], None]

FILE, RECORD = Path("1.toml"), Path("releases/1.toml")
TODAY, LATER = date(2026, 2, 1), date(2027, 1, 1)
NOTICE = Notice(TODAY, text="The first")

SECOND = """
schema = 1
[framework]
id = "garden"
revision = "2"
replaces = "1"
title = "The garden"
language = "en"
levels = ["bed", "plant"]
scales = ["easy"]
[bed.a]
title = "Roses"
[plant."a.1"]
title = "Wild rose"
maximum = 12
"""


def refused(act: Callable[[], Done]) -> list[tuple[str, str]]:
    """Slug and place of every problem."""
    with pytest.raises(KompassError) as caught:
        act()
    return [(problem.slug, str(problem.place)) for problem in caught.value.problems]


def test_a_release_says_since_when_and_records_every_value(plugins: Plugins, write: Write) -> None:
    before = FILE.read_text("utf-8")
    done = release(FILE, plugins, NOTICE)
    assert [path for path, _ in done.files] == [RECORD, FILE]  # the record first
    write(done)
    added = 'language = "en"\nstatus = "published"\npublished = 2026-02-01\n'
    assert FILE.read_text("utf-8") == before.replace('language = "en"\n', added)
    found = check_release(read(RECORD))
    assert (found.framework, found.on, found.changelog, found.digest) == (
        "garden@1",
        TODAY,
        "The first",
        done.digest,
    )
    assert check_file("1.toml", plugins).sound


def test_a_day_may_be_given(plugins: Plugins) -> None:
    assert release(FILE, plugins, Notice(TODAY, LATER, "New", "Anna")).on == LATER


@pytest.mark.parametrize("status", ["published", "retired"])
def test_what_is_published_already_gets_its_record_alone(
    status: str, plugins: Plugins, change: Change
) -> None:
    change("1.toml", 'revision = "1"', f'revision = "1"\nstatus = "{status}"\npublished = 2020-01-01')
    done = release(FILE, plugins, NOTICE)
    assert (done.action, done.on) == ("recorded", date(2020, 1, 1))
    assert [path for path, _ in done.files] == [RECORD]


def test_who_is_interrupted_between_the_files_is_told_and_can_finish(plugins: Plugins, write: Write) -> None:
    done = release(FILE, plugins, NOTICE)
    (record, _) = done.files
    RECORD.parent.mkdir()
    RECORD.write_text(record[1], "utf-8")
    assert [one.slug for one in check_file("1.toml", plugins).problems if one.severity == "error"] == [
        "not-released"
    ]
    finished = release(FILE, plugins, Notice(LATER))
    assert (finished.action, finished.on) == ("released", TODAY)
    assert finished.files == done.files[1:]
    write(finished)
    assert check_file("1.toml", plugins).sound


def test_what_was_changed_in_between_is_not_finished(plugins: Plugins, change: Change) -> None:
    RECORD.parent.mkdir()
    RECORD.write_text(release(FILE, plugins, NOTICE).files[0][1], "utf-8")
    change("1.toml", "maximum = 20", "maximum = 25")
    assert refused(lambda: release(FILE, plugins, NOTICE)) == [("not-released", "1.toml:3:2")]


def test_nothing_is_released_twice(published: Plugins) -> None:
    assert refused(lambda: release(FILE, published, NOTICE)) == [("already-released", "1.toml:8:10")]


def test_what_is_wrong_is_not_released(plugins: Plugins, change: Change) -> None:
    change("1.toml", "maximum = 20", "maximun = 20")
    assert refused(lambda: release(FILE, plugins, NOTICE)) == [("unknown-key", "1.toml:23:1")]


def test_figures_that_do_not_come_out_refuse_it(plugins: Plugins, folder: Path) -> None:
    (folder / "expectations").mkdir()
    text = 'schema = 1\n[expectation]\nevaluation = "spring"\n[summary.easy]\ntotal = "24.0"\n'
    file = folder / "expectations" / "spring.toml"
    file.write_text(text, "utf-8")
    assert refused(lambda: release(FILE, plugins, NOTICE)) == [
        ("other-figure", "expectations/spring.toml:5:9")
    ]
    file.write_text(text.replace("24", "25"), "utf-8")
    assert release(FILE, plugins, NOTICE).action == "released"


def test_expectations_of_another_revision_have_no_say(plugins: Plugins, folder: Path) -> None:
    (folder / "2.toml").write_text(SECOND, "utf-8")
    (folder / "expectations").mkdir()
    text = 'schema = 1\n[expectation]\nevaluation = "spring"\n[summary.easy]\ntotal = "24.0"\n'
    (folder / "expectations" / "spring.toml").write_text(text, "utf-8")
    assert release(Path("2.toml"), plugins, NOTICE).action == "released"


def test_what_has_changed_is_counted_against_the_revision_before(plugins: Plugins, folder: Path) -> None:
    (folder / "2.toml").write_text(SECOND, "utf-8")
    record = release(Path("2.toml"), plugins, Notice(TODAY)).files[0][1]
    assert 'changelog = "Against garden@1: 1 item removed, 1 item with another maximum."' in record


@pytest.mark.parametrize("replaces", ["", 'replaces = "0"\n'])
def test_without_a_revision_before_a_text_is_needed(replaces: str, plugins: Plugins, change: Change) -> None:
    change("1.toml", 'revision = "1"\n', f'revision = "1"\n{replaces}')
    assert refused(lambda: release(FILE, plugins, Notice(TODAY))) == [("missing-key", "1.toml")]


def test_an_erratum_is_recorded_and_the_file_stays(published: Plugins, change: Change, write: Write) -> None:
    change("1.toml", "Tea rose", "Tea roses")
    before = check_release(read(RECORD))
    done = amend(FILE, published, LATER, because="a letter was missing", by="Anna")
    assert [path for path, _ in done.files] == [RECORD]
    write(done)
    assert check_file("1.toml", published).sound
    found = check_release(read(RECORD))
    (erratum,) = found.amendments
    assert (erratum.before, erratum.after) == (before.digest, found.digest)
    assert erratum.changed == ('`title` of `a.2` was "Tea rose" before, and is "Tea roses"',)
    assert (found.on, found.changelog) == (before.on, before.changelog)


def test_a_second_erratum_follows_from_the_first(published: Plugins, change: Change, write: Write) -> None:
    for old, new in (("Tea rose", "Tea roses"), ("Wild rose", "Wild roses")):
        change("1.toml", old, new)
        write(amend(FILE, published, LATER, because="a letter was missing"))
    assert len(check_release(read(RECORD)).amendments) == 2


def test_nothing_is_amended_that_is_as_it_was(published: Plugins) -> None:
    assert refused(lambda: amend(FILE, published, LATER, because="x")) == [
        ("already-released", f"{RECORD}:10:10")
    ]


def test_a_draft_is_neither_amended_nor_retired(plugins: Plugins) -> None:
    assert refused(lambda: amend(FILE, plugins, LATER, because="x")) == [("not-released", "1.toml:3:2")]
    assert refused(lambda: retire(FILE, plugins, LATER)) == [("not-released", "1.toml:3:2")]


def test_what_is_wrong_is_no_erratum(published: Plugins, change: Change) -> None:
    change("1.toml", "maximum = 20", "maximum = 'x'")
    assert refused(lambda: amend(FILE, published, LATER, because="x")) == [("wrong-kind", "1.toml:25:11")]


def test_who_retires_it_changes_two_lines(published: Plugins, write: Write) -> None:
    record, before = RECORD.read_text("utf-8"), FILE.read_text("utf-8")
    write(retire(FILE, published, LATER))
    after = before.replace('"published"', '"retired"').replace(
        "2026-02-01\n", "2026-02-01\nretired = 2027-01-01\n"
    )
    assert FILE.read_text("utf-8") == after
    assert RECORD.read_text("utf-8") == record
    assert check_file("1.toml", published).sound
    assert refused(lambda: retire(FILE, published, LATER)) == [("already-released", "1.toml:8:10")]


def test_nothing_is_retired_before_it_is_published(published: Plugins) -> None:
    assert refused(lambda: retire(FILE, published, date(2025, 1, 1))) == [("wrong-order", "1.toml:10:11")]


def test_a_definition_in_json_is_not_released(plugins: Plugins, folder: Path) -> None:
    (folder / "3.json").write_text(
        '{"schema": 1, "framework": {"id": "garden", "revision": "3", "title": "G", "language": "en",'
        ' "levels": ["plant"], "scales": ["easy"]}, "plant": {"a": {"title": "A", "maximum": 1}}}',
        "utf-8",
    )
    assert ("wrong-kind", "3.json") in refused(lambda: retire(Path("3.json"), plugins, LATER))


def test_a_record_of_another_framework_is_not_overwritten(published: Plugins, change: Change) -> None:
    change("1.toml", 'id = "garden"', 'id = "yard"')
    change("scales/easy.toml", 'of = "garden"', 'of = "yard"')
    change("1.toml", 'status = "published"\n', "")
    assert refused(lambda: release(FILE, published, NOTICE)) == [("duplicate-id", str(RECORD))]
