"""Fonts of a Word document: for Chinese and for Latin letters, with what stands in where they are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

_THEME = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
"""Fonts of the theme win over those that are named, so they go."""
_STANDS_IN = {
    "方正小标宋简体": "FZXiaoBiaoSong-B05S;方正小标宋_GBK;STZhongsong;Noto Serif CJK SC;Noto Serif SC",
    "仿宋": "FangSong;仿宋_GB2312;STFangsong;Noto Serif CJK SC;Noto Serif SC",
    "黑体": "SimHei;STHeiti;Noto Sans CJK SC;Noto Sans SC",
    "楷体": "KaiTi;楷体_GB2312;STKaiti;Noto Serif CJK SC;Noto Serif SC",
    "宋体": "SimSun;STSong;Noto Serif CJK SC;Noto Serif SC",
}
_CHINESE = "86"
"""The character set GB 2312, in hexadecimal."""


@dataclass(frozen=True)
class Face:
    """A font for each script and a size in points."""

    east: str
    latin: str
    size_pt: float
    bold: bool = False


def apply_face(styled: Any, face: Face, colour: Any = None) -> None:
    """Give a run or a style of python-docx this face."""
    font = styled.font
    font.name, font.size, font.bold, font.italic = face.latin, Pt(face.size_pt), face.bold, False
    if colour is not None:
        font.color.rgb = colour
    fonts = styled.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in _THEME:
        fonts.attrib.pop(qn(name), None)
    named = {"ascii": face.latin, "hAnsi": face.latin, "cs": face.latin, "eastAsia": face.east}
    for name, value in named.items():
        fonts.set(qn(f"w:{name}"), value)


def add_fallback_fonts(document: Document) -> None:
    """Declare fallback fonts for Word and WPS where a Chinese one is not installed."""
    parts = {str(one.partname): one for one in document.part.package.iter_parts()}
    part: Any = parts["/word/fontTable.xml"]
    table = parse_xml(part.blob)
    for name, instead in _STANDS_IN.items():
        font = OxmlElement("w:font")
        font.set(qn("w:name"), name)
        for tag, value in (("w:altName", instead), ("w:charset", _CHINESE)):
            element = OxmlElement(tag)
            element.set(qn("w:val"), value)
            font.append(element)
        table.append(font)
    part._blob = serialize_part_xml(table)


def field_parts(code: str, shown: str) -> list[Any]:
    """The elements of a field: its code, and what is shown until Word works it out."""
    return [_mark("begin"), _text("w:instrText", code), _mark("separate"), _text("w:t", shown), _mark("end")]


def _mark(kind: str) -> Any:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _text(tag: str, text: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element
