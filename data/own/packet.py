"""One file that carries a community to another machine: its steps, layers and files, options, votes, photos.

A zip with the ending .lintu. The same community gives the same bytes; coming back it merges, nothing doubles.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from data.importers.errors import ImportRefused, shown_name
from data.importers.files.archives import members_of, unpacked
from data.importers.limits import DEFAULT_LIMITS, MB
from data.own.errors import NotAPacketError, PacketForksError, PacketNewerError
from data.own.packet_rows import TABLES, merge_rows, rows_of
from data.own.state import state_from
from data.store import community_rows as rows
from data.store.connections import Connections
from data.store.content_rows import contents_of, keep_content

ENDING = ".lintu"
FORMAT = 1
_MOMENT = (2020, 1, 1, 0, 0, 0)
_LIMITS = replace(
    DEFAULT_LIMITS,
    file_bytes=500 * MB,
    archive_members=20_000,
    archive_bytes=1_000 * MB,
    archive_ratio=200,
)


@dataclass(frozen=True)
class Merged:
    """What came in: the community's key, whether its steps were new here, and how many other rows were."""

    key: str
    is_new: bool
    new_rows: int


def packet(store: Connections, key: str) -> bytes:
    """The file of the community with this key; of one that is not one's own, what was done in it alone."""
    with store.reading() as connection:
        row = rows.community_row(connection, key)
        listed = [dict(step) for step in rows.step_rows(connection, key)] if row else []
        digests = {digest for step in listed for digest in _digests(step["state"])}
        files = {
            f"contents/{digest}": content for digest, content in contents_of(connection, digests).items()
        }
        for table, of_one in rows_of(connection, key).items():
            if of_one:
                files[f"rows/{table}.jsonl"] = "".join(f"{_json(one)}\n" for one in of_one).encode()
    about = {"format": FORMAT, "key": key, "community": _lasting(row), "steps": listed}
    files["packet.json"] = _json(about).encode()
    return _zipped(files)


def unpack(store: Connections, raw: bytes, name: str) -> Merged:
    """Bring a packet in, all of it or nothing.

    Raises NotAPacketError, PacketNewerError, and PacketForksError where the community was changed here and
    there.
    """
    file = shown_name(name)
    files = _files(raw, file)
    about = _about(files, file)
    contents = {
        path.removeprefix("contents/"): one for path, one in files.items() if path.startswith("contents/")
    }
    packed = {table: _listed(files.get(f"rows/{table}.jsonl", b""), file) for table in TABLES}
    try:
        with store.writing() as connection:
            for digest, content in contents.items():
                if keep_content(connection, content) != digest:
                    raise _refused(file, "内容与校验码不符", "a content does not match its digest")
            is_new = _merge_steps(connection, about, contents, file)
            return Merged(str(about["key"]), is_new, merge_rows(connection, packed))
    except (IntegrityError, SQLAlchemyError, KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, (NotAPacketError, PacketForksError)):
            raise
        raise _refused(file, "内容前后矛盾", "its rows contradict each other") from error


def _merge_steps(
    connection: Connection, about: Mapping[str, Any], contents: Mapping[str, bytes], file: str
) -> bool:
    """Whether steps were new here."""
    community, theirs = about["community"], about["steps"]
    if community is None:
        return False
    for step in theirs:
        state_from(step["state"])
        if not _digests(step["state"]) <= set(contents):
            raise _refused(file, "缺少图层内容", "a layer is missing")
    here = rows.community_row(connection, about["key"])
    ours = [dict(step) for step in rows.step_rows(connection, about["key"])] if here else []
    if ours[: len(theirs)] == theirs[: len(ours)]:
        for step in theirs[len(ours) :]:
            if not ours and step is theirs[0]:
                rows.insert_community(connection, {**community, "version": 1})
            rows.insert_step(connection, step)
        if here is not None and len(theirs) > len(ours):
            values = {name: community[name] for name in ("step", "name_zh", "name_en")}
            rows.update_community(connection, about["key"], here["version"], values)
        return len(theirs) > len(ours)
    raise PacketForksError(name=community["name_zh"])


def _lasting(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A community's row without the count of its changes, which every machine keeps for itself."""
    return {name: value for name, value in row.items() if name != "version"} if row else None


def _files(raw: bytes, file: str) -> dict[str, bytes]:
    if len(raw) > _LIMITS.file_bytes:
        raise _refused(file, "文件过大", "it is too large")
    try:
        members = members_of(raw, file, _LIMITS)
        return {name: unpacked(raw, entry, file, _LIMITS) for name, entry in members.items()}
    except (ImportRefused, zlib.error) as error:
        raise _refused(file, "压缩包有问题", "the archive is faulty") from error


def _about(files: Mapping[str, bytes], file: str) -> dict[str, Any]:
    try:
        about = json.loads(files["packet.json"])
        wanted, key, steps = about["format"], about["key"], about["steps"]
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise _refused(file, "缺少说明", "packet.json is missing or broken") from error
    if not isinstance(wanted, int) or not isinstance(key, str) or not isinstance(steps, list):
        raise _refused(file, "说明有错", "packet.json is broken")
    if wanted > FORMAT:
        raise PacketNewerError(file=file)
    return dict(about)


def _listed(lines: bytes, file: str) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in lines.decode("utf-8").split("\n") if line]
    except (ValueError, RecursionError) as error:
        raise _refused(file, "有一行读不懂", "a row cannot be read") from error


def _digests(state: Mapping[str, Any]) -> set[str]:
    """Of the layers and files of a state."""
    return {*state["layers"].values(), *(one[0] for one in state["files"])}


def _refused(file: str, zh: str, en: str) -> NotAPacketError:
    return NotAPacketError(file=file, reason_zh=zh, reason_en=en)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """By name, all of one date, so that the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return whole.getvalue()
