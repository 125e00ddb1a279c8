"""Sign: what was carried over, under an id of its own, with where it comes from and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from kompass_core.model.engine import __version__
from kompass_core.model.evaluation import Carried

if TYPE_CHECKING:
    from datetime import date

    from kompass_core.model.carriage import Carriage
    from kompass_core.model.evaluation import Evaluation

BETWEEN = "-as-"


def new_id(carriage: Carriage) -> str:
    """An id for it that says of what it was made: `main-street-as-2`."""
    before, after = carriage.correspondence.before, carriage.correspondence.after
    return f"{carriage.before.id.removesuffix(BETWEEN + before.revision)}{BETWEEN}{after.revision}"


def sign(carriage: Carriage, id_: str, framework: str, on: date) -> Evaluation:
    """The evaluation as it is written; `framework` is how its file names the definition.

    What was decided stands at the end of its note, as options of the command line. Raises ValueError
    where it was refused.
    """
    if carriage.evaluation is None:
        message = "what is refused cannot be signed"
        raise ValueError(message)
    before, after = carriage.before, carriage.correspondence.after
    chosen = "".join(f" --{option} {choice}" for option, choice in carriage.strategies.chosen().items())
    note = f"kompass carry {before.id} --to {after.name}{chosen}" if chosen else None
    return evolve(
        carriage.evaluation,
        id=id_,
        framework=evolve(before.framework, name=framework),
        note="\n\n".join(text for text in (before.note, note) if text) or None,
        carried=Carried(
            evaluation=before.id,
            digest=before.digest,
            framework=carriage.correspondence.before.name,
            on=on,
            by=f"kompass {__version__}",
        ),
    )
