"""Which option and intervention a planner works on."""

from __future__ import annotations

import streamlit as st

from features.options.intervention import Intervention
from features.options.option_errors import ConflictError
from ui.session import remembered_value


def option_id() -> str:
    """The layout option that the reader works on; empty for none. It stands in the address."""
    return remembered_value("option", "")


def work_on(option: str) -> None:
    """Work on this option, with nothing selected."""
    st.session_state["where-option"] = option
    select("")
    if option:
        st.query_params["option"] = option
    else:
        st.query_params.pop("option", None)


def selected_id() -> str:
    """Id of the intervention whose form is open; empty for none."""
    return str(st.session_state.get("selected", ""))


def select(intervention: str) -> None:
    """Open the form of this intervention, as it is stored now."""
    st.session_state["selected"] = intervention
    forget_seen()


def first_shown(stored: Intervention) -> Intervention:
    """The intervention as its form showed it first, so that a change by somebody else meanwhile is noticed
    when the form is saved, and what was typed is not lost."""
    kept = st.session_state.get("seen")
    if not isinstance(kept, Intervention) or kept.id != stored.id:
        st.session_state["seen"] = kept = stored
    return kept


def forget_seen() -> None:
    """Let the form show what is stored: the change was our own."""
    st.session_state["seen"] = None


def armed_scenario() -> str:
    """The scenario type that the next drawing is of; empty for none."""
    return str(st.session_state.get("armed", ""))


def arm(scenario: str) -> None:
    """Draw this scenario type next."""
    st.session_state["armed"] = scenario


def look_at_thing(layer: str, thing: str) -> None:
    """Offer what can be done with this facility, space or encroachment."""
    st.session_state["thing"] = (layer, thing)


def thing() -> tuple[str, str] | None:
    """(layer, id) of the thing whose actions are offered."""
    found = st.session_state.get("thing")
    return found if isinstance(found, tuple) else None


def leave_conflict(error: ConflictError[Intervention] | None) -> None:
    """Keep a conflict until the planner has chosen."""
    st.session_state["conflict"] = error


def conflict() -> ConflictError[Intervention] | None:
    """The conflict that waits for a choice."""
    left = st.session_state.get("conflict")
    return left if isinstance(left, ConflictError) else None


def shows_option() -> bool:
    """Whether the compare page shows the options, not the community as it is."""
    return bool(st.session_state.get("shows-option", True))


def switch_option() -> None:
    """Show the other of the two."""
    st.session_state["shows-option"] = not shows_option()
