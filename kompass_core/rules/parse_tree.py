"""Parse tree: what the parser has recognised, piece by piece, to the nodes of the syntax."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve
from lark import Lark, Token, Transformer, UnexpectedInput

from kompass_core.rules import limits, syntax
from kompass_core.rules.syntax import Place

if TYPE_CHECKING:
    from kompass_core.rules.syntax import Syntax

__all__ = ["Long", "Odd", "UnexpectedInput", "tree"]


class Long(Exception):  # noqa: N818 - it is no error of ours
    """A number or a name that is too long: what it is, the most it may have, and where it stands."""

    def __init__(self, what: str, most: str, place: Place) -> None:
        """Keep what is too long."""
        super().__init__(what)
        self.what = what
        self.most = most
        self.place = place


class Odd(Exception):  # noqa: N818 - it is no error of ours
    """A character that looks like one of a name but cannot be in one, at this offset."""

    def __init__(self, offset: int) -> None:
        """Keep where it stands."""
        super().__init__(offset)
        self.offset = offset


def tree(text: str) -> Syntax:
    """The syntax of a rule, of whatever size.

    Raises:
        UnexpectedInput: lark's, with the offset of what cannot stand where it stands.
        Long: a number or a name is too long.
        Odd: a name holds what no name can.
    """
    made: Any = _parser().parse(text)  # lark does not know what its transformer makes
    result: Syntax = made
    return result


@cache
def _parser() -> Lark:
    return Lark.open(
        "grammar.lark",
        rel_to=__file__,
        parser="lalr",
        lexer="basic",
        maybe_placeholders=True,
        transformer=_Build(),
    )


class _Build(Transformer[Token, Any]):
    """Make each node of the syntax when the parser has seen all of it."""

    def __default__(self, data: str, children: list[Any], meta: Any) -> Any:  # noqa: ANN401 - lark's own types
        """Refuse a production that has no method here, instead of leaving a tree in the syntax."""
        if data.startswith("__"):  # lark's own, for a repetition: it takes the children out again
            return super().__default__(data, children, meta)  # type: ignore[no-untyped-call]
        message = f"no method builds {data}"
        raise NotImplementedError(message)

    def start(self, children: list[Syntax]) -> Syntax:
        (made,) = children
        return made

    def group(self, children: list[Any]) -> Syntax:
        """What stands in parentheses, its place with them."""
        opening, inner, closing = children
        made: Syntax = evolve(inner, place=_over(_of(opening), _of(closing)))
        return made

    def number(self, children: list[Token]) -> Syntax:
        (token,) = children
        percent = token.endswith("%")
        digits = token[:-1] if percent else str(token)
        if len(digits.replace(".", "")) > limits.DIGITS:
            raise Long("number", f"{limits.DIGITS} digits", _of(token))
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
        return syntax.Sum(*_chain(children), place=_around(children))

    def product(self, children: list[Any]) -> Syntax:
        return syntax.Product(*_chain(children), place=_around(children))

    def negative(self, children: list[Any]) -> Syntax:
        sign, operand = children
        return syntax.Negative(operand, place=_over(_of(sign), operand.place))

    def comparison(self, children: list[Any]) -> Syntax:
        left, operator, right = children
        return syntax.Comparison(str(operator), left, right, place=_around(children))

    def negation(self, children: list[Any]) -> Syntax:
        word, operand = children
        return syntax.Not(operand, place=_over(_of(word), operand.place))

    def conjunction(self, children: list[Syntax]) -> Syntax:
        return syntax.And(tuple(children), place=_around(children))

    def disjunction(self, children: list[Syntax]) -> Syntax:
        return syntax.Or(tuple(children), place=_around(children))

    def choice(self, children: list[Any]) -> Syntax:
        word, condition, _, then, _, otherwise = children
        return syntax.Choice(condition, then, otherwise, place=_over(_of(word), otherwise.place))

    def gathered(self, children: list[Any]) -> tuple[tuple[Syntax, ...], Syntax | None, Syntax | None]:
        value, _, where, _, otherwise = children
        return (value,), where, otherwise

    def arguments(self, children: list[Syntax]) -> tuple[tuple[Syntax, ...], Syntax | None, Syntax | None]:
        return tuple(children), None, None

    def call(self, children: list[Any]) -> Syntax:
        name, _, (arguments, where, otherwise), closing = children
        place = _over(_of(name), _of(closing))
        return syntax.Call(_normal(name), arguments, where, otherwise, place=place)


def _chain(children: list[Any]) -> tuple[tuple[Syntax, ...], tuple[str, ...]]:
    return tuple(children[::2]), tuple(map(str, children[1::2]))


def _normal(token: Token) -> str:
    """A name in its usual form: an accent that stands by itself is joined to its letter."""
    if len(token) > limits.NAME:
        raise Long("name", f"{limits.NAME} characters", _of(token))
    name = unicodedata.normalize("NFC", str(token))
    if not name.isidentifier():
        odd = (offset for offset, character in enumerate(token) if not f"a{character}".isidentifier())
        raise Odd(_of(token).start + next(odd, 0))
    return name


def _of(token: Token) -> Place:
    start = token.start_pos or 0
    return Place(start, start + len(token))


def _over(first: Place, last: Place) -> Place:
    return Place(first.start, last.end)


def _around(children: list[Any]) -> Place:
    return _over(children[0].place, children[-1].place)
