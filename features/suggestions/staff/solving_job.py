"""A search that runs beside the page: the page asks how far it is, and may stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from base.bugs import log_bug
from base.errors import LintuError
from base.words import Progress, Text

Found = TypeVar("Found")
Work = Callable[[Progress, Callable[[], bool]], Found]


@dataclass(eq=False)
class SolvingJob(Generic[Found]):
    """One search in a thread of its own. error: a sentence for the reader; bug: number of what nobody
    foresaw. run: id under which the result was kept, once it was."""

    share: float = 0.0
    doing: Text | None = None
    result: Found | None = None
    error: LintuError | None = None
    bug: str = ""
    run: str = ""
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread is not None and self._thread.is_alive()

    def stop(self) -> None:
        """Ask it to end; it gives up at its next look."""
        self._stop.set()


def start_job(work: Work[Found]) -> SolvingJob[Found]:
    """Begin a search."""
    job: SolvingJob[Found] = SolvingJob()
    job._thread = threading.Thread(target=_run, args=(job, work), name="suggesting", daemon=True)
    job._thread.start()
    return job


def _run(job: SolvingJob[Found], work: Work[Found]) -> None:
    def progress(share: float, what: Text) -> None:
        job.share, job.doing = min(1.0, max(job.share, share)), what

    try:
        job.result = work(progress, job._stop.is_set)
    except LintuError as error:
        job.error = error
    except Exception:
        job.bug = log_bug()
