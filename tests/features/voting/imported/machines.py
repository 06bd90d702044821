"""Machines that hold votes and carry packets, and somebody who forges them."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from base.installation_key import installation_key
from data.known_installations import remember_installation
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.packets.packet import packet, unpack
from features.voting.box.casting import cast
from features.voting.box.votes import VoteRecord, vote_record
from tests.features.voting.box.rounds import open_vote_with_codes, sending

Tables = dict[str, list[dict[str, Any]]]
COMMUNITY = "xuzhen"


@contextmanager
def at(var: Path) -> Iterator[None]:
    """Work at the machine whose var folder this is."""
    before = os.environ.get("LINTU_VAR")
    os.environ["LINTU_VAR"] = str(var)
    try:
        yield
    finally:
        the_writer().stop()
        the_store().close()
        os.environ["LINTU_VAR"] = str(before)


def vote_with_ballots(ballots: str = "AAB") -> VoteRecord:
    """An open vote with these ballots, and one code that nobody used."""
    vote, slips = open_vote_with_codes(codes=len(ballots) + 1)
    for slip, option in zip(slips, ballots, strict=False):
        cast(vote.id, sending(vote, slip, option))
    return vote


def pack() -> bytes:
    return packet(the_store(), COMMUNITY)


def bring(raw: bytes, *heads: str) -> int:
    """Import; how many rows are new."""
    return unpack(the_store(), raw, "a.lintu", heads=heads).new_rows


def check(public_key: str, name: str = "居委会林老师") -> None:
    the_writer().write(lambda connection: remember_installation(connection, public_key, name, "张"))


def public_key(var: Path) -> str:
    with at(var):
        return installation_key().public


def origin(vote: VoteRecord) -> tuple[bool, bool, int]:
    """Whether it was held here, whether it is checked, how many versions there are."""
    found = vote_record(vote.id).origin
    return found.is_here, found.is_checked, found.versions


def tables_in(raw: bytes) -> Tables:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {
            name.removeprefix("rows/").removesuffix(".jsonl"): [
                json.loads(line) for line in archive.read(name).decode().split("\n") if line
            ]
            for name in archive.namelist()
            if name.startswith("rows/")
        }


def forged(raw: bytes, change: Callable[[Tables], None], keeps_signatures: bool = False) -> bytes:
    """The packet with changed rows, its box sealed and its log chained anew by whoever did it; not signed."""
    tables = tables_in(raw)
    change(tables)
    for vote in tables["workshop"]:
        _seal(tables, vote)
    if not keeps_signatures:
        tables.pop("vote_signature", None)
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(whole, "w") as made:
        for name in archive.namelist():
            table = name.removeprefix("rows/").removesuffix(".jsonl")
            if not name.startswith("rows/"):
                made.writestr(name, archive.read(name))
            elif table in tables:
                made.writestr(
                    name, "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in tables[table])
                )
    return whole.getvalue()


def all_for(option: str) -> Callable[[Tables], None]:
    """Every ballot says this option."""

    def change(tables: Tables) -> None:
        for ballot in tables["ballot"]:
            ballot["content"] = json.dumps([option])

    return change


def _seal(tables: Tables, vote: dict[str, Any]) -> None:
    """As the documents of the log and of its seal say, without the program's code."""
    lines = sorted(
        json.dumps(
            [row[name] for name in ("constituency", "age_group", "channel", "content")], ensure_ascii=False
        )
        for row in tables["ballot"]
        if row["workshop_id"] == vote["id"] and not row["is_test"]
    )
    seal = hmac.new(bytes.fromhex(vote["seal_key"]), "\n".join(lines).encode(), "sha256").hexdigest()
    head = "0" * 64
    for row in sorted(tables["vote_event"], key=lambda one: int(one["position"])):
        if row["workshop_id"] != vote["id"]:
            continue
        event = json.loads(row["event"]) | {"workshop": vote["id"]}
        if event["kind"] == "close":
            event["seal"] = seal
        text = json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        head = hashlib.sha256(f"{head}\n{text}".encode()).hexdigest()
        row |= {"event": text, "hash": head}
