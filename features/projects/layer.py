"""Projects on the map, by how far they have come."""

from __future__ import annotations

from base.known_texts import bilingual
from base.late_modules import geopandas as gpd
from base.words import Message
from data.assess import Assessment
from features.projects.built import shapes_of
from features.projects.project import Project
from features.projects.project_store import latest_project_change, projects_of
from layers.layer import Field, Layer, Symbol, SymbolClass, View

YUAN = Message("CNY")
_PLANNED, _BUILDING, _BUILT, _RETIRED = "planned", "building", "built", "retired"
_CLASSES = (
    SymbolClass(
        _PLANNED,
        Message("decided, not begun"),
        Symbol(fill="#fdb863", line="#7f3b08", width_px=2.5, opacity=0.35, dash="6 4", shape="circle"),
    ),
    SymbolClass(
        _BUILDING,
        Message("being built"),
        Symbol(fill="#e66101", line="#7f3b08", width_px=2.5, opacity=0.55, pattern="lines", shape="triangle"),
    ),
    SymbolClass(
        _BUILT,
        Message("built"),
        Symbol(fill="#5e3c99", line="#2d1e4f", width_px=2.5, opacity=0.55, pattern="dots", shape="square"),
    ),
    SymbolClass(
        _RETIRED,
        Message("no longer in use"),
        Symbol(fill="#b2abd2", line="#5e5e5e", opacity=0.3, pattern="cross", shape="diamond"),
    ),
)


def class_of(project: Project, assessment: Assessment) -> str:
    """Key of its class."""
    gates = assessment.catalogue.project_gates
    if gates[project.gate].is_built:
        return _BUILT
    if not gates[project.gate].next:
        return _RETIRED
    return _BUILDING if project.gate == "building" else _PLANNED


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    rows = [
        (project, number, shape)
        for project in projects_of(assessment.community.key)
        for number, shape in enumerate(shapes_of(project, assessment.community.crs))
    ]
    gates = assessment.catalogue.project_gates
    return gpd.GeoDataFrame(
        {
            "id": [f"{project.id}-{number}" for project, number, _ in rows],
            "name": [bilingual(project.name) for project, _, _ in rows],
            "class": [class_of(project, assessment) for project, _, _ in rows],
            "gate": [gates[project.gate].name for project, _, _ in rows],
            "cost_cny": [project.promise.cost_cny for project, _, _ in rows],
            "due": [project.due.isoformat() if project.due else "" for project, _, _ in rows],
            "keeper": [project.keeping.keeper for project, _, _ in rows],
        },
        geometry=[shape for _, _, shape in rows],
        crs=assessment.community.crs,
    )


LAYER = Layer(
    key="projects",
    name=Message("Projects"),
    geometry=("polygon", "line", "point"),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("gate", Message("Gate passed")),
        Field("cost_cny", Message("Promised cost"), YUAN, decimals=0),
        Field("due", Message("To be built by")),
        Field("keeper", Message("Keeper")),
    ),
    rows=_rows,
    title="name",
    version=lambda assessment: latest_project_change(assessment.community.key),
)
