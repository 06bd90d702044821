"""The rail of steps: which are done, which is next, and the one in sight."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from features.voting.box.votes import VoteRecord
from features.voting.staff.session import choose_step, chosen_step
from features.voting.steps import STEPS, StepState, VoteStep, step_now, step_state


@dataclass(frozen=True)
class StepHead:
    """The step in sight, and the room beside its name for the button that leads on."""

    step: VoteStep
    way_on: DeltaGenerator


def step_head(vote: VoteRecord | None, has_all_codes: bool, tr: Translator) -> StepHead:
    """Show the rail, the name of the step in sight and its state."""
    now = step_now(vote, has_all_codes, chosen_step())
    shown = next((one for one in STEPS if one == chosen_step()), now) if vote else now
    if vote:
        choose_step(shown)  # it stays in sight, whatever others do to the vote
    names = step_names(tr)
    _choice(vote, now, shown, names, tr)
    states: dict[StepState, str] = {"done": tr("done"), "now": tr("do this now"), "later": tr("comes later")}
    number = STEPS.index(shown) + 1
    with st.container(horizontal=True, vertical_alignment="center", key="vote-step"):
        st.subheader(f"{number} {names[shown]}", anchor=False, width="content")
        st.caption(
            tr(
                "Step {number} of {count}: {state}",
                number=number,
                count=len(STEPS),
                state=states[step_state(shown, now)],
            ),
            width="content",
        )
        way_on = st.container(horizontal=True, width="content", key="vote-way-on")
    return StepHead(shown, way_on)


def _choice(
    vote: VoteRecord | None, now: VoteStep, shown: VoteStep, names: dict[VoteStep, str], tr: Translator
) -> None:
    def label(step: VoteStep) -> str:
        text = f"{STEPS.index(step) + 1} {names[step]}"
        return {"done": f"✓ {text}", "now": f"**{text}**", "later": text}[step_state(step, now)]

    chosen = st.segmented_control(
        tr("Steps"),
        list(STEPS),
        default=shown,
        format_func=label,
        key=f"vote-view-{vote.id if vote else ''}-{now}-{shown}-{tr.language}",
        disabled=vote is None,
        label_visibility="collapsed",
    )
    if vote and chosen and chosen != shown:
        choose_step(chosen)
        st.rerun()


def step_names(tr: Translator) -> dict[VoteStep, str]:
    """What each step is called."""
    return {
        "options": tr("Options"),
        "rules": tr("Rules"),
        "codes": tr("Codes"),
        "check": tr("Checks"),
        "open": tr("Vote"),
        "reveal": tr("Result"),
    }


def step_button(label: str, step: VoteStep, key: str, is_main: bool = False) -> None:
    """A button that goes to another step."""
    st.button(
        label,
        type="primary" if is_main else "secondary",
        icon=":material/arrow_forward:",
        key=key,
        on_click=choose_step,
        args=(step,),
    )
