"""The scale of 2002: two dimensions, how a system is built and how widely it is applied.

For evaluations made before 2010, and to set later ones beside them: the two scales give quite different
points for the same municipality, so that only figures on one scale may be compared. Steps and weights are
not public: those in the file are an illustration and say so.
"""

from kompass_core.extending import Scale, hookimpl


@hookimpl
def kompass_scales() -> list[Scale]:
    """The scale `2002`."""
    return [Scale.beside(__file__, "2002.toml")]
