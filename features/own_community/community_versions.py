"""Create, change, undo and open people's own communities in the store.

A step is written whole in one transaction: the contents of layers and files, the state, and which one holds.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from pyproj import CRS
from sqlalchemy import Connection

from base.late_modules import geopandas as gpd
from base.words import Bilingual, Message, Text, both_words
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community
from data.store.connections import Connections
from data.store.rows import Row
from features.own_community import community_rows as rows
from features.own_community.content_rows import content_of, keep_content
from features.own_community.errors import CommunityChangedError, NoCommunityPlaceError, NoNameError
from features.own_community.layer_text import layer_of_digest, layer_text, no_rows
from features.own_community.state import CommunityState, state_from, state_json

LONGEST_NAME = 60


@dataclass(frozen=True)
class OwnCommunity:
    """A community of one's own: its key, its current state, how often it was changed."""

    key: str
    state: CommunityState
    version: int
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True)
class Step:
    """One change: when, by whom, what was done."""

    number: int
    at: str
    actor: str
    what: Text


def own_communities(store: Connections) -> dict[str, Text]:
    """Key → name of every community of one's own, the oldest first; of one name, also when they began."""
    with store.reading() as connection:
        listed = rows.community_rows(connection)
    often = Counter((row["name_zh"], row["name_en"]) for row in listed)
    return {row["key"]: _distinct_names(row, often) for row in listed}


def _distinct_names(row: Row, often: Mapping[tuple[str, str], int]) -> Text:
    zh, en = row["name_zh"], row["name_en"]
    if often[zh, en] == 1:
        return Bilingual(zh, en)
    begun = f"{datetime.fromisoformat(row['created_at']).astimezone():%m-%d %H:%M}"
    return Message("{name} ({begun})", context="begun", name=Bilingual(zh, en), begun=begun)


def begin(store: Connections, name: Bilingual, actor: str) -> OwnCommunity:
    """A new community without anything in it. Raises NoNameError."""
    zh, en = (" ".join(text.split())[:LONGEST_NAME] for text in (name.zh, name.en))
    if not (zh or en):
        raise NoNameError
    state = CommunityState(Bilingual(zh or en, en or zh))
    key = f"{_slug(en or zh)}-{secrets.token_hex(3)}"
    with store.writing() as connection:
        begin_as(connection, key, state, actor, Message("Created"))
    return own(store, key)


def begin_as(connection: Connection, key: str, state: CommunityState, actor: str, what: Text) -> None:
    """The first step of a community with this key."""
    row = {"key": key, "name_zh": state.name.zh, "name_en": state.name.en, "created_at": _now()}
    rows.insert_community(connection, {**row, "step": 1, "version": 1})
    rows.insert_step(connection, _step(key, 1, actor, what, state))


def copy_community(store: Connections, known: OwnCommunity, actor: str) -> OwnCommunity:
    """Another community with the same ground, homes, paths and places, but nobody living there, no grid
    workers, no encroachments, no files and no reports: to start a variant from, or to hand to others."""
    layers = layers_of(store, known.state)
    homes, grids = layers["residences"], layers["grids"]
    nobody = homes.assign(households=0.0, elder=0.0, adult=0.0, child=0.0, estimated=False)
    bare = {**layers, "residences": nobody, "grids": grids.assign(manager="")}
    name = Message("{name} copy", name=known.state.name)
    fresh = begin(store, Bilingual(*both_words(name)), actor)
    state = replace(fresh.state, epsg=known.state.epsg, boundary=known.state.boundary)
    kept = {one: bare[one] for one in known.state.layers if one != "encroachments"}
    return change(store, fresh, state, Message("Copied without people"), actor, kept)


def own(store: Connections, key: str) -> OwnCommunity:
    """The community with this key. Raises KeyError where there is none."""
    with store.reading() as connection:
        return _own(connection, key)


def change(
    store: Connections,
    known: OwnCommunity,
    state: CommunityState,
    what: Text,
    actor: str,
    layers: Layers | None = None,
    files: Sequence[bytes] = (),
) -> OwnCommunity:
    """Store the community's next state, with new contents of `layers` and the bytes of `files`.

    One transaction: all of it, or nothing. Raises CommunityChangedError unless `known` is how it stands.
    """
    with store.writing() as connection:
        for name, frame in (layers or {}).items():
            state = state.with_layer(name, keep_content(connection, layer_text(frame)))
        for content in files:
            keep_content(connection, content)
        row = rows.community_row(connection, known.key)
        number = (row["step"] if row else 0) + 1
        values = {"step": number, "name_zh": state.name.zh, "name_en": state.name.en}
        _move(connection, known, values)
        rows.drop_steps_after(connection, known.key, number - 1)
        rows.insert_step(connection, _step(known.key, number, actor, what, state))
        return _own(connection, known.key)


def undo(store: Connections, known: OwnCommunity) -> OwnCommunity:
    """The state before the last change; the same where there is none."""
    return _go(store, known, -1)


def redo(store: Connections, known: OwnCommunity) -> OwnCommunity:
    """The state after the change that was undone last; the same where there is none."""
    return _go(store, known, 1)


def steps(store: Connections, key: str) -> tuple[Step, ...]:
    """What was done to the community up to now, the first step first."""
    with store.reading() as connection:
        row = rows.community_row(connection, key)
        current = row["step"] if row else 0
        return tuple(
            Step(one["number"], one["at"], one["actor"], Bilingual(*one["what"]))
            for one in rows.step_rows(connection, key)
            if one["number"] <= current
        )


def layers_of(store: Connections, state: CommunityState) -> dict[str, gpd.GeoDataFrame]:
    """Every layer of the state, empty ones for those that it lacks.

    Raises NoCommunityPlaceError without a CRS. The frames are shared and must not be changed in place.
    """
    if not state.epsg:
        raise NoCommunityPlaceError
    crs = CRS.from_epsg(state.epsg)
    with store.reading() as connection:
        there = {
            name: layer_of_digest(digest, name, state.epsg, partial(content_of, connection, digest))
            for name, digest in state.layers.items()
        }
    return {name: there[name] if name in there else no_rows(name, crs) for name in SCHEMAS}


def open_own(store: Connections, key: str, catalogue: Catalogue) -> Community:
    """The community opened for scoring, like any other.

    Raises NoCommunityPlaceError and CommunityDataError.
    """
    state = own(store, key).state
    layers = layers_of(store, state)
    validate_layers(layers, catalogue)
    return Community(
        key=key,
        name=state.name,
        crs=layers["grids"].crs,
        digest=_digest(state),
        assumptions=tuple(note for notes in state.notes.values() for note in notes),
        **layers,
    )


def _own(connection: Connection, key: str) -> OwnCommunity:
    row = rows.community_row(connection, key)
    step = rows.step_row(connection, key, row["step"]) if row else None
    if row is None or step is None:
        raise KeyError(key)
    last = rows.last_step(connection, key)
    return OwnCommunity(key, state_from(step["state"]), row["version"], row["step"] > 1, row["step"] < last)


def _go(store: Connections, known: OwnCommunity, by: int) -> OwnCommunity:
    with store.writing() as connection:
        row = rows.community_row(connection, known.key)
        target = rows.step_row(connection, known.key, (row["step"] if row else 0) + by)
        if target is None:
            return _own(connection, known.key)
        state = state_from(target["state"])
        values = {"step": target["number"], "name_zh": state.name.zh, "name_en": state.name.en}
        _move(connection, known, values)
        return _own(connection, known.key)


def _move(connection: Connection, known: OwnCommunity, values: Mapping[str, object]) -> None:
    if not rows.update_community(connection, known.key, known.version, values):
        raise CommunityChangedError(name=known.state.name.zh)


def _step(key: str, number: int, actor: str, what: Text, state: CommunityState) -> dict[str, object]:
    return {
        "community": key,
        "number": number,
        "at": _now(),
        "actor": actor,
        "what": both_words(what),
        "state": state_json(state),
    }


def _digest(state: CommunityState) -> str:
    """Of all that the scores follow from."""
    scored = {name: value for name, value in state_json(state).items() if name in ("epsg", "layers", "notes")}
    return hashlib.sha256(json.dumps(scored, sort_keys=True).encode()).hexdigest()


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30] or "community"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
