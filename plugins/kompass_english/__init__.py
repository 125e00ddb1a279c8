"""English: reports for readers abroad, of an evaluation made anywhere.

It is the variant of no country: it has words and numbers, and English titles for the frameworks it knows,
each marked with where the translation comes from. `kompass report EVALUATION --language en` uses it.
"""

from kompass_core.extending import Variant, hookimpl


@hookimpl
def kompass_variants() -> list[Variant]:
    """The variant `english`."""
    revisions = ("2002", "2010", "2016", "2020")
    return [Variant.beside(__file__, "english.toml", *(f"kommunkompassen-{name}.toml" for name in revisions))]
