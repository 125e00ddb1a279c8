"""Archiving: files of evaluations to what an archive keeps of them, and what it keeps to how stale it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kompass_core.hooks.find import find_framework, is_path
from kompass_core.hooks.in_hand import Definition, layers_in_hand
from kompass_core.hooks.layers import layers
from kompass_core.hooks.plain import PLAIN
from kompass_core.hooks.prepare import made, variant_of
from kompass_core.hooks.releases import told_since
from kompass_core.model.archive import FRAMEWORK, INSTALLED, SCALES, Candidate, Record
from kompass_core.model.stored import Stored, StoredSheet
from kompass_core.portfolio.archive.definition import documents, unlike
from kompass_core.portfolio.archive.refresh import sha_of
from kompass_core.portfolio.archive.store import DamagedError
from kompass_core.problems import KompassError, Problem
from kompass_core.revisions.stale import stale, stored_figures
from kompass_core.stages.check.evaluation import check_evaluation
from kompass_core.stages.read import read_bytes
from kompass_core.stages.reading.fetch import fetch
from kompass_core.stages.report.figures import total_figures
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score
from kompass_core.stages.score.impossible import impossible
from kompass_core.stages.write import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kompass_core.hooks.programs import Programs
    from kompass_core.model.archive import Archived
    from kompass_core.model.evaluation import Evaluation, Reference
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.stored import Staleness
    from kompass_core.model.variant import Variant
    from kompass_core.portfolio.archive.store import Store
    from kompass_core.stages.report.figures import Figures
    from kompass_core.stages.report.wording import Wording


class Archiving:
    """What is needed to judge evaluations for an archive, each program and definition made once."""

    def __init__(self, programs: Programs) -> None:
        """Begin with no definition."""
        self.programs = programs
        self._definitions: dict[str, Mapping[str, bytes]] = {}
        self._kept: dict[str, Program] = {}
        self._paths: dict[str, Path] = {}
        self._wordings: dict[str, Wording] = {}

    def read(self, path: Path) -> Candidate:
        """The evaluation in a file, scored; raises KompassError with all that is wrong with it."""
        name = str(path)
        return self.judge(name, fetch(name))

    def judge(self, name: str, data: bytes) -> Candidate:
        """The same of the bytes of a file, which lies, or lay, where its name says."""
        evaluation = check_evaluation(read_bytes(data, name))
        reference, variant = evaluation.framework, variant_of(evaluation, self.programs.plugins)
        path = self._path(reference, Path(name))
        program = self.programs.of(path, variant)
        scorecard = score(program, evaluation, derive=False)
        if problems := impossible(scorecard):
            raise KompassError(problems)
        card = _card(scorecard, self._printed(scorecard, variant), (variant or PLAIN).language)
        record = _record(scorecard, card, sha_of(data), Path(name).suffix.lower())
        return Candidate(record, data, name, self._definition(path, variant, program))

    def staleness(self, store: Store, one: Archived, record: Record, data: bytes) -> Staleness:
        """How stale it is what was recorded of bytes; raises KompassError where they cannot be scored now.

        One that names the file of its framework is scored with the definition that was kept with it.
        """
        name = one.place or f"{one.id}{one.suffix}"
        evaluation = check_evaluation(read_bytes(data, name))
        variant = variant_of(evaluation, self.programs.plugins)
        told: tuple[str, ...] = ()
        if record.by_path:
            program = self._of_kept(store, one)
        else:
            path = self._path(evaluation.framework, None)
            program = self.programs.of(path, variant)
            if program.framework.digest != record.card.digest:
                told = told_since(record.card.digest, path, self.programs.plugins)
        now = score(program, evaluation, derive=False)
        worded = (variant or PLAIN).language == record.card.language
        return stale(record.card, now, self._printed(now, variant), told, worded=worded)

    def _path(self, reference: Reference, near_path: Path | None) -> Path:
        """The file of a framework; one that is installed is looked for once. Raises KompassError."""
        name = reference.name
        if is_path(name):
            return find_framework(name, self.programs.plugins, near_path, reference.span)
        if name not in self._paths:
            self._paths[name] = find_framework(name, self.programs.plugins, near_path, reference.span)
        return self._paths[name]

    def _printed(self, scorecard: Scorecard, variant: Variant | None) -> Figures:
        """What is printed of the whole on each scale, in the words of a variant."""
        worded = variant or PLAIN
        if worded.id not in self._wordings:
            self._wordings[worded.id] = wording(worded)
        return total_figures(scorecard, self._wordings[worded.id])

    def _definition(self, path: Path, variant: Variant | None, program: Program) -> Mapping[str, bytes]:
        """The files of a definition, by the names that they have in an archive; raises KompassError."""
        digest = program.framework.digest
        if digest not in self._definitions:
            there = layers(path, self.programs.plugins, [variant] if variant else [])
            laid = there.laid()
            files = {FRAMEWORK: write(laid.document).encode()}
            for scale in program.framework.scales:
                key = (program.framework.id, scale)
                folder = INSTALLED if key in self.programs.plugins.scales else SCALES
                files[f"{folder}/{scale}.toml"] = write(laid.scales[scale]).encode()
            if (why := unlike(files, digest)) is not None:
                message, hint = f"the definition cannot be kept: {why}", "add it again"
                raise KompassError([Problem("unreadable-file", message, str(path), hint)])
            self._definitions[digest] = files
        return self._definitions[digest]

    def _of_kept(self, store: Store, one: Archived) -> Program:
        if one.definition not in self._kept:
            try:
                framework, scales = documents(store.definition(one.definition))
            except DamagedError as error:
                problem = Problem("unreadable-file", str(error), f"definitions/{one.definition}")
                raise KompassError([problem]) from error
            definition = Definition(framework, scales)
            self._kept[one.definition] = made(layers_in_hand(definition, self.programs.plugins))
        return self._kept[one.definition]


def _record(scorecard: Scorecard, card: Stored, sha: str, suffix: str) -> Record:
    evaluation, framework = scorecard.evaluation, scorecard.framework
    return Record(
        sha=sha,
        suffix=suffix,
        id=evaluation.id,
        framework=framework.id,
        revision=framework.revision,
        variant=evaluation.variant,
        organisation=evaluation.organisation.name,
        code=evaluation.organisation.code,
        year=_year(evaluation),
        by_path=is_path(evaluation.framework.name),
        added=datetime.now(UTC).date().isoformat(),
        cards=(card,),
    )


def _card(scorecard: Scorecard, printed: Figures, language: str) -> Stored:
    """What is stored of a scorecard: the whole, as it is printed in a language, and exactly."""
    evaluation, framework = scorecard.evaluation, scorecard.framework
    return Stored(
        evaluation=evaluation.id,
        evaluated=evaluation.digest,
        framework=framework.name,
        digest=framework.digest,
        engine=scorecard.engine,
        language=language,
        plugins=scorecard.plugins,
        changes=framework.changes,
        sheets={
            name: StoredSheet(framework.scales[name].digest, stored_figures(printed[name]))
            for name in scorecard.sheets
        },
        whole=False,
        span=evaluation.spans["evaluation", "id"],
    )


def _year(evaluation: Evaluation) -> int | None:
    return evaluation.first_day.year if evaluation.first_day else evaluation.year
