"""Open an OpenStreetMap extract from this machine."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from base.i18n import Translator
from base.private_files import private_file, private_folder
from data.communities import communities_folder
from data.known_files import require_file_here
from data.open_communities import open_assessment
from ui.boundary import error_boundary, watch_errors
from ui.session import SessionContext, remember_context


def open_file(here: SessionContext, tr: Translator, label: str = "", key: str = "open-file") -> None:
    """Show a button that opens an OpenStreetMap extract."""
    if st.button(label or tr("Open a file"), icon=":material/folder_open:", key=key):
        st.dialog(tr("Open a community from a file"), width="medium")(_ask)(here, tr)


def _ask(here: SessionContext, tr: Translator) -> None:
    """The uploader. A file that cannot be read is refused with its reason and not kept."""
    file = st.file_uploader(tr("OpenStreetMap extract (.osm or .osm.pbf, up to 50 MB)"), key="file")
    if file is None:
        return
    with error_boundary(tr):
        require_file_here(file.getvalue(), file.name, "osm")
        name = keep(file.name, file.getvalue())
        try:
            with watch_errors(tr) as progress:
                open_assessment(name, progress)
        except Exception:
            (communities_folder() / name).unlink(missing_ok=True)
            raise
        remember_context(replace(here, community=name))
        st.rerun()


def keep(name: str, content: bytes) -> str:
    """Write the file where communities are kept, under a name of our own making; that name."""
    folder = private_folder(communities_folder())
    kept = unique_file_name(name, content)
    unfinished = folder / f"{kept}.part"
    private_file(unfinished).write_bytes(content)
    unfinished.replace(folder / kept)
    return kept


def unique_file_name(name: str, content: bytes) -> str:
    """The file's name reduced to letters, digits and dashes, with a few digits of its content's digest."""
    plain = PurePath(name.replace("\\", "/")).name
    ending = ".osm.pbf" if plain.lower().endswith(".pbf") else ".osm"
    stem = re.sub(r"(\.osm)?\.(pbf|osm)$", "", plain, flags=re.IGNORECASE)
    safe = re.sub(r"[^\w-]+", "-", stem).strip("-_")[:60] or "extract"
    return f"{safe}-{hashlib.sha256(content).hexdigest()[:6]}{ending}"
