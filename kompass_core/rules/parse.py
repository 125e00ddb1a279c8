"""Parse: the text of a rule to its syntax.

The parser is built on first use: a definition that is known already needs none. The tree is built
while parsing, bottom up, so no depth of nesting can exhaust the stack; what is too deep is refused
afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kompass_core.problems import KompassError, Problem
from kompass_core.rules import limits, syntax

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.problems import Span
    from kompass_core.rules.syntax import Place, Syntax

    Locate: TypeAlias = Callable[[int, int], Span | str]
    """From a start and an end in the rule's text to the place in its file."""

SPLIT = "split it into several measures"


def parse(text: str, locate: Locate) -> Syntax:
    """The syntax of a rule.

    `locate` turns a start and an end in `text` into the place that problems name.

    Raises:
        KompassError: `rule-syntax` where the text is no rule, `rule-limit` where it is too long,
            has too many parts, nests too deep, or holds a number or a name that is too long.
    """
    from kompass_core.rules import parse_tree  # noqa: PLC0415 - the library behind it is slow to load
    from kompass_core.rules.parse_mistake import mistake  # noqa: PLC0415

    if len(text) > limits.CHARACTERS:
        message = f"the rule has {len(text)} characters; the most is {limits.CHARACTERS}"
        raise KompassError([Problem("rule-limit", message, locate(0, 1), SPLIT)])
    try:
        tree = parse_tree.tree(text)
    except (parse_tree.Long, parse_tree.Odd, parse_tree.UnexpectedInput) as error:
        raise KompassError([mistake(text, error, locate)]) from None
    _refuse_large(tree, locate)
    return tree


def _refuse_large(tree: Syntax, locate: Locate) -> None:
    for count, (node, depth) in enumerate(syntax.walk(tree), 1):
        if depth > limits.DEPTH:
            raise _limit(f"the rule nests deeper than {limits.DEPTH} levels", node.place, locate)
        if count > limits.NODES:
            raise _limit(f"the rule has more than {limits.NODES} parts", node.place, locate)


def _limit(message: str, place: Place, locate: Locate) -> KompassError:
    return KompassError([Problem("rule-limit", message, locate(place.start, place.end), SPLIT)])
