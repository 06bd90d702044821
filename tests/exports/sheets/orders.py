"""Orders for sheets, and options on the sample to put on them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import geopandas as gpd
import pypdf
import pypdfium2
import shapely

from data.assess import Assessment
from exports.sheets.request import SheetRequest
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.sketch import Sketch, sketch_of
from tests.data.sample_scored import sample

DAY = date(2026, 11, 26)
POINTS_PER_MM = 72 / 25.4


def order(**changed: Any) -> SheetRequest:
    """A small and quick order: A4, the grids alone, without insets."""
    quick: dict[str, Any] = {"paper": "A4", "layers": ("grids",), "insets": False, "dated": DAY}
    return SheetRequest(**{**quick, **changed})


@cache
def sketch(letter: str = "A", name: str = "沿江", garden: str = "榕树下的花园") -> Sketch:
    """A pocket park on idle ground and a garden on another, neither breaking a hard rule."""
    spaces = sample().community.public_spaces.set_index("id").geometry
    park = preset_intervention(sample().catalogue, "pocket_park", spaces["S29"].buffer(-1), "塘唇口袋公园")
    plot = preset_intervention(sample().catalogue, "micro_garden", spaces["S30"].buffer(-1), garden)
    option = LayoutOption(f"o{letter}", "xuzhen", letter, name, "", 0.0, "open", 1, (park, plot), 4548)
    made = sketch_of(sample(), option)
    assert len(made.counted) == 2
    return made


def with_ground(shape: shapely.Geometry, kind: str = "road") -> Assessment:
    """The sample whose base map is one thing alone."""
    community = sample().community
    row = {"id": ["X"], "kind": [kind], "name_zh": [""], "name_en": [""]}
    frame = gpd.GeoDataFrame(row, geometry=[shape], crs=community.crs)
    return replace(sample(), community=replace(community, basemap=frame))


def with_reports(status: str) -> Assessment:
    """The sample with every encroachment in this state."""
    community = sample().community
    reports = community.encroachments.assign(status=status, note="秘密的描述")
    return replace(sample(), community=replace(community, encroachments=reports))


def pages(content: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(content)).pages)


def text(content: bytes) -> str:
    """All text of a PDF without white space, as an independent reader extracts it."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages(content)))


def drawing(content: bytes, page: int = 0) -> str:
    """The drawing commands of one page."""
    found = pages(content)[page].get_contents()
    assert found is not None
    return found.get_data().decode("latin-1")


def picture(content: bytes, dots_per_mm: float) -> Any:
    """The first page as PDFium draws it."""
    document = pypdfium2.PdfDocument(content)
    return document[0].render(scale=dots_per_mm / POINTS_PER_MM).to_pil().convert("RGB")
