"""Run an export in a thread beside the page, with a progress bar."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

import streamlit as st

from base.i18n import Translator
from base.words import Message, Text

_AT_ONCE = 2
"""Files that are made at the same time; drawing one takes a core and up to half a gigabyte."""
_LOOK_S = 0.15
_POOL = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="export")

Answer = TypeVar("Answer")


@dataclass
class ExportProgress:
    """The latest progress of an export."""

    share: float = 0.0
    what: Text = field(default_factory=lambda: Message("Waiting"))

    def __call__(self, share: float, what: Text) -> None:
        """Called by the work, in its own thread."""
        self.share, self.what = share, what


def run_with_progress(work: Callable[[ExportProgress], Answer], tr: Translator) -> Answer:
    """What `work` gives; meanwhile the page shows what it says. Raises what it raises."""
    progress = ExportProgress()
    bar = st.progress(0.0, text=tr.name(progress.what))
    future = _POOL.submit(work, progress)
    try:
        while not future.done():
            bar.progress(min(1.0, progress.share), text=tr.name(progress.what))
            time.sleep(_LOOK_S)
    finally:
        future.cancel()  # only one that still waits: the reader has gone
        bar.empty()
    return future.result()
