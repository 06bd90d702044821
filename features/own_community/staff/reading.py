"""Uploaded files: each is read once for all runs of the page, and of its layers one is chosen."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st
from cachetools import LRUCache, cached

from base.i18n import Translator
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import SourceFile, read_bytes
from data.importers.files.stated_encoding import read_in_encoding

_KEPT = 4


def _key(raw: bytes, name: str, encoding: str = "") -> tuple[str, str, str]:
    return hashlib.sha256(raw).hexdigest(), name, encoding


@cached(LRUCache(_KEPT), key=_key, lock=threading.Lock())
def source_of(raw: bytes, name: str, encoding: str = "") -> SourceFile:
    """What the file holds, read in the encoding that a person chose. Raises ImportRefused."""
    return read_in_encoding(raw, name, encoding) if encoding else read_bytes(raw, name)


def layer_box(layers: Sequence[RawLayer], key: str, tr: Translator) -> int:
    """The place among `layers` of the one that a person chose; the first until then."""
    number = st.selectbox(
        tr("Layer of the file"),
        range(len(layers)),
        format_func=lambda one: f"{layers[one].name} · {len(layers[one])}",
        key=f"own-layer-{key}",
    )
    return number or 0


def safe_stem(name: str) -> str:
    """A file's name reduced to letters, digits and dashes, without its endings."""
    plain = PurePath(name.replace("\\", "/")).name
    stem = re.sub(r"(\.osm)?\.(pbf|osm)$", "", plain, flags=re.IGNORECASE)
    return re.sub(r"[^\w-]+", "-", stem).strip("-_")[:60] or "extract"
