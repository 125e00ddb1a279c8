"""Bounds: which versions keep them, and what cannot be said."""

from __future__ import annotations

import pytest

from kompass_core.hooks.doctor.bounds import required, within


@pytest.mark.parametrize(
    ("version", "bounds", "kept"),
    [
        ("1.2", "", True),
        ("1.2", ">=1.2", True),
        ("1.10", ">=1.9", True),
        ("1.2", ">=1.10", False),
        ("1.2", ">=1.2.0", True),
        ("2.0", ">=1, <2", False),
        ("1.9.9", ">=1, <2", True),
        ("3.11.7", ">=3.11,!=3.11.4", True),
        ("3.11.4", ">=3.11,!=3.11.4", False),
        ("1.2", "==1.2", True),
        ("1.2", "<=1.1", False),
        ("1.2", ">1.2", False),
        ("25.1.dev3+g12", ">=24.1", True),
        ("1.2", "~=1.0", None),
        ("1.2", "===1.2", None),
        ("1.2", ">=1.*", None),
        ("unknown", ">=1", None),
    ],
)
def test_a_version_keeps_every_bound_or_not_or_nobody_knows(
    version: str, bounds: str, kept: bool | None
) -> None:
    assert within(version, bounds) is kept


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("attrs>=23.2", ("attrs", ">=23.2")),
        ("attrs", ("attrs", "")),
        ("attrs (>=23.2)", ("attrs", ">=23.2")),
        ("attrs[tests] >=23.2, <30", ("attrs", ">=23.2, <30")),
        ("pytest>=8; extra == 'dev'", None),
        ("colorama; sys_platform == 'win32'", None),
    ],
)
def test_a_requirement_is_a_name_and_bounds_unless_it_holds_only_sometimes(
    requirement: str, expected: tuple[str, str] | None
) -> None:
    assert required(requirement) == expected
