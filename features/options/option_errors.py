"""Why a layout option was not changed. Whatever is not saved is still in the hands of who offered it."""

# ruff: noqa: D101  (an error's two sentences say what it is)

from __future__ import annotations

from typing import Generic, TypeVar

from base.errors import LintuError
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption

Kept = TypeVar("Kept", Intervention, LayoutOption)


class OptionError(LintuError):
    """A change to an option that was refused as a whole."""


class UnknownOptionError(OptionError, LookupError):
    zh = "找不到布局方案“{option_id}”。链接可能有误，请从方案列表中重新选择。"
    en = "There is no layout option “{option_id}”. The link may be wrong; choose it again from the list."


class UnknownInterventionError(OptionError, LookupError):
    zh = "方案 {letter} 中没有干预“{intervention_id}”，可能已被删除。请刷新页面。"
    en = "Option {letter} has no intervention “{intervention_id}”; it may have been removed. Reload the page."


class LockedOptionError(OptionError):
    zh = "方案 {letter}“{name}”已{state_zh}，不能修改。请先重新打开它，或复制一份再改。"
    en = "Option {letter} “{name}” is {state_en} and can't be changed. Open it again first, or change a copy."


class NothingToUndoError(OptionError):
    zh = "方案 {letter} 没有可以撤销的修改。"
    en = "Option {letter} has no change to undo. Draw or edit something first."


class NothingToRedoError(OptionError):
    zh = "方案 {letter} 没有可以重做的修改：撤销之后又有了新的修改，或者没有撤销过。"
    en = "Option {letter} has no change to redo: nothing was undone, or something was changed since."


class ConflictError(OptionError, Generic[Kept]):
    """Somebody else saved the same thing first.

    `stored` is what is kept now, `offered` what was to be saved. To keep mine, save `offered` again with the
    version of `stored`; to keep theirs, do nothing; to keep both, add `offered` as a new intervention.
    """

    zh = "“{name}”在您编辑期间被“{by}”改过。请选择：保留我的、保留对方的，或两者都保留。"
    en = "“{name}” was changed by “{by}” while you edited it. Choose: keep mine, keep theirs, or keep both."

    def __init__(self, stored: Kept, offered: Kept, by: str) -> None:
        self.stored: Kept = stored
        self.offered: Kept = offered
        super().__init__(name=stored.name or stored.id, by=by)


class RemovedMeanwhileError(ConflictError[Intervention]):
    """Somebody else removed it first; `stored` is how it was. Saving `offered` over it brings it back."""

    zh = (
        "“{name}”在您编辑期间被“{by}”删除了。请选择：保留我的（重新放回）、保留对方的（删除），或另存为新的。"
    )
    en = (
        "“{name}” was removed by “{by}” while you edited it. Choose: keep mine (it comes back), "
        "keep theirs (it stays removed), or keep both (yours as a new one)."
    )


class OptionConflictError(ConflictError[LayoutOption]):
    zh = "方案“{name}”的名称、说明或预算在您编辑期间被“{by}”改过。请选择：保留我的，或保留对方的。"
    en = (
        "The name, description or budget of option “{name}” was changed by “{by}” while you edited it. "
        "Choose: keep mine, or keep theirs."
    )
