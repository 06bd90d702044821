"""The catalogue with the noise class of a community's area (GB 3096): its limits decide on loudspeakers."""

from __future__ import annotations

import re
from dataclasses import replace

from data.catalogue.model import Catalogue, Figure

NOISE_ZONING = "noise_zoning"
"""The source of a class that a community chose."""
_SETTING = "noise_class"
_LIMIT = re.compile(r"noise_class_(\w+)_day_db")


def noise_classes(catalogue: Catalogue) -> tuple[str, ...]:
    """The classes that the catalogue has limits for."""
    return tuple(found[1] for key in catalogue.parameters if (found := _LIMIT.fullmatch(key)))


def noise_class_of(catalogue: Catalogue) -> str:
    """The class that holds."""
    return f"{catalogue.parameters[_SETTING].figure.value:g}"


def noise_limits(catalogue: Catalogue, number: str) -> tuple[Figure, Figure]:
    """What a class allows at homes by day and at night, dB(A)."""
    day, night = (catalogue.parameters[f"noise_class_{number}_{time}_db"].figure for time in ("day", "night"))
    return day, night


def is_noise_class_chosen(catalogue: Catalogue) -> bool:
    """Whether the community chose its class."""
    return catalogue.parameters[_SETTING].figure.source == NOISE_ZONING


def with_noise_class(catalogue: Catalogue, number: str) -> Catalogue:
    """The catalogue with this class; unchanged for "" and for a class that it has no limits for."""
    if number not in noise_classes(catalogue):
        return catalogue
    setting = catalogue.parameters[_SETTING]
    figure = replace(
        setting.figure, value=float(number), source=NOISE_ZONING, evidence="primary", verified=True
    )
    return replace(catalogue, parameters={**catalogue.parameters, _SETTING: replace(setting, figure=figure)})
