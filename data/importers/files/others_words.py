"""What GDAL and SQLite say of a broken file, in words that say where it is broken."""

from __future__ import annotations

import re

from base.words import Bilingual
from data.importers.errors import VectorUnusable
from data.importers.files.cleaning import clean_name

_SAID = (
    (
        r"At line (\d+), character (\d+)",
        Bilingual(
            "从第 {0} 行第 {1} 个字符起写错或中断",
            "it breaks off or is miswritten from line {0}, character {1}",
        ),
    ),
    (
        r"not recognized as being",
        Bilingual("内容不是这种格式", "its content is of another kind"),
    ),
    (
        r"malformed|not a database|gpkg_contents|corrupt",
        Bilingual("里面的数据库已损坏", "the database inside is damaged"),
    ),
    (
        r"fread|\.shp file|\.dbf|\.shx",
        Bilingual("内容残缺，或开头写的数目不对", "it is cut short, or the counts at its head are wrong"),
    ),
)


def unusable(words: object, file: str, kind: str) -> VectorUnusable:
    """The refusal of a file of which a library said `words`; what we know no words for is told as it is."""
    said = str(words)
    for pattern, ours in _SAID:
        if found := re.search(pattern, said):
            zh, en = (text.format(*found.groups()) for text in (ours.zh, ours.en))
            return VectorUnusable(file=file, kind=kind, reason_zh=zh, reason_en=en)
    plain = clean_name(said, "?")
    return VectorUnusable(file=file, kind=kind, reason_zh=plain, reason_en=plain)
