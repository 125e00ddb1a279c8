"""Signs: what a locale writes numbers and days with, as Babel knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from kompass_core.problems import KompassError, Problem

if TYPE_CHECKING:
    from datetime import date

    from kompass_core.model.variant import Variant


@frozen
class Signs:
    """The decimal sign, the minus, and a percentage with `0` where the number stands."""

    decimal: str
    minus: str
    percent: str


def signs(variant: Variant) -> Signs:
    """The signs of a variant's locale, and its own way to write a percentage where it has one.

    Raises:
        KompassError: `unknown-locale`.
    """
    # All that Babel offers for numbers takes three times as long to import as this.
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to import

    numbers = variant.numbers
    try:
        locale = Locale.parse(numbers.locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        message = f"no locale is called `{numbers.locale}`"
        hint = "write a language and a country, such as `en_GB`"
        raise KompassError([Problem("unknown-locale", message, f"variant {variant.id}", hint)]) from None
    symbols = locale.number_symbols["latn"]
    percent = numbers.percent
    if percent is None:
        pattern = locale.percent_formats[None].pattern.partition(";")[0]
        percent = re.sub("[#,0]*0", "0", pattern).replace("%", symbols["percentSign"])
    return Signs(symbols["decimal"], symbols["minusSign"], percent)


def language(tag: str, locale: str) -> str:
    """What a language is called in the words of a locale; the tag itself where Babel does not know it."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to import

    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def days(first: date, last: date | None, locale: str) -> str:
    """The days from the first to the last, in the words and the order of a locale."""
    from babel.dates import format_date, format_interval  # noqa: PLC0415 - slow to import

    locale = locale.replace("-", "_")
    if last is None or last == first:
        return format_date(first, "long", locale)
    return format_interval(first, last, "yMMMMd", locale=locale)
