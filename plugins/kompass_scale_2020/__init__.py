"""The scale of 2020: points by area, under four roles, of which only integers are published.

For evaluations since the revision that came into use in 2020. Everything below the areas is not public:
points are given by area, or in all, and what the file says of judgements is an illustration.
"""

from kompass_core.extending import Scale, hookimpl


@hookimpl
def kompass_scales() -> list[Scale]:
    """The scale `2020`."""
    return [Scale.beside(__file__, "2020.toml")]
