"""Every kind of file that a community can come from reads the same three buildings."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importers.files.kinds import KINDS
from data.importers.files.kinds_table import DOCS, kinds_table
from data.importers.files.source_file import read_bytes
from tests.data.importers.files_made import BOXES, GOOD, HOUSEHOLDS, NAMES, good

ROOT = Path(__file__).parents[2]


def test_every_kind_has_an_example_here() -> None:
    assert set(GOOD) == set(KINDS)


@pytest.mark.parametrize("key", KINDS)
def test_the_kind_reads_its_example(key: str) -> None:
    name, raw = good(key)
    source = read_bytes(raw, name)
    assert source.kind.key == key
    assert source.name == name
    assert source.kind.name.text("zh")
    assert source.kind.name.text("en")
    assert name.endswith(source.kind.endings)
    layer = next(one for one in source.layers if len(one) == 3)
    assert not layer.mended.any()
    if key == "dxf":  # carries no table; its layers are the point
        assert [one.name.split(" ")[0] for one in source.layers] == ["建筑", "道路"]
        assert layer.crs == ""
        return
    assert [tuple(values) for values in layer.columns.values() if NAMES[0] in values] == [NAMES]
    assert [str(count) for count in HOUSEHOLDS] in [
        [str(one) for one in values] for values in layer.columns.values()
    ]
    if layer.kind == "table":
        assert {"经度", "纬度"} <= set(layer.columns)
    else:
        assert layer.crs == "EPSG:4326"
        for shape, box in zip(layer.shapes, BOXES, strict=True):
            assert shape.symmetric_difference(box).area < 1e-12


@pytest.mark.parametrize("key", KINDS)
def test_a_name_that_lies_is_not_believed(key: str) -> None:
    """CSV alone has no mark of its own and is known by its name."""
    if key != "csv":
        assert read_bytes(good(key)[1], "照片.jpg").kind.key == key


@pytest.mark.parametrize("language", DOCS)
def test_the_table_in_the_docs_is_that_of_the_kinds(language: str) -> None:
    """`uv run python -m data.importers.files.kinds_table` writes it anew."""
    text = (ROOT / DOCS[language]).read_text("utf-8")
    assert text == kinds_table(language)
    for kind in KINDS.values():
        assert kind.name.text(language) in text
        assert all(ending in text for ending in kind.endings)
