"""What can be wrong with an order for a sheet."""

from __future__ import annotations

from base.errors import LintuError


class SheetError(LintuError, ValueError):
    """The root of the errors of sheets."""


class NotOnPaperError(SheetError):
    zh = "{what}：没有“{value}”。可选：{choices}。"
    en = "{what}: there is no “{value}”. Choose one of {choices}."


class ScaleDoesNotFitError(SheetError):
    zh = (
        "按 1:{scale} 放不进 {paper} {orientation_zh}：内容长宽为 {width_m:,.0f} × {height_m:,.0f} 米，"
        "图框只够 {room_width_m:,.0f} × {room_height_m:,.0f} 米。"
        "请改用 1:{fits} 或更小的比例尺，或换更大的图幅。"
    )
    en = (
        "At 1:{scale} the ground of {width_m:,.0f} × {height_m:,.0f} m does not fit on {paper} "
        "{orientation_en}, which shows {room_width_m:,.0f} × {room_height_m:,.0f} m. "
        "Use 1:{fits} or smaller, or larger paper."
    )


class NoScaleFitsError(SheetError):
    zh = (
        "{paper} {orientation_zh}放不下 {width_m:,.0f} × {height_m:,.0f} 米的范围，"
        "最小的比例尺为 1:{smallest}。"
        "请换更大的图幅，或按网格出图册。"
    )
    en = (
        "Ground of {width_m:,.0f} × {height_m:,.0f} m does not fit on {paper} {orientation_en} even at "
        "1:{smallest}. Use larger paper, or an atlas by grid."
    )


class NothingToDrawError(SheetError):
    zh = "这个社区还没有可以画在图上的内容。请先导入网格、住宅或其他图层。"
    en = "This community has nothing to draw yet. Import grids, residences or other layers first."


class EmptyAtlasError(SheetError):
    zh = "没有可出图册的{what_zh}。请先导入或绘制，或改按其他方式分页。"
    en = "There are no {what_en} to make an atlas of. Import or draw some, or choose other pages."


class TooManyPagesError(SheetError):
    zh = "图册将有 {count} 页，最多 {limit} 页。请改按其他方式分页。"
    en = "The atlas would have {count} pages; {limit} is the limit. Choose other pages."


class TextTooLongError(SheetError):
    zh = "“{field_zh}”有 {count} 个字，图上最多放 {limit} 个。请写短一些。"
    en = "“{field_en}” has {count} characters; the sheet takes {limit}. Make it shorter."


class NotAnAddressError(SheetError):
    zh = "二维码的网址“{address}”不完整。请以 http:// 或 https:// 开头，不含空格，不超过 {limit} 个字符。"
    en = (
        "The address of the QR code, “{address}”, is not complete. Begin with http:// or https://, without "
        "spaces and with at most {limit} characters."
    )


class OptionCountError(SheetError):
    zh = "公示展板可放 1–{limit} 个方案，现在是 {count} 个。请选择要公示的方案。"
    en = "A board takes 1 to {limit} options; there are {count}. Choose those to show."


class OtherCommunityError(SheetError):
    zh = "方案“{option}”不属于这个社区的现状，不能画在同一张图上。请重新打开该方案。"
    en = "Option “{option}” is not drawn on this community, so they cannot share a sheet. Open it again."


class PictureTooLargeError(SheetError):
    zh = "{paper} 按 {dpi} dpi 输出的图片太大。请用 {limit} dpi 以下，或改用 PDF。"
    en = "A picture of {paper} at {dpi} dpi is too large. Use at most {limit} dpi, or a PDF."


class OneOptionError(SheetError):
    zh = "{what_zh}只画一个方案，现在选了 {count} 个。请只选一个；要画几个方案，请用 PDF 地图或公示展板。"
    en = (
        "{what_en} shows one option; {count} are chosen. Choose just one. The map as PDF and the "
        "public board take several."
    )
