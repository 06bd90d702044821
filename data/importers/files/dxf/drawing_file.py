"""The DXF format: how it is known, and its reading in the reader process."""

from __future__ import annotations

import json
import os
from pathlib import Path

from base.words import Message
from data.importers.files.dxf.drawing_text import drawing_text
from data.importers.files.file_kind import FileKind
from data.importers.files.raw_layers import RawLayer
from data.importers.limits import ImportLimits


def _recognises(raw: bytes, name: str) -> bool:
    lines = raw[:2_000].replace(b"\r", b"").split(b"\n")
    words = [line.strip() for line in lines[:40]]
    return b"SECTION" in words and (b"0" in words or b"999" in words)


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    _keep_from_fonts(folder)
    # It takes a third of a second, which other kinds of files need not wait for.
    from data.importers.files.dxf.drawing import layers_of_drawing

    source = folder / "input.dxf"
    decoded = drawing_text(source.read_bytes(), file)
    source.write_text(decoded.text, "utf-8")
    messages = decoded.messages
    del decoded
    with source.open(encoding="utf-8") as lines:
        return layers_of_drawing(lines, file, limits, messages)


def _keep_from_fonts(folder: Path) -> None:
    """Let ezdxf find an empty list of fonts, instead of searching the machine for them and keeping a list."""
    os.environ["XDG_CACHE_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(folder)
    (folder / "ezdxf").mkdir(exist_ok=True)
    fonts = {"version": 2, "font-faces": []}
    (folder / "ezdxf" / "font_manager_cache.json").write_text(json.dumps(fonts), "utf-8")


KIND = FileKind(
    key="dxf",
    name=Message("DXF (CAD)"),
    reads=Message(
        "Text DXF from R12 on, model space, a layer for each CAD layer: lines, polylines with arcs, "
        "circles, ellipses, splines, hatches, points, texts and blocks with their attributes; lines that "
        "nearly meet as outlines; the unit of the drawing"
    ),
    passes_over=Message(
        "Paper space, hidden things, layers that are off or frozen, objects of other programs (counted "
        "and named, with the remedy); binary DXF and DWG (refused)"
    ),
    endings=(".dxf",),
    recognises=_recognises,
    read=_read,
)
