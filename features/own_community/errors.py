"""What can be wrong with a community of one's own."""

from __future__ import annotations

from base.errors import LintuError


class OwnCommunityError(LintuError, ValueError):
    """A community that cannot be changed as asked. Nothing was changed."""


class ChangedMeanwhileError(OwnCommunityError):
    zh = "社区“{name}”刚被别人改过，这次没有保存。请看一眼现在的样子，再做一次。"
    en = "“{name}” was changed by somebody else just now; this was not saved. Look at it, then do it again."


class NoNameError(OwnCommunityError):
    zh = "社区还没有名称。请填写一个名称，例如“墟镇社区”。"
    en = "The community has no name. Give it one, such as “Old Town”."


class NoPlaceError(OwnCommunityError):
    zh = "还不知道社区在哪里。请画出范围，填经纬度，或先上传一个带坐标系的文件。"
    en = (
        "It is not known where the community lies. Draw its ground, give longitude and latitude, "
        "or upload a file that says its coordinate system."
    )


class NotAPacketError(OwnCommunityError):
    zh = "文件“{file}”不是可用的社区包（{reason_zh}）。请在另一台电脑上重新导出 .lintu 文件。"
    en = (
        "The file “{file}” is not a usable packet ({reason_en}). "
        "Export the .lintu file again on the other machine."
    )


class PacketNewerError(OwnCommunityError):
    zh = "社区包“{file}”由更新版本的邻图导出，这个版本读不懂。请先升级邻图。"
    en = "The packet “{file}” was written by a newer Lintu, which this one cannot read. Upgrade Lintu first."


class PacketStrangerError(OwnCommunityError):
    zh = (
        "社区包“{file}”里的社区与这里的“{name}”编号相同，却没有共同的开始，不是同一个社区，没有导入。"
        "请向给你文件的人核对。"
    )
    en = (
        "The community in “{file}” has the key of “{name}” here but no beginning in common: it is another "
        "one. Nothing was brought in; ask who gave you the file."
    )


class DifferentSystemsError(OwnCommunityError):
    zh = (
        "社区“{name}”在两台电脑上坐标系不同（这里 EPSG:{here}，社区包里 EPSG:{there}），不能合并。"
        "请在其中一台撤销到确定坐标系之前，再导出社区包。"
    )
    en = (
        "“{name}” lies in different coordinate systems on the two machines (EPSG:{here} here, EPSG:{there} "
        "in the packet) and cannot be merged. On one of them undo to before the place was set; export again."
    )


class PacketDoesNotFitError(OwnCommunityError):
    zh = "两台电脑上的修改合在一起后有问题，没有导入：\n{problems_zh}\n请在其中一台改好，再导出社区包。"
    en = (
        "The changes of both machines do not fit together; nothing was brought in:\n{problems_en}\n"
        "Mend it on one of the machines and export the packet again."
    )


class NoSuchGroundError(OwnCommunityError):
    zh = "这个范围不能用：要在地球上，并围出一块地。请重新画一个范围，或检查经纬度是否颠倒。"
    en = (
        "This ground cannot be used: it must lie on the globe and enclose some land. Draw it again, "
        "or check whether longitude and latitude are swapped."
    )


class NoOutlineError(OwnCommunityError):
    zh = "“{file}”里没有闭合的面，不能当作范围。请另选图层，或导出带面（或闭合边界线）的文件。"
    en = (
        "“{file}” has no closed outline that could be the ground. Choose another layer, or export a file "
        "with polygons or closed lines."
    )


class GroundTooSmallError(OwnCommunityError):
    zh = (
        "这个范围只有 {area_m2:,.0f} 平方米，小于 {limit_m2:,.0f} 平方米，不像一个社区。"
        "请检查坐标系或图纸单位，或重新画。"
    )
    en = (
        "This ground has {area_m2:,.0f} m², less than {limit_m2:,.0f} m²: too small for a community. "
        "Check the coordinate system or the unit of the plan, or draw it again."
    )


class GroundTooLargeError(OwnCommunityError):
    zh = (
        "这个范围有 {area_km2:,.0f} 平方公里，超过 {limit_km2:,.0f} 平方公里，不像一个社区。"
        "请只选本社区的面，检查坐标系，或重新画。"
    )
    en = (
        "This ground has {area_km2:,.0f} km², more than {limit_km2:,.0f} km²: too large for a community. "
        "Choose the outline of the community alone, check the coordinate system, or draw it again."
    )


class GroundTooLongError(OwnCommunityError):
    zh = (
        "这个范围从一角到另一角有 {length_km:,.0f} 公里，超过 {limit_km:,.0f} 公里，不像一个社区。"
        "请只选本社区的面，或重新画。"
    )
    en = (
        "This ground is {length_km:,.0f} km from corner to corner, more than {limit_km:,.0f} km: too long "
        "for a community. Choose the outlines of the community alone, or draw it again."
    )


class GroundElsewhereError(OwnCommunityError):
    zh = (
        "这个范围离已有的住宅、路径等有 {away_km:,.0f} 公里。请检查经纬度和坐标系；"
        "若真要换地方，请新建一个社区。"
    )
    en = (
        "This ground lies {away_km:,.0f} km from the homes, paths and places that are there. Check "
        "longitude, latitude and coordinate system; for another place begin another community."
    )


class NoMatchError(OwnCommunityError):
    zh = "表“{file}”里没有一行能对上这里的住宅。请用本页下载的人口表，保留“编号”一列再填写。"
    en = "No row of “{file}” matches a home here. Use the table of this page and keep its column “id”."


class BadCellsError(OwnCommunityError):
    zh = "表里有 {count} 处填得不对，什么都没有保存。请改好下面几处再保存：\n{cells_zh}"
    en = "{count} cells of the table cannot be; nothing was saved. Mend these and save again:\n{cells_en}"


class CellsChangedError(ChangedMeanwhileError):
    zh = (
        "下面 {count} 处在您填表时被改过，什么都没有保存。"
        "请看一眼现在的值；再按一次“保存表格”，就按您填的保存：\n{cells_zh}"
    )
    en = (
        "{count} cells were changed while you were filling in the table; nothing was saved. "
        "Look at what they say now; keep the table once more to have it as you wrote it:\n{cells_en}"
    )


class NothingToEnterError(OwnCommunityError):
    zh = "还没有设施、公共空间或小区，出入口不知道属于谁。请先画出或导入它们。"
    en = (
        "There is no facility, space or compound yet that the entrance could lead into. Draw or bring in "
        "those first."
    )
