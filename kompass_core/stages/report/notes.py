"""Notes: what a reader has to know of the figures: what is missing, illustrated, cited, and by what made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kompass_core.model.files.kinds import ILLUSTRATION
from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Heading, Paragraph
from kompass_core.stages.report.claims import refuted
from kompass_core.stages.report.fallback import fallback
from kompass_core.stages.report.illustrations import illustrations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kompass_core.model.framework import Framework
    from kompass_core.model.report import Block
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.stages.report.wording import Wording


def notes(
    scorecard: Scorecard, wording: Wording, further: Iterable[str] = (), made: Iterable[str] = ()
) -> Iterator[Block]:
    """All notes under a heading of their own; `further` are those on what else was said, or `made` of."""
    yield Heading(wording.word("heading.notes"), 2)
    if scorecard.evaluation.note:
        yield Paragraph(scorecard.evaluation.note)
    yield from _retired(scorecard, wording)
    yield from short_notes(scorecard, wording, further)
    yield from listed(wording.word("note.sources"), sources(scorecard))
    yield from listed(wording.word("note.made"), (*made_of(scorecard, wording), *made))


def short_notes(scorecard: Scorecard, wording: Wording, further: Iterable[str] = ()) -> Iterator[Block]:
    """What was changed, is not known exactly or cannot be right, is not translated, or not published."""
    if said := (*warnings(scorecard, wording), *further, *fallback(scorecard, wording)):
        yield Bullets(said)
    yield from listed(wording.word("note.illustration"), illustrations(scorecard, wording))


def warnings(scorecard: Scorecard, wording: Wording) -> tuple[str, ...]:
    """What may still change or was changed for this, is not known exactly, or cannot be right."""
    return (
        *_draft(scorecard, wording),
        *changed(scorecard, wording),
        *_carried(scorecard, wording),
        *_incomplete(scorecard, wording),
        *refuted(scorecard, wording),
    )


def _draft(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    """That the definition calls itself a draft: who prints figures should know."""
    framework = scorecard.framework
    if framework.declared and framework.status == "draft":
        yield wording.word("note.draft", framework=_edition(framework))


def _retired(scorecard: Scorecard, wording: Wording) -> Iterator[Block]:
    """That the definition is retired, which leaves its figures as good as they were."""
    framework = scorecard.framework
    if framework.status == "retired":
        yield Paragraph(wording.word("note.retired", framework=_edition(framework)))


def _edition(framework: Framework) -> str:
    return f"{framework.title} {framework.revision}"


def changed(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    """The files of local changes, so that nobody takes a what-if for what was found.

    A norm changes no points, and is told of where it is used.
    """
    framework = scorecard.framework
    own = (file for file in framework.changes if file not in framework.norm_files)
    files = (*own, *wording.variant.changes)
    return (wording.word("note.changes", file=file) for file in files)


def _carried(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    """Where an evaluation was carried over from: nobody judged it by this definition."""
    carried = scorecard.evaluation.carried
    if carried is not None:
        day = wording.days(carried.on, None)
        values = {"day": day, "evaluation": carried.evaluation, "framework": carried.framework}
        yield wording.word("note.carried", **values)


def _incomplete(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    for scale, sheet in scorecard.sheets.items():
        name, whole = wording.scale(scorecard.framework.scales[scale]), sheet.scores[TOTAL]
        if whole.missing:
            yield wording.word("note.missing", scale=name, missing=whole.missing, wanted=whole.wanted)
        if any(score.origin == "printed" for score in sheet.scores.values()):
            yield wording.word("note.printed", scale=name)


def listed(title: str, lines: Iterable[str]) -> Iterator[Block]:
    """The lines, each once, under a title of their own; nothing where there are none."""
    if distinct := tuple(dict.fromkeys(lines)):
        yield Paragraph(f"{title}:")
        yield Bullets(distinct)


def sources(scorecard: Scorecard) -> Iterator[str]:
    """Everything that is cited, first by the evaluation, then by the definitions."""
    framework, evaluation = scorecard.framework, scorecard.evaluation
    scales = [framework.scales[scale] for scale in scorecard.sheets]
    cited = [evaluation.source, *(given.source for given in evaluation.given.values())]
    yield from _resolved(cited, evaluation.sources)
    yield from _resolved(
        (source for item in framework.items.values() for source in item.sources.values()), framework.sources
    )
    for scale in scales:
        named: list[str | None] = [*scale.sources.values()]
        named += (source for dimension in scale.dimensions.values() for source in dimension.sources.values())
        named += (rule.source for rules in scale.rules.values() for rule in rules.values())
        yield from _resolved(named, scale.named_sources)


def _resolved(cited: Iterable[str | None], named: Mapping[str, str]) -> Iterator[str]:
    return (named.get(source, source) for source in cited if source and source != ILLUSTRATION)


def made_of(scorecard: Scorecard, wording: Wording) -> Iterator[str]:
    """With what definition, program and plugins the figures were made."""
    plugins = ", ".join(f"{name} {version}" for name, version in sorted(scorecard.plugins.items()))
    values = {
        "definition": scorecard.framework.name,
        "digest": scorecard.digest,
        "engine": scorecard.engine,
        "plugins": plugins,
    }
    return (f"{wording.word(f'note.{key}')}: {value}" for key, value in values.items() if value)
