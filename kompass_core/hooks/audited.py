"""Audited: what an audit finds of checked frameworks, as problems, and with evaluations that show it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from kompass_core.hooks.find import is_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kompass_core.model.audit import Audit, Finding
    from kompass_core.model.program import Program
    from kompass_core.problems import Problem


@frozen(eq=False)
class Subject:
    """A framework that was found to be sound, the file it comes from, and the scales that are asked about."""

    program: Program
    path: Path
    scales: tuple[str, ...] | None = None


@frozen
class Asked:
    """How a file was asked for, so that commands can be named that go on from there.

    `name` is what was asked for, `changes` the files that were laid over it, `folder` where examples go if
    they are written, and `scored_with` the files of changes that have to be laid over these.
    """

    name: str
    changes: tuple[str, ...] = ()
    folder: Path | None = None
    scored_with: tuple[str, ...] = ()


@frozen(eq=False)
class Audited:
    """The audit of one framework, what is wrong by it, and examples by the names of their files."""

    program: Program = field(repr=False)
    audit: Audit
    problems: tuple[Problem, ...]
    examples: Mapping[str, str] = field(repr=False)


def audited(subject: Subject, asked: Asked) -> Audited:
    """The audit of a framework, with hints that name the commands that show what was found."""
    from kompass_core.stages.audit import audit  # noqa: PLC0415 - slow, and only a framework needs it

    made = audit(subject.program, subject.scales)
    examples: dict[str, str] = {}
    problems = []
    for number, finding in enumerate(made.findings, 1):
        files = dict(_files(subject, finding, number, asked))
        examples.update(files)
        problems.append(evolve(finding.problem, hint=_hint(finding, tuple(files), asked)))
    return Audited(subject.program, made, tuple(problems), examples)


def _files(subject: Subject, finding: Finding, number: int, asked: Asked) -> Iterator[tuple[str, str]]:
    """The evaluations that show something, by the names of their files."""
    from kompass_core.stages.audit.evaluation import evaluation  # noqa: PLC0415 - as above

    framework = subject.program.framework
    reference = framework.name
    if is_path(asked.name) or os.path.isfile(asked.name):  # noqa: PTH113 - takes any name
        reference = os.path.relpath(subject.path, asked.folder or os.curdir).replace(os.sep, "/")
        reference = reference if "/" in reference else f"./{reference}"
    for example in finding.examples:
        name = f"{framework.id}-{finding.problem.slug}-{number}-{example.name}"
        yield f"{name}.toml", evaluation(example, name, reference, finding.problem.message)


def _hint(finding: Finding, files: tuple[str, ...], asked: Asked) -> str | None:
    problem = finding.problem
    if not files:
        return problem.hint
    if asked.folder is None:
        them = "an evaluation that shows it" if len(files) == 1 else f"{len(files)} evaluations that show it"
        command = f"`kompass check {asked.name}{_with(asked.changes)} --examples DIR` writes {them}"
    else:
        item, changes = finding.examples[0].item, _with(asked.scored_with)
        shown = files[:2] if finding.examples[0].name == "before" else files[:1]
        command = "compare " if len(shown) > 1 else "see "
        command += " with ".join(f"`kompass explain {item} {asked.folder / file}{changes}`" for file in shown)
    return f"{problem.hint}; {command}" if problem.hint else command


def _with(changes: Iterable[str]) -> str:
    return "".join(f" --with {file}" for file in changes)


def all_problems(audits: Iterable[Audited]) -> tuple[Problem, ...]:
    """What is wrong by several audits; what is so at one place in several frameworks is told of the first."""
    found: dict[object, Problem] = {}
    for one in audits:
        for problem in one.problems:
            found.setdefault((problem.slug, problem.place), problem)
    return tuple(found.values())
