"""Conflicting edits of two machines, and which of the two values a person chose."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from base.translations import DEFAULT
from base.words import Bilingual, Message, Text, both_words, join_texts
from data.layer_words import COLUMNS, LAYERS
from features.own_community.errors import OwnCommunityError

Side = Literal["here", "there"]
GEOMETRY = "geometry"
"""Stands for the shape of a row among its columns."""
WHOLE_ROW = ""
"""Stands for the row itself, which was changed on one machine and removed on the other."""


@dataclass(frozen=True)
class Conflict:
    """One value with two ends.

    layer: "" for the community itself. row: what the layer's key column says. name: what people call the row.
    column: of the layer, GEOMETRY or WHOLE_ROW. here, there: the values as JSON has them; shapes as GeoJSON
    in metres, of the community itself in degrees; for WHOLE_ROW whether the row is still there.
    """

    layer: str
    row: str
    name: Text
    column: str
    here: Any
    there: Any

    @property
    def key(self) -> str:
        """Names the conflict and its two values: a choice never holds for values that nobody saw."""
        facts = [self.layer, self.row, self.column, self.here, self.there]
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:24]


@dataclass(frozen=True)
class ConflictChoice:
    """What a person chose: for single conflicts by their key, and for all others; None while undecided."""

    single: Mapping[str, Side] = field(default_factory=dict)
    others: Side | None = None

    def of(self, conflict: Conflict) -> Side | None:
        """The side that holds, None while nobody chose."""
        return self.single.get(conflict.key, self.others)


class PacketConflictsError(OwnCommunityError):
    """Carries the `conflicts` that nobody has decided yet. Nothing was changed."""

    template = (
        "The two machines have {count} conflicting edits of this community; nothing was imported:\n"
        "{list}\nChoose what to keep: one by one on the page of the community, or on the command "
        "line with --prefer here or --prefer there (as in the packet)."
    )

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(
            count=len(self.conflicts),
            list=_conflict_list(self.conflicts),
        )


_OF_COMMUNITY = {
    "name_zh": Message("Name (Chinese)", context="of a community"),
    "name_en": Message("Name (English)", context="of a community"),
    "boundary": Message("Boundary"),
}
_NO_COLUMNS = {
    GEOMETRY: Message("Shape"),
    WHOLE_ROW: Message("Changed or removed"),
}
_LISTED = 20
"""A longer list scrolls a terminal away."""


def _conflict_list(conflicts: Sequence[Conflict]) -> Text:
    lines: list[Text | str] = [
        Message(
            "· {place} — here: {here}, in the packet: {there}",
            place=place_words(one),
            here=value_words(one, one.here),
            there=value_words(one, one.there),
        )
        for one in conflicts[:_LISTED]
    ]
    return join_texts(lines + ["…"] * (len(conflicts) > _LISTED), "\n")


def place_words(conflict: Conflict) -> Text:
    """Where it is: the layer, the row with its name, the column."""
    if not conflict.layer:
        return Message("The community · {column}", column=_OF_COMMUNITY[conflict.column])
    column = _NO_COLUMNS.get(conflict.column) or COLUMNS[conflict.column]
    zh, en = (
        f"{conflict.row} {name}" if name and name != conflict.row else conflict.row
        for name in both_words(conflict.name)
    )
    return Message(
        "{layer} · {row} · {column}", layer=LAYERS[conflict.layer], row=Bilingual(zh, en), column=column
    )


def value_words(conflict: Conflict, value: Any) -> Text:
    """A value of the conflict for people."""
    if conflict.column == WHOLE_ROW:
        return Message("changed") if value else Message("removed")
    if value is None or value == "":
        return Message("(empty)")
    if isinstance(value, Mapping):
        return _shape_words(value, is_metric=bool(conflict.layer))
    return _cell_words(conflict, value) if conflict.layer else Bilingual(str(value), str(value))


def _cell_words(conflict: Conflict, value: Any) -> Text:
    """As the table of the layer says it."""
    # Imported here, as for shapes below.
    from data.catalogue import load_catalogue
    from features.own_community.cell_words import CellFormat

    return CellFormat(conflict.layer, {}, load_catalogue(), DEFAULT).words_of(conflict.column, value)


def _shape_words(value: Mapping[str, Any], is_metric: bool) -> Text:
    # Imported here: the command line asks for words before it needs shapes.
    import shapely

    if not value:
        return Message("(empty)")
    shape = shapely.geometry.shape(value)
    at = shape.representative_point()
    digits = 1 if is_metric else 5
    where = f"{at.x:.{digits}f}, {at.y:.{digits}f}"
    if is_metric and shape.area:
        return Message("{area:.1f} m² at {where}", area=shape.area, where=where)
    if is_metric and shape.length:
        return Message("{length:.1f} m at {where}", length=shape.length, where=where)
    return Message("at {where}", where=where)
