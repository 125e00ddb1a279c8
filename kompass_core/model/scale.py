"""Scale: the rule sheet that turns judgements into points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from kompass_core.model.norm import Norm
    from kompass_core.model.rewording import Rewording
    from kompass_core.model.rule import WrittenRule
    from kompass_core.problems import Span
    from kompass_core.rules.typed import Rounding
    from kompass_core.rules.units import Bands


Several: TypeAlias = Literal["agreed", "median", "mean"]
"""How the judgements of several evaluators become one where they differ: only by what they agreed on and
wrote down, or by the median or the mean of what each of them judged."""

SEVERAL: tuple[Several, ...] = ("agreed", "median", "mean")


@frozen
class Dimension:
    """What is judged about an item, and the steps that a judgement can take, worst to best.

    `steps` maps the name of each step to its share, from 0 to 1; where any share can be judged, in
    steps of even width, each is named by what it is worth: `65%`. `was` is what the scale that is
    replaced calls it, `steps_were` what that calls the steps of new names, by these. `lowers` says
    why a better judgement may lower points, where it may. `sources` maps a key of the definition to
    where its value comes from.
    """

    name: str
    title: str
    weight: Fraction
    steps: Mapping[str, Fraction]
    was: str | None
    steps_were: Mapping[str, str]
    lowers: str | None
    sources: Mapping[str, str]
    span: Span = field(eq=False, repr=False)


@frozen
class Decimals:
    """How many decimals a figure is printed with: `most`, less trailing zeros down to `least`."""

    least: int
    most: int


@frozen
class Scale:
    """One scale of one framework.

    `rules` maps a level, `total`, `judged` or an item's code to measures and how they are made;
    `prints` maps a table of the report, a level and `points` or `percent` to decimals;
    `replaces` is the id of the scale that this one comes from; `reworded` has, by dimension, what was
    found of new titles; `about` says in a few sentences what counts on it, in `about_language` or that of
    its framework; `norms` are measures that a population has a part in, and `basis` is the digest without
    them; `named_sources` spells out the names that `sources` cite. `spans` has where
    `rule.KEY`, `print.TABLE.LEVEL`, `dimension.NAME`, `bands.NAME` and `scale.KEY` stand, and what is in a
    dimension or a set of bands: `dimension.NAME.title`, `dimension.NAME.steps.STEP`, `bands.NAME.BAND`.
    """

    id: str
    of: str
    title: str
    rounding: Rounding
    unanswered: Literal["bounds", "zero"]
    not_applicable: Literal["shrink", "refuse"]
    several: Several
    replaces: str | None
    reworded: Mapping[str, Rewording] = field(repr=False)
    dimensions: Mapping[str, Dimension]
    bands: Mapping[str, Bands]
    rules: Mapping[str, Mapping[str, WrittenRule]]
    prints: Mapping[str, Mapping[str, Mapping[str, Decimals]]]
    sources: Mapping[str, str]
    named_sources: Mapping[str, str]
    digest: str
    spans: Mapping[str, Span] = field(eq=False, repr=False)
    span: Span = field(eq=False, repr=False)
    about: str | None = field(default=None, repr=False)
    about_language: str | None = None
    norms: Mapping[str, Norm] = field(factory=dict, repr=False)
    basis: str = ""
