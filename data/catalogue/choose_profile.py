"""The catalogue as one profile asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from base.errors import LintuError
from data.catalogue.model import Catalogue, FacilityCategory, ScoringProfile


class UnknownProfileError(LintuError, LookupError):
    """No profile of the catalogue has this key."""

    template = "There is no profile “{key}”. Known: {known}."


@dataclass(frozen=True)
class CatalogueInProfile(Catalogue):
    """The catalogue with the facility categories as a profile asks for them
    (`data.catalogue.in_profile`)."""

    chosen: str
    as_in_files: Catalogue

    @property
    def profile(self) -> str:
        """Key of the profile that was chosen."""
        return self.chosen

    @property
    def base(self) -> Catalogue:
        """The catalogue before it was."""
        return self.as_in_files


def in_profile(catalogue: Catalogue, key: str) -> Catalogue:
    """The catalogue with the radii and minutes of this profile; what it does not ask for has no weight.

    Raises UnknownProfileError.
    """
    if key == catalogue.profile:
        return catalogue
    base = catalogue.base
    if key not in base.profiles:
        raise UnknownProfileError(key=key, known=", ".join(base.profiles))
    if key == base.profile:
        return base
    families = {family.name: getattr(base, family.name) for family in fields(Catalogue)}
    families["facility_categories"] = _categories(base.facility_categories, base.profiles[key])
    return CatalogueInProfile(**families, chosen=key, as_in_files=base)


def _categories(
    categories: Mapping[str, FacilityCategory], profile: ScoringProfile
) -> dict[str, FacilityCategory]:
    if not profile.service_radius_m:
        return dict(categories)
    return {
        key: replace(category, service_radius_m=profile.service_radius_m[key], walk_min=profile.walk_min[key])
        if key in profile.service_radius_m
        else replace(category, weight={})
        for key, category in categories.items()
    }
