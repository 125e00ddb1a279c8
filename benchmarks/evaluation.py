"""Evaluation: one evaluation scored by us, by the same arithmetic by hand in doubles, and by our peers.

Everybody's points and printed tenths are compared with our exact ones before anything is timed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define

from benchmarks import by_hand
from benchmarks.clock import each, interleaved
from benchmarks.ours import ours
from benchmarks.peers import missing, peers, versions
from benchmarks.sample import evaluations, sample
from benchmarks.table import ratio, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.clock import Times
    from benchmarks.contestant import Contestant, Figures
    from benchmarks.effort import Effort
    from benchmarks.sample import Sample

GOAL, PEERS_GOAL = 1.35, 7
"""How many times the time by hand we may take, and how many times ours a peer is to take."""

TIMED = 20
"""Different evaluations that are timed; fewer of those who take long."""


@define
class Digits:
    """How many printed tenths were compared, and how many of them were wrong."""

    compared: int = 0
    wrong: int = 0


def main(effort: Effort) -> int:
    """Print the table, and what is missing of our peers; 2 if anything is."""
    of = sample()
    own = ours(of)
    hand = (
        by_hand.by_hand(of, "by hand, floor(x * 10 + .5) / 10"),
        by_hand.by_hand(of, "by hand, round(x, 1)", by_hand.ROUND),
        by_hand.by_hand(of, "by hand, nothing rounded", by_hand.NOTHING),
    )
    others = peers(of)
    contestants: tuple[Contestant[Any, Any], ...] = (*hand, *own, *others)
    digits = compared(of, contestants, effort.sample)
    times = timed(of, contestants, effort.rounds)
    print(f"{len(of.items)} items, {len(of.asked)} answers, seed 1, {effort.rounds} rounds")
    print(laid_out(contestants, digits, times))
    first, base = times[own[0].name], times[hand[0].name]
    took = first.over(base)
    print(f"\nours over by hand: {ratio(took)}, goal {GOAL} at most: {_verdict(met=took <= GOAL)}")
    for peer in others:
        took = times[peer.name].over(first)
        verdict = _verdict(met=took >= PEERS_GOAL)
        print(f"{peer.name} over ours: {ratio(took)}, goal {PEERS_GOAL} at least: {verdict}")
    print("versions:", ", ".join(f"{name} {number}" for name, number in versions().items()))
    if missing():
        print(f"MISSING, not measured: {', '.join(missing())}; `pip install -e '.[bench]'` installs them")
        return 2
    return 0


def compared(of: Sample, contestants: Sequence[Contestant[Any, Any]], most: int) -> dict[str, Digits]:
    """The printed digits of everybody held against ours; raises ValueError where points differ."""
    truth = next(one for one in contestants if one.name == "Kompass, compiled")
    digits = {one.name: Digits() for one in contestants}
    for number, shares in enumerate(evaluations(of, min(most, truth.sample))):
        expected = truth.figures(truth.run(truth.prepare(shares)))
        for one in contestants:
            if number < one.sample:
                _compare(of, one, one.figures(one.run(one.prepare(shares))), expected, digits[one.name])
    return digits


def _compare(
    of: Sample, contestant: Contestant[Any, Any], figures: Figures, expected: Figures, digits: Digits
) -> None:
    """Points equal to six decimals, ours to the last bit; tenths counted where there are any."""
    exact = contestant.name.startswith("Kompass")
    pairs = zip(of.items, figures[0], expected[0], strict=True)
    for item, points, right in pairs:
        if points != right if exact else round(points, 6) != round(right, 6):
            message = f"{contestant.name} makes {points} points of {item.code}, it is {right}"
            raise ValueError(message)
    if figures[1]:
        digits.compared += len(of.items)
        digits.wrong += sum(one != other for one, other in zip(figures[1], expected[1], strict=True))
    if exact and digits.wrong:
        message = f"{contestant.name} prints wrong digits"
        raise ValueError(message)


def timed(of: Sample, contestants: Sequence[Contestant[Any, Any]], rounds: int) -> dict[str, Times]:
    """The time of one evaluation by everybody."""
    work, counts = {}, {}
    for one in contestants:
        counts[one.name] = max(1, min(TIMED, one.sample // 50))
        inputs = [one.prepare(shares) for shares in evaluations(of, counts[one.name])]
        work[one.name] = each(one.run, inputs)
    return {name: times.divided(counts[name]) for name, times in interleaved(work, rounds).items()}


def laid_out(
    contestants: Sequence[Contestant[Any, Any]], digits: dict[str, Digits], times: dict[str, Times]
) -> str:
    """The table, everybody against the first."""
    base = times[contestants[0].name]
    rows = [
        (
            one.name,
            ratio(times[one.name].over(base)),
            ratio(times[one.name].minimum / base.minimum),
            f"{times[one.name].median * 1e6:.1f}",
            f"{times[one.name].minimum * 1e6:.1f}",
            _share(digits[one.name]),
        )
        for one in contestants
    ]
    head = ("one evaluation", "median ratio", "minimum ratio", "median us", "minimum us", "wrong tenths")
    return table(head, rows)


def _share(digits: Digits) -> str:
    if not digits.compared:
        return "-"
    share = f"{100 * digits.wrong / digits.compared:.3f} %" if digits.wrong else "0"
    return f"{share} of {digits.compared:,}"


def _verdict(*, met: bool) -> str:
    return "met" if met else "MISSED"
