"""Finland: reports in Finnish and in Swedish, school grades, and reports as rows."""

from kompass_core.extending import Format, Function, Scale, Variant, hookimpl

from kompass_finland.grade import GRADE
from kompass_finland.render import render


@hookimpl
def kompass_variants() -> list[Variant]:
    """The variants `finland`, in Finnish, and `finland-sv`, in Swedish."""
    return [
        Variant.beside(__file__, "finland.toml", "kommunkompassen-2010.toml"),
        Variant.beside(__file__, "finland-sv.toml", "kommunkompassen-2010-sv.toml"),
    ]


@hookimpl
def kompass_scales() -> list[Scale]:
    """The scale `school` of kommunkompassen."""
    return [Scale.beside(__file__, "school.toml")]


@hookimpl
def kompass_functions() -> list[Function]:
    """The function `school_grade`."""
    return [GRADE]


@hookimpl
def kompass_formats() -> list[Format]:
    """The format `rows`."""
    return [Format("rows", ".txt", "text/plain", render)]
