"""Why a file was not imported. Nothing of a refused file is kept."""

from __future__ import annotations

from spatial.errors import LintuError


class ImportRefused(LintuError, ValueError):  # noqa: N818  (a refusal is no fault of ours)
    """A file that cannot become a community. Every message names the file, the trouble and the remedy."""


class FileMissing(ImportRefused):
    zh = "找不到文件“{file}”。请检查路径，或重新选择文件。"
    en = "There is no file “{file}”. Check the path, or choose the file again."


class NotAFile(ImportRefused):
    zh = "“{file}”是文件夹或设备，不是文件。请选择其中的 .osm 或 .osm.pbf 文件。"
    en = "“{file}” is a folder or a device, not a file. Choose an .osm or .osm.pbf file."


class FileUnreadable(ImportRefused):
    zh = "无法打开文件“{file}”（没有读取权限，或正被占用）。请检查权限后再试。"
    en = "The file “{file}” cannot be opened (no permission, or in use). Check its permissions and retry."


class FileTooBig(ImportRefused):
    zh = "文件“{file}”有 {size_mb:.1f} MB，超过 {limit_mb:.0f} MB 的上限。请只导出社区周围的小范围。"
    en = (
        "The file “{file}” has {size_mb:.1f} MB, more than the limit of {limit_mb:.0f} MB. "
        "Export a smaller area around the community."
    )


class FileEmpty(ImportRefused):
    zh = "文件“{file}”是空的。请重新下载或导出。"
    en = "The file “{file}” is empty. Download or export it again."


class NotOsm(ImportRefused):
    zh = "文件“{file}”不是 OpenStreetMap 数据，而是{kind_zh}。请导出 .osm（XML）或 .osm.pbf 格式。"
    en = "The file “{file}” is not OpenStreetMap data but {kind_en}. Export it as .osm (XML) or .osm.pbf."


class CompressedFile(ImportRefused):
    zh = "文件“{file}”是{kind_zh}压缩文件。请先解压，再导入其中的 .osm 或 .osm.pbf 文件。"
    en = "The file “{file}” is compressed ({kind_en}). Unpack it and import the .osm or .osm.pbf file inside."


class FileTruncated(ImportRefused):
    zh = "文件“{file}”不完整，结尾缺失，可能下载中断。请重新下载完整的文件。"
    en = "The file “{file}” is cut short: its end is missing. Perhaps the download broke; repeat it."


class WrongEncoding(ImportRefused):
    zh = "文件“{file}”的编码是 {encoding}，不是 UTF-8。请用文本编辑器另存为 UTF-8，或重新导出。"
    en = (
        "The file “{file}” is in {encoding}, not UTF-8. Save it as UTF-8 in a text editor or export it again."
    )


class NulBytes(ImportRefused):
    zh = "文件“{file}”含有空字节（位置 {byte}），文件已损坏。请重新下载或导出。"
    en = "The file “{file}” contains NUL bytes (at byte {byte}): it is damaged. Download or export it again."


class XmlEntities(ImportRefused):
    zh = "文件“{file}”含有 XML 实体或 DOCTYPE 声明，为安全起见不予读取。请从 OpenStreetMap 重新导出。"
    en = (
        "The file “{file}” declares XML entities or a DOCTYPE and is not read, for safety. "
        "Export it from OpenStreetMap again."
    )


class MalformedXml(ImportRefused):
    zh = "文件“{file}”第 {line} 行的 XML 有错。请重新导出，或改正该行。"
    en = "The XML of the file “{file}” is broken at line {line}. Export it again, or mend that line."


class DamagedPbf(ImportRefused):
    zh = "文件“{file}”的 PBF 数据块已损坏（第 {byte} 字节附近）。请重新下载。"
    en = "A PBF data block of the file “{file}” is damaged (near byte {byte}). Download it again."


class NoNodes(ImportRefused):
    zh = "文件“{file}”里没有节点（坐标）。请连同节点一起导出（Overpass：“out body; >; out skel;”）。"
    en = "The file “{file}” has no nodes (coordinates). Export them too (Overpass: “out body; >; out skel;”)."


class NoWays(ImportRefused):
    zh = "文件“{file}”里没有任何完整的道路、建筑或区域。请导出整个范围的全部数据。"
    en = "The file “{file}” has no whole road, building or area. Export all data of the area."


class CoordinatesOutOfRange(ImportRefused):
    zh = (
        "文件“{file}”中的坐标超出经纬度范围（纬度 {latitude}，经度 {longitude}）。"
        "请检查经纬度是否颠倒，或是否为以米计的坐标，改为 WGS 84 经纬度后再导入。"
    )
    en = (
        "The file “{file}” has coordinates outside the globe (latitude {latitude}, longitude {longitude}). "
        "Check whether the two are swapped or in metres; they must be WGS 84 degrees."
    )


class FileTooHeavy(ImportRefused):
    zh = "读取文件“{file}”所需的时间或内存超出上限（{wall_s:g} 秒、{memory_mb:.0f} MB）。请导出更小的范围。"
    en = (
        "Reading the file “{file}” takes more time or memory than it may ({wall_s:g} s, {memory_mb:.0f} MB). "
        "Export a smaller area."
    )


class TooDetailed(ImportRefused):
    zh = "文件“{file}”{where_zh}有 {count} 个顶点，超过 {limit} 个的上限。请导出更小的范围，或简化图形。"
    en = (
        "The file “{file}” has {count} vertices {where_en}, more than the limit of {limit}. "
        "Export a smaller area, or simplify the shape."
    )


class FileUnusable(ImportRefused):
    zh = "文件“{file}”无法作为 OpenStreetMap 数据读取（{reason}）。请重新导出后再试。"
    en = "The file “{file}” cannot be read as OpenStreetMap data ({reason}). Export it again and retry."


REFUSALS = {refusal.__name__: refusal for refusal in ImportRefused.__subclasses__()}
"""By name, for the reader process to say which it was. It can name no other class."""


def shown_name(name: str) -> str:
    """A file name fit for one line of a message: no control characters, at most 80 characters."""
    printable = "".join(char if char.isprintable() else "�" for char in name)
    return printable if len(printable) <= 80 else printable[:60] + "…" + printable[-19:]
