"""What the siting rules look at: an intervention, the community around it, and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from data.assess import Assessment
from data.catalogue.model import Catalogue, ScenarioType
from data.model import Community
from data.profile import parameter
from features.options.intervention import Intervention
from spatial.siting.paths import runs_along


@dataclass(frozen=True, eq=False)
class Site:
    """An intervention with action "build" where it stands.

    assessment: of the community as it is today. others: the other interventions of the same option; those
    that build nothing are not looked at.
    """

    intervention: Intervention
    assessment: Assessment
    others: tuple[Intervention, ...] = ()

    @property
    def shape(self) -> shapely.Geometry:
        """What was drawn, metric CRS."""
        return self.intervention.shape

    @property
    def dimension(self) -> int:
        """0 for a point, 1 for a line, 2 for a polygon."""
        return int(shapely.get_dimensions(self.shape))

    @property
    def community(self) -> Community:
        """As it is today."""
        return self.assessment.community

    @property
    def catalogue(self) -> Catalogue:
        """With the rules and numbers that hold."""
        return self.assessment.catalogue

    @property
    def scenario(self) -> ScenarioType:
        """What is to be built."""
        return self.catalogue.scenario_types[self.intervention.scenario]

    @property
    def other_builds(self) -> tuple[Intervention, ...]:
        """The others that build something."""
        return tuple(one for one in self.others if one.action == "build" and one.id != self.intervention.id)


def line_width_m(site: Site) -> float:
    """The width that the planner gave; else of the narrowest path that the line follows; NaN if unknown."""
    if site.intervention.width_m > 0:
        return site.intervention.width_m
    paths = site.community.paths
    shapes = np.asarray(paths.geometry.to_numpy(), dtype=object)
    rows = runs_along(site.shape, shapes, parameter(site.catalogue, "path_touch_m"))
    width_m = paths["width_m"].to_numpy(dtype=np.float64)[rows]
    return float(np.fmin.reduce(width_m, initial=np.nan))
