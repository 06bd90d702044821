"""Show a map on a page and handle its events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from ui.mapview.draw_events import DrawEvent, read_draw_events
from ui.mapview.draw_map import DrawnMap
from ui.mapview.elements import answer
from ui.mapview.event_delivery import EventDelivery


@dataclass(frozen=True)
class MapEvent:
    """A click on a feature: the key of its layer and its id. `seq` differs from event to event."""

    seq: int
    kind: str
    layer: str
    id: str


Listener = Callable[[MapEvent], None] | Callable[[MapEvent | DrawEvent], None]
"""What is told of events; on a map to draw on it must take both kinds."""


def show(drawn: DrawnMap, key: str, on_event: Listener | None = None) -> MapEvent | None:
    """Put the map into the page and return what has just been clicked; each event is told once.

    `key` names the map's place (the page). With `on_event` the event is told before the script runs, so
    that the whole page is already drawn for it; then nothing is returned. What is drawn is told to `on_event`
    alone, since several drawings can come at once; without it the shapes of a map can only be looked at.

    Streamlit stops a run wherever it touches `st.session_state` as soon as something new happens. A drawing
    whose `on_event` was stopped is told again: so read the state first, and change what is stored last.
    """
    # Streamlit keeps a component only if it is declared while the server runs, so not when app.py is read.
    from streamlit_folium import st_folium

    delivery = (
        st.session_state.setdefault(f"{key}-heard", EventDelivery()) if drawn.sketching and on_event else None
    )
    place = _Place(f"{key}-{drawn.key}", drawn, on_event, delivery)
    if delivery is not None:
        answer(drawn.scene, delivery.visit, delivery.seq)
    value = st_folium(
        drawn.map,
        key=place.name,
        height=drawn.height_px,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=drawn.scene,
        on_change=place.deliver if on_event else None,
    )
    if place.tell_drawings(value):  # a run was stopped before it had heard them
        st.rerun()
    return _fresh(place.name, value, drawn)


@dataclass(frozen=True, eq=False)
class _Place:
    """A map in its place on a page (`name`), and who is told what people do on it."""

    name: str
    drawn: DrawnMap
    on_event: Listener | None
    delivery: EventDelivery | None

    def tell_drawings(self, sent: Any) -> bool:
        """Deliver the drawings in `sent`; returns whether there were any."""
        listener = cast(Callable[[DrawEvent], None], self.on_event)
        return self.delivery is not None and self.delivery.deliver(read_draw_events(sent), listener)

    def deliver(self) -> None:
        """Deliver what came from the browser, before the script runs."""
        sent = st.session_state.get(self.name)
        self.tell_drawings(sent)
        event = _fresh(self.name, sent, self.drawn)
        if event is not None and self.on_event is not None:
            self.on_event(event)


def _fresh(name: str, value: Any, drawn: DrawnMap) -> MapEvent | None:
    """The event in `value` unless it was handled before."""
    event = read_event(value, drawn.layers)
    if event is None or st.session_state.get(f"{name}-told") == event.seq:
        return None
    st.session_state[f"{name}-told"] = event.seq
    return event


def read_event(value: Any, layers: frozenset[str]) -> MapEvent | None:
    """What the browser sent, if it is an event of one of `layers`; anything else is nothing."""
    if not isinstance(value, dict) or value.get("type") != "click":
        return None
    seq, layer, feature = value.get("seq"), value.get("layer"), value.get("id")
    if not isinstance(seq, int) or not isinstance(layer, str) or not isinstance(feature, str):
        return None
    if layer not in layers:
        return None
    return MapEvent(seq, "click", layer, feature)
