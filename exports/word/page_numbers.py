"""Page numbers of the headings of a Word document, as LibreOffice lays it out, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

SETTING = "LINTU_LIBREOFFICE"
_PROGRAM = "soffice"
_LONGEST_S = 60


def renderer() -> str:
    """The program that lays documents out; empty where there is none or the setting is empty."""
    return shutil.which(os.environ.get(SETTING, _PROGRAM) or "-") or ""


def pages_of_headings(document: bytes, count: int) -> tuple[str, ...]:
    """The page of each of the `count` headings of a .docx; empty where nobody can tell."""
    program = renderer()
    if not program or not count:
        return ()
    with tempfile.TemporaryDirectory(prefix="lintu-") as folder:
        try:
            pages = tuple(_outline_pages(_rendered(program, document, Path(folder))))
        except (OSError, subprocess.SubprocessError, PyPdfError):
            return ()
    return tuple(map(str, pages)) if len(pages) == count else ()


def _rendered(program: str, document: bytes, folder: Path) -> Path:
    """The document as PDF. A profile of its own lets several run at once, and keeps people's settings out."""
    (folder / "a.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(  # noqa: S603 - the program is the setting's, the file is ours
        [*command, str(folder / "a.docx")], check=True, capture_output=True, timeout=_LONGEST_S, cwd=folder
    )
    return folder / "a.pdf"


def _outline_pages(file: Path) -> Iterator[int]:
    """The pages of the bookmarks, which LibreOffice makes of headings, in their order, from 1."""
    reader = PdfReader(file)

    def walk(entries: list[Any]) -> Iterator[int]:
        for one in entries:
            if isinstance(one, list):
                yield from walk(one)
            else:
                yield 1 + (reader.get_destination_page_number(one) or 0)

    yield from walk(reader.outline)
