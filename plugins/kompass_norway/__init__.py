"""Norway: reports in bokmål, with Norwegian numbers and the municipalities by their numbers.

For evaluations of Norwegian municipalities, and for Norwegian readers of any other. The instrument is called
Kommunekompasset there. Areas have the titles that are published in Norway, with the other wording of area 5
as an alias; where none are published, titles are our own translations and say so.
"""

from kompass_core.extending import Variant, hookimpl


@hookimpl
def kompass_variants() -> list[Variant]:
    """The variant `norway`."""
    revisions = ("2002", "2010", "2016", "2020")
    return [Variant.beside(__file__, "norway.toml", *(f"kommunkompassen-{name}.toml" for name in revisions))]
