"""Population: the shape of the file that it is stored in."""

from __future__ import annotations

from kompass_core.model.files.kinds import CODE, ID, VERSION
from kompass_core.model.shape import Key, ListOf, Table, Text, Whole

_DIGEST = Text("[0-9a-f]{64}", "64 hexadecimal digits")
_NUMBER = r"-?[0-9]{1,400}(\.[0-9]{1,400}|/[1-9][0-9]{0,399})?"
VALUE = Text(rf"({_NUMBER}|[\[(]{_NUMBER}, {_NUMBER}[\])])", "a number, or two such as `[2.25, 2.35)`", 2500)
"""Points as far as they are known: an end with a round bracket is not reached."""

POPULATION_FILE = Table(
    "the file of a population",
    {
        "schema": VERSION,
        "population": Key(
            Table(
                "a population",
                {
                    "framework": Key(
                        Text(longest=200), required=True, about="What all were evaluated with: `id@revision`."
                    ),
                    "scale": Key(ID, required=True, about="The scale that their points are on."),
                    "scales": Key(
                        ListOf(_DIGEST, 1), required=True, about="The digests of that scale, as it was then."
                    ),
                    "digest": Key(_DIGEST, required=True, about="The digest of all that stands here."),
                },
            ),
            required=True,
            about="On what scale of what these are.",
        ),
        "member": Key(
            Table(
                "the members",
                others=Table(
                    "a member",
                    {
                        "digest": Key(_DIGEST, required=True, about="The digest of the evaluation."),
                        "organisation": Key(
                            Table(
                                "an organisation",
                                {
                                    "code": Key(
                                        Text(longest=40), about="The code that its country gives it."
                                    ),
                                    "name": Key(Text(), required=True, about="What it is called."),
                                },
                            ),
                            required=True,
                            about="Who was evaluated.",
                        ),
                        "year": Key(Whole(1900, 2200), about="The year of the visit."),
                        "country": Key(ID, about="The id of the variant that the organisation is of."),
                        "points": Key(
                            Table("points by code", others=VALUE, names=CODE),
                            required=True,
                            about="The points, by code or `total`, as far as they are known.",
                        ),
                    },
                    about="An evaluation, by its id.",
                ),
                names=ID,
            ),
            required=True,
            about="The evaluations, by their ids.",
        ),
    },
)
