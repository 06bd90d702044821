"""Declaration of an export format, for the page, the command line and the archive."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from base.words import Text
from exports.request import ExportRequest

Packed = Literal["once", "today", "each option", "today and each option", "never"]
"""once: of all options together. today: of the community as it is."""

_NOT_IN_A_NAME = re.compile(r"[^0-9A-Za-z\u3400-\u9fff_-]+")
_LONGEST_NAME = 60
"""Characters of the community's key in the name of a file."""


@dataclass(frozen=True)
class Export:
    """One format. `write` gives the whole file; the same request gives the same content.

    key: names it on the command line and in addresses. extension: with its dot. magic: the bytes that the
    file begins with, empty for text. part: stands in the name of its file and tells it from others with the
    same extension. packed: how often it is in the archive of everything.
    """

    key: str
    name: Text
    about: Text
    extension: str
    media_type: str
    write: Callable[[ExportRequest], bytes]
    magic: bytes = b""
    part: str = ""
    packed: Packed = "once"


def file_name(export: Export, request: ExportRequest) -> str:
    """E.g. xuzhen-A-map-2026-11-26.pdf: letters, digits, Chinese only, whatever the community is called."""
    key = _NOT_IN_A_NAME.sub("-", request.baseline.community.key).strip("-")[:_LONGEST_NAME]
    letters = "".join(one.option.letter for one in request.options)
    parts = [key or "lintu", letters, export.part, request.made_on.isoformat()]
    return "-".join(filter(None, parts)) + export.extension
