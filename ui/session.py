"""Where the reader is: language and community, kept in the address so that a link or a reload leads back.

The only module that touches `st.session_state` and `st.query_params`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from base.errors import LintuError
from base.i18n import Words
from base.translations import DEFAULT, languages
from base.words import PSEUDO
from data.communities import SAMPLE
from features.options.intervention import Intervention
from features.options.option_errors import ConflictError
from features.voting.box.votes import Standing
from layers.layer import View

ACTOR = "planner"
"""Who changes things, until people have names of their own."""


@dataclass(frozen=True)
class Where:
    """Language and community of this session."""

    language: str
    community: str

    @property
    def words(self) -> Words:
        """Speaks the reader's language."""
        return Words(self.language)


def where() -> Where:
    """From the address, else from this session, else the defaults; written back into both.

    A link between pages drops the query, so the session remembers it.
    """
    language = remembered("lang", DEFAULT)
    if language not in (*languages(), PSEUDO):
        language = DEFAULT
    here = Where(language, remembered("community", SAMPLE))
    go_to(here)
    return here


def go_to(place: Where) -> None:
    """Remember this place and show it in the address."""
    for name, value in (("lang", place.language), ("community", place.community)):
        st.session_state[f"where-{name}"] = value
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def view() -> View:
    """Which group, category and mode the reader looks at."""
    return cast(View, st.session_state.get("view", View()))


def look_at(chosen: View) -> None:
    """Remember what the reader looks at, over all pages."""
    st.session_state["view"] = chosen


def chosen_residence() -> str:
    """Id of the residence whose reasons are shown; empty for none."""
    return str(st.session_state.get("residence", ""))


def choose_residence(residence: str) -> None:
    """Show the reasons of this residence."""
    st.session_state["residence"] = residence


def remembered(name: str, otherwise: str) -> str:
    """What the address says under this name, else what this session remembers, else the default."""
    return str(st.query_params.get(name) or st.session_state.get(f"where-{name}") or otherwise)


def option_id() -> str:
    """The layout option that the reader works on; empty for none. It stands in the address."""
    return remembered("option", "")


def work_on(option: str) -> None:
    """Work on this option, with nothing selected."""
    st.session_state["where-option"] = option
    select("")
    if option:
        st.query_params["option"] = option
    else:
        st.query_params.pop("option", None)


def selected() -> str:
    """Id of the intervention whose form is open; empty for none."""
    return str(st.session_state.get("selected", ""))


def select(intervention: str) -> None:
    """Open the form of this intervention, as it is stored now."""
    st.session_state["selected"] = intervention
    forget_seen()


def seen(stored: Intervention) -> Intervention:
    """The intervention as its form showed it first, so that a change by somebody else meanwhile is noticed
    when the form is saved, and what was typed is not lost."""
    kept = st.session_state.get("seen")
    if not isinstance(kept, Intervention) or kept.id != stored.id:
        st.session_state["seen"] = kept = stored
    return kept


def forget_seen() -> None:
    """Let the form show what is stored: the change was our own."""
    st.session_state["seen"] = None


def armed() -> str:
    """The scenario type that the next drawing is of; empty for none."""
    return str(st.session_state.get("armed", ""))


def arm(scenario: str) -> None:
    """Draw this scenario type next."""
    st.session_state["armed"] = scenario


@dataclass(frozen=True)
class Notice:
    """What was wrong with the last thing done on the map; `about` is the intervention, "" for a new one."""

    error: LintuError
    about: str = ""


def leave_notice(error: LintuError | None, about: str = "") -> None:
    """Keep an error of a map event, to be shown next to the map; None clears it."""
    st.session_state["notice"] = Notice(error, about) if error else None


def notice() -> Notice | None:
    """The notice left by the last event; it stays until the next event."""
    left = st.session_state.get("notice")
    return left if isinstance(left, Notice) else None


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


def projected() -> str:
    """The option that the address asks to be shown large, without controls; empty for none."""
    return str(st.query_params.get("show", ""))


def shows_option() -> bool:
    """Whether the compare page shows the options, not the community as it is."""
    return bool(st.session_state.get("shows-option", True))


def switch_option() -> None:
    """Show the other of the two."""
    st.session_state["shows-option"] = not shows_option()


def acting() -> str:
    """Who works here now; the moves of a report carry the name."""
    return typed_name() or ACTOR


def typed_name() -> str:
    """The name that was typed on the page of reports; empty where none was."""
    return str(st.session_state.get("acting", ""))


def act_as(name: str) -> None:
    """Remember who works here."""
    st.session_state["acting"] = name.strip()


def chosen_case() -> str:
    """Id of the case that is looked at; it stands in the address, so that a link leads to it."""
    return remembered("case", "")


def choose_case(case: str) -> None:
    """Look at this case; "" for none."""
    st.session_state["where-case"] = case
    if case:
        st.query_params["case"] = case
    else:
        st.query_params.pop("case", None)


def picked_anew(cases: tuple[str, ...]) -> bool:
    """Whether other cases are ticked in the queue than in the run before."""
    before, st.session_state["picked"] = st.session_state.get("picked", ()), cases
    return bool(before != cases)


def finished() -> object:
    """The file that was made last on the page of exports; None for none."""
    return st.session_state.get("finished")


def keep_finished(file: object) -> None:
    """Keep it until it is taken away or another is made."""
    st.session_state["finished"] = file


NEW_VOTE = "new"
"""Stands in the place of a vote's id while one is being prepared that is not kept yet."""


def chosen_vote() -> str:
    """Id of the vote that is worked on, NEW_VOTE, or "" for none; it stands in the address."""
    st.session_state["where-vote"] = remembered("vote", "")
    return str(st.session_state["where-vote"])


def choose_vote(vote: str) -> None:
    """Work on this vote, as it stands now; "" for none."""
    st.session_state["where-vote"] = vote
    see_vote(None)
    leave_refusal(None)
    if vote:
        st.query_params["vote"] = vote
    else:
        st.query_params.pop("vote", None)


def vote_seen() -> Standing | None:
    """The vote as this reader saw it first: what they change, they change from there."""
    kept = st.session_state.get("vote-seen")
    return kept if isinstance(kept, Standing) else None


def see_vote(standing: Standing | None) -> None:
    """Take it as seen; None: look again."""
    st.session_state["vote-seen"] = standing


def phase_changed(standing: Standing) -> bool:
    """Whether the vote was moved on by somebody else since this reader's last look at it."""
    before = st.session_state.get("vote-phase")
    now = (standing.id, standing.phase)
    st.session_state["vote-phase"] = now
    is_other = isinstance(before, tuple) and before[0] == now[0] and before != now
    return is_other and not st.session_state.pop("vote-moved", False)


def moved_on() -> None:
    """The next change of phase that is seen is this reader's own."""
    st.session_state["vote-moved"] = True


def paper_number() -> int:
    """Changes with every paper that is entered, so that the form is empty again."""
    return int(st.session_state.get("vote-paper", 0))


def next_paper() -> None:
    """Empty the form for the next paper."""
    st.session_state["vote-paper"] = paper_number() + 1


def leave_refusal(error: LintuError | None) -> None:
    """Keep why the last press of a button did nothing; None clears it."""
    st.session_state["vote-refusal"] = error


def refusal() -> LintuError | None:
    """Why the last press of a button did nothing."""
    left = st.session_state.get("vote-refusal")
    return left if isinstance(left, LintuError) else None


def typed_into(key: str) -> object:
    """What stands in a field at the moment when a button is pressed; None where there is no such field."""
    return st.session_state.get(key)


def keep_prints(prints: tuple[Any, ...]) -> None:
    """Keep files with codes in this session's memory, and nowhere else, until they are taken away."""
    st.session_state["vote-prints"] = prints


def prints() -> tuple[Any, ...]:
    """The files with codes that wait to be taken away."""
    return tuple(st.session_state.get("vote-prints", ()))
