"""What projects have built, as part of the community: it counts in the score of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import shapely
from pyproj import CRS

from base.late_modules import geopandas as gpd
from base.words import Bilingual, Message, Note
from data.assess import Assessment
from data.catalogue.project_model import ProjectGate
from data.open_communities import Adjustment
from data.timed_assessment import ScoringTooLongError
from features.options.effects import with_interventions
from features.options.intervention import Intervention
from features.options.whatif import what_if
from features.projects.project import Project
from features.projects.project_store import latest_project_change, projects_of


def built_interventions(
    projects: Iterable[Project], gates: Mapping[str, ProjectGate], crs: CRS
) -> tuple[Intervention, ...]:
    """What stands, with the shapes as built, in `crs`. Its ids are its own: an option that names the same
    intervention draws another one."""
    return tuple(
        replace(one, id=f"built-{one.id}", shape=shape)
        for project in projects
        if gates[project.gate].is_built
        for one, shape in zip(project.interventions, shapes_of(project, crs), strict=True)
    )


def shapes_of(project: Project, crs: CRS) -> tuple[shapely.Geometry, ...]:
    """The shapes of a project's interventions in `crs`: as built where it is, else as drawn."""
    built = project.as_built
    return tuple(_in_crs(built.get(one.id, one.shape), project, crs) for one in project.interventions)


def as_built(in_file: Assessment) -> Assessment:
    """The assessment with what projects have built. Raises StoreError.

    Where that takes too long to score it is left out, with a warning.
    """
    community, catalogue = in_file.community, in_file.catalogue
    built = built_interventions(projects_of(community.key), catalogue.project_gates, community.crs)
    if not built:
        return in_file
    try:
        return what_if(in_file, with_interventions(community, catalogue, built))
    except ScoringTooLongError as error:
        why = Bilingual(error.message("zh"), error.message("en"))
        words = Message("What projects have built is left out of the map and the score. {why}", why=why)
        warned = replace(community, warnings=(*community.warnings, Note("projects-left-out", words)))
        return replace(in_file, community=warned)


BUILT = Adjustment(version=latest_project_change, apply=as_built)


def _in_crs(shape: shapely.Geometry, project: Project, crs: CRS) -> shapely.Geometry:
    if project.epsg in (0, crs.to_epsg()):
        return shape
    moved: shapely.Geometry = gpd.GeoSeries([shape], crs=project.epsg).to_crs(crs).iloc[0]
    return moved
