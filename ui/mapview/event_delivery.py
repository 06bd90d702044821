"""Deliver each drawing event of a visit exactly once, whatever Streamlit does.

A new message from the browser stops a running script, even inside a callback, wherever it touches
`st.session_state`; and after a restart of the server the browser sends its last message again. So the browser
repeats what it has no answer to, and here is written down how far the answers go.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from threading import Lock

from ui.mapview.draw_events import DrawEvent


class EventDelivery:
    """Delivery state of one map in one visit. `visit` names it, `seq` is the newest event delivered."""

    def __init__(self) -> None:
        self.visit = secrets.token_hex(8)
        self.seq = 0
        self._lock = Lock()  # the run that was stopped may still be inside its listener

    def deliver(self, events: Sequence[DrawEvent], listener: Callable[[DrawEvent], None]) -> bool:
        """Deliver the events of this visit that are new, oldest first; returns whether there were any.

        An event whose listener Streamlit stopped counts as not told; one whose listener failed as told, so
        that a bug does not come back with every run.
        """
        with self._lock:
            fresh = [one for one in events if one.visit == self.visit and one.seq > self.seq]
            for event in fresh:
                try:
                    listener(event)
                except Exception:
                    self.seq = event.seq
                    raise
                self.seq = event.seq
        return bool(fresh)
