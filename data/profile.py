"""The catalogue's age groups and categories as arrays for `spatial`."""

from __future__ import annotations

import numpy as np

from data.catalogue.model import AgeGroup, Catalogue
from spatial.coverage import Profile
from spatial.decay import Decay, gaussian_catchment, linear, senior_walk_score, step
from spatial.walking import OffNetwork

GROUP_COLUMNS = ("elder", "adult", "child")
"""The people columns of the residences: the age groups of the catalogue, whose keys are these."""


def profile_of(catalogue: Catalogue) -> Profile:
    """Weights, speeds, decays, radii and times of the catalogue, in its order of groups and categories."""
    groups, categories = catalogue.age_groups.values(), catalogue.facility_categories.values()
    weight = [[c.weight[g.key].value if g.key in c.weight else 0.0 for c in categories] for g in groups]
    return Profile(
        weight=np.array(weight),
        speed_m_per_s=np.array([g.walking_speed_m_per_s.value for g in groups]),
        decay=[decay_of(g) for g in groups],
        service_radius_m=np.array([c.service_radius_m.value for c in categories]),
        walk_min=np.array([c.walk_min.value for c in categories]),
    )


def decay_of(group: AgeGroup) -> Decay:
    """The group's decay as a function of metres."""
    value = {name: figure.value for name, figure in group.decay.parameters.items()}
    match group.decay.kind:
        case "senior_walk_score":
            return senior_walk_score(group.walking_speed_m_per_s.value, value["beta"])
        case "gaussian":
            return gaussian_catchment(value["radius_m"])
        case "linear":
            return linear(value["radius_m"])
        case "step":
            return step(value["radius_m"])


def off_network_of(catalogue: Catalogue) -> OffNetwork:
    """How places without a path are reached."""
    return OffNetwork(parameter(catalogue, "off_network_m"), parameter(catalogue, "detour_factor"))


def parameter(catalogue: Catalogue, key: str) -> float:
    """The value of a single number of the catalogue."""
    return catalogue.parameters[key].figure.value
