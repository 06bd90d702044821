"""A word to staff where this computer's clock was set while the program ran, or is behind the records."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import streamlit as st
from cachetools import LRUCache, cached

from base.clock import NOTICEABLE_S, STEADY
from base.i18n import Translator
from data.store.connections import Connections
from data.store.errors import StoreError
from data.store.newest_time import newest_time
from data.store.open_store import the_store


def clock_notice(tr: Translator, now: datetime | None = None) -> None:
    """Show what is odd about the clock; nothing where nothing is."""
    here = (now or datetime.now(UTC)).astimezone()
    jump_s = STEADY.jump_s()
    if jump_s:
        _show(_jump_words(jump_s, here, tr), tr)
    elif (newest := _newest()) and _is_behind(newest, here):
        st.text(
            "⚠ "
            + tr(
                "The newest entry is of {newest}, but the clock of this computer says {now}. Set the clock "
                "right before you go on: the times of new entries would be wrong.",
                newest=_written(newest.astimezone()),
                now=_written(here),
            )
        )


def _show(words: str, tr: Translator) -> None:
    with st.container(border=True, key="clock-notice"):
        st.text(f"⚠ {words}")
        if st.button(tr("Noted"), key="clock-noted", icon=":material/check:"):
            STEADY.note_jump()
            st.rerun()


def _jump_words(jump_s: float, here: datetime, tr: Translator) -> str:
    facts = {"minutes": round(abs(jump_s) / 60), "now": _written(here)}
    if jump_s < 0:
        return tr(
            "The clock of this computer was set back by {minutes} minutes while the program ran; it says "
            "{now}. Open forms, kiosks and sign-ins go on. Compare with another clock, and set it right if "
            "it is wrong: entries have the time that it says.",
            **facts,
        )
    return tr(
        "The clock of this computer was set forward by {minutes} minutes while the program ran; it says "
        "{now}. Open forms, kiosks and sign-ins go on. Compare with another clock, and set it right if it "
        "is wrong: entries have the time that it says.",
        **facts,
    )


def _is_behind(newest: datetime, now: datetime) -> bool:
    return (newest - now).total_seconds() >= NOTICEABLE_S


def _written(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _newest() -> datetime | None:
    """None while the store cannot be used: the page itself says so where it matters."""
    try:
        return _newest_at_start(the_store())
    except StoreError:
        return None


@cached(LRUCache(4), key=lambda store: str(store.address), lock=threading.Lock())
def _newest_at_start(store: Connections) -> datetime | None:
    """Looked up once: what comes in later has the time of this clock."""
    return newest_time(store)
