"""Grade: a share of what can be reached as a grade of Finnish schools, from 4 to 10."""

from fractions import Fraction

from kompass_core.extending import Function, Parameter

PASSED = Fraction(2, 5)


def _grade(share: Fraction) -> Fraction:
    """4 below two fifths; from there 5 to 10, evenly."""
    if share < PASSED:
        return Fraction(4)
    return 5 + 5 * (share - PASSED) / (1 - PASSED)


GRADE = Function(
    name="school_grade",
    parameters=(Parameter("share", "share", "rising"),),
    unit="number",
    compute=_grade,
    summary="a share as a grade of Finnish schools, from 4 to 10",
    formula="if share < 40% then 4 else 5 + 5 * (share - 40%) / (1 - 40%)",
)
