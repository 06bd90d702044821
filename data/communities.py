"""Registry of communities, and opening one by name or file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from base.errors import LintuError
from base.family import Family
from base.private_files import var_folder
from base.words import Progress, Text, silent
from data.catalogue.model import Catalogue
from data.importers.folder import read_folder
from data.importers.osm import read_osm
from data.model import Community

SAMPLE = "xuzhen"
_SAMPLE_FOLDER = Path(__file__).parent / "sample" / SAMPLE
_SAMPLE_NAMES = (SAMPLE, "sample", "墟镇", "墟镇社区")
OSM_ENDINGS = (".osm", ".osm.pbf", ".pbf")


class UnknownCommunityError(LintuError, LookupError):
    """No community is known by this name."""

    template = "There is no community “{name}”. Known: {known}; or open an .osm or .osm.pbf file."


def communities_folder() -> Path:
    """Where the communities that were opened in the app are kept."""
    return var_folder() / "communities"


def community_keys() -> dict[str, Path]:
    """Name → OSM extract, or folder with a community.toml, in `communities_folder`, by name."""
    folder = communities_folder()
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: path for path in paths if _is_folder(path) or _is_extract(path)}


@dataclass(frozen=True)
class CommunitySource:
    """Communities that a capability keeps.

    names: key → name. version: how often the one of this key was changed. open: the community itself.
    """

    names: Callable[[], Mapping[str, Text]]
    version: Callable[[str], int]
    open: Callable[[str, Catalogue], Community]


SOURCES: Family[CommunitySource] = Family()


def own_names() -> dict[str, Text]:
    """Key → name of the communities that people brought in, which capabilities keep."""
    return {key: name for source in SOURCES for key, name in source.names().items()}


def own_version(name: str) -> int:
    """How often a community of one's own was changed; 0 for others."""
    if name in _SAMPLE_NAMES or name in community_keys():
        return 0
    return next((source.version(name) for source in SOURCES if name in source.names()), 0)


def open_community(name: str, catalogue: Catalogue, progress: Progress = silent) -> Community:
    """The community that is known by this name: the sample, one kept as a file, or one in the store.

    A name is never taken for a path, so it may come from an address.
    """
    if name in _SAMPLE_NAMES:
        return read_folder(_SAMPLE_FOLDER, catalogue)
    if name in community_keys():
        return open_path(community_keys()[name], catalogue, progress)
    for source in SOURCES:
        if name in source.names():
            return source.open(name, catalogue)
    raise UnknownCommunityError(name=name, known=", ".join([SAMPLE, *community_keys(), *own_names()]))


def open_path(path: Path, catalogue: Catalogue, progress: Progress = silent) -> Community:
    """The community in this folder or OSM extract."""
    return read_folder(path, catalogue) if _is_folder(path) else read_osm(path, catalogue, progress)


def names_a_path(name: str) -> bool:
    """True where somebody at a terminal means a file or folder, whether or not it exists."""
    return name.endswith(OSM_ENDINGS) or os.path.exists(name)  # False, not an error, for a name too long


def _is_folder(path: Path) -> bool:
    return (path / "community.toml").is_file()


def _is_extract(path: Path) -> bool:
    return path.is_file() and path.name.endswith(OSM_ENDINGS)
