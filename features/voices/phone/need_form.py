"""What a form of a voice holds, and the voice that comes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from starlette.datastructures import FormData

from base.receipt_codes import new_form_key
from data.model import Community
from features.reports.phone.ground import SIDE_PX, position_of_choice, window_at
from features.reports.places import position_of
from features.voices.voice import PlaceFrom
from web.forms.errors import NoPositionError
from web.forms.form_reader import text


@dataclass(frozen=True)
class NeedForm:
    """Everything that was filled in: the form carries it, the server keeps nothing. `key` is of this form."""

    key: str
    position: tuple[float, float] | None = None
    place_from: PlaceFrom = "community"
    category: str = ""
    words: str = ""
    groups: tuple[str, ...] = ()
    speaker: str = ""
    is_private: bool = False
    may_publish: bool = True


def need_from(community: Community, form: FormData) -> NeedForm:
    """The form as it was filled in. Raises NoPositionError, UnknownBuildingError."""
    position, place_from = _place(community, form)
    is_first = not text(form, "send")
    return NeedForm(
        key=text(form, "key") or new_form_key(),
        position=position,
        place_from=place_from,
        category=text(form, "category"),
        words=text(form, "words"),
        groups=tuple(str(one) for one in form.getlist("groups") if isinstance(one, str)),
        speaker=text(form, "speaker"),
        is_private=bool(text(form, "private")),
        may_publish=is_first or bool(text(form, "publish")),
    )


def _place(community: Community, form: FormData) -> tuple[tuple[float, float] | None, PlaceFrom]:
    if text(form, "whole"):
        return None, "community"
    if building := text(form, "building"):
        return position_of_choice(community, building), "building"
    if text(form, "longitude"):
        known: PlaceFrom = "building" if text(form, "place_from") == "building" else "map"
        return (_number(form, "longitude"), _number(form, "latitude")), known
    column, row = _number(form, "spot.x"), _number(form, "spot.y")
    # A key on the map instead of a finger tells 0, 0.
    if (column, row) != (0, 0) and 0 <= column <= SIDE_PX and 0 <= row <= SIDE_PX:
        return position_of(community, window_at(community, 0, 0, 0).place(column, row)), "map"
    raise NoPositionError


def _number(form: FormData, name: str) -> float:
    try:
        return float(text(form, name) or "nan")
    except ValueError:
        return math.nan
