"""The layers of a drawing: short names, what they mean, and which are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ezdxf.document import Drawing

from base.words import Message, Text
from exports.dxf_colours import FOREGROUND, line_colour, nearest_number
from exports.dxf_text import layer_name, plain_text
from exports.map_layers import LEFT_OUT, MapLayer
from exports.request import ExportRequest
from features.options.interventions_layer import KEY as INTERVENTIONS
from features.options.order import TODAY
from layers import SymbolClass

_SHORT: Mapping[str, Text] = {
    "basemap": Message("Base", context="layer in CAD"),
    "compounds": Message("Compounds", context="layer in CAD"),
    "public_spaces": Message("Spaces", context="layer in CAD"),
    "paths": Message("Paths", context="layer in CAD"),
    "seat_gaps": Message("Seats", context="layer in CAD"),
    "residences": Message("Homes", context="layer in CAD"),
    "encroachments": Message("Taken", context="layer in CAD"),
    "grids": Message("Grids", context="layer in CAD"),
    "unmet_demand": Message("Demand", context="layer in CAD"),
    "facilities": Message("Facilities", context="layer in CAD"),
    INTERVENTIONS: Message("Works", context="layer in CAD"),
}
"""By the layer's key; a layer that is not here goes by its own name."""
NAMES, FILL = Message("names"), Message("fill", context="layer in CAD")
_WEIGHTS = (13, 18, 25, 35, 50, 70)
"""Widths of pens in hundredths of a millimetre (ISO 128)."""
_WEIGHT_PER_PX = 13.0
_GROUND_PX = 1.0
"""Width of all lines of the base map, which shall stand back."""


@dataclass(frozen=True)
class CadLayer:
    """One layer of the drawing: its name, what it means in full, and whether it is shown at first."""

    name: str
    meaning: str
    shown: bool


@dataclass
class CadLayers:
    """The layers that a drawing has so far, by what they are for; each is added when first asked for."""

    drawing: Drawing
    request: ExportRequest
    known: dict[tuple[str, ...], CadLayer] = field(default_factory=dict)

    def __iter__(self) -> Iterator[CadLayer]:
        """Those of today, then those of each option, by name."""
        return (one for _, one in sorted(self.known.items(), key=lambda item: (item[0][0], item[1].name)))

    def of_class(self, layer: MapLayer, one: SymbolClass) -> CadLayer:
        """The layer of a class of things, in the colour of their outline."""
        symbol = one.symbol
        ink = symbol.fill if layer.kind == "point" else symbol.line
        return self._layer(
            (layer.letter, layer.declared.key, one.key),
            (_state(layer), _short(layer), one.label),
            (_state_name(layer), layer.declared.name, one.label),
            _shown(layer) and LEFT_OUT.get(layer.declared.key) != one.key,
            colour=ink or symbol.fill or symbol.line,
            dashed=bool(symbol.dash),
            width_px=symbol.width_px if layer.declared.interactive else _GROUND_PX,
        )

    def of_fill(self, layer: MapLayer) -> CadLayer:
        """The layer of the hatches of one map layer, so that they can be put out together."""
        return self._beside(layer, FILL, _shown(layer))

    def of_names(self, layer: MapLayer, shown: bool) -> CadLayer:
        """The layer of the names of one map layer."""
        return self._beside(layer, NAMES, shown and _shown(layer))

    def of_sheet(self, part: Text, plotted: bool = True) -> CadLayer:
        """A layer of what belongs to the sheet and not to the place."""
        found = self._layer(("", "", part.text("en")), (part,), (part,), True)
        self.drawing.layers.get(found.name).dxf.plot = int(plotted)
        return found

    def _beside(self, layer: MapLayer, part: Text, shown: bool) -> CadLayer:
        key = (layer.letter, layer.declared.key, "", part.text("en"))
        return self._layer(
            key, (_state(layer), _short(layer), part), (_state_name(layer), layer.declared.name, part), shown
        )

    def _layer(
        self,
        key: tuple[str, ...],
        words: tuple[Text | str, ...],
        meaning: tuple[Text | str, ...],
        shown: bool,
        colour: str = "",
        dashed: bool = False,
        width_px: float = 1.0,
    ) -> CadLayer:
        if key not in self.known:
            taken = {one.name.lower() for one in self.known.values()}
            name = layer_name([self._text(one) for one in words], taken)
            full = plain_text(self.request.text(Message(", ")).join(self._text(one) for one in meaning))
            self.known[key] = CadLayer(name, full, shown)
            _add(self.drawing, self.known[key], colour, dashed, width_px)
        return self.known[key]

    def _text(self, words: Text | str) -> str:
        return self.request.text(words) if isinstance(words, Text) else words


def _state(layer: MapLayer) -> Text | str:
    return layer.letter or TODAY


def _short(layer: MapLayer) -> Text:
    return _SHORT.get(layer.declared.key, layer.declared.name)


def _state_name(layer: MapLayer) -> Text:
    return Message("option {letter}", letter=layer.letter) if layer.letter else TODAY


def _shown(layer: MapLayer) -> bool:
    """Today is shown as the map shows it at first; what options change waits, frozen."""
    return not layer.letter and layer.declared.shown_at_start


def _add(drawing: Drawing, one: CadLayer, colour: str, dashed: bool, width_px: float) -> None:
    added = drawing.layers.add(one.name, linetype="DASHED" if dashed else "Continuous", color=FOREGROUND)
    if colour:
        seen = line_colour(colour)
        added.dxf.color = nearest_number(seen)
        added.rgb = seen
    added.dxf.lineweight = min(_WEIGHTS, key=lambda weight: abs(weight - width_px * _WEIGHT_PER_PX))
    added.description = one.meaning
    if not one.shown:
        added.freeze()  # LibreCAD shows what is only switched off
