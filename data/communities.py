"""Which communities can be opened, and opening one by name or file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from data.catalogue.model import Catalogue
from data.importers.folder import read_folder
from data.importers.osm import read_osm
from data.model import Community
from data.words import Bilingual
from spatial.errors import LintuError

SAMPLE = "xuzhen"
_SAMPLE_FOLDER = Path(__file__).parent / "sample" / SAMPLE
_SAMPLE_NAMES = (SAMPLE, "sample", "墟镇", "墟镇社区")
OSM_ENDINGS = (".osm", ".osm.pbf", ".pbf")

Progress = Callable[[float, Bilingual], None]
"""Called with the share done (0–1) and what is being done."""


class UnknownCommunityError(LintuError, LookupError):
    """Neither a known name nor a file."""

    zh = "找不到社区“{name}”。可用的有：{known}；也可以给出 .osm 或 .osm.pbf 文件的路径。"
    en = "There is no community “{name}”. Known: {known}; or give the path of an .osm or .osm.pbf file."


def kept_folder() -> Path:
    """Where files that were opened in the app are kept."""
    return Path(os.environ.get("LINTU_VAR", "var")) / "communities"


def kept_files() -> dict[str, Path]:
    """Name → file of the extracts in `kept_folder`, by name."""
    folder = kept_folder()
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {file.name: file for file in files if file.name.endswith(OSM_ENDINGS)}


def open_community(
    name: str, catalogue: Catalogue, progress: Progress = lambda share, what: None
) -> Community:
    """The community called `name`: the sample, a kept file, a folder with community.toml, or an OSM file."""
    if name in _SAMPLE_NAMES:
        return read_folder(_SAMPLE_FOLDER, catalogue)
    path = kept_files().get(name, Path(name))
    if (path / "community.toml").is_file():
        return read_folder(path, catalogue)
    if name.endswith(OSM_ENDINGS) or path.is_file():
        return read_osm(path, catalogue, progress)
    raise UnknownCommunityError(name=name, known=", ".join([SAMPLE, *kept_files()]))
