"""Numbers by chance are the same for a seed and a name, however they are cut, and stay so."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np
import pytest

from kompass_core.portfolio.simulate.chance import Choice, Grid, among, evenly, inside
from kompass_core.portfolio.simulate.stream import SEEDS, stream

FIRST = [2599687075, 2339287259, 199338332, 1319029800]
"""What seed 1 and the name `weight 1.1` begin with: if this changes, every simulation does."""


def test_a_stream_is_what_it_was() -> None:
    assert stream(1, "weight 1.1", 0, 4).tolist() == FIRST


@pytest.mark.parametrize("cuts", [(0, 2, 4, 9), (0, 6, 9), (0, 9)])
def test_it_does_not_matter_where_a_stream_is_cut(cuts: tuple[int, ...]) -> None:
    pieces = [stream(5, "x", start, end - start) for start, end in itertools.pairwise(cuts)]
    assert np.concatenate(pieces).tolist() == stream(5, "x", 0, 9).tolist()


def test_a_piece_begins_with_a_whole_word() -> None:
    with pytest.raises(ValueError, match="a whole word"):
        stream(1, "x", 3, 1)


@pytest.mark.parametrize("other", [(2, "x"), (1, "y"), (SEEDS - 1, "x")])
def test_another_seed_or_name_is_another_stream(other: tuple[int, str]) -> None:
    assert stream(*other, 0, 8).tolist() != stream(1, "x", 0, 8).tolist()


def test_the_least_and_the_greatest_number_reach_both_ends_of_a_grid() -> None:
    grid, scale = evenly(Fraction(3), Fraction(5), 10)
    ends = grid.values(grid.places(np.array([0, 2**32 - 1])))
    assert [Fraction(end, scale) for end in ends.tolist()] == [3, 5]


def test_what_lies_inside_reaches_no_end() -> None:
    grid, scale = inside(Fraction(0), Fraction(1), 4)
    values = [Fraction(value, scale) for value in grid.values(np.arange(grid.count)).tolist()]
    assert values == [Fraction(1, 8), Fraction(3, 8), Fraction(5, 8), Fraction(7, 8)]


def test_a_choice_is_as_likely_as_its_weight() -> None:
    choice, scale = among([Fraction(0), Fraction(1, 4), Fraction(1)], [1, 2, 1])
    raw = np.array([0, 2**30 - 1, 2**30, 3 * 2**30 - 1, 3 * 2**30, 2**32 - 1])
    assert (scale, choice.values(choice.places(raw)).tolist()) == (4, [0, 0, 1, 1, 4, 4])


@pytest.mark.parametrize("count", [1, 7, 32, 10_001])
def test_a_grid_falls_into_classes_of_nearly_the_same_size(count: int) -> None:
    classes = Grid(0, 1, count).classes(np.arange(count))
    sizes = np.bincount(classes)
    assert (len(sizes), sizes.max() - sizes.min() <= 1) == (min(count, 32), True)
    assert Choice((5, 9), (1, 1)).classes(np.array([0, 1])).tolist() == [0, 1]
