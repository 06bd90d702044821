"""What QGIS finds in the project of a GeoPackage, as JSON, and pictures of its themes in a folder.

Run by the Python that QGIS brings: `python3 qgis_opened.py FILE FOLDER`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsProviderRegistry,
    QgsRenderContext,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QSize

SIZE = QSize(1200, 900)


def main(file: str, folder: str) -> dict[str, Any]:
    """Open the one project in the file and look."""
    storage = QgsApplication.projectStorageRegistry().projectStorageFromType("geopackage")
    (name,) = storage.listProjects(f"geopackage:{file}")
    project = QgsProject.instance()
    opened = project.read(f"geopackage:{file}?projectName={name}")
    tree = project.layerTreeRoot()
    themes = project.mapThemeCollection()
    names = themes.mapThemes()
    for theme in names:
        _render(
            project, themes.mapThemeVisibleLayers(theme), themes.mapThemeStyleOverrides(theme), folder, theme
        )
    return {
        "opened": opened,
        "name": name,
        "title": project.title(),
        "crs": project.crs().authid(),
        "groups": [_group(one) for one in tree.findGroups()],
        "loose": [one.name() for one in tree.children() if hasattr(one, "layer")],
        "themes": {theme: [one.name() for one in themes.mapThemeVisibleLayers(theme)] for theme in names},
        "drawn": _draw(project.mapLayer("lintu_public_spaces_today")),
        "layers": {key: _layer(one) for key, one in project.mapLayers().items()},
    }


def _group(group: Any) -> dict[str, Any]:
    children = [one for one in group.children() if hasattr(one, "layer")]
    return {
        "name": group.name(),
        "shown": group.isVisible(),
        "layers": [[one.name(), one.itemVisibilityChecked(), one.layerId()] for one in children],
    }


def _draw(layer: Any) -> dict[str, Any]:
    """What becomes of a space that somebody draws and gives a class."""
    column = layer.fields().indexOf("class")
    geometry = QgsGeometry.fromRect(layer.extent())
    feature = QgsVectorLayerUtils.createFeature(
        layer, geometry, {column: "shared"}, layer.createExpressionContext()
    )
    context = QgsRenderContext()
    renderer = layer.renderer()
    renderer.startRender(context, layer.fields())
    symbols = {}
    for value in ("shared", "of another catalogue", None):
        feature.setAttribute(column, value)
        symbol = renderer.symbolForFeature(feature, context)
        symbols[str(value)] = symbol.color().name() if symbol is not None else ""
    renderer.stopRender(context)
    return {"symbols": symbols, "legend": feature["legend"], "id": feature["id"]}


def _layer(layer: Any) -> dict[str, Any]:
    renderer = layer.renderer()
    classes = renderer.categories() if renderer is not None and renderer.type() == "categorizedSymbol" else []
    column = layer.fields().indexOf("class")
    widget = layer.editorWidgetSetup(column)
    choices = widget.config().get("map", [])
    counts: dict[str, int] = {}
    if column >= 0:
        for feature in layer.getFeatures():
            counts[feature["class"]] = counts.get(feature["class"], 0) + 1
    return {
        "valid": layer.isValid(),
        "name": layer.name(),
        "crs": layer.crs().authid(),
        "renderer": renderer.type() if renderer is not None else "",
        "classes": [[one.value(), one.label(), one.renderState(), _parts(one.symbol())] for one in classes],
        "labels": layer.labelsEnabled() and layer.labeling() is not None,
        "choices": {next(iter(one.values())): next(iter(one)) for one in choices},
        "counts": counts,
        "aliases": {one.name(): one.alias() for one in layer.fields()},
    }


def _parts(symbol: Any) -> list[str]:
    found = []
    for number in range(symbol.symbolLayerCount()):
        part = symbol.symbolLayer(number)
        found.append(part.layerType())
        inner = part.subSymbol()
        if inner is not None and inner is not symbol:
            found += [inner.symbolLayer(place).layerType() for place in range(inner.symbolLayerCount())]
    return found


def _render(project: Any, layers: Any, styles: Any, folder: str, theme: str) -> None:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setLayerStyleOverrides(styles)
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(96)
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(project.backgroundColor())
    settings.setExtent(_ground(project))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(str(Path(folder) / f"{theme}.png"))


def _ground(project: Any) -> Any:
    (layer,) = [one for one in project.mapLayers().values() if one.id().startswith("lintu_boundary")]
    extent = layer.extent()
    extent.scale(1.1)
    return extent


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    QgsProviderRegistry.instance()
    print(json.dumps(main(sys.argv[1], sys.argv[2]), ensure_ascii=False))
    application.exitQgis()
