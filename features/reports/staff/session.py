"""Which case a member of staff looks at."""

from __future__ import annotations

import streamlit as st

from ui.session import remembered_value


def chosen_case() -> str:
    """Id of the case that is looked at; it stands in the address, so that a link leads to it."""
    return remembered_value("case", "")


def choose_case(case: str) -> None:
    """Look at this case; "" for none."""
    st.session_state["where-case"] = case
    if case:
        st.query_params["case"] = case
    else:
        st.query_params.pop("case", None)


def newly_chosen_case(cases: tuple[str, ...]) -> bool:
    """Whether other cases are ticked in the queue than in the run before."""
    before, st.session_state["picked"] = st.session_state.get("picked", ()), cases
    return bool(before != cases)
