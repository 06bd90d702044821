"""A progress bar for work that takes longer than a moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from base.i18n import Words
from base.words import Progress, Text


@contextmanager
def watched(tr: Words) -> Iterator[Progress]:
    """A bar that shows what the work tells it, and goes when the work ends."""
    bar = st.progress(0.0)

    def progress(share: float, what: Text) -> None:
        bar.progress(min(1.0, share), text=tr.name(what))

    try:
        yield progress
    finally:
        bar.empty()
