"""What the page of suggestions remembers."""

from __future__ import annotations

from features.suggestions.staff.solving_job import SolvingJob
from ui.slot import Slot

JOB = Slot[SolvingJob | None]("suggestion-job", None)
"""The search that runs or ran last."""
