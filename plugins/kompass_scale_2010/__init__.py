"""The scale of 2010: four dimensions, of which every item is judged on the first two.

How the system is built and how widely it is applied; and, where an item asks for it, whether there are
results that are used, and whether the system is evaluated and renewed. It came with the revision of 2010,
whose first evaluations were scored on the older scale too, so that they can be compared with earlier ones.
Steps and weights are not public: those in the file are an illustration and say so.
"""

from kompass_core.extending import Scale, hookimpl


@hookimpl
def kompass_scales() -> list[Scale]:
    """The scale `2010`."""
    return [Scale.beside(__file__, "2010.toml")]
