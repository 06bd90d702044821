"""One file that carries a community to another machine: its steps, layers and files, options, votes, photos.

A zip with the ending .lintu, signed as a whole (`packet_signature`). On one machine the same community gives
the same bytes. Coming back it merges and nothing doubles: `packet_steps` says by what rule the steps do, the
capabilities how their rows do. Format 2 is a packet with a step that merged another machine's; without one it
is written as format 1, which older versions read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from base.errors import LintuError
from base.installation_key import installation_key
from base.words import Message
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.importers.errors import printable_name
from data.known_files import file_elsewhere
from data.store.connections import Connections
from data.store.damaged_rows import DAMAGE
from data.store.event_merge import MergeSummary
from features.own_community import community_rows as rows
from features.own_community.content_rows import contents_of
from features.own_community.errors import OtherThanPacketError
from features.own_community.merging.conflicts import ConflictChoice
from features.packets.merging import merge_rows
from features.packets.packet_checks import digests_of, packet_error
from features.packets.packet_file import FORMAT, json_line, read_packet, zip_files
from features.packets.packet_rows import rows_of
from features.packets.packet_signature import signed_packet, signer_of
from features.packets.packet_steps import MergeContext, StepsPlan, plan_steps, write_plan

ENDING = ".lintu"
_CONTRADICTIONS = (SQLAlchemyError, *DAMAGE)
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

    @property
    def is_sample(self) -> bool:
        """Whether it holds invented things of the bundled sample; they stay in the sample."""
        return self.key == SAMPLE


def packet(store: Connections, key: str) -> bytes:
    """The file of the community with this key; of one that is not one's own, what was done in it alone."""
    with store.reading() as connection:
        row = rows.community_row(connection, key)
        listed = [_lasting_step(step) for step in rows.step_rows(connection, key)] if row else []
        needed = {digest for step in listed for digest in digests_of(step)}
        files = {f"contents/{digest}": content for digest, content in contents_of(connection, needed).items()}
        for table, of_one in rows_of(connection, key).items():
            if of_one:
                files[f"rows/{table}.jsonl"] = "".join(f"{json_line(one)}\n" for one in of_one).encode()
    wanted = FORMAT if any("merged" in step for step in listed) else 1
    about = {"format": wanted, "key": key, "community": _lasting(row), "steps": listed}
    if key == SAMPLE:
        about["sample"] = True
    files["packet.json"] = json_line(about).encode()
    return signed_packet(zip_files(files), installation_key())


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
    decided, what the comparison of `heads` raises, and what `plan_steps` and `write_plan` raise.
    """
    _refuse_elsewhere(raw, name)
    file = printable_name(name)
    signer = signer_of(raw, file)
    context = MergeContext(choice or ConflictChoice(), load_catalogue(), actor)
    packed, tables = read_packet(raw, file)
    key = str(packed.about["key"])
    try:
        with store.reading() as connection:  # takes long where much was changed, and holds up nobody
            plan = plan_steps(connection, packed, context)
        with store.writing() as connection:
            write_plan(connection, plan)
            merged = merge_rows(connection, key, tables, plan.here, plan.there, heads)
    except LintuError:
        raise
    except _CONTRADICTIONS as error:
        raise packet_error(file, Message("its rows contradict each other")) from error
    return _packet_import(key, plan, merged, signer)


def _refuse_elsewhere(raw: bytes, name: str) -> None:
    """Raise OtherThanPacketError for a file that belongs to another upload or command."""
    known = file_elsewhere(raw, name, "packet")
    if known is not None:
        raise OtherThanPacketError(file=printable_name(name), kind=known.what, where=known.where)


def _packet_import(key: str, plan: StepsPlan, merged: MergeSummary, signer: str) -> PacketImport:
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


def _lasting(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A community's row without the count of its changes, which every machine keeps for itself."""
    return {name: value for name, value in row.items() if name != "version"} if row else None


def _lasting_step(step: Mapping[str, Any]) -> dict[str, Any]:
    """A step without what it does not have, as older versions wrote it."""
    return {name: value for name, value in step.items() if value is not None}
