"""One file that carries a community to another machine: its steps, layers and files, options, votes, photos.

A zip with the ending .lintu, signed as a whole (`packet_signature`). On one machine the same community gives
the same bytes. Coming back it merges and nothing doubles: `packet_steps` says by what rule the steps do, the
capabilities how their rows do. Format 2 is a packet with a step that merged another machine's; without one it
is written as format 1, which older versions read.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError
from sqlalchemy.exc import SQLAlchemyError

from base.errors import LintuError
from base.installation_key import installation_key
from base.words import Message
from data.catalogue import load_catalogue
from data.importers.errors import ImportRefused, printable_name
from data.importers.files.archives import members_of, unpack_member
from data.importers.limits import DEFAULT_LIMITS, MB
from data.known_files import file_elsewhere
from data.store.connections import Connections
from features.own_community import community_rows as rows
from features.own_community.content_rows import contents_of
from features.own_community.errors import NotAPacketError, OtherThanPacketError, PacketNewerError
from features.own_community.merging.conflicts import ConflictChoice
from features.packets.merging import merge_rows
from features.packets.packet_checks import digests_of, packet_error, require_sound
from features.packets.packet_rows import packet_tables, rows_of
from features.packets.packet_signature import signed_packet, signer_of
from features.packets.packet_steps import MergeContext, PacketSteps, plan_steps, write_plan

ENDING = ".lintu"
FORMAT = 2
_MOMENT = (2020, 1, 1, 0, 0, 0)
_LIMITS = replace(
    DEFAULT_LIMITS,
    file_bytes=500 * MB,
    archive_members=20_000,
    archive_bytes=1_000 * MB,
    archive_ratio=200,
)
_CONTRADICTIONS = (
    SQLAlchemyError,
    ShapelyError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What reading rows that do not fit together may raise."""


@dataclass(frozen=True)
class PacketImport:
    """What the import of a packet changed.

    key: of the community. is_new: whether its steps were new here. new_rows: how many other rows were.
    layers, rows: how many a merge of steps changed. replaced: options and reports that took the other
    machine's newer state. split: names of options that were changed on both machines and now stand twice.
    signer: the public key of the installation that made the packet; "" where it is not signed.
    """

    key: str
    is_new: bool
    new_rows: int
    is_merge: bool = False
    layers: int = 0
    rows: int = 0
    replaced: int = 0
    split: tuple[str, ...] = ()
    signer: str = ""


def packet(store: Connections, key: str) -> bytes:
    """The file of the community with this key; of one that is not one's own, what was done in it alone."""
    with store.reading() as connection:
        row = rows.community_row(connection, key)
        listed = [_lasting_step(step) for step in rows.step_rows(connection, key)] if row else []
        needed = {digest for step in listed for digest in digests_of(step)}
        files = {f"contents/{digest}": content for digest, content in contents_of(connection, needed).items()}
        for table, of_one in rows_of(connection, key).items():
            if of_one:
                files[f"rows/{table}.jsonl"] = "".join(f"{_json(one)}\n" for one in of_one).encode()
    wanted = FORMAT if any("merged" in step for step in listed) else 1
    about = {"format": wanted, "key": key, "community": _lasting(row), "steps": listed}
    files["packet.json"] = _json(about).encode()
    return signed_packet(_zip_files(files), installation_key())


def unpack(
    store: Connections,
    raw: bytes,
    name: str,
    choice: ConflictChoice | None = None,
    actor: str = "lintu",
    heads: Sequence[str] = (),
) -> PacketImport:
    """Import a packet, all of it or nothing. `actor` is who merges, `choice` what they chose, `heads` what
    they read off printed result sheets.

    Raises NotAPacketError, PacketAlteredError, PacketNewerError, PacketConflictsError while something is not
    decided, what the comparison of `heads` raises, and what `features.packets.packet_steps.planned` and
    `write_plan` raise.
    """
    known = file_elsewhere(raw, name, "packet")
    if known is not None:
        raise OtherThanPacketError(file=printable_name(name), kind=known.what, where=known.where)
    signer = signer_of(raw, printable_name(name))
    terms = MergeContext(choice or ConflictChoice(), load_catalogue(), actor)
    packed, tables = _read(raw, printable_name(name))
    key = str(packed.about["key"])
    try:
        with store.reading() as connection:  # takes long where much was changed, and holds up nobody
            plan = plan_steps(connection, packed, terms)
        with store.writing() as connection:
            write_plan(connection, plan)
            merged = merge_rows(connection, key, tables, plan.here, plan.there, heads)
    except LintuError:
        raise
    except _CONTRADICTIONS as error:
        raise packet_error(packed.file, Message("its rows contradict each other")) from error
    return PacketImport(
        key=key,
        is_new=bool(plan.steps),
        new_rows=merged.new,
        is_merge=plan.is_merge,
        layers=plan.layers,
        rows=plan.rows,
        replaced=merged.replaced,
        split=merged.split,
        signer=signer,
    )


def _read(raw: bytes, file: str) -> tuple[PacketSteps, dict[str, list[dict[str, Any]]]]:
    """What the packet says of the community, and its other rows by table."""
    files = _files(raw, file)
    about = _about(files, file)
    contents = {
        path.removeprefix("contents/"): one for path, one in files.items() if path.startswith("contents/")
    }
    require_sound(about, contents, file)
    names = [source.table.name for source in packet_tables()]
    tables = {table: _parse_rows(files.get(f"rows/{table}.jsonl", b""), file) for table in names}
    return PacketSteps(file, about, contents), tables


def packet_read(path: Path) -> bytes:
    """The bytes of a packet's file. Raises NotAPacketError for one that is too large, and OSError."""
    if path.stat().st_size > _LIMITS.file_bytes:
        raise _too_large(printable_name(path.name))
    return path.read_bytes()


def _lasting(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A community's row without the count of its changes, which every machine keeps for itself."""
    return {name: value for name, value in row.items() if name != "version"} if row else None


def _lasting_step(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step without what it does not have, as older versions wrote it."""
    return {name: value for name, value in step.items() if value is not None}


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


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _zip_files(files: Mapping[str, bytes]) -> bytes:
    """By name, all of one date, so that the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return whole.getvalue()
