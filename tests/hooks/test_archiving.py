"""Evaluations to what an archive keeps of them, and what it keeps to how stale it is."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from kompass_core.hooks.archiving import Archiving
from kompass_core.hooks.find import evaluations
from kompass_core.hooks.load_plugins import load_plugins
from kompass_core.hooks.programs import Programs
from kompass_core.model.archive import Wanted
from kompass_core.model.contributions import Plugins
from kompass_core.portfolio.archive.definition import unlike
from kompass_core.portfolio.archive.folder import Folder
from kompass_core.portfolio.archive.verify import verify
from kompass_core.problems import KompassError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kompass_core.model.archive import Archived, Candidate, Finding, Record
    from kompass_core.model.stored import Staleness

GARDEN = Path(__file__).parent / "garden"


def archiving(*folders: Path) -> Archiving:
    return Archiving(Programs(Plugins(frameworks={"garden": folders or (GARDEN,)})))


def verified(folder: Folder, judge: Archiving) -> list[Finding]:
    def now(one: Archived, record: Record, data: bytes) -> Staleness:
        return judge.staleness(folder, one, record, data)

    def shown(ones: Sequence[Archived]) -> Iterator[Archived]:
        return iter(ones)

    return list(verify(folder, now, shown))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A garden of which everything may be changed, and whose figures are all possible."""
    folder = copytree(GARDEN, tmp_path / "garden")
    path = folder / "evaluations" / "autumn.toml"
    path.write_text(path.read_text("utf-8").replace("26.0", "25.0"), "utf-8")
    return folder


@pytest.fixture
def kept(copy: Path, tmp_path: Path) -> Folder:
    """An archive with both evaluations of the garden, one of which names the file of its framework."""
    folder, judge = Folder(tmp_path / "archive"), archiving(copy)
    folder.put([judge.read(path) for path in sorted(copy.glob("evaluations/*"))], replace=False)
    return folder


def shipped() -> list[tuple[str, Path]]:
    found = evaluations(load_plugins())
    return [(name, path) for name, paths in found.items() for path in paths]


def test_every_shipped_evaluation_can_be_kept_with_its_definition() -> None:
    judge = Archiving(Programs(load_plugins()))
    candidates: list[Candidate] = [judge.read(path) for _, path in shipped()]
    definitions = {one.record.card.digest: one.definition for one in candidates}
    assert len(candidates) > 20
    assert len(definitions) > 4
    assert {digest: unlike(files, digest) for digest, files in definitions.items()} == dict.fromkeys(
        definitions
    )


def test_a_definition_that_says_something_else_is_told_apart() -> None:
    candidate = archiving().read(GARDEN / "evaluations" / "spring.toml")
    digest, files = candidate.record.card.digest, dict(candidate.definition)
    assert sorted(files) == ["framework.toml", "scales/easy.toml"]
    assert unlike(files, digest) is None
    for name, data in files.items():
        other = unlike({**files, name: data.replace(b"20", b"21").replace(b"An easy", b"A hard")}, digest)
        assert other == "it says something else than what was scored with"
        assert unlike({**files, name: b"["}, digest) is not None
        gone = {key: value for key, value in files.items() if key != name}
        assert unlike(gone, digest) in {"`framework.toml` is gone", "the scale `easy` is gone"}
    assert unlike({**files, "framework.toml": b"framework = 1"}, digest) is not None


def test_a_record_says_who_and_what_it_came_to(copy: Path) -> None:
    record = archiving(copy).read(copy / "evaluations" / "autumn.toml").record
    assert (record.id, record.framework, record.revision) == ("autumn", "garden", "1")
    assert (record.organisation, record.code, record.year, record.variant) == ("The park", None, 2024, None)
    assert (record.suffix, record.by_path) == (".toml", True)
    points = record.card.sheets["easy"].figures["total"]["points"]
    assert (points.printed, points.exact) == ("25.0", "25")


def test_what_is_wrong_with_an_evaluation_is_said(copy: Path) -> None:
    path = copy / "evaluations" / "spring.toml"
    path.write_text(path.read_text("utf-8").replace("alive", "alife"), "utf-8")
    with pytest.raises(KompassError, match="alive"):
        archiving(copy).read(path)


def test_a_printed_figure_that_cannot_be_right_is_wrong() -> None:
    with pytest.raises(KompassError, match="impossible-figure"):
        archiving().read(GARDEN / "evaluations" / "autumn.toml")


def test_what_nobody_has_touched_is_as_recorded(kept: Folder, copy: Path) -> None:
    assert verified(kept, archiving(copy)) == []


def test_one_that_names_a_file_is_scored_with_what_was_kept_of_it(kept: Folder, copy: Path) -> None:
    (copy / "1.toml").write_text("", "utf-8")
    assert verified(kept, archiving()) == []  # where the other one finds its framework
    (definition,) = kept.root.glob("definitions/*/framework.toml")
    definition.unlink()
    found = verified(kept, archiving())
    assert [(one.fault, one.id) for one in found] == [("damaged", ""), ("unfit", "autumn")]
    assert "`framework.toml` is gone" in {one.message for one in found}


def test_a_definition_that_says_something_else_now_makes_what_it_scored_stale(
    kept: Folder, copy: Path
) -> None:
    file = copy / "1.toml"
    file.write_text(file.read_text("utf-8").replace("maximum = 20", "maximum = 30"), "utf-8")
    (found,) = verified(kept, archiving(copy))
    assert (found.fault, found.id) == ("stale", "spring")
    assert found.staleness is not None
    assert [reason.what for reason in found.staleness.reasons] == ["definition"]
    assert {figure.measure for figure in found.staleness.figures} >= {"points", "maximum"}


def test_a_framework_that_is_not_there_any_more_is_said(kept: Folder, tmp_path: Path) -> None:
    (found,) = verified(kept, archiving(tmp_path))
    assert (found.fault, found.id) == ("unfit", "spring")
    assert [problem.slug for problem in found.problems] == ["unknown-framework"]


def test_another_engine_that_comes_to_the_same_is_no_fault(kept: Folder, copy: Path) -> None:
    judge = archiving(copy)
    one = judge.read(copy / "evaluations" / "spring.toml")
    card = evolve(one.record.card, engine="0", plugins={"gone": "1"})
    older = evolve(one, record=evolve(one.record, cards=(card,)))
    (kept.root / f"records/{one.record.sha[:2]}/{one.record.sha}.json").unlink()
    kept.put([older], replace=True)
    (line,) = kept.archived(Wanted(id="spring"))
    record = kept.record(line.sha)
    assert record is not None
    assert record.card.engine == "0"
    assert verified(kept, judge) == []


def test_a_definition_that_is_not_kept_any_more_is_said(kept: Folder, copy: Path) -> None:
    (definition,) = kept.root.glob("definitions/*")
    definition.rename(definition.with_name("0" * 64))
    faults = [(one.fault, one.id) for one in verified(kept, archiving(copy))]
    assert ("damaged", "") in faults
    assert ("damaged", "spring") in faults
    assert ("unfit", "autumn") in faults
