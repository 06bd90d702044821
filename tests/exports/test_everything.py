"""The archive of everything: complete, checked, readable, and told as it is made."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace

import pytest

from base.words import Bilingual
from exports.everything import everything
from exports.export import file_name
from exports.formats import FORMATS, SINGLE
from tests.exports.requests import option_of, toy, whole_sample

MEGABYTE = 1_000_000
STATES = {"map-pdf", "map-png"}
"""Of the community as it is, and of each option."""
TODAY = {"atlas-grids", "atlas-compounds"}
"""Of the community as it is alone."""


@pytest.mark.slow
def test_the_sample_in_every_format() -> None:
    progress: list[tuple[float, Bilingual]] = []
    request = replace(whole_sample(), progress=lambda share, what: progress.append((share, what)))
    content = FORMATS["everything"].write(request)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    today = replace(request, options=())
    names = {file_name(one, request): one for one in SINGLE if one.key not in TODAY | {"handbook"}}
    names |= {file_name(FORMATS[key], today): FORMATS[key] for key in TODAY | STATES}
    assert set(files) == {*names, "README.txt", "SHA256SUMS"}
    readme = files["README.txt"].decode("utf-8-sig")
    assert "工作坊手册  没有放入：与本社区的数据无关，请单独生成" in readme
    assert readme.count("只有现状，方案请单独生成") == len(TODAY)
    for name, one in names.items():
        assert files[name].startswith(one.magic)
    assert len(files[file_name(FORMATS["html"], request)]) < 5 * MEGABYTE
    for line in files.pop("SHA256SUMS").decode("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files.pop(name)).hexdigest() == digest
    assert files == {}
    shares = [share for share, _ in progress]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(progress) == len(names) + 2


def test_the_readme_says_coordinates_licence_and_what_was_assumed() -> None:
    some = (FORMATS["csv"], FORMATS["kml"])
    with zipfile.ZipFile(io.BytesIO(everything(some).write(toy()))) as archive:
        readme = archive.read("README.txt").decode("utf-8-sig")
    for words in ("EPSG:4548", "WGS 84", "GCJ-02", "MIT", "BSD-2", "sha256sum -c", "步行速度为假设值"):
        assert words in readme
    for one in some:
        assert f"{file_name(one, toy())}  {one.name.text('zh')}: {one.about.text('zh')}" in readme


def test_a_sheet_that_cannot_be_drawn_is_left_out_and_the_readme_says_why() -> None:
    request = replace(toy(), options=())
    some = tuple(FORMATS[key] for key in ("map-pdf", "board", "atlas-interventions", "handbook"))
    with zipfile.ZipFile(io.BytesIO(everything(some).write(request))) as archive:
        readme = archive.read("README.txt").decode("utf-8-sig")
        pages = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert pages == [file_name(FORMATS["map-pdf"], request)]
    assert "公示展板  没有放入：公示展板可放 1–4 个方案，现在是 0 个。" in readme
    assert "项目图册  没有放入：没有选方案" in readme
    assert "工作坊手册  没有放入：与本社区的数据无关，请单独生成" in readme


@pytest.mark.slow
def test_the_readme_names_the_option_that_has_no_atlas() -> None:
    nothing = option_of(toy().baseline, "C", (), name="什么都不建")
    request = replace(toy(), options=(toy().options[0], nothing))
    with zipfile.ZipFile(io.BytesIO(everything((FORMATS["atlas-interventions"],)).write(request))) as archive:
        readme = archive.read("README.txt").decode("utf-8-sig")
        atlases = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert len(atlases) == 1
    assert "项目图册 C  没有放入：" in readme
