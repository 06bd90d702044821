"""`lintu import`: a layer of a community from a file, as the page does it, without a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from base.errors import LintuError
from base.terminal import Command, Option, in_language
from base.words import Message, Text
from features.own_community.commands.communities import by_whom, edit_by, own_named
from features.own_community.commands.file_options import FileOptions, file_options
from features.own_community.commands.import_census import CENSUS, GridProposal, import_census_grid
from features.own_community.commands.import_extract import ALL, ExtractImport, import_extract
from features.own_community.commands.import_people import PEOPLE, PeopleProposal, import_people_table
from features.own_community.commands.outcome import ASKS, DONE, print_outcome, refuse

if TYPE_CHECKING:
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.file_import import ImportProposal, ImportQuestion


@click.command(
    "import",
    cls=Command,
    says=Message(
        "Import the layer LAYER (residences, facilities, public_spaces, paths, entrances, grids, compounds) "
        "of COMMUNITY from FILE; “all” fills every layer from an OpenStreetMap extract, “people” takes a "
        "table that counts the people of the homes, “census” shares out a grid of cells with people.\n\n"
        "Ends with 0 when it was imported, with 1 when something must be decided first (it says with which "
        "option), with 2 when the file is refused."
    ),
)
@click.argument("community")
@click.argument("layer")
@click.argument("file", type=click.Path(path_type=Path))
@file_options
@click.option("--add", cls=Option, is_flag=True, says=Message("Keep what the layer holds and add the rows."))
@click.option("--dry-run", cls=Option, is_flag=True, says=Message("Say what would come in; store nothing."))
@click.option("--json", "as_json", cls=Option, is_flag=True, says=Message("Print what was done as JSON."))
@by_whom
@in_language
def import_file(
    community: str,
    layer: str,
    file: Path,
    add: bool,
    dry_run: bool,
    as_json: bool,
    actor: str,
    language: str,
    **options: Any,
) -> None:
    """Import a layer."""
    try:
        read = FileOptions(**options)
        outcome = _outcome(community, layer, file, read, not add, dry_run, actor)
    except (LintuError, OSError) as error:
        refuse(error, as_json, language)
    print_outcome(outcome, as_json, language)
    sys.exit(ASKS if outcome.questions else DONE)


def _outcome(
    community: str, layer: str, file: Path, options: FileOptions, instead: bool, is_dry_run: bool, actor: str
) -> ExtractImport | PeopleProposal | GridProposal | LayerImport:
    from data.store.open_store import the_store

    known = own_named(the_store(), community)
    if layer == ALL:
        return import_extract(known, file, is_dry_run, actor)
    if layer == PEOPLE:
        return import_people_table(known, file, options, is_dry_run, actor)
    if layer == CENSUS:
        return import_census_grid(known, file, options, is_dry_run, actor)
    proposal = _propose(known, layer, file, options)
    if proposal.questions or is_dry_run:
        return LayerImport(proposal)
    return LayerImport(proposal, _take(known, proposal, instead, options.skip_crossing, actor))


@dataclass(frozen=True, eq=False)
class LayerImport:
    """A layer that came in, or what stands before it."""

    proposal: ImportProposal
    after: OwnCommunity | None = None

    @property
    def questions(self) -> Sequence[ImportQuestion]:
        """What must be decided first."""
        return self.proposal.questions

    def values(self, language: str) -> Mapping[str, Any]:
        """For JSON."""
        from features.own_community.import_report import report_values

        return report_values(self.proposal, language)

    def lines(self) -> Iterable[Text]:
        """For a person."""
        from features.own_community.import_report import report_lines

        return report_lines(self.proposal)


def _propose(known: OwnCommunity, layer: str, file: Path, options: FileOptions) -> ImportProposal:
    from data.catalogue import load_catalogue
    from data.store.open_store import the_store
    from features.own_community.file_import import LAYERS_BY_FILE, propose_import, target_of

    target = target_of(layer, LAYERS_BY_FILE)
    raw, source = options.read(file)
    return propose_import(the_store(), known, source, raw, target, options.answers(), load_catalogue())


def _take(
    known: OwnCommunity, proposal: ImportProposal, instead: bool, without_mended: bool, actor: str
) -> OwnCommunity:
    from data.store.open_store import the_store
    from features.own_community.importing import import_layer

    assert proposal.file is not None  # no question stands before it
    return import_layer(edit_by(the_store(), known, actor), proposal.file, instead, without_mended)
