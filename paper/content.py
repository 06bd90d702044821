"""Content of a printed map: rows and classes of its layers, without what must not be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import shapely

from data.assess import Assessment
from layers.layer import Layer, SymbolClass, View
from paper.scales import Bounds


@dataclass(frozen=True, eq=False)
class LayerContent:
    """One layer of a map: its declaration, its classes and the rows to draw (metric CRS)."""

    layer: Layer
    classes: tuple[SymbolClass, ...]
    rows: gpd.GeoDataFrame

    def in_language(self, language: str) -> LayerContent:
        """The same with the characters in its markers that readers of this language know."""
        return replace(self, classes=tuple(one.in_language(language) for one in self.classes))

    def within(self, bounds: Bounds) -> LayerContent:
        """The rows that a window with these bounds shows."""
        west, south, east, north = bounds
        shapes = self.rows.geometry.to_numpy()
        return LayerContent(
            self.layer,
            self.classes,
            self.rows[shapely.intersects(shapes, shapely.box(west, south, east, north))],
        )

    def cut(self, bounds: Bounds) -> LayerContent:
        """What of its shapes lies inside these bounds: a name or a marker stands on what can be seen."""
        cut = shapely.clip_by_rect(self.rows.geometry.to_numpy(), *bounds)
        rows = self.rows.set_geometry(gpd.GeoSeries(cut, index=self.rows.index, crs=self.rows.crs))
        return LayerContent(self.layer, self.classes, rows[~shapely.is_empty(cut)])

    @property
    def classes_with_rows(self) -> tuple[SymbolClass, ...]:
        """The classes that have rows."""
        present = set(self.rows["class"])
        return tuple(one for one in self.classes if one.key in present)


def content_of(layers: Sequence[Layer], assessment: Assessment, view: View) -> tuple[LayerContent, ...]:
    """The content of the layers, without reports that nobody has verified."""
    made = (LayerContent(one, one.classes(assessment, view), one.rows(assessment, view)) for one in layers)
    return tuple(_public(one, assessment) if one.layer.key == "encroachments" else one for one in made)


def _public(content: LayerContent, assessment: Assessment) -> LayerContent:
    """Only what was verified and still takes ground: a report may be wrong, and a settled one is over."""
    counted = {key for key, state in assessment.catalogue.encroachment_states.items() if state.counts}
    reports = assessment.community.encroachments
    verified = reports["id"][reports["status"].isin(counted)]
    return LayerContent(content.layer, content.classes, content.rows[content.rows["id"].isin(verified)])
