"""Denmark: reports in Danish, with Danish numbers and the municipalities by their codes.

For evaluations of Danish municipalities, and for Danish readers of any other. The instrument is called
Kommunekompasset there. Areas before 2010 have the titles published in Denmark in 2009; later ones are our own
translations and say so.
"""

from kompass_core.extending import Variant, hookimpl


@hookimpl
def kompass_variants() -> list[Variant]:
    """The variant `denmark`."""
    revisions = ("2002", "2010", "2016", "2020")
    return [Variant.beside(__file__, "denmark.toml", *(f"kommunkompassen-{name}.toml" for name in revisions))]
