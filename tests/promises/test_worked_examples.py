"""The examples of CONTRIBUTING work as they stand there."""

from __future__ import annotations

import shutil
from pathlib import Path

from data.assess import assess
from data.catalogue import load_catalogue
from data.catalogue.loader import FAMILIES, FOLDER
from data.communities import SAMPLE, open_community
from layers.layer import Layer, View
from tests.data.sample_scored import sample
from tests.promises.documents import blocks, text_of

TEXT = text_of("CONTRIBUTING.md")


def test_a_facility_category_is_a_block(tmp_path: Path) -> None:
    for family in FAMILIES:
        shutil.copy(FOLDER / f"{family}.toml", tmp_path)
    file = tmp_path / "facility_categories.toml"
    shipped = file.read_text(encoding="utf-8").replace("child = 26", "child = 24")
    file.write_text(f"{shipped}\n{blocks(TEXT, 'toml')[0]}", encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert catalogue.facility_categories["waste_sorting"].name.zh == "垃圾分类投放点"
    scored = assess(open_community(SAMPLE, catalogue), catalogue)
    assert scored.categories[-1] == "waste_sorting"
    assert scored.overall.index_all < 100


def test_a_layer_is_a_file() -> None:
    written: dict[str, object] = {}
    exec(compile(blocks(TEXT, "python")[0], "entrances.py", "exec"), written)
    layer = written["LAYER"]
    assert isinstance(layer, Layer)
    scored = sample()
    rows = layer.rows(scored, View())
    assert len(rows) == len(scored.community.entrances) > 0
    assert set(rows["class"]) == {kind.key for kind in layer.classes(scored, View())}
    assert {"id", *(field.column for field in layer.fields)} <= set(rows.columns)
