"""Names: what the hidden cells of a workbook say, by which it is read whatever else is changed in it.

The first cell of a sheet says what the sheet is, the first row what each column is, and the first column what
each row is. All three are hidden, so titles, the order of sheets and their names may be changed at will.
"""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 1
"""The version of this layout."""

MARK: Final = "kompass:"
"""How the first cell of each sheet of ours begins; the role of the sheet follows."""

KEY: Final = "key"
HEADS: Final = "heads"
"""The key of a row that only says what the cells below it are."""

VISIT, JUDGED, VOICES, GIVEN, FOUND = "visit", "judgements", "evaluators", "given", "findings"
"""The sheets that are filled in: the visit, what was judged, what each evaluator judged, points, findings."""

ABOUT: Final = "about"
"""The sheet, always hidden, that says what the workbook was made of."""

FIRST_SHARE: Final = 4
"""The column of that sheet, counted from 0, from which on it says what steps are worth, a scale in each."""

DIMENSION: Final = "dimension:"
POINTS: Final = "points:"
PRINTED: Final = "printed:"
"""How the keys of columns begin of which there are several."""

KINDS: Final = ("text", "strengths", "improvements", "interview", "document", "website", "role_models")
"""What can be found; the fourth to sixth are what a finding rests on."""

EVIDENCE: Final = KINDS[3:6]
