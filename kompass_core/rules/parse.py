"""Parse: the text of a rule to its syntax.

The only module that knows lark. Its parser is built on first use; its errors become problems
here, in the author's words and at the author's place. The tree is built while parsing, bottom
up, so no depth of nesting can exhaust the stack; what is too deep is refused afterwards.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedEOF, UnexpectedToken

from kompass_core.problems import KompassError, Problem
from kompass_core.rules import limits, syntax
from kompass_core.rules.syntax import Place, Syntax

if TYPE_CHECKING:
    from collections.abc import Callable

    from kompass_core.problems import Span

    Locate: TypeAlias = Callable[[int, int], Span | str]
    """From a start and an end in the rule's text to the place in its file."""

PLAIN = {
    "IF": "`if`",
    "THEN": "`then`",
    "ELSE": "`else`",
    "WHERE": "`where`",
    "_OR": "`or`",
    "_AND": "`and`",
    "COMPARE": "a comparison",
    "PLUS": "`+`",
    "TIMES": "`*`",
    "DIVIDE": "`/`",
    "RPAR": "`)`",
    "_COMMA": "`,`",
    "_DOT": "`.`",
}
"""What can be expected after a complete expression; anything else is "a number, a name or `(`"."""

LOOKALIKES = {
    "\u00a0": "replace the no-break space by an ordinary one",
    "\u202f": "replace the narrow no-break space by an ordinary one",
    "\u2212": "write the minus sign as `-`",
    "\u2013": "write the minus sign as `-`",
    "\u2014": "write the minus sign as `-`",
    "\u00d7": "write multiplication as `*`",
    "\u00b7": "write multiplication as `*`",
    "\u00f7": "write division as `/`",
    ":": "write division as `/`",
    "\u2264": "write `<=`",
    "\u2265": "write `>=`",
    "\u2260": "write `!=`",
    "!": "write `not`, or `!=` between two sides",
    "&": "write `and`",
    "|": "write `or`",
    "^": "there are no powers; write `x * x`",
    "[": "use parentheses",
    "{": "use parentheses",
    "\u201c": "rules hold no text, so no quotation marks",
    "\u201d": "rules hold no text, so no quotation marks",
    "\u2018": "rules hold no text, so no quotation marks",
    "\u2019": "rules hold no text, so no quotation marks",
    '"': "rules hold no text, so no quotation marks",
    "'": "rules hold no text, so no quotation marks",
    "`": "rules hold no text, so no quotation marks",
    "%": "a percent sign follows its number at once: `5%`",
    ".": "a number with decimals begins with a digit: `0.5`",
}


def parse(text: str, locate: Locate) -> Syntax:
    """The syntax of a rule.

    `locate` turns a start and an end in `text` into the place that problems name.

    Raises:
        KompassError: `rule-syntax` where the text is no rule, `rule-limit` where it is too long,
            has too many parts, nests too deep, or a number has too many digits.
    """
    if len(text) > limits.CHARACTERS:
        message = f"the rule has {len(text)} characters; the most is {limits.CHARACTERS}"
        raise KompassError([Problem("rule-limit", message, locate(0, 1), "split it into several measures")])
    try:
        tree: Syntax = _parser().parse(text)
    except UnexpectedCharacters as error:
        raise KompassError([_stray(text, error.pos_in_stream, locate)]) from None
    except (UnexpectedToken, UnexpectedEOF) as error:
        raise KompassError([_misplaced(text, error, locate)]) from None
    _refuse_large(tree, locate)
    return tree


def _refuse_large(tree: Syntax, locate: Locate) -> None:
    count = 0
    for node, depth in syntax.walk(tree):
        count += 1
        place = locate(node.place.start, node.place.end)
        if depth > limits.DEPTH:
            message = f"the rule nests deeper than {limits.DEPTH} levels"
            raise KompassError([Problem("rule-limit", message, place, "split it into several measures")])
        if count > limits.NODES:
            message = f"the rule has more than {limits.NODES} parts"
            raise KompassError([Problem("rule-limit", message, place, "split it into several measures")])
        if isinstance(node, syntax.Number) and node.place.end - node.place.start > limits.DIGITS:
            message = f"the number has more than {limits.DIGITS} digits"
            raise KompassError([Problem("rule-limit", message, place)])


def _stray(text: str, offset: int, locate: Locate) -> Problem:
    character = text[offset]
    name = unicodedata.name(character, f"character number {ord(character)}").lower()
    shown = f"`{character}` ({name})" if character.isprintable() and ord(character) > 126 else f"`{character}`"  # noqa: PLR2004 - ASCII ends here
    if not character.isprintable():
        shown = f"the invisible {name}"
    return Problem(
        "rule-syntax",
        f"{shown} has no meaning in a rule",
        locate(offset, offset + 1),
        LOOKALIKES.get(character),
    )


def _misplaced(text: str, error: UnexpectedToken | UnexpectedEOF, locate: Locate) -> Problem:
    token = error.token if isinstance(error, UnexpectedToken) else None
    if token is None or token.type == "$END":
        end = len(text.rstrip())
        if not end:
            return Problem("rule-syntax", "the rule is empty", locate(0, len(text)))
        return Problem(
            "rule-syntax", f"the rule ends where {_expected(error)} is expected", locate(end - 1, end)
        )
    start, end = token.start_pos or 0, token.end_pos or len(text)
    return Problem(
        "rule-syntax",
        f"`{token}` stands where {_expected(error)} is expected",
        locate(start, end),
        _remedy(text, token, start),
    )


def _expected(error: UnexpectedToken | UnexpectedEOF) -> str:
    names = set(error.accepts if isinstance(error, UnexpectedToken) and error.accepts else error.expected)
    if "NUMBER" in names:
        return "a number, a name or `(`"
    if names == {"NAME"}:
        return "a name"
    words = [PLAIN[name] for name in PLAIN if name in names and name not in {"WHERE", "_DOT"}]
    ends = ["the end"] if "$END" in names else []
    operators = {"`+`", "`*`", "`/`", "`or`", "`and`", "a comparison", "`if`"}
    shown = [word for word in words if word not in operators]
    shown = (["an operator"] if len(shown) < len(words) else []) + shown + ends
    return " or ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else "something else"


def _remedy(text: str, token: Token, start: int) -> str | None:
    before = text[:start].rstrip()
    if token == "," and before[-1:].isdigit():
        return "numbers are written with a decimal point: `2.5`"
    if token.type == "COMPARE" and before.endswith("="):
        return "equality is written with one `=`"
    if token.type == "COMPARE" and before.endswith("<"):
        return "inequality is written `!=`"
    if token.type == "TIMES" and before.endswith("*"):
        return "there are no powers; write `x * x`"
    if token.type == "NAME" and before[-1:].isdigit() and text[start - 1 : start].isdigit():
        return "a number is written with digits and one decimal point; multiplication with `*`"
    if token.type in {"WHERE", "ELSE"}:
        return "`where` and `else` belong inside `sum`, `mean`, `min`, `max` or `count`"
    return None


@cache
def _parser() -> Lark:
    return Lark.open(
        "grammar.lark",
        rel_to=__file__,
        parser="lalr",
        maybe_placeholders=True,
        transformer=_Build(),
    )


class _Build(Transformer[Token, Syntax]):
    """Make each node of the syntax when the parser has seen all of it."""

    def __default__(self, data: str, children: list[Any], meta: Any) -> Any:  # noqa: ANN401 - lark's own types
        """Refuse a production that has no method here, instead of leaving a tree in the syntax."""
        if data.startswith("__"):  # lark's own, for a repetition: it takes the children out again
            return super().__default__(data, children, meta)
        message = f"no method builds {data}"
        raise NotImplementedError(message)

    def start(self, children: list[Any]) -> Syntax:
        (tree,) = children
        return tree  # type: ignore[no-any-return]

    def group(self, children: list[Any]) -> Syntax:
        return children[1]  # type: ignore[no-any-return]

    def number(self, children: list[Token]) -> Syntax:
        (token,) = children
        percent = token.endswith("%")
        digits = token[:-1] if percent else str(token)
        if len(digits) > limits.DIGITS:
            return syntax.Number(Fraction(0), percent, place=_of(token))  # refused by its length
        value = Fraction(digits)
        return syntax.Number(value / 100 if percent else value, percent, place=_of(token))

    def truth(self, children: list[Token]) -> Syntax:
        (token,) = children
        return syntax.Truth(token == "true", place=_of(token))

    def name(self, children: list[Token]) -> Syntax:
        (token,) = children
        return syntax.Name(_normal(token), place=_of(token))

    def member(self, children: list[Token]) -> Syntax:
        owner, name = children
        return syntax.Member(_normal(owner), _normal(name), place=_over(_of(owner), _of(name)))

    def sum(self, children: list[Any]) -> Syntax:
        return syntax.Sum(*_chain(children), place=_over(children[0].place, children[-1].place))

    def product(self, children: list[Any]) -> Syntax:
        return syntax.Product(*_chain(children), place=_over(children[0].place, children[-1].place))

    def negative(self, children: list[Any]) -> Syntax:
        sign, operand = children
        return syntax.Negative(operand, place=_over(_of(sign), operand.place))

    def comparison(self, children: list[Any]) -> Syntax:
        left, operator, right = children
        return syntax.Comparison(str(operator), left, right, place=_over(left.place, right.place))

    def negation(self, children: list[Any]) -> Syntax:
        word, operand = children
        return syntax.Not(operand, place=_over(_of(word), operand.place))

    def conjunction(self, children: list[Any]) -> Syntax:
        return syntax.And(tuple(children), place=_over(children[0].place, children[-1].place))

    def disjunction(self, children: list[Any]) -> Syntax:
        return syntax.Or(tuple(children), place=_over(children[0].place, children[-1].place))

    def choice(self, children: list[Any]) -> Syntax:
        word, condition, _, then, _, otherwise = children
        return syntax.Choice(condition, then, otherwise, place=_over(_of(word), otherwise.place))

    def gathered(self, children: list[Any]) -> Any:  # noqa: ANN401 - a part of a call, not yet a node
        value, _, where, _, otherwise = children
        return (value,), where, otherwise

    def arguments(self, children: list[Any]) -> Any:  # noqa: ANN401 - a part of a call, not yet a node
        return tuple(children), None, None

    def call(self, children: list[Any]) -> Syntax:
        name, _, arguments, closing = children
        return syntax.Call(_normal(name), *arguments, place=_over(_of(name), _of(closing)))


def _chain(children: list[Any]) -> tuple[tuple[Syntax, ...], tuple[str, ...]]:
    return tuple(children[::2]), tuple(map(str, children[1::2]))


def _normal(token: Token) -> str:
    return unicodedata.normalize("NFC", str(token))


def _of(token: Token) -> Place:
    start = token.start_pos or 0
    return Place(start, start + len(token))


def _over(first: Place, last: Place) -> Place:
    return Place(first.start, last.end)
