"""Why a file was not imported. Nothing of a refused file is kept."""

from __future__ import annotations

from base.errors import LintuError


class ImportRefused(LintuError, ValueError):  # noqa: N818  (a refusal is no fault of ours)
    """A file that cannot become a community. Every message names the file, the trouble and the remedy."""


class FileMissing(ImportRefused):
    zh = "找不到文件“{file}”。请检查路径，或重新选择文件。"
    en = "There is no file “{file}”. Check the path, or choose the file again."


class NotAFile(ImportRefused):
    zh = "“{file}”是文件夹或设备，不是文件。请选择其中的一个文件。"
    en = "“{file}” is a folder or a device, not a file. Choose a file inside it."


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
    zh = "文件“{file}”含有 XML 实体或 DOCTYPE 声明，为安全起见不予读取。请重新导出，不要这些声明。"
    en = (
        "The file “{file}” declares XML entities or a DOCTYPE and is not read, for safety. "
        "Export it again without them."
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


class KindUnknown(ImportRefused):
    zh = (
        "文件“{file}”这里读不了：它是{kind_zh}。请换成 GeoPackage、GeoJSON、Shapefile（打包成 zip）、"
        "KML、DXF、CSV 或 Excel。"
    )
    en = (
        "The file “{file}” cannot be read here: it is {kind_en}. "
        "Use GeoPackage, GeoJSON, a Shapefile in a zip, KML, DXF, CSV or Excel."
    )


class ArchiveUnsafe(ImportRefused):
    zh = "压缩包“{file}”里的“{member}”{trouble_zh}，整个压缩包不予读取。请重新打包，只放需要的文件。"
    en = (
        "“{member}” in the archive “{file}” {trouble_en}; the archive is not read. "
        "Pack it again with the files that are needed alone."
    )


class ArchiveTooBig(ImportRefused):
    zh = "压缩包“{file}”{trouble_zh}，超过 {limit} 的上限。请只打包需要的文件。"
    en = (
        "The archive “{file}” {trouble_en}, more than the limit of {limit}. Pack only the files that "
        "are needed."
    )


class ArchiveDamaged(ImportRefused):
    zh = "压缩包“{file}”已损坏或被加密，无法解开。请重新打包，不要设密码。"
    en = (
        "The archive “{file}” is damaged or encrypted and cannot be unpacked. Pack it again without a "
        "password."
    )


class PartMissing(ImportRefused):
    zh = "压缩包“{file}”里缺少“{part}”。Shapefile 至少要有 .shp、.shx、.dbf 三个同名文件，请一起打包。"
    en = (
        "The archive “{file}” lacks “{part}”. A Shapefile needs at least .shp, .shx and .dbf of the same "
        "name; pack them together."
    )


class NotATable(ImportRefused):
    zh = "文件“{file}”的图层“{layer}”不是数据表，而是视图或虚拟表，不予读取。请先把它另存为普通图层。"
    en = (
        "The layer “{layer}” of “{file}” is a view or virtual table and is not read. Save it as a "
        "plain layer first."
    )


class TooMuch(ImportRefused):
    zh = "文件“{file}”{where_zh}有 {count} {what_zh}，超过 {limit} 的上限。请删去不需要的部分再导入。"
    en = (
        "“{file}” has {count} {what_en}{where_en}, more than the limit of {limit}. Delete what is not "
        "needed first."
    )


class TextTooLong(ImportRefused):
    zh = (
        "文件“{file}”的图层“{layer}”第 {row} 行“{column}”有 {count} 个字，超过 {limit} 的上限。"
        "请删去这段文字。"
    )
    en = (
        "Row {row} of the layer “{layer}” of “{file}” has {count} characters in “{column}”, "
        "more than the limit of {limit}. Shorten that text."
    )


class NumbersUnusable(ImportRefused):
    zh = (
        "文件“{file}”的图层“{layer}”里，{features} 的坐标不是正常的数字（空值、无穷大或过大）。"
        "请改正或删去这些要素。"
    )
    en = (
        "In the layer “{layer}” of “{file}” the coordinates of {features} are no usable numbers "
        "(missing, infinite or far too large). Mend or delete those features."
    )


class NothingInside(ImportRefused):
    zh = "文件“{file}”里没有可用的图形或表格{why_zh}。请检查导出的图层是否有内容。"
    en = (
        "The file “{file}” has no usable shapes or rows{why_en}. Check that the exported layers have content."
    )


class VectorUnusable(ImportRefused):
    zh = "文件“{file}”无法作为 {kind} 读取：{reason_zh}。请重新导出后再试。"
    en = "The file “{file}” cannot be read as {kind}: {reason_en}. Export it again and retry."


REFUSALS = {refusal.__name__: refusal for refusal in ImportRefused.__subclasses__()}
"""By name, for the reader process to say which it was. It can name no other class."""


def shown_name(name: str) -> str:
    """A file name fit for one line of a message: no control characters, at most 80 characters."""
    printable = "".join(char if char.isprintable() else "�" for char in name)
    return printable if len(printable) <= 80 else printable[:60] + "…" + printable[-19:]
