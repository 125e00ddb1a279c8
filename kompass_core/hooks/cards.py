"""Cards: files of stored scorecards, each held against what its evaluation is scored with now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.hooks.find import SUFFIXES, evaluations, find_evaluation, find_framework
from kompass_core.hooks.plain import PLAIN
from kompass_core.hooks.prepare import read_evaluation, variant_of
from kompass_core.hooks.releases import told_since
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean
from kompass_core.revisions.stale import stale
from kompass_core.stages.check.stored import check_stored
from kompass_core.stages.read import read
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.wording import wording
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kompass_core.hooks.programs import Programs
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.stored import Staleness, Stored
    from kompass_core.model.variant import Variant


@frozen
class Compared:
    """A stored scorecard: the file, what it is of, and how stale it is, or why nobody can tell."""

    file: str
    evaluation: str | None
    framework: str | None
    staleness: Staleness | None
    problems: tuple[Problem, ...] = ()


def card_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are meant: each that is named, and all of JSON in a folder that is.

    Raises KompassError where a folder has none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(path.glob("*.json"))
        if not inside:
            message, hint = "no stored scorecard lies in this folder", "they are files of JSON"
            raise KompassError([Problem("unreadable-file", message, str(path), hint)])
        found.update(dict.fromkeys(inside))
    return tuple(found)


class Comparing:
    """The evaluations that are named, and those that lie beside stored scorecards, by their ids."""

    def __init__(self, names: Iterable[str], programs: Programs) -> None:
        """Read the evaluations that are named; raises KompassError where one cannot be."""
        self.programs = programs
        self.named: dict[str, Path] = {}
        self.met: set[str] = set()
        self._beside: dict[Path, Mapping[str, Path]] = {}
        for name in names:
            path = find_evaluation(name, programs.plugins)
            self.named[read_evaluation(path).id] = path

    def compared(self, path: Path) -> Iterator[Compared]:
        """Each scorecard in a file; where evaluations are named, those of other evaluations not."""
        try:
            cards = check_stored(read(path, nulls=True))
        except KompassError as error:
            yield Compared(str(path), None, None, None, error.problems)
            return
        for card in cards:
            if self.named and card.evaluation not in self.named:
                continue
            self.met.add(card.evaluation)
            try:
                staleness = self._staleness(card, path)
            except KompassError as error:
                yield Compared(str(path), card.evaluation, card.framework, None, error.problems)
            else:
                yield Compared(str(path), card.evaluation, card.framework, staleness)

    def unmet(self) -> tuple[Problem, ...]:
        """A problem for each evaluation that is named, and of which no scorecard is stored."""
        message = "no stored scorecard is of this evaluation"
        hint = "`kompass score EVALUATION --format json -o FILE` stores one"
        return tuple(
            Problem("unknown-evaluation", message, str(path), hint)
            for id_, path in self.named.items()
            if id_ not in self.met
        )

    def _staleness(self, card: Stored, path: Path) -> Staleness:
        plugins = self.programs.plugins
        file = self._evaluation(card, path)
        evaluation = read_evaluation(file)
        reference = evaluation.framework
        framework = find_framework(reference.name, plugins, file, reference.span)
        own = variant_of(evaluation, plugins)
        now = score(self.programs.of(framework, own), evaluation)
        words = _words(card.language, own, plugins)
        printed = figures(now, wording(words or PLAIN))
        told = told_since(card.digest, framework, plugins) if card.digest != now.framework.digest else ()
        return stale(card, now, printed, told, worded=words is not None)

    def _evaluation(self, card: Stored, path: Path) -> Path:
        """The file of the evaluation: one that is named, or lies beside the card, or is installed."""
        known = self.named or self._in(path.parent)
        if card.evaluation in known:
            return known[card.evaluation]
        # By its id alone: a stored file does not say which files are read.
        if installed := evaluations(self.programs.plugins).get(card.evaluation):
            return installed[0]
        message = f"the evaluation `{card.evaluation}` is neither beside it nor installed"
        hint = did_you_mean(card.evaluation, known) or "name its file: `kompass score FILE --stored ...`"
        raise KompassError([Problem("unknown-evaluation", message, card.span, hint)])

    def _in(self, folder: Path) -> Mapping[str, Path]:
        """The evaluations in a folder by their ids."""
        if folder not in self._beside:
            self._beside[folder] = dict(_evaluations(folder))
        return self._beside[folder]


def _evaluations(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES):
        try:
            yield read_evaluation(path).id, path
        except KompassError:
            continue  # it is something else, or says so itself when somebody needs it


def _words(language: str, own: Variant | None, plugins: Plugins) -> Variant | None:
    """The variant in whose words a card was printed; None where that may have been one of several."""
    if own and own.language == language:
        return own
    speaking = [variant for variant in plugins.variants.values() if variant.language == language]
    return speaking[0] if len(speaking) == 1 else None
