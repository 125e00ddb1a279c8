"""Evaluation: what the evaluators found about one organisation on one visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from kompass_core.problems import Span

NOT_APPLICABLE: Final = "not applicable"
UNANSWERED = "unanswered"
AGREED = "agreed"
"""The key of what several evaluators agreed on, where the id of one would stand."""
WHOLE_ITEM = "item"
"""The key of a judgement about an item as a whole, where a dimension would stand."""


@frozen
class Judgement:
    """What was judged: the name of a step, a share given as a number, or one of the other states."""

    value: str | Fraction
    span: Span = field(eq=False, repr=False)


@frozen
class Printed:
    """A figure known only as somebody printed it: `"2,3"`, or with a percent sign a percentage."""

    text: str
    span: Span = field(eq=False, repr=False)


@frozen
class Given:
    """Points given directly: exact, or what was printed (all of which must hold), or not applicable."""

    points: Fraction | tuple[Printed, ...] | Literal["not applicable"]
    span: Span = field(eq=False, repr=False)


@frozen
class GivenPoints:
    """All points given on one scale, by code, and where they come from."""

    points: Mapping[str, Given]
    source: str | None
    note: str | None
    span: Span = field(eq=False, repr=False)


@frozen
class Organisation:
    """An organisation by the code its country gives it, and its name."""

    code: str | None
    name: str


@frozen
class Evaluator:
    """Who evaluated, and for whom they work; `id` is what their own judgements stand under."""

    id: str | None
    name: str
    organisation: str | None


@frozen
class Evidence:
    """What a finding rests on."""

    kind: Literal["interview", "document", "website"]
    note: str


@frozen
class RoleModel:
    """An organisation worth visiting, and what for."""

    organisation: Organisation
    note: str | None


@frozen
class Finding:
    """What was found about an item, in the evaluators' words."""

    text: str | None
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    role_models: tuple[RoleModel, ...]
    span: Span = field(eq=False, repr=False)


@frozen
class Reference:
    """The framework an evaluation was made with: `id@revision`, or a path to its file."""

    name: str
    span: Span = field(eq=False, repr=False)


@frozen
class Carried:
    """Where an evaluation was carried over from: another one, its digest and its framework; when, by what."""

    evaluation: str
    digest: str
    framework: str
    on: date
    by: str


Judgements: TypeAlias = "Mapping[str, Mapping[str, Judgement]]"
"""By code, then by dimension (or `item`)."""


Opinions: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, Judgement]]]"
"""By code, by dimension (or `item`), then by the id of the evaluator."""


@frozen
class Evaluation:
    """One visit. `scales` is None where the file leaves it to the framework.

    Its codes, dimensions and steps are not known to exist in any framework until `score` has
    fitted them to one. `judgements` holds what one evaluator, or all together, judged, `opinions`
    what each of several judged. `spans` keeps, by path in the file, where each key stands.
    """

    id: str
    framework: Reference
    variant: str | None
    scales: tuple[str, ...] | None
    organisation: Organisation
    first_day: date | None
    last_day: date | None
    year: int | None
    interviews: int | None
    evaluators: tuple[Evaluator, ...]
    previous: str | None
    judgements: Judgements = field(repr=False)
    opinions: Opinions = field(repr=False)
    given: Mapping[str, GivenPoints] = field(repr=False)
    findings: Mapping[str, Finding] = field(repr=False)
    sources: Mapping[str, str]
    source: str | None
    note: str | None
    carried: Carried | None
    spans: Mapping[tuple[str, ...], Span] = field(eq=False, repr=False)
    digest: str
