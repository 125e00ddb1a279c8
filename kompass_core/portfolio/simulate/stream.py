"""Stream: a seed and a name to numbers by chance, one for each draw, the same everywhere and for ever.

Each thing that is drawn has a stream of its own, and each draw one number of it: whatever else is drawn,
and in however many pieces. The numbers are the raw ones of NumPy's PCG64DXSM (O'Neill 2014, PCG: a family
of simple fast space-efficient statistically good algorithms for random number generation), which it
promises not to change, as it does not promise of what it makes of them. It begins at what `SeedSequence`
makes of the seed and the SHA-256 of the name, in words of 32 bits; a number is half of 64 bits, the lower
half first.
"""

from __future__ import annotations

from hashlib import sha256
from struct import unpack
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole: TypeAlias = NDArray[np.int64]

BITS: Final = 32
HALVES: Final = 2
SEEDS: Final = 2**64
"""Below this is a seed."""

POINTS: Final = ""
"""Where the name of a dimension would stand, of points that are given."""


def stream_of(evaluation: str, code: str, dimension: str) -> str:
    """The name of the stream of a judgement, or of points."""
    return f"judgement {evaluation} {code} {dimension}" if dimension else f"points {evaluation} {code}"


def stream(seed: int, name: str, start: int, count: int) -> Whole:
    """The numbers from 0 to below 2**32 of so many draws, from the one at `start` on, which is even."""
    word, odd = divmod(start, HALVES)
    if odd:
        message = "a piece begins with a whole word"
        raise ValueError(message)
    named = unpack("<8I", sha256(name.encode("utf-8", "surrogatepass")).digest())
    generator = np.random.PCG64DXSM(np.random.SeedSequence([seed, *named]))
    generator.advance(word)
    drawn = generator.random_raw(-(-count // HALVES)).astype("<u8", copy=False).view("<u4")
    return drawn[:count].astype(np.int64)
