"""All kinds of files, and which of them a file is: by its bytes, for its name may lie."""

from __future__ import annotations

from data.importers.errors import FileEmpty, KindUnknown
from data.importers.files import csv_table, dxf, geojson, geopackage, kml, shapefile, xlsx_table
from data.importers.files.file_kind import FileKind

KINDS: dict[str, FileKind] = {
    module.KIND.key: module.KIND
    for module in (geopackage, geojson, xlsx_table, kml, shapefile, dxf, csv_table)
}
"""In the order of asking: an Excel file is a zip archive, too."""

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "旧版 Excel（.xls）或 Word（请另存为 .xlsx）",
        "an old Excel (.xls) or Word file; save it as .xlsx",
    ),
    (b"AC10", " DWG 图（请在 CAD 里另存为 DXF）", "a DWG drawing; save it as DXF in your CAD program"),
    (b"AutoCAD Binary DXF", "二进制 DXF，请另存为文本 DXF", "a binary DXF; save it as text DXF"),
    (b"%PDF", "PDF 文档", "a PDF document"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"Rar!", "rar 压缩包，请解压后改用 zip", "a rar archive; unpack it and use zip"),
    (b"7z\xbc\xaf", "7z 压缩包，请解压后改用 zip", "a 7z archive; unpack it and use zip"),
    (b"\x1f\x8b", "gzip 压缩文件，请先解压", "a gzip file; unpack it first"),
    (
        b"\x00\x00\x27\x0a",
        "单独的 .shp，请与 .shx、.dbf 一起打包成 zip",
        "a .shp alone; pack it with .shx and .dbf in a zip",
    ),
    (b"PK\x03\x04", "没有可识别内容的压缩包", "an archive without anything known inside"),
)


def kind_of_file(raw: bytes, name: str, file: str) -> FileKind:
    """Which kind a file with these bytes and this name is. Raises FileEmpty or KindUnknown, naming `file`."""
    if not raw.strip(b" \r\n\t"):
        raise FileEmpty(file=file)
    for kind in KINDS.values():
        if kind.recognises(raw, name.lower()):
            return kind
    for magic, zh, en in _FOREIGN:
        if raw.startswith(magic):
            raise KindUnknown(file=file, kind_zh=zh, kind_en=en)
    head = raw[:2_000].lower()
    if b"<html" in head or b"<!doctype html" in head:
        raise KindUnknown(file=file, kind_zh="网页（可能是下载时的错误页面）", kind_en="a web page")
    raise KindUnknown(file=file, kind_zh="无法识别的内容", kind_en="something unknown")
