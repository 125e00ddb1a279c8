"""Explanation: how one item came by its figures on each scale, back to the line that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.framework import TOTAL
from kompass_core.model.report import Bullets, Heading
from kompass_core.problems import KompassError, Problem, near
from kompass_core.stages.report.claims import titled
from kompass_core.stages.report.explained import explained
from kompass_core.stages.report.figures import figures
from kompass_core.stages.report.finish import finish
from kompass_core.stages.report.held_explained import held_explained
from kompass_core.stages.report.held_facts import with_norms
from kompass_core.stages.report.notes import changed
from kompass_core.stages.report.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kompass_core.model.norm import Normed
    from kompass_core.model.report import Block, Report
    from kompass_core.model.scorecard import Scorecard
    from kompass_core.model.variant import Variant


def explanation(scorecard: Scorecard, code: str, variant: Variant, norms: Sequence[Normed] = ()) -> Report:
    """The derivation of one item on each scale: its rules and their places, what they saw and made.

    Of norms as well, where the evaluation was held against a population.

    Raises:
        KompassError: `unknown-item`, or `unknown-locale`.
    """
    framework = scorecard.framework
    if code not in framework.items:
        guesses = " or ".join(f"`{guess}`" for guess in near(code, framework.items))
        hint = f"did you mean {guesses}?" if guesses else f"the whole is `{TOTAL}`"
        message = f"`{framework.name}` has no item `{code}`"
        raise KompassError([Problem("unknown-item", message, framework.span, hint)])
    words = wording(variant)
    # Lines above and below are of no interest here, in no format.
    printed = {scale: {code: items[code]} for scale, items in figures(scorecard, words).items()}
    title = " ".join(titled(scorecard, code, words)).strip()
    blocks: list[Block] = [Heading(title, 1)]
    for scale in scorecard.sheets:
        blocks.append(Heading(words.scale(framework.scales[scale]), 2))
        blocks += explained(scorecard, scale, printed[scale][code], words)
    blocks += held_explained(scorecard, code, norms, words) if norms else ()
    if said := tuple(changed(scorecard, words)):
        blocks.append(Bullets(said))
    told = [evolve(one, scores={code: one.scores[code]}) for one in norms if code in one.scores]
    facts = with_norms(None, scorecard, told)
    return finish("explanation", title, blocks, [(scorecard, printed)], variant, facts)
