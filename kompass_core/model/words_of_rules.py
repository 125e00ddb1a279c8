"""Words of rules: the phrases of which the sentence of a rule is made."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Mapping[str, str] = MappingProxyType(
    {
        # a rule as a sentence
        "rule.true": "true",
        "rule.false": "false",
        "rule.plus": "plus",
        "rule.minus": "minus",
        "rule.times": "times",
        "rule.divided": "divided by",
        "rule.negative": "minus {value}",
        "rule.equal": "{left} is {right}",
        "rule.unequal": "{left} is not {right}",
        "rule.less": "{left} is less than {right}",
        "rule.at_most": "{left} is at most {right}",
        "rule.more": "{left} is more than {right}",
        "rule.at_least": "{left} is at least {right}",
        "rule.and": "and",
        "rule.or": "or",
        "rule.not": "not {condition}",
        "rule.holds": "{name} holds",
        "rule.fails": "{name} does not hold",
        "rule.if": "if {condition}, then {then}; otherwise {otherwise}",
        "rule.sum_of": "the sum of {value}",
        "rule.mean_of": "the mean of {value}",
        "rule.min_of": "the least of {value}",
        "rule.max_of": "the greatest of {value}",
        "rule.count_of": "the number of {value}",
        "rule.clamp": "{value}, but no less than {least} and no more than {most}",
        "rule.round": "{value} rounded to {decimals} decimals",
        "rule.round_one": "{value} rounded to one decimal",
        "rule.round_whole": "{value} rounded to a whole number",
        "rule.band": "the band of {value} in {bands}",
        "rule.call": "{function} of {value}",
        "rule.list": "{others} and {last}",
        "rule.where": "{value} where {condition}",
        "rule.where_none": "{value}, or {otherwise} if there are none",
        "rule.points": "the points",
        "rule.maximum": "the maximum",
        "rule.weight": "the weight",
        "rule.share": "the share",
        "rule.dimensions": "the dimensions",
        "rule.children": "its {plural}",
        "rule.each": "{measure} of {owner}",
        "rule.name": "“{name}”",
        "rule.band_named": "{band} in {bands}",
    }
)
