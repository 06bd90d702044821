"""Declaration of a layer: its fields, symbol classes and rows.

The screen map, the legend, the table twin and the printed map are all drawn from this declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Literal

from base.late_modules import geopandas as gpd
from base.words import Message, Text, name_or_id
from data.assess import Assessment
from data.model import Geometry

Pattern = Literal["", "lines", "cross", "dots", "grid"]
Shape = Literal["circle", "square", "triangle", "diamond", "pin"]


@dataclass(frozen=True)
class Symbol:
    """How one class is drawn. Colours are #rrggbb; widths and sizes are in screen pixels."""

    fill: str = ""
    """Empty: not filled."""
    line: str = ""
    """Empty: no outline."""
    width_px: float = 1.0
    opacity: float = 1.0
    """Of the fill; lines are always opaque."""
    pattern: Pattern = ""
    """A hatch over the fill, in the colour of the line, so that colour is never the only channel."""
    dash: str = ""
    """SVG dash array, e.g. "6 4"."""
    shape: Shape = "circle"
    """Of a point."""
    size_px: float = 20.0
    glyph: str = ""
    """One character inside a point marker."""
    glyph_en: str = ""
    """The same for who reads no Chinese; empty: the same character."""

    def in_language(self, language: str) -> Symbol:
        """The symbol with the character that readers of this language know."""
        return replace(
            self, glyph=self.glyph if language == "zh" else self.glyph_en or self.glyph, glyph_en=""
        )


@dataclass(frozen=True)
class SymbolClass:
    """One row of the legend. Features name it in their `class` column."""

    key: str
    label: Text
    symbol: Symbol

    def in_language(self, language: str) -> SymbolClass:
        """The class with the character that readers of this language know."""
        return replace(self, symbol=self.symbol.in_language(language))


@dataclass(frozen=True)
class Field:
    """One column of the pop-up and of the table twin.

    `choices` turns stored keys into words; `decimals` rounds numbers.
    """

    column: str
    label: Text
    unit: Text | None = None
    decimals: int | None = None
    choices: tuple[tuple[str, Text], ...] = ()


Mode = Literal["standard_radius", "equal_time"]
"""The radius of the standard for everybody, or as far as each group walks in the same minutes."""


@dataclass(frozen=True)
class View:
    """What the reader has chosen to see: the residences coloured by a group, or by a group and a category.

    `group` is an age group key or "all"; `category` a facility category key or "" for all needs.
    """

    group: str = "all"
    category: str = ""
    mode: Mode = "standard_radius"


@dataclass(frozen=True)
class Layer:
    """One layer of the map.

    `rows` gives the frame to draw, in the community's metric CRS, with a text column `id`, a column `class`
    naming a member of `classes`, and every column named in `fields`, `title` and `label`; a cell may be
    Bilingual. The community's own frames are not changed.
    """

    key: str
    name: Text
    geometry: tuple[Geometry, ...]
    classes: Callable[[Assessment, View], tuple[SymbolClass, ...]]
    fields: tuple[Field, ...]
    rows: Callable[[Assessment, View], gpd.GeoDataFrame]
    title: str = ""
    """The column whose text heads the pop-up; empty for none."""
    label: str = ""
    """The column written on the map itself (grid codes); empty for none."""
    shown_at_start: bool = True
    interactive: bool = True
    encloses: bool = False
    """True where the things of other layers lie inside its shapes (grids, compounds): a click means it only
    where it hits none of them."""
    pressed_on_border: bool = False
    """True where a click inside a filled shape means nothing, only one on its border."""
    stands_for: str = ""
    """The layer of the same ids whose things its rows stand for; clicks count as on that; empty for none."""
    depends_on_view: bool = False
    """True where `rows` or `classes` change with the view."""
    version: Callable[[Assessment], Hashable] | None = None
    """For rows that are in the store and not in the community: changes whenever they may have changed."""
    drawn_from: Callable[[Assessment], tuple[object, ...]] | None = None
    """The frames and networks that alone decide what `rows` gives. A layout option mostly leaves them as they
    are, and the browser then keeps the layer. None: everything may decide."""


CONDITION = Field(
    "condition",
    Message("Condition", context="layer"),
    choices=(
        ("good", Message("good")),
        ("worn", Message("worn")),
        ("broken", Message("broken")),
        ("idle", Message("idle")),
    ),
)
METRE = Message("m")
SQUARE_METRE = Message("m²")
PERSON = Message("people")
"""What several layers share."""


def with_names(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with a column `name` in both languages: its names, the other language's, or its id."""
    names = zip(frame["name_zh"], frame["name_en"], frame["id"], strict=True)
    return frame.assign(name=[name_or_id(zh, en, key) for zh, en, key in names])
