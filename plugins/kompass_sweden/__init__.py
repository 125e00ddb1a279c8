"""Sweden: reports in Swedish, with Swedish numbers and the municipalities by their codes.

For evaluations of Swedish municipalities. Numbers have a decimal comma, a percent sign follows without a
space, and a line without any points prints a bare `0`: so do the published reports. The official titles
of Kommunkompassen are Swedish already, so nothing in any revision is changed.
"""

from kompass_core.extending import Variant, hookimpl


@hookimpl
def kompass_variants() -> list[Variant]:
    """The variant `sweden`."""
    return [Variant.beside(__file__, "sweden.toml")]
