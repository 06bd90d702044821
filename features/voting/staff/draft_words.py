"""Title, question and day of a vote."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from base.i18n import Translator
from data.work_calendar import CHINA
from features.voting.vote_settings import LONGEST_TEXT, VoteSettings


def draft_words(kept: VoteSettings, scope: str, tr: Translator) -> tuple[str, str, str]:
    """The three fields; the day as ISO."""
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    with left:
        title = st.text_input(
            tr("Title of the vote"),
            kept.title,
            max_chars=LONGEST_TEXT,
            key=f"draft-title-{scope}",
        )
    with right:
        day = st.date_input(tr("Day of the vote"), _day(kept), key=f"draft-date-{scope}")
    question = st.text_area(
        tr("The question, as it is read out"),
        kept.question,
        max_chars=LONGEST_TEXT,
        height=70,
        key=f"draft-question-{scope}",
    )
    return title, question, day.isoformat() if isinstance(day, date) else ""


def _day(kept: VoteSettings) -> date:
    try:
        return date.fromisoformat(kept.date)
    except ValueError:
        return datetime.now(CHINA).date()
