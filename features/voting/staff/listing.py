"""The community's votes: one is chosen, or a new one is begun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from base.i18n import Translator
from features.voting.box.errors import VoteDamagedError
from features.voting.box.votes import PHASES, VoteRecord, listed_votes
from features.voting.imported.origin import short_origin_text
from features.voting.staff.session import NEW_VOTE, choose_vote, chosen_vote
from features.voting.staff.vote_actions import ACTOR_KEY
from ui.components.actor_field import actor_field
from ui.components.sample_badge import sample_badge

_ID_SHOWN = 4


def vote_bar(community: str, tr: Translator) -> VoteRecord | None:
    """The choice of a vote, the button for a new one, who works here; the vote as it stands now."""
    listed = listed_votes(community)
    newest_first = sorted(listed.votes, key=lambda one: one.terms.settings.date, reverse=True)
    votes = {one.id: one for one in newest_first}
    now = _now(tuple(votes))
    with st.container(horizontal=True, vertical_alignment="bottom", key="vote-bar"):
        if votes:
            _choice(votes, now, tr)
        # Where there is none, the first step of a new one is in sight already.
        if votes and st.button(
            tr("New vote"), icon=":material/add:", key="vote-new", disabled=now == NEW_VOTE
        ):
            choose_vote(NEW_VOTE)
            st.rerun()
        actor_field(tr("Facilitator (recorded in the log)"), ACTOR_KEY, tr, width=300)
        sample_badge(community, tr)
    for number, damaged in enumerate(listed.damaged):
        with st.container(border=True, key=f"vote-damaged-{number}"):
            st.text(f"⚠ {VoteDamagedError(workshop_id=damaged).message(tr.language)}")
    return votes.get(now)


def vote_name(vote: VoteRecord, tr: Translator) -> str:
    """Title, date, where it stands, whether it was imported, and a bit of its id: a field tells choices
    apart by their words."""
    settings, phase = vote.terms.settings, tr.name(PHASES[vote.phase])
    origin = short_origin_text(vote.origin)
    mark = f"{tr.name(origin)} · " if origin else ""  # first: a narrow screen cuts the end off
    return f"{mark}{tr.written(settings.title)} · {settings.date} · {phase} · {vote.id[:_ID_SHOWN]}"


def distinct_names(votes: Mapping[str, VoteRecord], tr: Translator) -> dict[str, str]:
    """By id; votes that would read the same get a part of their id: the list knows them by their words."""
    names = {key: vote_name(one, tr) for key, one in votes.items()}
    often = Counter(names.values())
    return {key: f"{name} · {key[:6]}" if often[name] > 1 else name for key, name in names.items()}


def _now(ids: tuple[str, ...]) -> str:
    """What the address says, if there is such a vote; else the newest, else a new one."""
    wanted = chosen_vote()
    if wanted == NEW_VOTE or wanted in ids:
        return wanted
    choose_vote(ids[0] if ids else "")
    return ids[0] if ids else ""


def _choice(votes: dict[str, VoteRecord], now: str, tr: Translator) -> None:
    names = distinct_names(votes, tr)
    ids, phases = list(votes), "".join(one.phase[:2] for one in votes.values())
    chosen = st.selectbox(
        tr("Vote"),
        ids,
        index=ids.index(now) if now in votes else None,
        format_func=lambda key: names[key],
        placeholder=tr("Nothing chosen"),
        key=f"vote-choice-{now}-{phases}-{tr.language}",
        width=420,
    )
    if chosen and chosen != now:
        choose_vote(chosen)
        st.rerun()
