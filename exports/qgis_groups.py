"""The groups of a project for QGIS: today, each option and the base map, with the layers of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from base.words import Message
from exports.boundary_layer import KEY as BOUNDARY
from exports.cell_values import NO
from exports.map_layers import CLASS, ID, LEFT_OUT, MapLayer
from exports.qgis_style import quoted_text
from exports.request import ExportRequest
from features.options.interventions_layer import KEY as INTERVENTIONS
from features.options.order import Scenario
from features.options.paper.drawn_layers import layers_of
from layers import LAYERS

_BASE = Message("Base map")
_BASE_KEY = "basemap"
_ON_TOP = ("shift", INTERVENTIONS)


@dataclass(frozen=True)
class ProjectLayer:
    """One layer of the project: an id of its own, the table and the rows of it that it shows (all with an
    empty `rows`), the ids of what it does not name, those that have numbers in the order of these, and
    whether it is shown."""

    id: str
    table: MapLayer
    name: str
    shown: bool
    rows: str = ""
    unnamed: frozenset[str] = frozenset()
    numbered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """One group of the project; the state that it shows, None for the base map."""

    name: str
    state: Scenario | None
    layers: tuple[ProjectLayer, ...]

    @property
    def shown(self) -> bool:
        """Today and the base map are shown at first."""
        return self.state is None or not self.state.letter


def groups_of(request: ExportRequest, tables: Sequence[MapLayer]) -> list[Group]:
    """Today, each option, and below them the base map; each state has all that its map on paper shows."""
    states = [
        Group(
            request.text(one.name if not one.letter else Message("Option {letter}", letter=one.letter)),
            one,
            tuple(_layers_of_state(one, tables, request)),
        )
        for one in request.states
    ]
    ground = [one for one in reversed(tables) if one.declared.key == _BASE_KEY and not one.letter]
    base = tuple(ProjectLayer(layer_id(one.key, "base"), one, one.of_state, True) for one in ground)
    return [*states, Group(request.text(_BASE), None, base)]


def built_ids(tables: Sequence[MapLayer], letter: str) -> frozenset[str]:
    """The ids of what an option builds: the spaces that come of it are named as its projects, once."""
    own = [one for one in tables if one.declared.key == INTERVENTIONS and one.letter == letter]
    return frozenset(key for one in own for key in one.frame[ID.column])


def _layers_of_state(
    state: Scenario, tables: Sequence[MapLayer], request: ExportRequest
) -> Iterator[ProjectLayer]:
    """From the top down. What an option leaves as it is comes from the table of today."""
    on_paper = layers_of((), state.sketch)
    order = [*(one.key for one in LAYERS), *_ON_TOP]
    own = {one.declared.key for one in tables if one.letter == state.letter}
    chosen = [
        one
        for one in tables
        if one.declared.key not in (_BASE_KEY, BOUNDARY)
        and one.letter == (state.letter if one.declared.key in own else "")
    ]
    kinds = Counter(one.declared.key for one in chosen)
    shown, built = {one.key for one in on_paper}, built_ids(tables, state.letter)
    for one in sorted(chosen, key=lambda one: order.index(one.declared.key))[::-1]:
        key = one.declared.key
        name = one.of_state if kinds[key] > 1 else request.text(one.declared.name)
        unnamed = frozenset() if key == INTERVENTIONS else built
        layer = ProjectLayer(
            layer_id(one.key, state.letter or "today"),
            one,
            name,
            key in shown,
            "",
            unnamed,
            _numbered(key, state),
        )
        yield from _parted(layer, request)


def _numbered(key: str, state: Scenario) -> tuple[str, ...]:
    """The ids of the projects in the order of their numbers on paper; none for other layers."""
    counted = state.sketch.counted if state.sketch and key == INTERVENTIONS else ()
    return tuple(one.id for one in counted)


def _parted(layer: ProjectLayer, request: ExportRequest) -> Iterator[ProjectLayer]:
    """What maps on paper leave out is a layer of its own, which is not shown."""
    column, value = _not_on_maps(layer.table.declared.key, request)
    if not column or not (layer.table.frame[column] == value).any():
        yield layer
        return
    left_out = f'"{column}" = {quoted_text(value)}'
    yield replace(layer, rows=f'"{column}" IS NULL OR NOT {left_out}')
    name = request.text(Message("{name}, not on the map", name=layer.name))
    yield replace(layer, id=f"{layer.id}_rest", name=name, shown=False, rows=left_out, numbered=())


def _not_on_maps(key: str, request: ExportRequest) -> tuple[str, str]:
    """Column and value of the rows that maps on paper leave out; empty for none."""
    if key == INTERVENTIONS:
        return "counts", request.text(NO)
    return (CLASS.column, LEFT_OUT[key]) if key in LEFT_OUT else ("", "")


def layer_id(table: str, place: str) -> str:
    """QGIS gives layers with short ids others."""
    return f"lintu_{table}_{place or 'everywhere'}"
