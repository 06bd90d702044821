"""The typeface of pages and maps in two files: the characters that the program itself says, and all others.

The whole typeface has ten megabytes. A browser without a Chinese font of its own fetches the small file, and
the whole one only once a text needs a character outside it; signs that the typeface lacks fetch nothing.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock

from base.private_files import private_folder, var_folder
from base.wheel_files import TYPEFACE_FILE, fonts_folder
from web.base_path import below_base

_ROOT = Path(__file__).parents[2]
_SPOKEN = (
    "*/words/*.po",
    "features/*/words/*.po",
    "data/catalogue/*.toml",
    "data/sample/xuzhen/*",
    "features/sample_story/*.toml",
    "docs/*.md",
)
"""Files whose characters the pages show: translations, the catalogue, the sample and its story, the guide."""
_ALWAYS = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "≥≤△▲□■〓！％＜＞／～「」『』【】〈〉‘’")}
"""Never written out in these files as a whole, and always about to be shown: no-break spaces, °, signs."""
# Blocks that the typeface has, as wholes where it has most of them. Dingbats are not among them: it has few,
# and for each of the others a browser would fetch all ten megabytes to find that out. Nor are Latin letters,
# which the small file has, and control characters: a line break in a cell of a table would do the same.
_WHOLE_RANGE = "U+100-26FF, U+2E80-A4CF, U+F900-FAFF, U+FE10-FE6F, U+FF00-FFEF, U+1F100-1F2FF, U+20000-323AF"
_LOCAL = 'local("Noto Sans SC"), local("NotoSansSC-Regular"), local("Noto Sans CJK SC")'
_making = Lock()


def face_rules() -> str:
    """The @font-face rules of "Lintu Sans". Of two faces that have a character the later one counts."""
    whole = below_base(f"/assets/fonts/{TYPEFACE_FILE}")
    words = below_base(f"/assets/fonts/words-{words_digest()}.woff")
    return _face(f'url("{whole}") format("truetype")', _WHOLE_RANGE) + _face(
        f'url("{words}") format("woff")', unicode_range(_spoken())
    )


def faces_address() -> str:
    """The address of a style sheet with these rules alone."""
    return below_base(f"/assets/fonts/faces-{words_digest()}.css")


@cache
def words_digest() -> str:
    """Names the small file by what it is made from."""
    size = (fonts_folder() / TYPEFACE_FILE).stat().st_size
    return hashlib.sha256(f"{size} {unicode_range(_said())}".encode()).hexdigest()[:12]


def words_font(digest: str) -> bytes | None:
    """The small file, made at first use and kept with this installation; None for another digest."""
    if digest != words_digest():
        return None
    file = var_folder() / "fonts" / f"words-{digest}.woff"
    with _making:
        if not file.is_file():
            made = private_folder(file.parent) / f"{file.name}.{secrets.token_hex(4)}.new"
            made.write_bytes(subset_font(fonts_folder() / TYPEFACE_FILE, _spoken()))
            os.replace(made, file)
    return file.read_bytes()


def subset_font(font: Path, characters: Iterable[int]) -> bytes:
    """The font with these characters alone, as WOFF."""
    # It takes a third of a second to load, for one file that most installations make once or never.
    from fontTools import subset

    options = subset.Options(flavor="woff", hinting=False, notdef_outline=True)
    opened = subset.load_font(str(font), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=list(characters))
    cutter.subset(opened)
    made = BytesIO()
    subset.save_font(opened, made, options)
    return made.getvalue()


def unicode_range(characters: Iterable[int]) -> str:
    """The characters as CSS writes them: "U+20-7E, U+4E00"."""
    runs: list[list[int]] = []
    for one in sorted(set(characters)):
        if runs and one == runs[-1][1] + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


@cache
def _said() -> frozenset[int]:
    """The characters of the program's own texts."""
    files = (file for pattern in _SPOKEN for file in _ROOT.glob(pattern) if file.is_file())
    read = {ord(one) for text in {file.read_text("utf-8", "ignore") for file in files} for one in set(text)}
    return frozenset(read | _ALWAYS)


@cache
def _spoken() -> frozenset[int]:
    """Those of them that the typeface has."""
    from fontTools.ttLib import TTFont

    with TTFont(fonts_folder() / TYPEFACE_FILE, lazy=True) as font:
        return frozenset(_said() & font.getBestCmap().keys())


def _face(source: str, characters: str) -> str:
    return (
        '@font-face { font-family: "Lintu Sans"; font-weight: 100 900; font-display: swap; '
        f"src: {_LOCAL}, {source}; unicode-range: {characters}; }}\n"
    )
