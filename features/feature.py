"""What a capability is, declared once: the program reads this, and lists capabilities nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection, Select, Table, select
from starlette.routing import BaseRoute

from base.entries import Entry
from base.family import Family, Member
from base.known_texts import KNOWN_TEXTS
from base.translations import CATALOGUES
from base.words import Bilingual, Text
from data.assess import Assessment
from data.candidate_sites import CANDIDATE_SITES, CandidateSites
from data.communities import SOURCES, CommunitySource
from data.community_catalogue import NOISE_CLASSES, PROFILE_CHOICES, SURVEYS, CommunityChoice
from data.demo_codes import DEMO_CODES, DemoCodes
from data.known_files import KNOWN_FILES, KnownFile
from data.open_communities import ADJUSTMENTS, Adjustment
from data.option_origins import OPTION_ORIGINS, OptionOrigin
from data.path_drawing import PATH_DRAWING_PAGES, PathDrawingPage
from data.store.backup import SNAPSHOT_RULES, SnapshotRule
from data.store.community_setting import CommunitySetting
from data.store.event_merge import MergeSummary
from data.store.restore import RESTORE_RULES, RestoreRule
from data.store.steps import VERSION_FOLDERS
from layers import LAYERS
from layers.layer import Layer
from paper.order import Order
from paper.table import Table as DocumentTable
from web.connections.guard import RESERVED_BELOW
from web.door.access_control import PUBLIC_BELOW
from web.forms.home_links import HOME_LINKS, HomeLink

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""Table → its rows."""


@dataclass(frozen=True)
class PacketTable:
    """A table whose rows travel with their community.

    query: the rows of the community of this key. number: the column of numbers that a store gives by itself.
    names_layers: True where rows name rows of layers (`grid`, `space`, `path`, `source_id`, `target_id`), and
    so follow where a merge gave those another key.
    """

    table: Table
    query: Callable[[str], Select[Any]]
    number: str = ""
    names_layers: bool = False


def rows_under(
    table: Table, column: str, parents: Callable[[str], Select[Any]]
) -> Callable[[str], Select[Any]]:
    """The rows whose `column` is one of the ids that `parents` gives for a community."""
    return lambda community: select(table).where(table.c[column].in_(parents(community)))


@dataclass(frozen=True)
class PacketPart:
    """The tables that a capability contributes to a packet, and how their rows are merged.

    merge: brings in the rows of its tables, which name nothing that is not there; the same packet again does
    nothing, and two machines that exchange packets end alike. It reads what it brought in by the readers
    that pages have, and raises what they raise, or ValueError or KeyError for rows that belong to nothing of
    the community: a row that no page could open never comes in.

    elsewhere: rows of its tables that the store keeps in another form, for the community of a key. compare:
    given the rows of a packet and what somebody read off paper, raises where the two differ and remembers
    where they agree; without it nothing of this capability stands on paper.
    """

    tables: tuple[PacketTable, ...]
    merge: Callable[[Connection, Rows, MergeSummary], None]
    elsewhere: Callable[[Connection, str], Rows] = lambda connection, community: {}
    compare: Callable[[Connection, Rows, Sequence[str]], None] | None = None


def setting_packet(setting: CommunitySetting) -> PacketPart:
    """The part of a packet that carries this setting of the community."""
    table = setting.table
    return PacketPart(
        tables=(PacketTable(table, setting.rows_of),),
        merge=lambda connection, rows, summary: setting.merge(connection, rows[table.name], summary),
    )


@dataclass(frozen=True)
class StaffPage:
    """A page for staff.

    file: its script. entry: where the navigation has it; None for a page that is reached from elsewhere.
    place: smaller stands further left within the entry. short: its name beside the other pages of the entry,
    of one or two words; without one, the title. product: the format (a key of `exports.formats`) that the
    page's export begins with. guide: the page of the guide (`base/guide.py`) that says how to work here.
    waiting: how many new things wait there in a community (its key); the entry shows them as a badge.
    """

    file: Path
    title: Text
    address: str
    entry: Entry | None = None
    place: int = 0
    short: Text | None = None
    product: str = ""
    guide: str = ""
    waiting: Callable[[str], int] | None = None


@dataclass(frozen=True)
class Todo:
    """Something that waits for staff, and the address of the page on which it is done."""

    text: Text
    page: str


@dataclass(frozen=True)
class Feature:
    """A capability.

    key: its folder below `features/`. uses: keys of the capabilities that it may import. tables: every
    table that it keeps. migrations: a folder of steps that are not in `data/store/migrations`. routes:
    given Streamlit's baseUrlPath, what it answers besides Streamlit's pages; public_below: the starts of
    addresses that are open to all (those below `/r/` are anyway); reserved_below: the starts of paths below
    `/r` whose forms have room of their own among slow senders. home_links: what residents can do, for their
    home page. documents: tables for Word, Excel and the offline page. known_files: kinds of files that its
    uploads and commands take. session_keys: how the names of its session and address values begin. words:
    the folder of its translations. today: what it knows to have changed in a community. path_drawing: where
    a missing path can be drawn. option_origin: what an option was made of. profile_choice: which profile
    was chosen for one. survey: its own survey. noise_class: that of its area. is_voting: whether backups
    must be made often just now. todo: what waits for staff in a community, given as its file has it.
    snapshots: what it keeps out of copies of the database. restores: how it writes a restore down.
    demo_codes: codes for trying out a vote of the sample. known_texts: stored texts that each reader gets
    in one of two languages.
    """

    key: str
    uses: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    migrations: Path | None = None
    packet: PacketPart | None = None
    routes: Callable[[str], list[BaseRoute]] = lambda base: []
    public_below: tuple[str, ...] = ()
    reserved_below: tuple[str, ...] = ()
    home_links: tuple[HomeLink, ...] = ()
    pages: tuple[StaffPage, ...] = ()
    layers: tuple[Layer, ...] = ()
    documents: tuple[Callable[[Order], DocumentTable], ...] = ()
    commands: tuple[click.Command, ...] = ()
    session_keys: tuple[str, ...] = ()
    known_files: tuple[KnownFile, ...] = ()
    words: Path | None = None
    communities: CommunitySource | None = None
    today: Adjustment | None = None
    candidate_sites: CandidateSites | None = None
    path_drawing: PathDrawingPage | None = None
    option_origin: Callable[[str, str], OptionOrigin | None] | None = None
    profile_choice: CommunityChoice | None = None
    survey: CommunityChoice | None = None
    noise_class: CommunityChoice | None = None
    todo: Callable[[Assessment], tuple[Todo, ...]] = field(default=lambda in_file: ())
    is_voting: Callable[[Connection], bool] = field(default=lambda connection: False)
    snapshots: SnapshotRule | None = None
    restores: RestoreRule | None = None
    demo_codes: DemoCodes | None = None
    known_texts: Callable[[], Mapping[str, Bilingual]] | None = None


_INSTALLED: Family[Feature] = Family()


def capabilities() -> tuple[Feature, ...]:
    """The capabilities that were installed."""
    return _INSTALLED.members


def install(features: Iterable[Feature]) -> None:
    """Add the capabilities' parts to the families that lower floors read. Doing it again changes nothing."""
    for feature in features:
        _INSTALLED.add(feature)
        for layer in feature.layers:
            LAYERS.add(layer)
        for start in feature.public_below:
            PUBLIC_BELOW.add(start)
        for start in feature.reserved_below:
            RESERVED_BELOW.add(start)
        for link in feature.home_links:
            HOME_LINKS.add(link)
        for known in feature.known_files:
            KNOWN_FILES.add(known)
        _add(CATALOGUES, feature.words)
        _add(VERSION_FOLDERS, feature.migrations)
        _add(SOURCES, feature.communities)
        _add(ADJUSTMENTS, feature.today)
        _add(CANDIDATE_SITES, feature.candidate_sites)
        _add(PATH_DRAWING_PAGES, feature.path_drawing)
        _add(OPTION_ORIGINS, feature.option_origin)
        _add(PROFILE_CHOICES, feature.profile_choice)
        _add(SURVEYS, feature.survey)
        _add(NOISE_CLASSES, feature.noise_class)
        _add(SNAPSHOT_RULES, feature.snapshots)
        _add(RESTORE_RULES, feature.restores)
        _add(DEMO_CODES, feature.demo_codes)
        _add(KNOWN_TEXTS, feature.known_texts)


def _add(family: Family[Member], member: Member | None) -> None:
    if member is not None:
        family.add(member)
