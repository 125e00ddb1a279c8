"""A definition in JSON is read as the files that it holds; one without them says so."""

from __future__ import annotations

import pytest

from kompass_core.problems import KompassError
from kompass_core.stages.read import read_text

FILES = '{"framework": {"framework": {"id": "a"}}, "scales": {"x": {"scale": {}}}}'
HELD = f'{{"kind": "definition", "files": {FILES}}}'


def test_it_is_the_document_of_its_framework_with_its_scales() -> None:
    document = read_text(HELD, "a.json", "json")
    assert list(document.root) == ["framework"]
    assert {name: list(scale.root) for name, scale in document.scales.items()} == {"x": ["scale"]}
    assert str(document.root["framework"].key) == "a.json:1:48"


def test_any_other_document_is_as_it_is() -> None:
    document = read_text('{"kind": "scorecard", "files": {}}', "a.json", "json")
    assert (list(document.root), document.scales) == (["kind", "files"], {})


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ('"files"', '"fils"', "missing-key"),
        ('"scales"', '"scale"', "missing-key"),
        ('{"framework": {"id": "a"}}', "3", "wrong-kind"),
        ('{"scale": {}}', '"x"', "wrong-kind"),
    ],
)
def test_one_that_holds_no_files_is_refused(old: str, new: str, slug: str) -> None:
    with pytest.raises(KompassError) as caught:
        read_text(HELD.replace(old, new, 1), "a.json", "json")
    assert [problem.slug for problem in caught.value.problems] == [slug]
