"""Why a report was not taken, or not changed. Nothing of it is kept then."""

from __future__ import annotations

from base.errors import LintuError
from features.reports.report import Report


class ReportError(LintuError):
    """Something about a report that was refused as a whole."""


class UnknownReportError(ReportError, LookupError):
    zh = "找不到上报“{report_id}”。链接可能有误，请从列表中重新选择。"
    en = "There is no report “{report_id}”. The link may be wrong; choose it again from the list."


class UnknownReceiptError(ReportError, LookupError):
    zh = "没有这个回执码对应的上报。请核对回执码，共 26 个字母和数字。"
    en = "No report has this receipt code. Check the code; it has 26 letters and digits."


class UnknownPhotoError(ReportError, LookupError):
    zh = "找不到这张照片。请刷新页面。"
    en = "There is no such photo. Reload the page."


class DamagedFormError(ReportError, ValueError):
    zh = "这张表单不完整，无法确认是否重复发送。请重新打开上报页面再发送。"
    en = "This form is damaged, so sending it twice could not be told. Open the report page again and send."


class UnknownCategoryError(ReportError, ValueError):
    zh = "没有名为“{category}”的侵占类别。请从列表中选择一个类别。"
    en = "There is no category “{category}”. Choose one from the list."


class BadPositionError(ReportError, ValueError):
    zh = "位置“{longitude}, {latitude}”不是有效的经纬度。请在地图上重新点选位置。"
    en = "“{longitude}, {latitude}” is no place on Earth. Tap the place on the map again."


class FarAwayError(ReportError, ValueError):
    zh = "所选位置在社区之外约 {distance_m:.0f} 米。请在地图上点选社区内的位置，或选择所在小区。"
    en = (
        "The place is about {distance_m:.0f} m outside the community. Tap a place inside it on the map, "
        "or choose your compound."
    )


class TooManyPhotosError(ReportError, ValueError):
    zh = "有 {count} 张照片，最多可以附 {limit} 张。请去掉几张再发送。"
    en = "There are {count} photos; at most {limit} can be sent. Take some out and send again."


class QueueFullError(ReportError):
    zh = "已有 {count} 条上报在等待核实，暂时不能再收。请改天再发，或直接告诉网格员或社区。"
    en = "{count} reports wait to be checked; no more are taken now. Send later, or tell your grid worker."


class SkippedStepError(ReportError, ValueError):
    zh = "不能从“{from_zh}”直接到“{to_zh}”。下一步可以是：{next_zh}。"
    en = "It can't go from “{from_en}” straight to “{to_en}”. Next can be: {next_en}."


class MergeNeededError(ReportError, ValueError):
    zh = "标为“{to_zh}”要说明与哪一条重复。请选择原来的那一条再合并。"
    en = "To call it “{to_en}”, say of which report. Choose the other one and merge them."


class BadMergeError(ReportError, ValueError):
    zh = "不能合并到“{into}”：它是同一条、本身已是重复，或不属于这个社区。请选择另一条。"
    en = (
        "It can't be merged into “{into}”: that is itself, a duplicate too, or elsewhere. Choose another one."
    )


class NotOpenError(ReportError, ValueError):
    zh = "这条上报现在是“{state_zh}”，只有已核实、未办结的才能这样处理。请先核实它。"
    en = "This report is “{state_en}”; only verified ones that are still open allow this. Verify it first."


class OutlineKindError(ReportError, ValueError):
    zh = "范围应画成面（空间上）或线（路径上），不能是一个点。请重新绘制。"
    en = "Draw the outline as an area (on a space) or a line (on a path), not as a point."


class UnknownGridError(ReportError, ValueError):
    zh = "社区里没有责任网格“{grid}”。请从列表中选择。"
    en = "The community has no grid “{grid}”. Choose one from the list."


class ReportConflictError(ReportError):
    """Somebody else changed it first. `stored` is what is kept now; to go on, decide again from that."""

    zh = "这条上报在您处理期间已被“{by_zh}”改为“{state_zh}”。请刷新后再决定。"
    en = "“{by_en}” changed this report meanwhile; it is now “{state_en}”. Reload it and decide again."

    def __init__(self, stored: Report, **facts: object) -> None:
        self.stored = stored
        super().__init__(**facts)
