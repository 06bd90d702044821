"""The buttons that create and download the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from base.i18n import Translator
from base.words import Note
from entry.exporting.export_progress import ExportProgress, run_with_progress
from entry.exporting.order import last_file, remember_file
from exports.export import Export, file_name
from exports.request import ExportRequest
from ui.boundary import error_boundary


@dataclass(frozen=True)
class ExportedFile:
    """A file that was made: for which order, its name, its bytes, and what its reader must know."""

    order: str
    name: str
    content: bytes
    notes: tuple[Note, ...]


def export_buttons(asked: Export, request: ExportRequest, tr: Translator) -> None:
    """Show the button that makes the file and, once it is made for this order, the download."""
    order = _order(asked, request)
    if st.button(tr("Create the file"), type="primary", icon=":material/build:", key="export-make"):
        with error_boundary(tr):
            remember_file(
                run_with_progress(lambda progress: _write_file(asked, request, order, progress), tr)
            )
    done = last_file()
    if not isinstance(done, ExportedFile) or done.order != order:
        return
    for note in done.notes:
        st.text(f"⚠ {tr.name(note.text)}")
    st.download_button(
        tr("Download {name} ({size} kB)", name=done.name, size=tr.number(len(done.content) / 1000)),
        done.content,
        file_name=done.name,
        mime=asked.media_type,
        on_click="ignore",
        icon=":material/download:",
        key="export-download",
    )


def _write_file(asked: Export, request: ExportRequest, order: str, progress: ExportProgress) -> ExportedFile:
    notes: list[Note] = []
    progress(0.05, asked.name)
    content = asked.write(replace(request, progress=progress, note=notes.append))
    return ExportedFile(order, file_name(asked, request), content, tuple(notes))


def _order(asked: Export, request: ExportRequest) -> str:
    """The same for the same order: the format, the state of what is exported, the choices."""
    options = [
        (one.option.id, one.option.version, one.assessment.community.digest) for one in request.options
    ]
    state = (asked.key, request.baseline.community.digest, options, request.language, request.made_on)
    return repr((state, request.view, request.sheet, request.board))
