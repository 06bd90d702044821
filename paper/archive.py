"""Several files in one zip archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
"""When a document was made or changed, in its core properties."""


def zip_files(files: Mapping[str, bytes], made_on: date) -> bytes:
    """The files by their plain names, all dated `made_on`, so that the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_entry(name, made_on), content)
    return whole.getvalue()


def redate_zip(document: bytes, made_on: date) -> bytes:
    """An Office document, which is a zip archive too, made on that day in all its parts: so are the
    workbooks of charts inside it."""
    files = {}
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".xlsx"):
                content = redate_zip(content, made_on)
            elif name == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>%sT00:00:00Z" % made_on.isoformat().encode(), content)
            files[name] = content
    return zip_files(files, made_on)


def _entry(name: str, made_on: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
