"""Documents as LibreOffice lays them out; apt: libreoffice-writer-nogui -calc-nogui -impress-nogui."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from base.wheel_files import fonts_folder
from exports.formats import FORMATS
from exports.word.page_numbers import SETTING
from tests.exports.requests import toy

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("soffice"), reason="LibreOffice is not installed: see CONTRIBUTING.md"
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("libreoffice")


@pytest.fixture(autouse=True)
def a_chinese_typeface(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on a machine that has none."""
    settings = folder / "fonts.conf"
    found = f"<include>/etc/fonts/fonts.conf</include><dir>{fonts_folder()}</dir>"
    settings.write_text(f"<fontconfig>{found}<cachedir>{folder}/fonts</cachedir></fontconfig>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    monkeypatch.setenv(SETTING, "soffice")


@cache
def pages_of(key: str, language: str, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """The file in the format `key`, and the text of each page that LibreOffice makes of it."""
    export = FORMATS[key]
    file = folder / f"{key}-{language}{export.extension}"
    file.write_bytes(export.write(toy(language)))
    home = f"-env:UserInstallation=file://{folder}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=dict(os.environ))
    return file, tuple(page.extract_text() for page in PdfReader(file.with_suffix(".pdf")).pages)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("key", "least", "most"), [("word", 5, 20), ("application", 7, 20), ("slides", 12, 12), ("xlsx", 10, 40)]
)
def test_it_opens(key: str, least: int, most: int, language: str, folder: Path) -> None:
    _, pages = pages_of(key, language, folder)
    assert least <= len(pages) <= most
    assert {"zh": "两街镇", "en": "Twostreet"}[language] in "".join(pages)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_contents_name_the_pages_on_which_the_headings_stand(language: str, folder: Path) -> None:
    file, pages = pages_of("word", language, folder)
    lines = [one.text for one in docx.Document(str(file)).paragraphs if one.style.name.startswith("toc ")]
    assert len(lines) >= 8
    for line in lines:
        heading, _, page = line.partition("\t")
        assert plain(heading) in plain(pages[int(page) - 1])
    assert {int(line.partition("\t")[2]) for line in lines} >= {2}


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)
