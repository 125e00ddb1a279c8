"""History: what a definition says of the one that it replaces, to records that later stages read.

Whether the other one had such an item, or such a wording, shows only where both are at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kompass_core.model.rewording import Rewording
from kompass_core.problems import Problem
from kompass_core.problems.near import did_you_mean, there_are
from kompass_core.stages.check import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kompass_core.model.document import Entry
    from kompass_core.problems import Span


def was(rows: values.Rows) -> tuple[str, ...] | None:
    """The codes that an item comes from; None where nothing is said."""
    entry = rows.get("was")
    if entry is None:
        return None
    return values.texts(rows, "was") if isinstance(entry.value, tuple) else (str(entry.value),)


def rewordings(
    root: values.Rows, titled: Mapping[str, Entry], what: str, problems: list[Problem]
) -> Mapping[str, Rewording]:
    """The verdicts on new titles, by the code or name of the table in `titled` that has the title.

    What is wrong is added to the problems: `unknown-item` or `unknown-name`, and `stale-verdict` where
    the title is worded otherwise in the same file. One that an overlay words anew is none of its business.
    """
    found: dict[str, Rewording] = {}
    for name, entry in values.table(root, "reworded").items():
        rows = values.rows(entry)
        if name not in titled:
            slug = "unknown-item" if what == "item" else "unknown-name"
            hint = did_you_mean(name, titled) or there_are(titled)
            problems.append(Problem(slug, f"there is no {what} `{name}`", entry.key, hint))
            continue
        title = values.rows(titled[name])["title"]
        if title.span.source is rows["to"].span.source and title.value != rows["to"].value:
            message = f"the verdict is on another wording than `{name}` has"
            hint = "judge the wording that it has, and write that under `to`"
            related = (("its title", title.span),)
            problems.append(Problem("stale-verdict", message, rows["to"].span, hint, related))
        verdict: Any = values.text(rows, "verdict")  # one of the words of the shape
        found[name] = Rewording(
            before=values.text(rows, "from"),
            after=values.text(rows, "to"),
            verdict=verdict,
            by=values.text(rows, "by"),
            because=values.text(rows, "because"),
            on=values.day(rows, "on"),
            span=entry.key,
        )
    return values.frozen_map(found)


def unnamed(rows: values.Rows, known: Mapping[str, object], what: str) -> Iterator[Problem]:
    """`unknown-name` for each key that says of something what it was called, and that is not there."""
    for name, entry in rows.items():
        if name not in known:
            hint = did_you_mean(name, known) or there_are(known)
            yield Problem("unknown-name", f"there is no {what} `{name}`", entry.key, hint)


def without_predecessor(replaces: str | None, rows: values.Rows, what: str) -> Iterator[Problem]:
    """`missing-key` where one of the rows says what it was, and nothing is replaced."""
    if replaces is None and "was" in rows:
        message = f"it is said what it was, but not in which {what}"
        yield Problem("missing-key", message, rows["was"].key, f"say which {what} this one `replaces`")


def out_of_order(rows: values.Rows) -> Iterator[Problem]:
    """`wrong-order` where a revision is retired before it is published."""
    published, retired = values.day(rows, "published"), values.day(rows, "retired")
    if published and retired and retired < published:
        related: tuple[tuple[str, Span], ...] = (("it is published", rows["published"].span),)
        message, hint = "the revision is retired before it is published", "mend one of the days"
        yield Problem("wrong-order", message, rows["retired"].span, hint, related)
