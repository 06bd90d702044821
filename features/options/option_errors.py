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


class TextNotKeptError(OptionError, ValueError):
    zh = "“{where_zh}”里第 {place} 个字符不是可以保存的文字。请删去它再保存。"
    en = "Character {place} of “{where_en}” is not text that can be kept. Remove it and save again."


class TextTooLongError(OptionError, ValueError):
    zh = "“{where_zh}”有 {length} 个字，超过 {limit} 个的上限。请缩短后再保存。"
    en = "“{where_en}” has {length} characters, more than the limit of {limit}. Shorten it and save again."


class ListTooLongError(OptionError, ValueError):
    zh = "“{where_zh}”有 {length} 项，超过 {limit} 项的上限。请减少后再保存。"
    en = "“{where_en}” has {length} entries, more than the limit of {limit}. Take some out and save again."


class NumberNotKeptError(OptionError, ValueError):
    zh = "“{where_zh}”的值 {value} 不是可以保存的数。请改成一个普通的数。"
    en = "The value {value} of “{where_en}” is not a number that can be kept. Give an ordinary number."


class ShapeNotKeptError(OptionError, ValueError):
    zh = "干预“{name}”的图形是空的，或有坐标不是有限的数。请在地图上重新绘制。"
    en = "The shape of “{name}” is empty or has a coordinate that is not finite. Draw it again on the map."


class ShapeTooLargeError(OptionError, ValueError):
    zh = "干预“{name}”的图形有 {count} 个顶点，超过 {limit} 个的上限。请简化图形。"
    en = "The shape of “{name}” has {count} vertices, more than the limit of {limit}. Simplify it."


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
