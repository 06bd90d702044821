"""The map to draw on."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue import Catalogue
from features.options.intervention import Intervention
from features.options.intervention_layer import class_of, intervention_classes
from features.options.shift_layer import shift_layer
from features.options.sketch import Sketch
from features.options.staff.drawing import take_event
from features.options.staff.missing_path import piece_asked, place_asked
from features.options.staff.session import selected_id, shown_obstacle
from layers import LAYERS
from layers.layer import Layer, Symbol, View
from ui import mapview
from ui.components.work_page import RAIL_PX, STRIP_PX
from ui.session import chosen_residence, close_up

_HIDDEN = frozenset({"compounds", "paths", "unmet_demand", "grids"})
_OBSTACLE = Symbol(fill="#ffd43b", line="#c62828", width_px=4, opacity=0.6)
_SNAP_TO = ("paths", "public_spaces")


def sketch_map(baseline: Assessment, sketch: Sketch, scenario: str, tr: Translator) -> None:
    """The community with the option, its shapes, and the tool of the armed scenario."""
    home, piece = chosen_residence(), piece_asked(sketch)
    look = place_asked() if piece else close_up()
    drawn = mapview.draw(
        _layers(sketch, _HIDDEN - {"paths"} if piece else _HIDDEN),
        sketch.assessment,
        View(),
        tr.language,
        mapview.Extras(
            focus=mapview.Focus("residences", home, look) if home else None,
            connection=piece,
            online_tiles=mapview.offered_tiles(os.environ),
            attribution=tr.name(baseline.community.attribution),
            sketching=replace(_tools(baseline.catalogue, sketch, scenario, tr), at_once=piece is not None),
            clear_left_px=RAIL_PX,
            clear_top_px=STRIP_PX,
        ),
    )
    on_event = partial(take_event, baseline=baseline, option_id=sketch.option.id, language=tr.language)
    mapview.show(drawn, "sketch", on_event)


def _layers(sketch: Sketch, hidden: frozenset[str]) -> list[Layer]:
    shown = [replace(one, shown_at_start=one.shown_at_start and one.key not in hidden) for one in LAYERS]
    above_homes = 1 + [one.key for one in shown].index("residences")
    return [*shown[:above_homes], shift_layer(sketch.comparison), *shown[above_homes:]]


def _tools(catalogue: Catalogue, sketch: Sketch, scenario: str, tr: Translator) -> mapview.DrawingTools:
    kind = catalogue.scenario_types.get(scenario)
    is_open = sketch.option.state == "open"
    return mapview.DrawingTools(
        tool=kind.geometry[0] if kind and is_open else "",
        colour=kind.colour if kind else "#0b6e69",
        name=tr.name(kind.name) if kind else "",
        shapes=(*drawings(catalogue, sketch, tr), *_obstacles(sketch)),
        selected=selected_id(),
        look_at=shown_obstacle()[1],
        snap_to=_SNAP_TO,
        arm=scenario if is_open else "",
    )


def drawings(catalogue: Catalogue, sketch: Sketch, tr: Translator) -> tuple[mapview.Drawing, ...]:
    """The shapes of the option as the map draws them; beside one that does not count stands the rule."""
    classes = {key: one.in_language(tr.language) for key, one in intervention_classes(catalogue).items()}
    return tuple(
        _drawing(sketch, one, classes[class_of(catalogue, one)].symbol, tr)
        for one in sketch.option.interventions
    )


def _obstacles(sketch: Sketch) -> tuple[mapview.Drawing, ...]:
    """What stands against the shape that the planner asks about."""
    judgement = sketch.judgements.get(shown_obstacle()[0])
    shapes = [one.against for one in judgement.rejections] if judgement else []
    return tuple(
        mapview.Drawing(f"obstacle-{number}", shape, _OBSTACLE, editable=False)
        for number, shape in enumerate(shapes)
        if shape is not None
    )


def _drawing(sketch: Sketch, one: Intervention, symbol: Symbol, tr: Translator) -> mapview.Drawing:
    rejections = sketch.judgements[one.id].rejections
    rule = f"\n✗ {tr.name(rejections[0].rule.text)}" if rejections else ""
    return mapview.Drawing(
        id=one.id,
        geometry=one.shape,
        symbol=symbol,
        label=f"{tr.written(one.name)}{rule}",
        editable=sketch.option.state == "open" and one.action == "build",
        flagged=bool(rejections),
    )
