"""Every format at once, in one archive with a README, the licences and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from base.words import Message, Text, join_texts
from exports.export import Export, Packed, file_name
from exports.origin import about, origin_lines
from exports.request import ExportRequest
from exports.sheets.map_picture import draw_map_picture
from exports.sheets.quantities import crs_name
from paper.archive import zip_files
from paper.errors import SheetError

README, SUMS = "README.txt", "SHA256SUMS"
_WORKING = Message("Writing: ")
_DRAWING = Message("Drawing the maps of the documents")
_LEFT_OUT = Message("Left out: ")
_ONLY_TODAY = Message("of the community as it is; order it alone for an option")
_NEVER = Message("it says nothing of this community; order it alone")
_NO_OPTION = Message("no option was chosen")
_DONE = Message("Archive complete")
_SAYS = (
    Message("Files"),
    Message("Coordinate systems"),
    Message("Data and licences"),
    Message("Checksums"),
    Message("What to know"),
)
_CRS_NOTE = Message(
    "GeoPackage, Shapefile and DXF are in the community's system (metres): {crs}; GeoJSON, KML "
    "and the page are in WGS 84 degrees. No offset is applied (not GCJ-02, not BD-09)."
)
_LICENCE_NOTE = Message(
    "The terms of use of the data are those of their source: {source}. Lintu is free software "
    "under the MIT licence; the page contains Leaflet (BSD-2 licence)."
)
_OWN_DATA = Message("the community's own")
_SUMS_NOTE = Message("In this folder run: sha256sum -c SHA256SUMS")


def everything(members: tuple[Export, ...]) -> Export:
    """The archive of these formats as a format itself."""
    return Export(
        key="everything",
        name=Message("Everything"),
        about=Message(
            "All of these in one archive, with a README, notes on coordinates and licences, and checksums."
        ),
        extension=".zip",
        media_type="application/zip",
        write=partial(write, members),
        magic=b"PK\x03\x04",
    )


def write(members: tuple[Export, ...], request: ExportRequest) -> bytes:
    """Tells the request's progress which format it is at.

    A sheet that cannot be drawn as it is ordered is left out, and the README says why.
    """
    files: dict[str, bytes] = {}
    contents: list[str] = []
    request.progress(0.0, _DRAWING)
    parts = _parts(members, request)
    for number, (member, part) in enumerate(parts):
        name = join_texts([_WORKING, member.name], "")
        request.progress(number / (len(parts) + 1), name)
        file, what = file_name(member, part), request.text(member.name)
        try:
            files[file] = member.write(part)
            contents.append(f"{file}  {what}: {_contents(member, request)}")
        except SheetError as error:
            contents.append(_left_out(member, error.message(request.language), part))
    for member, why in _omitted(members, request):
        contents.append(_left_out(member, request.text(why), request))
    files[README] = _readme(contents, request).encode("utf-8-sig")
    files[SUMS] = _sums(files)
    packed = zip_files(files, request.made_on)
    request.progress(1.0, _DONE)
    return packed


def _parts(members: tuple[Export, ...], request: ExportRequest) -> list[tuple[Export, ExportRequest]]:
    """Each format with the request that it is given: all of this one, or one state of it."""
    quiet = replace(draw_map_picture(request), progress=lambda share, what: None, written_as="")
    today, options = replace(quiet, options=()), [replace(quiet, options=(one,)) for one in request.options]
    parts: Mapping[Packed, list[ExportRequest]] = {
        "once": [quiet],
        "today": [today],
        "each option": options,
        "today and each option": [today, *options],
        "never": [],
    }
    return [(one, part) for one in members for part in parts[one.packed]]


def _omitted(members: tuple[Export, ...], request: ExportRequest) -> Iterator[tuple[Export, Text]]:
    """What is not in the archive at all, and why."""
    for one in members:
        if one.packed == "never":
            yield one, _NEVER
        elif one.packed == "each option" and not request.options:
            yield one, _NO_OPTION


def _contents(member: Export, request: ExportRequest) -> str:
    """What the file is, and what it leaves out of the options."""
    about = request.text(member.about)
    if member.packed == "today" and request.options:
        return f"{about} ({request.text(_ONLY_TODAY)})"
    return about


def _left_out(member: Export, why: str, request: ExportRequest) -> str:
    """Names the option where the others have a file of their own."""
    is_of_one = member.packed in ("each option", "today and each option") and len(request.options) == 1
    letter = request.options[0].option.letter if is_of_one else ""
    name = f"{request.text(member.name)} {letter}" if letter else request.text(member.name)
    return f"{name}  {request.text(_LEFT_OUT)}{why}"


def _sums(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return "".join(lines).encode("utf-8")


def _readme(of_files: list[str], request: ExportRequest) -> str:
    say: Callable[[Text], str] = request.text
    community = request.baseline.community
    crs = crs_name(community.crs)
    source = say(community.attribution) or say(_OWN_DATA)
    parts = (
        of_files,
        [say(_CRS_NOTE.with_facts(crs=crs))],
        [say(_LICENCE_NOTE.with_facts(source=source))],
        [say(_SUMS_NOTE)],
        origin_lines(request),
    )
    lines = [f"{name}: {text}" for name, text in about(request).items()]
    for title, part in zip(_SAYS, parts, strict=True):
        lines += ["", f"# {say(title)}", *part]
    return "\r\n".join([*lines, ""])
