"""长椅: every note, for staff."""

from __future__ import annotations

import streamlit as st

from tests.contracts.benches.notes import notes_of
from ui.session import session_context

here = session_context()
st.subheader(here.words("Benches to repair"))
for one in notes_of(here.community):
    st.text(one["note"])
