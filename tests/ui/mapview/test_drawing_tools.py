"""What a map to draw on is told, and how what people drew is read."""

from __future__ import annotations

import math
from typing import Any

import pytest
import shapely

from base.words import PSEUDO
from layers.layer import Symbol, View
from tests.browser.apps import village
from tests.browser.apps.canaries import PAYLOADS
from tests.ui.mapview.test_draw_map import code_for_browser, scene_of
from ui.map_files.assets import MAP_SCRIPT, SKETCH_SCRIPT, STATIC
from ui.mapview import DrawEvent, Drawing, DrawingTools, Extras, draw
from ui.mapview.draw_events import LARGEST_BYTES, LONGEST_ID, read_draw_events
from ui.mapview.elements import answer
from ui.mapview.event_delivery import EventDelivery
from ui.mapview.words import LEAFLET, TOOLS, leaflet_words, tool_words

BOX = village.to_village(shapely.box(100, 100, 140, 130))
POINT = {"type": "Point", "coordinates": [116.17, 24.31]}
DRAWN = {"seq": 7, "visit": "v", "kind": "drawn", "tool": "point", "geometry": POINT}


def draw_village(sketching: DrawingTools | None) -> Any:
    return draw(
        village.sketch_layers(),
        village.assessment(),
        View(),
        "zh",
        Extras(sketching=sketching),
    )


def test_shapes_go_out_in_degrees() -> None:
    shapes = (Drawing("a", BOX, Symbol(fill="#112233"), "小园", flagged=True),)
    [shape] = scene_of(draw_village(DrawingTools("polygon", shapes=shapes)))["sketching"]["shapes"]
    assert (shape["id"], shape["label"], shape["editable"], shape["flagged"]) == ("a", "小园", True, True)
    back = village.metres(shapely.from_geojson(str(shape["geometry"]).replace("'", '"')))
    assert back.equals_exact(BOX, 0.01, normalize=True)
    assert BOX.contains(village.metres(shapely.Point(*shape["at"])))


def test_a_map_without_tools_says_nothing_of_them() -> None:
    plain, tooled = draw_village(None), draw_village(DrawingTools())
    assert scene_of(plain)["sketching"] is None
    assert scene_of(tooled)["sketching"]["shapes"] == []
    assert plain.key != tooled.key
    scripts = [[name for name, _ in one.map.default_js] for one in (plain, tooled)]
    assert scripts == [["map.js"], ["map.js", "sketch.js"]]
    assert "Leaflet.draw" not in MAP_SCRIPT.content()
    code = SKETCH_SCRIPT.content()
    # The tools need Leaflet.draw, and what puts them on the map needs the tools.
    starts = [(STATIC / name).read_text("utf-8")[:200] for name in ("tools.js", "sketch.js")]
    assert -1 < code.index("Leaflet.draw") < code.index(starts[0]) < code.index(starts[1])


@pytest.mark.parametrize("text", PAYLOADS)
def test_folium_gets_no_text_of_a_shape(text: str) -> None:
    shapes = (Drawing("i" + text, BOX, Symbol(fill="#112233"), text),)
    map_ = draw_village(DrawingTools("polygon", name=text, shapes=shapes, selected=text, arm=text))
    answer(map_.scene, "0123456789abcdef", 5)
    assert text not in code_for_browser(map_) or text in code_for_browser(draw_village(DrawingTools()))


@pytest.mark.parametrize("words", [TOOLS, LEAFLET])
def test_every_word_has_two_languages(words: dict[str, Any]) -> None:
    assert all(word.text("zh") and word.text("en") for word in words.values())


def test_words_follow_the_language() -> None:
    spoken = [*tool_words(PSEUDO).values(), *leaflet_words(PSEUDO).values()]
    assert all(text.startswith("⟦") for text in spoken)


def test_events_are_read_in_order() -> None:
    sent = {"events": [{**DRAWN, "seq": 9, "kind": "chosen", "id": "a"}, DRAWN]}
    assert read_draw_events(sent) == [
        DrawEvent(7, "drawn", "", POINT, "point", "v"),
        DrawEvent(9, "chosen", "a", visit="v"),
    ]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "events",
        {},
        {"events": None},
        {"events": {"seq": 1}},
        {"events": [None, 3, "x", [], {}]},
        {"events": [{**DRAWN, "seq": True}]},
        {"events": [{**DRAWN, "seq": -1}]},
        {"events": [{**DRAWN, "seq": 1.5}]},
        {"events": [{**DRAWN, "seq": 2**60}]},
        {"events": [{**DRAWN, "kind": "refused"}]},
        {"events": [{**DRAWN, "kind": ["drawn"]}]},
        {"events": [{**DRAWN, "visit": None}]},
        {"events": [{**DRAWN, "kind": "edited", "id": 7}]},
        {"events": [{**DRAWN, "kind": "deleted"}]},
        {"events": [{**DRAWN, "kind": "chosen", "id": "x" * (LONGEST_ID + 1)}]},
    ],
)
def test_anything_else_is_no_event(sent: Any) -> None:
    assert read_draw_events(sent) == []


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        "POINT(1 2)",
        {"type": "Circle", "coordinates": [1, 2]},
        {"type": ["Point"], "coordinates": [1, 2]},
        {"type": "Point", "coordinates": "1,2"},
        {"type": "Polygon", "coordinates": [[[0.123456789, 0.123456789]] * (LARGEST_BYTES // 20)]},
    ],
)
def test_a_shape_that_cannot_be_taken_is_refused(geometry: Any) -> None:
    [event] = read_draw_events({"events": [{**DRAWN, "kind": "edited", "id": "a", "geometry": geometry}]})
    assert (event.kind, event.id, event.geometry) == ("refused", "a", None)


def test_a_deep_nest_is_refused() -> None:
    nest: list[Any] = []
    for _ in range(100_000):
        nest = [nest]
    [event] = read_draw_events({"events": [{**DRAWN, "geometry": {"type": "Polygon", "coordinates": nest}}]})
    assert event.kind == "refused"
    while nest:  # a list this deep cannot be dropped in one go
        nest = nest.pop()


def test_only_type_and_coordinates_of_a_shape_pass() -> None:
    sent = {**POINT, "crs": {"type": "link"}, "properties": {"x": 1}}
    [event] = read_draw_events({"events": [{**DRAWN, "geometry": sent}]})
    assert event.geometry == POINT


def test_odd_numbers_are_left_to_the_check_of_shapes() -> None:
    odd = {"type": "Point", "coordinates": [math.nan, 1e308]}
    [event] = read_draw_events({"events": [{**DRAWN, "geometry": odd}]})
    assert event.kind == "drawn"


def events(delivery: EventDelivery, *seqs: int) -> list[DrawEvent]:
    return [DrawEvent(seq, "chosen", "a", visit=delivery.visit) for seq in seqs]


def test_each_event_is_told_once() -> None:
    delivery, delivered = EventDelivery(), list[int]()
    assert delivery.deliver(events(delivery, 3, 4), lambda event: delivered.append(event.seq))
    assert delivery.deliver(events(delivery, 3, 4, 6), lambda event: delivered.append(event.seq))
    assert not delivery.deliver(events(delivery, 4, 6), lambda event: delivered.append(event.seq))
    assert delivered == [3, 4, 6]


def test_an_event_whose_listener_was_stopped_is_told_again() -> None:
    class Stopped(BaseException):
        """As Streamlit stops a script."""

    def stop(event: DrawEvent) -> None:
        raise Stopped

    delivery, delivered = EventDelivery(), list[int]()
    with pytest.raises(Stopped):
        delivery.deliver(events(delivery, 3), stop)
    delivery.deliver(events(delivery, 3, 4), lambda event: delivered.append(event.seq))
    assert delivered == [3, 4]


def test_an_event_whose_listener_failed_does_not_come_back() -> None:
    def fail(event: DrawEvent) -> None:
        raise ZeroDivisionError

    delivery = EventDelivery()
    with pytest.raises(ZeroDivisionError):
        delivery.deliver(events(delivery, 3), fail)
    assert not delivery.deliver(events(delivery, 3), fail)


def test_events_of_an_earlier_visit_are_not_told() -> None:
    """After a restart of the server the browser sends its last message once more."""
    before, now = EventDelivery(), EventDelivery()
    assert not now.deliver(events(before, 3), lambda event: pytest.fail("told"))
