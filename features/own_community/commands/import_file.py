"""`lintu import`: a layer of a community from a file, as the page does it, without a page."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from base.errors import LintuError
from base.terminal import Command, Option, fail, in_language
from base.words import Message
from features.own_community.commands.communities import by_whom, edit_by, own_named
from features.own_community.commands.file_options import FileOptions, file_options
from features.own_community.commands.import_extract import ALL, ExtractImport, import_extract
from features.own_community.commands.import_people import PEOPLE, PeopleProposal, import_people_table

if TYPE_CHECKING:
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.file_import import ImportProposal

TAKEN, ASKS, REFUSED = 0, 1, 2
"""Exit codes."""


@click.command(
    "import",
    cls=Command,
    says=Message(
        "Import the layer LAYER (residences, facilities, public_spaces, paths, entrances, grids, compounds) "
        "of COMMUNITY from FILE; “all” fills every layer from an OpenStreetMap extract, “people” takes a "
        "table that counts the people of the homes.\n\nEnds with 0 when it was imported, with 1 when "
        "something must be decided first (it says with which option), with 2 when the file is refused."
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
    from data.store.open_store import the_store

    try:
        if layer == ALL:
            known = own_named(the_store(), community)
            _print_other(import_extract(known, file, dry_run, actor), as_json, language)
            return
        if layer == PEOPLE:
            known = own_named(the_store(), community)
            counted = import_people_table(known, file, FileOptions(**options), dry_run, actor)
            _print_other(counted, as_json, language)
            sys.exit(ASKS if counted.questions else TAKEN)
        known, proposal = _propose(community, layer, file, FileOptions(**options))
        after = None
        if not proposal.questions and not dry_run:
            after = _take(known, proposal, not add, options["skip_crossing"], actor)
    except (LintuError, OSError) as error:
        if as_json:
            print_refusal(error, language)
        fail(error, language, REFUSED)
    _print_result(proposal, after, as_json, language)
    sys.exit(ASKS if proposal.questions else TAKEN)


def _print_other(found: ExtractImport | PeopleProposal, as_json: bool, language: str) -> None:
    if as_json:
        click.echo(json.dumps(found.values(language), ensure_ascii=False, indent=2, allow_nan=False))
        return
    for words in found.lines():
        click.echo(words.text(language))
    if found.after is not None:
        click.echo(Message("Imported into {community}.", community=found.after.key).text(language))


def _propose(
    community: str, layer: str, file: Path, options: FileOptions
) -> tuple[OwnCommunity, ImportProposal]:
    from data.catalogue import load_catalogue
    from data.store.open_store import the_store
    from features.own_community.file_import import LAYERS_BY_FILE, propose_import, target_of

    known = own_named(the_store(), community)
    target = target_of(layer, LAYERS_BY_FILE)
    raw, source = options.read(file)
    answers = options.answers()
    return known, propose_import(the_store(), known, source, raw, target, answers, load_catalogue())


def _take(
    known: OwnCommunity, proposal: ImportProposal, instead: bool, without_mended: bool, actor: str
) -> OwnCommunity:
    from data.store.open_store import the_store
    from features.own_community.importing import import_layer

    assert proposal.file is not None  # no question stands before it
    return import_layer(edit_by(the_store(), known, actor), proposal.file, instead, without_mended)


def _print_result(proposal: ImportProposal, after: OwnCommunity | None, as_json: bool, language: str) -> None:
    from features.own_community.import_report import report_lines, report_values

    if as_json:
        taken = None if after is None else {"community": after.key, "version": after.version}
        values = report_values(proposal, language) | {"taken": taken}
        click.echo(json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False))
        return
    lines: Sequence[Any] = tuple(report_lines(proposal))
    for words in lines:
        click.echo(words.text(language))
    if after is not None:
        click.echo(Message("Imported into {community}.", community=after.key).text(language))


def print_refusal(error: LintuError | OSError, language: str) -> None:
    """Print as JSON that nothing was taken, and why."""
    text = error.message(language) if isinstance(error, LintuError) else str(error)
    refused = {"kind": type(error).__name__, "text": text}
    click.echo(json.dumps({"refused": refused, "taken": None}, ensure_ascii=False, indent=2))
