"""Make the sample's story at first use: once, beside the first page, and never where that cannot be."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from contextlib import suppress

from base.bugs import log_bug
from base.errors import LintuError
from data.store.address import public_address, store_address

SWITCH = "LINTU_SAMPLE_STORY"
"""Set to 0, the app makes no story by itself. The tests are run so, but for those that ask for it."""
_making: dict[str, threading.Thread] = {}
_lock = threading.Lock()


def begin_story(environment: Mapping[str, str]) -> None:
    """See to it that the story is there, in a thread of its own; once in a process for each database."""
    if environment.get(SWITCH, "").strip() == "0":
        return
    with _lock:
        if (where := public_address(store_address())) not in _making:
            _making[where] = threading.Thread(target=_make, name="lintu-sample-story", daemon=True)
            _making[where].start()


def await_story(longest_s: float) -> None:
    """Wait for the story where it is being made just now, no longer than this."""
    with suppress(LintuError):
        if (thread := _making.get(public_address(store_address()))) is not None:
            thread.join(longest_s)


def _make() -> None:
    """A store that cannot be written, or is busy for long, is left alone until the next start."""
    from features.sample_story.story_store import make_story_once

    try:
        make_story_once()
    except LintuError as error:
        logging.getLogger("lintu").info("the sample has no story: %s", error)
    except Exception:
        log_bug()
