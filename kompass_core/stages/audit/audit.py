"""Audit: a program to what its items can reach, and all that its definition says against its own words.

What is proven is proven by signs and ranges, or because everything that can be judged was looked at; what is
refuted has an example that can be scored. Points that are given directly are not asked about.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kompass_core.model.audit import Audit
from kompass_core.stages.audit.beyond import find_beyond, find_without_value
from kompass_core.stages.audit.blame import Blame
from kompass_core.stages.audit.ends import ends
from kompass_core.stages.audit.exceptions import declared, needless
from kompass_core.stages.audit.falls import find_falls
from kompass_core.stages.audit.idle import idle
from kompass_core.stages.audit.influence import without_influence
from kompass_core.stages.audit.scene import Scene
from kompass_core.stages.audit.short import find_short
from kompass_core.stages.audit.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kompass_core.model.audit import Declared, Finding, ItemAudit
    from kompass_core.model.program import Program


def audit(program: Program, scales: Iterable[str] | None = None) -> Audit:
    """The audit of a program on some of its scales; on all of them unless said."""
    sheets: dict[str, Mapping[str, ItemAudit]] = {}
    findings: list[Finding] = []
    exceptions: list[Declared] = []
    for name in program.sheets if scales is None else scales:
        scene = _scene(program, name)
        find_without_value(scene)
        find_short(scene)
        find_beyond(scene)
        verdicts = find_falls(scene)
        findings.extend((*scene.blame.findings(), *needless(scene), *idle(scene), *without_influence(scene)))
        exceptions.extend(declared(scene))
        items = {
            code: ends(scene, scene.survey.standings[code], verdicts[code])
            for code in program.framework.items
        }
        sheets[name] = MappingProxyType(items)
    return Audit(MappingProxyType(sheets), tuple(findings), tuple(exceptions))


def _scene(program: Program, name: str) -> Scene:
    sheet = program.sheets[name]
    return Scene(sheet, survey(sheet), Blame(), program.framework.items)
