"""Programs: the address of the live maps, and the keys with which programs read them."""

from __future__ import annotations

import streamlit as st

from features.programs.staff.key_list import key_list, new_key_form, new_key_shown
from ui.components.actor_field import actor_field
from ui.session import session_context
from ui.streamlit_server import origin
from web.base_path import below_base

here = session_context()
tr = here.words
with st.container(width=760, key="programs-page"):
    st.text(
        tr(
            "QGIS and other programs open the maps of this community by address, always as they are now "
            "(OGC API – Features)."
        )
    )
    st.code(f"{origin()}{below_base('/ogc')}/{here.community}", language=None)
    st.caption(
        tr(
            "In QGIS: Layer › Add Layer › Add WFS / OGC API – Features Layer › New, paste the address. From "
            "another computer choose Basic authentication, any user name, and a key as the password."
        )
    )
    new_key_shown(tr)
    key_list(tr)
    new_key_form(tr)
    actor_field(tr("Your name (recorded with every key)"), "program-actor", tr, width=300)
