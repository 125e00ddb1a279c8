"""Desk: what questions are answered from: plugins, the programs that are kept, and who words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.hooks.in_hand import of_framework
from kompass_core.hooks.kept import Kept
from kompass_core.hooks.layers import framework_name
from kompass_core.hooks.prepare import variant_of
from kompass_core.hooks.shelf import Shelf
from kompass_core.problems import KompassError, Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.problems.slugs import SLUGS
from kompass_core.serve.terms import NAME, Said
from kompass_core.stages.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kompass_core.hooks.in_hand import Definition
    from kompass_core.model.contributions import Plugins
    from kompass_core.model.document import Document
    from kompass_core.model.evaluation import Evaluation
    from kompass_core.model.program import Program
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant
    from kompass_core.serve.terms import Terms


class Desk:
    """The plugins, and the programs that were made of what is installed and of what was handed over."""

    def __init__(self, plugins: Plugins) -> None:
        """Begin with no program."""
        self.shelf = Shelf(plugins)
        self.plugins = self.shelf.plugins
        self.kept = Kept(self.plugins)

    def scored(self, evaluation: Evaluation, terms: Terms) -> tuple[Scorecard, Variant]:
        """The scorecard of an evaluation, and the variant that words what is said of it.

        Raises KompassError.
        """
        own = variant_of(evaluation, self.plugins)
        wording = self.reader(terms, own)
        program = self.program(terms, evaluation, own, wording)
        wording = wording or self.speaker(Said(program.framework.language, evaluation.framework.span))
        return _on(score(program, evaluation), terms.scale), _reworded(wording, terms.changes)

    def before(self, evaluation: Evaluation) -> Scorecard | None:
        """The scorecard of the evaluation that is named as the previous one, if it is installed."""
        earlier = self.shelf.evaluation(evaluation.previous)
        if earlier is None:
            return None
        own = variant_of(earlier, self.plugins)
        reference = earlier.framework
        definition = self.shelf.definition(reference.name, reference.span)
        return score(self.kept.of(definition, (own,) if own else ()), earlier)

    def program(
        self,
        terms: Terms,
        evaluation: Evaluation | None = None,
        own: Variant | None = None,
        wording: Variant | None = None,
    ) -> Program:
        """The program of the framework that is said, or that the evaluation names; raises KompassError."""
        definition = self._definition(terms, evaluation)
        speaks = tuple(one.id for one in (own, wording) if one)
        local = of_framework(terms.changes, framework_name(definition.framework), speaks)
        return self.kept.of(definition, (own,) if own else (), local, wording)

    def named(self, said: Said) -> tuple[Definition, tuple[Variant, ...]]:
        """An installed framework, and the variants after it: `id@revision+variant`; raises KompassError."""
        name, *laid = said.text.split("+")
        variants = tuple(self.variant(Said(one, said.place)) for one in laid)
        return self.shelf.definition(name, said.place), variants

    def variant(self, said: Said) -> Variant:
        """The variant of a name; raises KompassError where there is none."""
        if said.text in self.plugins.variants:
            return self.plugins.variants[said.text]
        raise unknown("variant", said, self.plugins.variants)

    def reader(self, terms: Terms, own: Variant | None = None) -> Variant | None:
        """The variant that words an answer, as is said, or the own one where nothing is.

        Raises KompassError: `unknown-variant`.
        """
        language = terms.language
        if terms.variant is not None:
            found = self.variant(terms.variant)
            if language is not None and not _speaks(found, language):
                message = f"the variant `{found.id}` speaks `{found.language}`, not `{language.text}`"
                raise KompassError([Problem("unknown-variant", message, language.place)])
            return found
        if language is None or (own and _speaks(own, language)):
            return own
        return self.speaker(language)

    def speaker(self, language: Said) -> Variant:
        """The only variant that speaks a language; raises KompassError."""
        variants = self.plugins.variants.values()
        speaking = [one for one in variants if _speaks(one, language)]
        if len(speaking) == 1:
            return speaking[0]
        known: str | None
        if speaking:
            message = f"several variants speak `{language.text}`"
            known = f"say which variant words it: {', '.join(one.id for one in speaking)}"
        else:
            message = f"no variant that is installed speaks `{language.text}`"
            known = there_are(sorted({one.language for one in variants}))
        raise KompassError([Problem("unknown-variant", message, language.place, known)])

    def _definition(self, terms: Terms, evaluation: Evaluation | None) -> Definition:
        if terms.definition is not None:
            return terms.definition
        if terms.framework is not None:
            return self.shelf.definition(terms.framework.text, terms.framework.place)
        if evaluation is not None:
            return self.shelf.definition(evaluation.framework.name, evaluation.framework.span)
        raise nothing_meant()


def nothing_meant() -> KompassError:
    """The error that nothing says what a question is about."""
    hint = "name a `framework`, or hand over a `definition`"
    return KompassError([Problem("missing-key", "nothing says what is meant", NAME, hint)])


def unknown(kind: str, said: Said, known: Iterable[str]) -> KompassError:
    """The error that nothing of a kind has a name."""
    names = sorted(known)
    hint = did_you_mean(said.text, names) or there_are(names)
    slug = f"unknown-{kind}" if f"unknown-{kind}" in SLUGS else "unknown-name"
    return KompassError([Problem(slug, f"there is no {kind} `{said.text}`", said.place, hint)])


def _speaks(variant: Variant, language: Said) -> bool:
    return variant.language.casefold() == language.text.casefold()


def _on(scorecard: Scorecard, scale: Said | None) -> Scorecard:
    """The scorecard with the one scale that was asked for."""
    if scale is None:
        return scorecard
    if scale.text not in scorecard.sheets:
        raise unknown("scale", scale, scorecard.sheets)
    return evolve(scorecard, sheets={scale.text: scorecard.sheets[scale.text]})


def _reworded(variant: Variant, changes: Iterable[Document]) -> Variant:
    """The variant with those of the changes that are of its words and numbers; raises KompassError."""
    found = [one for one in changes if one.root["of"].value == variant.id]
    if not found:
        return variant
    from kompass_core.stages.check.variant import reworded  # noqa: PLC0415 - seldom needed, and slow

    return reworded(variant, *found)
