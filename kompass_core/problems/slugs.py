"""Slugs: every kind of problem by its short name, with what it means; each has a page in `explain`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SLUGS: Mapping[str, str] = MappingProxyType(
    {
        # reading a file
        "unreadable-file": "a file is not there, or cannot be read",
        "not-utf-8": "a file is in another encoding than UTF-8",
        "too-large": "a file is larger than any definition or evaluation is",
        "too-deep": "tables and lists stand too deep in each other",
        "number-limit": "a number has more digits than are counted with",
        "toml-syntax": "a text is not TOML",
        "json-syntax": "a text is not JSON",
        "duplicate-key": "a name stands twice in one table",
        # the shape of a file
        "unknown-kind": "nothing says what kind of file it is",
        "wrong-schema": "a file was made for another version of the file format",
        "unknown-key": "a key stands where nothing is known of it",
        "missing-key": "something that has to be there is not",
        "wrong-kind": "a value is not of the kind that it has to be",
        "out-of-range": "a value is too small, too large, too long or too short",
        "layout-failed": "laid out, a file would say something else",
        "wrong-order": "values stand in another order than they have to",
        # names
        "reserved-name": "a name has a meaning of its own already",
        "unknown-name": "a name means nothing where it stands",
        "unknown-item": "there is no item with a code",
        "unknown-scale": "there is no scale of a name",
        "unknown-variant": "there is no variant of a name",
        "unknown-framework": "there is no framework of a name",
        "unknown-evaluation": "there is no evaluation of a name",
        "unknown-locale": "there is no locale of a name",
        "duplicate-code": "one name is given to two things",
        "duplicate-id": "two files give the same thing under one id",
        # frameworks and scales
        "wrong-level": "an item is part of one that is not above it",
        "missing-rule": "a scale has no rules for some of the items",
        "missing-maximum": "nothing says how many points an item has at most",
        "stale-verdict": "a verdict is on another wording than there is now",
        "frozen": "a published revision says something else than when it was published",
        "not-released": "a revision and the record of its release do not go together",
        "already-released": "a revision is published, or retired, already",
        "maxima-disagree": "a maximum is not what the parts make together",
        "unreachable-maximum": "an item cannot reach the maximum that is stated for it",
        "exceeded-maximum": "an item can have more points than its maximum",
        "below-zero": "an item can have less than no points",
        "falling-score": "a better judgement makes fewer points",
        "needless-exception": "a dimension that is said to lower points never does",
        "constant-condition": "a condition comes out alike whatever is judged",
        "no-influence": "nothing depends on a dimension or an item",
        "empty-band": "no value falls in a band",
        # rules
        "rule-syntax": "a text is no rule",
        "rule-limit": "a rule, or what it makes, is too large",
        "wrong-arguments": "a function is called in a way that it does not know",
        "unit-mismatch": "different kinds of values are put together",
        "cycle": "measures are made of each other in a circle",
        "division-by-zero": "a rule divides by what is, or may be, zero",
        "function-failed": "a function of a plugin made no value",
        # overlays
        "not-there": "an overlay changes what is not there",
        "already-there": "an overlay adds what is there already",
        "changed-twice": "two changes touch the same value",
        "unused-changes": "changes are of nothing that is used",
        "circular-variant": "variants build on each other in a circle",
        # evaluations
        "wrong-revision": "something was made for another revision",
        "not-judged": "a judgement is of something that is not judged",
        "not-agreed": "several evaluators judged differently whether something applies",
        "not-applicable": "something that has to be judged is said not to apply",
        "given-twice": "an item has points, or judgements, from two places",
        "off-scale": "a value does not lie on its scale",
        "impossible-figure": "a printed figure cannot be right",
        "other-figure": "a figure comes out otherwise than it is expected to",
        "nothing-expected": "nothing is expected, so nothing can come out otherwise",
        "not-looked-at": "examples look at less than was asked for",
        "no-shared-scale": "evaluations cannot be compared on any scale",
        "altered-population": "a population is not the one that was stored",
        "unknown-norm": "no scale has a norm of a name",
        "cannot-vary": "something is varied in a way that changes nothing, or that cannot be",
        # carrying evaluations over
        "unrelated-revision": "nothing records what of one revision comes from another",
        "unjudged": "nobody has judged what a new wording means",
        "other-meaning": "a new wording was found to ask for something else",
        "split-item": "an item became several",
        "merged-item": "several items became one",
        "moved-step": "a step is worth otherwise than it was, or is gone",
        "moved-points": "points are of another maximum, or of other parts",
        "nothing-carried": "nothing of an evaluation can be carried over",
        # plugins
        "broken-plugin": "a plugin cannot be used as it is",
        "unknown-plugin": "there is no plugin of a name",
        # what is installed, and what it runs on
        "incomplete-language": "a variant has no word for something, or one for nothing",
        "unfit-environment": "what we run on is not as it has to be",
    }
)
