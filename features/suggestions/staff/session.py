"""What the page of suggestions remembers."""

from __future__ import annotations

from features.suggestions.change_report import ChangeReport
from features.suggestions.staff.solving_job import SolvingJob
from features.suggestions.suggesting import SuggestionResult
from ui.slot import Slot

JOB = Slot[SolvingJob[SuggestionResult] | None]("suggestion-job", None)
"""The search that runs or ran last."""
CHANGES = Slot[SolvingJob[ChangeReport] | None]("suggestion-changes", None)
"""What would change its first bundle, where somebody asked."""
