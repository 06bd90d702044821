"""Why a layout option was not changed; the caller still has whatever was not saved."""

# ruff: noqa: D101  (an error's two sentences say what it is)

from __future__ import annotations

from typing import Generic, TypeVar

from base.errors import LintuError
from data.store.errors import VersionConflictError
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption

Kept = TypeVar("Kept", Intervention, LayoutOption)


class OptionError(LintuError):
    """A change to an option that was refused as a whole."""


class UnknownOptionError(OptionError, LookupError):
    template = (
        "There is no layout option “{option_id}”. The link may be wrong; choose it again from the list."
    )


class UnknownInterventionError(OptionError, LookupError):
    template = (
        "Option {letter} has no intervention “{intervention_id}”; it may have been removed. Reload the page."
    )


class LockedOptionError(OptionError):
    template = (
        "Option {letter} “{name}” is {state} and can't be changed. Open it again first, or change a copy."
    )


class NothingToUndoError(OptionError):
    template = "Option {letter} has no change to undo. Draw or edit something first."


class NothingToRedoError(OptionError):
    template = "Option {letter} has no change to redo: nothing was undone, or something was changed since."


class ConflictError(OptionError, VersionConflictError, Generic[Kept]):
    """Somebody else saved the same thing first.

    `stored` is what is kept now, `offered` what was to be saved. To keep mine, save `offered` again with the
    version of `stored`; to keep theirs, do nothing; to keep both, add `offered` as a new intervention.
    """

    template = (
        "“{name}” was changed by “{by}” while you edited it. Choose: keep mine, keep theirs, or keep both."
    )

    def __init__(self, stored: Kept, offered: Kept, by: str) -> None:
        self.stored: Kept = stored
        self.offered: Kept = offered
        super().__init__(name=stored.name or stored.id, by=by)


class RemovedMeanwhileError(ConflictError[Intervention]):
    """Somebody else removed it first; `stored` is how it was. Saving `offered` over it brings it back."""

    template = (
        "“{name}” was removed by “{by}” while you edited it. Choose: keep mine (it comes back), keep "
        "theirs (it stays removed), or keep both (yours as a new one)."
    )


class OptionConflictError(ConflictError[LayoutOption]):
    template = (
        "The name, description or budget of option “{name}” was changed by “{by}” while you edited it. "
        "Choose: keep mine, or keep theirs."
    )
