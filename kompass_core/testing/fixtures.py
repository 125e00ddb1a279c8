"""Fixtures: what pytest knows of Kompass wherever it is installed; nothing is imported until it is used.

Fixtures: `kompass_plugins`, everything that is installed and what `kompass_plugins` in the configuration of
pytest names besides; `score_text`, which scores an evaluation in TOML with them; `kompass_reports`,
a report of each kind in which every text means something to somebody.

With `kompass_files` in the configuration each file that fits one of its patterns is a test: that
nothing is wrong with it. Of the file of an expectation each worked example is a test, and each table of
figures, as with `kompass test`. So what is all data can be tested without a line of Python::

    [tool.pytest.ini_options]
    pythonpath = ["."]
    kompass_plugins = ["garden"]
    kompass_files = ["garden/*.toml", "garden/evaluations/*.toml", "garden/expectations/*.toml"]
"""

from __future__ import annotations

from fnmatch import fnmatch
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kompass_core.hooks.programs import Programs
    from kompass_core.hooks.trying.tried import Case
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.report import Report
    from kompass_core.model.scorecard import Scorecard

NAMED = "kompass_plugins"
FILES = "kompass_files"
LOADED = pytest.StashKey["Plugins"]()
MADE = pytest.StashKey["Programs"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """What the configuration of pytest may say."""
    parser.addini(NAMED, "plugins of Kompass, installed or not: modules, distributions, folders", "args", [])
    parser.addini(FILES, "patterns of files of Kompass, each of which is a test", "args", [])


def loaded(config: pytest.Config) -> Plugins:
    """The plugins, loaded once in a run; raises KompassError where one that is named cannot be used."""
    if LOADED not in config.stash:
        from kompass_core.testing import plugins_with  # noqa: PLC0415 - few runs need it

        config.stash[LOADED] = plugins_with(*config.getini(NAMED))
    return config.stash[LOADED]


def programs(config: pytest.Config) -> Programs:
    """The programs that tests need, each made once in a run."""
    if MADE not in config.stash:
        from kompass_core.hooks.programs import Programs  # noqa: PLC0415 - as above

        config.stash[MADE] = Programs(loaded(config))
    return config.stash[MADE]


@pytest.fixture(scope="session")
def kompass_plugins(pytestconfig: pytest.Config) -> Plugins:
    """Everything that is installed, and what the configuration names besides."""
    return loaded(pytestconfig)


@pytest.fixture(scope="session")
def score_text(kompass_plugins: Plugins) -> Callable[..., Scorecard]:
    """A function that scores an evaluation in TOML: `score_text(text)`."""
    from kompass_core.testing import score_text as scored  # noqa: PLC0415 - as above

    return partial(scored, plugins=kompass_plugins)


@pytest.fixture(scope="session")
def kompass_reports() -> Mapping[str, Report]:
    """A report of each kind, by its kind, in which every text means something to somebody."""
    from kompass_core.testing.sample import sample_reports  # noqa: PLC0415 - as above

    return {report.kind: report for report in reversed(sample_reports())}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The file as something to collect, if the configuration wants it."""
    patterns = parent.config.getini(FILES)
    if not patterns or not file_path.is_relative_to(parent.config.rootpath):
        return None
    name = file_path.relative_to(parent.config.rootpath).as_posix()
    if not any(fnmatch(name, pattern) for pattern in patterns):
        return None
    collected: pytest.Collector = DataFile.from_parent(parent, path=file_path)
    return collected


class DataFile(pytest.File):
    """A file of Kompass."""

    def collect(self) -> Iterator[pytest.Item]:
        """The cases of an expectation; of any other file, and of one without cases, that it is sound."""
        from kompass_core.hooks.trying.attempt import attempt  # noqa: PLC0415 - as above
        from kompass_core.hooks.trying.choose import says_so  # noqa: PLC0415 - as above

        cases = attempt(self.path, programs(self.config)).cases if says_so(self.path) else ()
        for case in cases:
            item: pytest.Item = Right.from_parent(self, name=case.name, case=case)
            yield item
        if not cases:
            sound: pytest.Item = Sound.from_parent(self, name="sound")
            yield sound


class Sound(pytest.Item):
    """That nothing is wrong with a file."""

    def runtest(self) -> None:
        """Raise KompassError with everything that is."""
        from kompass_core.hooks.check_file import check_file  # noqa: PLC0415 - as above
        from kompass_core.problems import KompassError  # noqa: PLC0415 - as above

        checked = check_file(str(self.path), loaded(self.config))
        if not checked.sound:
            raise KompassError(checked.problems)

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,  # noqa: ARG002 - as in the class above
    ) -> str:
        """The problems as a person reads them; where we came from to find them is nobody's concern."""
        from kompass_core.problems import KompassError  # noqa: PLC0415 - as above

        if isinstance(excinfo.value, KompassError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands, and what it is called."""
        return self.path, None, f"{self.path.name} is sound"


class Right(pytest.Item):
    """That every figure of a worked example, or of a table, comes out."""

    def __init__(self, *, case: Case, **others: Any) -> None:  # noqa: ANN401 - what pytest gives to an item
        """Keep the case."""
        super().__init__(**others)
        self.case = case

    def runtest(self) -> None:
        """Raise KompassError with everything that does not."""
        from kompass_core.problems import KompassError  # noqa: PLC0415 - as above

        if not self.case.sound:
            raise KompassError(self.case.found())

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],  # noqa: ARG002 - the case knows it
        style: object = None,  # noqa: ARG002 - as in the class above
    ) -> str:
        """What is expected, what comes out, and what that is made of."""
        from kompass_core.hooks.trying.told import told_of  # noqa: PLC0415 - as above

        return "\n\n".join((*map(str, self.case.problems), *told_of(self.case)))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands, and what it is called."""
        place = self.case.place
        return self.path, place.source.position(place.start)[0] - 1, f"{self.path.name}: {self.case.name}"
