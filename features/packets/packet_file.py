"""The file of a packet as bytes: a zip with packet.json, `contents/` by digest and `rows/` by table."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from base.words import Message
from data.importers.errors import ImportRefused, printable_name
from data.importers.files.archives import members_of, unpack_member
from data.importers.limits import DEFAULT_LIMITS, MB
from features.own_community.errors import NotAPacketError, PacketNewerError
from features.packets.packet_checks import packet_error, require_sound
from features.packets.packet_rows import packet_tables
from features.packets.packet_steps import PacketSteps

FORMAT = 2
_MOMENT = (2020, 1, 1, 0, 0, 0)
_LIMITS = replace(
    DEFAULT_LIMITS,
    file_bytes=500 * MB,
    archive_members=20_000,
    archive_bytes=1_000 * MB,
    archive_ratio=200,
)


def read_packet(raw: bytes, file: str) -> tuple[PacketSteps, dict[str, list[dict[str, Any]]]]:
    """What the packet says of the community, and its other rows by table. Raises NotAPacketError and
    PacketNewerError."""
    files = _files(raw, file)
    about = _about(files, file)
    contents = {
        path.removeprefix("contents/"): one for path, one in files.items() if path.startswith("contents/")
    }
    require_sound(about, contents, file)
    names = [source.table.name for source in packet_tables()]
    tables = {table: _parse_rows(files.get(f"rows/{table}.jsonl", b""), file) for table in names}
    return PacketSteps(file, about, contents), tables


def packet_bytes(path: Path) -> bytes:
    """The bytes of a packet's file. Raises NotAPacketError for one that is too large, and OSError."""
    if path.stat().st_size > _LIMITS.file_bytes:
        raise _too_large(printable_name(path.name))
    return path.read_bytes()


def _files(raw: bytes, file: str) -> dict[str, bytes]:
    if len(raw) > _LIMITS.file_bytes:
        raise _too_large(file)
    try:
        members = members_of(raw, file, _LIMITS)
        return {name: unpack_member(raw, entry, file, _LIMITS) for name, entry in members.items()}
    except (ImportRefused, zlib.error) as error:
        raise packet_error(file, Message("the archive is faulty")) from error


def _too_large(file: str) -> NotAPacketError:
    return packet_error(file, Message("it is too large"))


def _about(files: Mapping[str, bytes], file: str) -> dict[str, Any]:
    try:
        about = json.loads(files["packet.json"])
        wanted, key, steps = about["format"], about["key"], about["steps"]
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise packet_error(file, Message("packet.json is missing or broken")) from error
    if type(wanted) is not int or wanted < 1 or not isinstance(key, str) or not isinstance(steps, list):
        raise packet_error(file, Message("packet.json is broken"))
    if wanted > FORMAT:
        raise PacketNewerError(file=file)
    return dict(about)


def _parse_rows(lines: bytes, file: str) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in lines.decode("utf-8").split("\n") if line]
    except (ValueError, RecursionError) as error:
        raise packet_error(file, Message("a row cannot be read")) from error


def json_line(value: Any) -> str:
    """The value on one line, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, by name and all of one date, so that the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return whole.getvalue()
