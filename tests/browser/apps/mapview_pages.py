from __future__ import annotations

import streamlit as st

from layers.layer import View
from tests.browser.apps import village
from tests.browser.apps.canaries import PAYLOADS, canary_layers
from ui.mapview import OPENSTREETMAP, Connection, Extras, Focus, MapEvent, draw, show

st.set_page_config(page_title="map", page_icon="🗺️", layout="wide")


def remember(event: MapEvent) -> None:
    st.session_state.clicked = event


def community_map() -> None:
    language = "en" if st.toggle("English") else "zh"
    group = "elder" if st.toggle("elders") else "all"
    st.button("rerun")
    clicked = st.session_state.get("clicked")
    line = Connection((village.degrees(90, 150), village.degrees(400, 260)), "318 米")
    connection = line if st.toggle("line") else None
    drawn = draw(
        village.all_layers(),
        village.assessment(),
        View(group=group),
        language,
        Extras(
            focus=Focus(clicked.layer, clicked.id) if clicked else None,
            connection=connection,
            online_tiles=(OPENSTREETMAP,),
            attribution="© 石板村居民委员会",
        ),
        height_px=560,
    )
    show(drawn, "community", remember)
    st.text(f"clicked: {clicked.layer} {clicked.id}" if clicked else "clicked: nothing")
    st.text(f"language: {language}")


def canary_map() -> None:
    payload = st.number_input("payload", 0, len(PAYLOADS) - 1)
    text = PAYLOADS[int(payload)]
    drawn = draw(
        canary_layers(text),
        village.assessment(text, f"canary-{payload}"),
        View(),
        "zh",
        Extras(
            connection=Connection((village.degrees(60, 330), village.degrees(400, 330)), text),
            attribution=text,
        ),
        height_px=480,
    )
    event = show(drawn, "canary")
    st.text(f"event: {event.layer} {event.id}" if event else "event: nothing")


pages = [
    st.Page(community_map, title="map", url_path="map", default=True),
    st.Page(canary_map, url_path="canary"),
]
st.navigation(pages).run()
