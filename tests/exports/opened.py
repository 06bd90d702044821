"""Written files opened by other libraries than those that wrote them, and what must not be in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import openpyxl
import pyogrio
import pypdf


@lru_cache(maxsize=4)
def entries(content: bytes) -> Mapping[str, bytes]:
    """The files of an archive, those of archives inside it too; any other file is itself, a PDF with its
    text beside it, without the ends of its lines. A PDF takes longer to read than to write: once will do."""
    if content.startswith(b"%PDF-"):
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        return {
            "": content,
            "text": "".join(page.extract_text().replace("\n", "") for page in pages).encode(),
        }
    if not content.startswith(b"PK\x03\x04"):
        return {"": content}
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            for inner, part in entries(archive.read(name)).items():
                found[f"{name}/{inner}".strip("/")] = part
    return found


def holds(content: bytes, text: str) -> bool:
    """True where `text` stands anywhere in the file, in any of the encodings in use."""
    forms = {text.encode("utf-8"), text.encode("gbk", "ignore"), text.encode("utf-16-le")}
    return any(form in part for part in entries(content).values() for form in forms)


def read_layers(content: bytes, name: str, folder: Path) -> dict[str, gpd.GeoDataFrame]:
    """Every layer that GDAL finds in the file called `name`."""
    file = folder / name
    file.write_bytes(content)
    return {key: pyogrio.read_dataframe(file, layer=key) for key, _ in pyogrio.list_layers(file)}


def unpack(content: bytes, folder: Path) -> list[Path]:
    """The files of an archive in the folder."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return sorted(folder.iterdir())


OWN_SUM = re.compile(r"=SUM\(([A-Z]+)\d+:\1\d+\)|=([A-Z]+)\d+-\2\d+")
"""The formulas that we write: the sum of a column's cells, the difference of two."""


def active_cells(workbook: bytes) -> Iterator[str]:
    """Cells of an Excel workbook that are more than text, number or one of our sums: formulas, links."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                is_formula = cell.data_type == "f" and not OWN_SUM.fullmatch(str(cell.value))
                if is_formula or cell.hyperlink is not None:
                    yield f"{sheet.title}!{cell.coordinate}"


def outside_links(document: bytes) -> list[str]:
    """Relations of an Office document to anything that is not inside it."""
    parts = entries(document)
    return [name for name, part in parts.items() if name.endswith(".rels") and b'"External"' in part]


def active_parts(pdf: bytes) -> set[str]:
    """Names of what a PDF does or reaches beyond showing its pages."""
    acting = {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/URI", "/Annot", "/AcroForm"}
    acting |= {"/EmbeddedFiles", "/RichMedia", "/SubmitForm", "/GoToR"}
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return acting & {name for one in objects for name in _names_in(one)}


def _names_in(one: object) -> Iterator[str]:
    """Keys and texts of a PDF's object and of those that stand inside it."""
    if isinstance(one, str):
        yield one
    elif isinstance(one, dict):
        yield from one
        for value in dict.values(one):
            yield from _names_in(value)
    elif isinstance(one, list):
        for value in list.__iter__(one):
            yield from _names_in(value)
